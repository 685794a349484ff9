"""What happened to a deal: a chart in time, and a list below it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View, said
from salesdash.charts import deal_events as chart
from salesdash.charts.deal_course import BEFORE, Course
from salesdash.method.milestones import CRITERIA
from salesdash.model.dossier import Dossier, Event, Source
from salesdash.ui import deal_value, picture, switches, tables, text
from salesdash.ui.card import card
from salesdash.ui.deal_form import STYLE
from salesdash.ui.fold import fold
from salesdash.words import Words

FEW = 10
"""So many lines of the list are seen at once."""

KINDS = ("every", "visit", "milestone", "terms", "tick", "edit", "other")
"""What the list can be kept to, the default first."""

_TERMS = ("amount", "currency", "expected_close", "closed_on", "status")
_EDITS = ("corrected", "overruled", "confirmed", "dismissed")


def draw(dossier: Dossier, view: View, t: Words) -> None:
    """Draw chart and list."""
    currency = dossier.deal["own_currency"] or ""
    course = Course(
        dossier.events,
        dossier.day,
        currency,
        t,
        view.settings.milestones,
        dossier.deal["won_on"],
    )
    with card(t("deal.events.title")):
        n = len(dossier.events)
        text.caption(t("deal.events.caption", n=n, before=BEFORE))
        figure = chart.deal_events(course, dark=picture.dark())
        picture.show(figure, chart.alt(course), "deal events")
        st.html(STYLE)
        with st.container(key="deal-events"):
            _list(dossier, currency, t)


def kind(event: Event) -> str:
    """Say under which of `KINDS` an event stands."""
    if event.kind in _EDITS:
        return "edit"
    if event.kind == "visit":
        return "visit"
    if event.column == "claimed_milestone":
        return "milestone"
    if event.column in _TERMS:
        return "terms"
    return "tick" if event.column in CRITERIA else "other"


def _list(dossier: Dossier, currency: str, t: Words) -> None:
    """List the events, newest first, the longer part folded."""
    known = {kind(event) for event in dossier.events}
    options = {
        code: t(f"deal.kinds.{code}")
        for code in KINDS
        if code == "every" or code in known
    }
    chosen = switches.one("deal events kind", t("deal.events.kind"), options)
    kept = [
        event for event in dossier.events if chosen in ("every", kind(event))
    ]
    rows = list(_rows(kept, currency, t))
    if rows:
        st.markdown(_table(rows[:FEW], t))
    if not rows[FEW:]:
        return
    box = fold(t("deal.events.more", n=len(rows) - FEW), "deal more events")
    if box.open:
        with box:
            st.markdown(_table(rows[FEW : tables.LONGEST], t))


def _rows(
    events: Sequence[Event], currency: str, t: Words
) -> Iterator[list[str]]:
    """Write a line for what one row told on one day of one kind."""
    for (day, _, source), group in groupby(events, _line):
        told = [sentence(event, currency, t) for event in group]
        yield [
            days.iso(day),
            " · ".join(text.plain(line, 400) for line in told),
            _where(source, t),
        ]


def _line(event: Event) -> tuple[int, str, Any]:
    return event.day, kind(event), event.source


def _table(rows: Sequence[Sequence[str]], t: Words) -> str:
    """Write lines as a table, on a phone as a list."""
    if tables.phone():
        return "\n".join(
            f"- **{day}** {said}" + (f"  \n  {where}" if where else "")
            for day, said, where in rows
        )
    heads = [t(f"deal.events.head.{name}") for name in ("day", "said", "at")]
    every = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in every)


def sentence(event: Event, currency: str, t: Words) -> str:
    """Say what happened, as text and never as markup."""
    holes = {
        "column": deal_value.heading(event.column, t),
        "by": event.by or t("history.nobody"),
    }
    if event.kind == "visit":
        holes["activity"] = t.name("activity", event.after)
    elif event.kind == "dismissed":
        holes["rule"] = deal_value.rule(event.column, t)
    elif event.kind in _EDITS:
        holes |= _edited(event, t)
    elif event.kind == "changed":
        before = deal_value.said(event.column, event.before, currency, t)
        after = deal_value.said(event.column, event.after, currency, t)
        holes |= {"before": before, "after": after}
        if event.before is None:
            return t("deal.event.stated", **holes)
    told = t(f"deal.event.{event.kind}", **holes)
    return (
        t("deal.event.note", told=told, note=event.note)
        if event.note
        else told
    )


def _edited(event: Event, t: Words) -> dict[str, str]:
    """Write the values of a correction or verdict."""
    if event.kind == "confirmed":
        code = event.after or ""
        return {"after": t.name("milestone", code or None)}
    pair = {"before": event.before, "after": event.after}
    return {
        name: said(event.column, value, t) if value else deal_value.NOTHING
        for name, value in pair.items()
    }


def _where(source: Source | None, t: Words) -> str:
    where = text.plain(deal_value.place(source, t), 200)
    return f":small[:gray[{where}]]" if where else ""
