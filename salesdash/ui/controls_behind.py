"""What is behind a control point: its rows, its record, its history."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import controls as chart
from salesdash.charts import dates
from salesdash.exports import controls as export
from salesdash.exports import names
from salesdash.method.controls import CONTROL_POINTS
from salesdash.metrics.controls import changes
from salesdash.ui import address, download, source, tables, text
from salesdash.ui import controls_save as save
from salesdash.ui.card import card
from salesdash.ui.controls import POINT, REP, share, status
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]

TABLES = {
    "customer_list_kept": "customers",
    "role_play_scheduled": "coaching",
}
"""The table that the rows of a point stand in; opportunities else."""

_HEADS = ("what", "rep", "state", "missing", "date", "file", "sheet", "row")
_NARROW = ("what", "state", "missing")
_SHOWN = 8


def draw(frame: Frame, view: View) -> None:
    """Draw the card of the point and rep that are looked at."""
    t = frame.t
    with card(t("controls.behind.title")):
        point, rep = _choose(view, t)
        row = view.controls.filter(point=point, rep_key=rep).rows(named=True)[
            0
        ]
        st.markdown(_line(row, t))
        text.caption(t(f"controls.how.{point}"))
        _rows(view, row, t)
        _record(frame, view, row)
        save.done(frame, "record")
        _history(view, row, t)


def _choose(view: View, t: Words) -> tuple[str, str]:
    """Choose the point and the rep."""
    known = chart.seen(view.controls)
    if st.session_state.get(POINT) not in CONTROL_POINTS:
        st.session_state[POINT] = _worst(view)
    if st.session_state.get(REP) not in known:
        st.session_state[REP] = next(iter(known))
    address.spoken(t.language, POINT, REP)
    left, right = st.columns([3, 2])
    point = left.selectbox(
        t("controls.column.point"),
        CONTROL_POINTS,
        format_func=lambda code: t.name("control", code),
        key=POINT,
        persist_state="session",
    )
    rep = right.selectbox(
        t("controls.column.rep"),
        tuple(known),
        format_func=lambda key: known[key] if key else t("controls.all"),
        key=REP,
        persist_state="session",
    )
    return point, rep or ""


def _worst(view: View) -> str:
    """Name the point that is kept least, to begin with."""
    every = view.controls.filter(rep_key="").rows(named=True)
    asked = [row for row in every if row["of"]]
    least = min(asked, key=lambda r: r["done"] / r["of"], default=every[0])
    return least["point"]


def _line(row: Row, t: Words) -> str:
    """Say where the point stands, and what is recorded beside it."""
    parts = [f"**{status(row, t)}**", share(row, t)]
    if row["silent"]:
        parts.append(t("controls.silent", n=row["silent"]))
    if row["due"] is not None:
        parts.append(t("controls.due", day=dates.day(row["due"], t)))
    told = " · ".join(parts)
    if not row["answer"]:
        return told
    return f"{told}  \n:material/edit: {record(row, t)}"


def record(row: Row, t: Words) -> str:
    """Say what a manager recorded, safe as Markdown."""
    told = t(
        "controls.recorded_by",
        answer=t(f"controls.recorded.{row['answer']}"),
        by=text.plain(row["by"]) or t("history.nobody"),
        day=dates.day(row["recorded_on"], t),
    )
    if row["until"] is not None:
        told += f" · {t('controls.due', day=dates.day(row['until'], t))}"
    reason = text.plain(row["reason"], 500)
    return f"{told} · {reason}" if reason else told


def _rows(view: View, row: Row, t: Words) -> None:
    """List what the point looks at, what is missing first."""
    found = view.control_facts.filter(point=row["point"])
    if row["rep_key"]:
        found = found.filter(rep_key=row["rep_key"])
    if not len(found):
        st.caption(t("controls.behind.empty"))
        return
    ordered = found.sort("met", "rep", "customer", "name", nulls_last=True)
    told = ordered.rows(named=True)
    shown = _columns(told)
    data = {name: [_cell(r, name, t) for r in told] for name in shown}
    forms = {name: _form(name, t) for name in shown}
    title = t.name("control", row["point"])
    alt = t("shell.table.alt", title=title, n=len(told))
    table = TABLES.get(row["point"], "opportunities")
    mark = tables.mark(ordered, "control", row["point"], row["rep_key"])
    picked = tables.grid(data, forms, alt, key=mark)
    if picked is None or _sourced(ordered, picked.row):
        rows = ordered if any(ordered["import_id"].to_list()) else ordered[:0]
        source.under(rows, table, picked, view, t, mark)
    else:
        st.caption(t("controls.behind.no_row"))
    download.offer(
        lambda: export.facts(ordered, view.number),
        names.name(row["point"], view.number),
        t("shell.table.download"),
        key="control facts",
    )


def _sourced(rows: Any, place: int) -> bool:
    """Tell whether a row has a place, or says itself why it has none."""
    if place >= len(rows) or rows["point"][place] == "customer_list_kept":
        return True
    return bool(rows["import_id"][place])


def _columns(told: Sequence[Row]) -> list[str]:
    """Name the columns that say something of these rows."""
    known = {n for n in _HEADS if any(row.get(n) for row in told)}
    named = any(row["customer"] or row["name"] for row in told)
    known |= {"what"} if named else {"rep"}
    known |= {"state", "missing"}
    if tables.phone():
        known &= {*_NARROW, *(() if named else ("rep",))}
    return [name for name in _HEADS if name in known]


def _cell(row: Row, name: str, t: Words) -> Any:
    if name == "what":
        told = " · ".join(filter(None, (row["customer"], row["name"])))
        return told or row["rep"]
    if name == "state":
        code = {None: "silent", 1: "met"}.get(row["met"], "missing")
        if code == "missing" and row["point"] == "role_play_scheduled":
            code = "unset"
        return t(f"controls.fact.{code}")
    if name == "missing":
        mark = "、" if t.language == "zh" else ", "
        codes = row["missing"].split()
        return mark.join(t(f"controls.missing.{code}") for code in codes)
    if name == "date":
        return None if row["date"] is None else days.day(row["date"])
    return row[name]


def _form(name: str, t: Words) -> Any:
    head = t(f"controls.column.{name}")
    if name == "date":
        return st.column_config.DateColumn(head, format="YYYY-MM-DD")
    return st.column_config.TextColumn(head)


def _record(frame: Frame, view: View, row: Row) -> None:
    """Ask for what the manager sees."""
    t = frame.t
    box = fold(t("controls.record.title"), "controls record", "edit_note")
    if not box.open:
        return
    with box:
        text.caption(t("controls.record.told"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.segmented_control(
                t("controls.record.answer"),
                ("yes", "no"),
                format_func=lambda code: t(f"controls.recorded.{code}"),
                key=save.ANSWER,
            )
            st.date_input(
                t("controls.record.due"),
                value=None,
                format="YYYY-MM-DD",
                key=save.DUE,
                width=160,
            )
        st.text_input(t("controls.record.reason"), key=save.REASON)
        with st.container(horizontal=True):
            place = (frame, view, row["point"], row["rep"])
            st.button(
                t("controls.record.save"),
                type="primary",
                key="controls record save",
                on_click=save.record,
                args=place,
            )
            if row["answer"]:
                st.button(
                    t("controls.record.back"),
                    key="controls record back",
                    on_click=save.forget,
                    args=place,
                )


def _history(view: View, row: Row, t: Words) -> None:
    """Tell how the point stood week by week, and what was recorded."""
    box = fold(t("controls.history.title"), "controls history", "history")
    if not box.open:
        return
    with box:
        past = view.controls_past
        own = past.filter(point=row["point"], rep_key=row["rep_key"])
        _since(changes(own).rows(named=True), t)
        _weeks(own.sort("day", descending=True).rows(named=True), t)
        told = [
            r
            for r in view.control_records
            if (r["point"], r["rep_key"]) == (row["point"], row["rep_key"])
        ]
        for one in reversed(told):
            st.markdown(f":material/edit: {record(one, t)}")


def _since(found: list[dict[str, Any]], t: Words) -> None:
    for row in found:
        told = t(
            "controls.history.since",
            status=t(f"controls.status.{row['status']}"),
            day=dates.day(row["since"], t),
        )
        if row["broken"] is not None:
            day = dates.day(row["broken"], t)
            told = f"{told} {t('controls.history.broken', day=day)}"
        text.caption(told)


def _weeks(rows: list[dict[str, Any]], t: Words) -> None:
    """Show the weeks as a table."""
    data = {
        "date": [days.day(row["day"]) for row in rows],
        "state": [
            f"{chart.SIGNS[row['status']]} "
            f"{t('controls.status.' + row['status'])}"
            for row in rows
        ],
        "done": [share(row, t) for row in rows],
    }
    forms = {name: _form(name, t) for name in data}
    title = t("controls.history.title")
    tables.grid(data, forms, t("shell.table.alt", title=title, n=len(rows)))
