"""A text to copy for those who did not hand in, or nothing new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from salesdash.book import Board
from salesdash.charts import dates
from salesdash.metrics.submissions import DUE, LATE, MISSING
from salesdash.ui import language, text
from salesdash.words import LANGUAGES, Words

COPIED = "copied"
CODES = (MISSING, DUE, LATE, COPIED)
"""Why somebody is reminded, in the order of the text."""


def draw(board: Board, t: Words) -> None:
    """Give a text to copy: who did not hand in, or nothing new."""
    week = board.calendar.last
    cells = board.cells.filter(board.cells["week"] == week)
    rows = list(cells.iter_rows(named=True))
    if not any(_reminded(row) for row in rows):
        st.markdown(t("submissions.remind.nobody"))
        return
    text.caption(t("submissions.remind.caption", day=dates.day(week, t)))
    codes = [t.language, *(c for c in LANGUAGES if c != t.language)]
    for tab, code in zip(
        st.tabs([language.NAMES[code] for code in codes]), codes, strict=True
    ):
        with tab:
            st.code(
                written(rows, board, replace(t, language=code)),
                language=None,
                wrap_lines=True,
            )


def written(rows: Sequence[Mapping[str, Any]], board: Board, t: Words) -> str:
    """Write the text that reminds.

    Args:
        rows: The cells of one week.
        board: The board that they are of.
        t: The words.
    """
    calendar = board.calendar
    holes = {
        "day": dates.day(calendar.last, t),
        "until": dates.day(calendar.last + calendar.grace, t),
    }
    lines = [t("submissions.remind.head", **holes)]
    for code in CODES:
        found = [_called(r, code, t) for r in rows if _is(r, code)]
        if found:
            joined = t("submissions.remind.between").join(found)
            key = f"submissions.remind.{code}"
            lines.append(t(key, names=joined, until=holes["until"]))
    return "\n".join(lines)


def _is(row: Mapping[str, Any], code: str) -> bool:
    return bool(row[COPIED]) if code == COPIED else row["state"] == code


def _reminded(row: Mapping[str, Any]) -> bool:
    return any(_is(row, code) for code in CODES)


def _called(row: Mapping[str, Any], code: str, t: Words) -> str:
    rep = " ".join(row["rep"].split())
    if code == LATE:
        return t("submissions.remind.name_late", rep=rep, days=row["late"])
    return rep
