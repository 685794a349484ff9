"""The schedule: role-plays, visits with the supervisor, what was agreed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates
from salesdash.exports import calendar, names, schedule
from salesdash.exports import controls as export
from salesdash.exports.schedule import DAYS, Schedule
from salesdash.exports.workbook import MIME
from salesdash.method.controls import ROLE_PLAY_DAYS
from salesdash.ui import controls_plan, download, source, tables, text
from salesdash.ui import controls_save as save
from salesdash.ui.card import card
from salesdash.ui.shell import Frame
from salesdash.ui.tables import Picked
from salesdash.words import Words

_NARROW = {
    "plays": ("rep", "play", "next"),
    "visits": ("customer", "joint", "next_date"),
    "talks": ("rep", "topic", "session"),
}
_TABLES = {
    "plays": ("rep", "play", "last", "next", "topic", "supervisor"),
    "visits": (
        *("customer", "joint", "name", "rep", "next_date", "joint_on"),
        *("planned_on", "supervisor", "agreed"),
    ),
    "talks": (
        *("rep", "date", "topic", "session", "agreed", "due", "supervisor"),
        *("role_play", "note", "file", "sheet", "row"),
    ),
}


def draw(frame: Frame, view: View) -> None:
    """Draw the three lists, the form and the files."""
    t = frame.t
    _plays(frame, view)
    _visits(frame, view)
    controls_plan.draw(frame, view)
    _talks(frame, view)
    _files(view, t)


def _plays(frame: Frame, view: View) -> None:
    """Draw the role-plays, who has none first."""
    t, rows = frame.t, view.role_plays
    with card(t("controls.schedule.plays")):
        near = len(rows.filter(play="set")) + len(rows.filter(play="held"))
        text.caption(
            t(
                "controls.schedule.plays_told",
                n=near,
                of=len(rows),
                days=ROLE_PLAY_DAYS,
            )
        )
        picked = _grid(rows, "plays", t)
        if picked is not None and picked.row < len(rows):
            row = rows[picked.row : picked.row + 1].rows(named=True)[0]
            topic = row["topic"] if row["next"] is not None else ""
            _suggest(frame, row["rep"], "play", topic)
        elif len(rows):
            st.caption(t("controls.schedule.pick_rep"))


def _visits(frame: Frame, view: View) -> None:
    """Draw the key deals, those that ask for a visit first."""
    t, rows = frame.t, view.joint_visits
    with card(t("controls.schedule.visits")):
        if not len(rows):
            st.caption(t("controls.schedule.no_key"))
            return
        came = len(rows.filter(joint="came"))
        told = t("controls.schedule.visits_told", n=came, of=len(rows))
        text.caption(told)
        picked = _grid(rows, "visits", t)
        if picked is None or picked.row >= len(rows):
            st.caption(t("controls.schedule.pick_deal"))
            return
        row = rows[picked.row : picked.row + 1].rows(named=True)[0]
        parts = " · ".join(filter(None, (row["customer"], row["name"])))
        topic = t("controls.schedule.visit_topic", deal=parts)
        ahead = (row["next_date"] or 0) > view.number
        day = days.day(row["next_date"]) if ahead else None
        _suggest(frame, row["rep"], "visit", topic, day)


def _suggest(
    frame: Frame, rep: str, kind: str, topic: str, day: Any = None
) -> None:
    t = frame.t
    st.button(
        t(f"controls.schedule.plan_{kind}", rep=text.plain(rep)),
        icon=":material/event:",
        key=f"controls suggest {kind}",
        on_click=save.suggest,
        args=(rep, kind, day, topic[:200]),
    )


def _talks(frame: Frame, view: View) -> None:
    """Draw the talks, overdue ones first; one that is picked can close."""
    t, rows = frame.t, _ordered(view.sessions)
    with card(t("controls.schedule.talks")):
        if not len(rows):
            st.caption(t("controls.schedule.no_talks"))
            return
        late = len(rows.filter(session="overdue"))
        day = dates.day(view.number, t)
        told = t("controls.schedule.talks_told", n=len(rows), late=late)
        text.caption(told, t("controls.schedule.as_of", day=day))
        save.done(frame, "close")
        picked = _grid(rows, "talks", t)
        mark = _mark(rows, "talks")
        source.under(rows, "coaching", picked, view, t, mark)
        if picked is None or picked.row >= len(rows):
            return
        row = rows[picked.row : picked.row + 1].rows(named=True)[0]
        if row["session"] != "done":
            st.button(
                t("controls.schedule.close"),
                icon=":material/task_alt:",
                key="controls close",
                on_click=save.close,
                args=(frame, view, row),
            )


def _ordered(talks: Any) -> Any:
    """Put overdue talks first, then open, planned and done ones."""
    # The codes happen to stand in the alphabet the other way round.
    order = {"overdue": 0, "open": 1, "planned": 2, "done": 3}
    places = sorted(
        range(len(talks)), key=lambda n: order[talks["session"][n]]
    )
    return talks[places]


def _mark(rows: Any, name: str) -> str:
    return tables.mark(rows, "schedule", name)


def _grid(rows: Any, name: str, t: Words) -> Picked | None:
    columns = _NARROW[name] if tables.phone() else _TABLES[name]
    told = rows.rows(named=True)
    data = {c: [_cell(row, c, t) for row in told] for c in columns}
    forms = {c: _form(c, t) for c in columns}
    title = t(f"controls.schedule.{name}")
    alt = t("shell.table.alt", title=title, n=len(told))
    return tables.grid(data, forms, alt, key=_mark(rows, name))


def _cell(row: Mapping[str, Any], column: str, t: Words) -> Any:
    if column in DAYS:
        return None if row[column] is None else days.day(row[column])
    if column in {"file", "sheet", "row"}:
        return row[column]
    return schedule.said(row, column, t)


def _form(column: str, t: Words) -> Any:
    head = t(f"controls.column.{column}")
    if column in DAYS:
        return st.column_config.DateColumn(head, format="YYYY-MM-DD")
    return st.column_config.TextColumn(head)


def _files(view: View, t: Words) -> None:
    """Offer the schedule to print, as days, and as rows."""
    found = Schedule(
        view.role_plays, view.joint_visits, view.sessions, view.number
    )
    offers: Sequence[tuple[Any, str, str, str]] = (
        (partial(schedule.printable, found, t), "xlsx", MIME, "schedule"),
        (
            partial(schedule.dates, view.sessions, view.number, t),
            *("ics", calendar.MIME, "schedule"),
        ),
        (
            partial(export.sessions, view.sessions, view.number),
            *("csv", "text/csv", "sessions"),
        ),
    )
    with st.container(horizontal=True):
        for make, ending, mime, what in offers:
            file = names.name(what, view.number, ending)
            label = t(f"controls.schedule.{ending}")
            download.offer(make, file, label, mime)
