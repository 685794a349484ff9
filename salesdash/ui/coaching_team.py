"""The reps of the team, with what there is to talk about."""

from collections.abc import Callable, Mapping
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
    "rep", "team", "hits", "missed", "neglected", "overdue", "deals", "last",
    "next",
)  # fmt: skip
NARROW = ("rep", "hits", "missed")
DATED = ("last", "next")
NEEDS = ("hits", "missed", "neglected", "overdue")
"""What asks for a talk; who has most of it stands first."""

WHOLE = 40
"""So many reps are all seen at once."""

_HEAD, _ROW = 38, 35
"""Pixels of the head with its frame, and of a row."""

_SHOWN = "coaching team shown"


def draw(view: View, t: Words, turn: Callable[[str], None]) -> None:
    """List the reps; a click turns to the talk with one.

    Args:
        view: The look of the day.
        t: The words.
        turn: Turns to the talk with a rep.
    """
    every = talks.overview(view)
    rows = sorted(every, key=lambda row: -sum(row[n] for n in NEEDS))
    holes = {"weeks": said.WEEKS, "days": view.settings.unvisited_days}
    with card(t("coaching.team.title")):
        text.caption(
            t("coaching.team.told", **holes),
            t("coaching.choose.pick"),
        )
        names = NARROW if tables.phone() else WIDE
        data = {n: [_cell(row[n], n) for row in rows] for n in names}
        title = t("coaching.team.title")
        picked = tables.grid(
            data,
            {name: _form(name, t, holes) for name in names},
            t("shell.table.alt", title=title, n=len(rows)),
            key=f"coaching team {st.session_state.get(_SHOWN, 0)}",
            height=_HEAD + _ROW * min(len(rows), WHOLE),
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


def _form(name: str, t: Words, holes: Mapping[str, int]) -> Any:
    label = t(f"coaching.team.{name}.name")
    told = t(f"coaching.team.{name}.help", **holes)
    if name in DATED:
        return st.column_config.DateColumn(
            label, help=told, format="YYYY-MM-DD"
        )
    if name in ("rep", "team"):
        width = tables.SLIM if tables.phone() else None
        return st.column_config.TextColumn(label, help=told, width=width)
    return st.column_config.NumberColumn(label, help=told, format="localized")
