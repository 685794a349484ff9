"""The reps of the team, with what there is to talk about."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View, talks
from salesdash.exports.talk import said
from salesdash.ui import tables, text
from salesdash.ui.card import card
from salesdash.words import Words

WIDE = (
    "rep", "team", "deals", "hits", "missed", "neglected", "agreed", "last",
    "next",
)  # fmt: skip
NARROW = ("rep", "hits", "missed")
DATED = ("last", "next")
_SHOWN = "coaching team shown"


def draw(view: View, t: Words, turn: Callable[[str], None]) -> None:
    """List the reps; a click turns to the talk with one.

    Args:
        view: The look of the day.
        t: The words.
        turn: Turns to the talk with a rep.
    """
    rows = talks.overview(view)
    with card(t("coaching.team.title")):
        text.caption(
            t(
                "coaching.team.told",
                weeks=said.WEEKS,
                days=view.settings.unvisited_days,
            ),
            t("coaching.choose.pick"),
        )
        names = NARROW if tables.phone() else WIDE
        data = {n: [_cell(row[n], n) for row in rows] for n in names}
        title = t("coaching.team.title")
        picked = tables.grid(
            data,
            {name: _form(name, t) for name in names},
            t("shell.table.alt", title=title, n=len(rows)),
            key=f"coaching team {st.session_state.get(_SHOWN, 0)}",
        )
    if picked is not None and picked.row < len(rows):
        turn(rows[picked.row]["rep"])
        st.rerun()


def forget() -> None:
    """Draw the list anew next time, with nothing picked."""
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, 0) + 1


def _cell(value: Any, name: str) -> str | int | date | None:
    if name in DATED:
        return None if value is None else days.day(value)
    return value


def _form(name: str, t: Words) -> Any:
    label = t(f"coaching.team.{name}.name")
    told = t(f"coaching.team.{name}.help")
    if name in DATED:
        return st.column_config.DateColumn(
            label, help=told, format="YYYY-MM-DD"
        )
    if name in ("rep", "team"):
        width = tables.SLIM if tables.phone() else None
        return st.column_config.TextColumn(label, help=told, width=width)
    return st.column_config.NumberColumn(label, help=told, format="localized")
