"""The sheets behind a mark of the submission board."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from salesdash.book import Board, moment
from salesdash.charts import dates
from salesdash.days import day
from salesdash.metrics.closing import handed
from salesdash.metrics.submissions import ASKED, shown
from salesdash.ui import tables, text
from salesdash.words import Words

_REP, _WEEK = "submissions rep", "submissions week"
_LAST = "submissions picked"
_COLUMNS = (
    *("file", "state", "imported", "by", "rows", "says"),
    *("sheet", "table", "as_of"),
)


def draw(board: Board, picked: Sequence[Any] | None, t: Words) -> None:
    """Choose a rep and a week, and list what was handed in.

    Args:
        board: The board.
        picked: Rep and week of the mark that was clicked, or None.
        t: The words.
    """
    text.caption(t("submissions.list.hint"))
    rep, week = _choose(board, picked, t)
    every = board.sheets
    own = every.filter((every["rep"] == rep) & (every["week"] == week))
    rows = own.sort("imported_at", "number").rows(named=True)
    if not rows:
        st.markdown(t("submissions.list.none"))
        return
    names = _COLUMNS[: tables.NARROW] if tables.phone() else _COLUMNS
    told = [_told(row, board, t) for row in rows]
    title = t("submissions.list.title")
    tables.grid(
        {name: [line[name] for line in told] for name in names},
        {name: t(f"submissions.column.{name}") for name in names},
        t("shell.table.alt", title=title, n=len(rows)),
    )


def _choose(
    board: Board, picked: Sequence[Any] | None, t: Words
) -> tuple[str, int]:
    cells = shown(board.cells)
    reps = list(dict.fromkeys(cells["rep"].to_list()))
    weeks = sorted(set(cells["week"].to_list()), reverse=True)
    if picked and list(picked) != st.session_state.get(_LAST):
        # A mark stays chosen; the boxes below may since say another one.
        st.session_state[_LAST] = list(picked)
        st.session_state[_REP], st.session_state[_WEEK] = picked
    for key, known in ((_REP, reps), (_WEEK, weeks)):
        if st.session_state.get(key) not in known:
            st.session_state[key] = known[0]
    with st.container(horizontal=True):
        rep = st.selectbox(
            t("submissions.list.rep"), reps, key=_REP, width=220
        )
        week = st.selectbox(
            t("submissions.list.week"),
            weeks,
            format_func=lambda number: dates.day(number, t),
            key=_WEEK,
            width=220,
        )
    return rep or reps[0], week or weeks[0]


def _told(
    row: Mapping[str, Any], board: Board, t: Words
) -> dict[str, str | int | datetime]:
    """Say what a sheet is, when it came, and whether it says anything."""
    says = "copied" if row["copied"] else "new"
    return {
        "file": row["file"],
        "state": _state(row, board, t),
        "imported": text.when(moment(row["imported_at"])),
        "by": row["by"] or t("history.nobody"),
        "rows": row["rows"],
        "says": t(f"submissions.column.{says}"),
        "sheet": row["sheet"],
        "table": t(f"model.table.{row['table']}.title"),
        "as_of": day(row["as_of"]).isoformat(),
    }


def _state(row: Mapping[str, Any], board: Board, t: Words) -> str:
    cells = board.cells
    own = cells.filter(
        (cells["rep"] == row["rep"]) & (cells["week"] == row["week"])
    )
    (state,) = own["state"].to_list()
    if state not in ASKED:
        return t(f"submissions.state.{state}")
    late = handed(row["arrived"], row["week"], board.calendar)
    if late:
        return t("submissions.said.late", days=late)
    return t("submissions.state.in_time")
