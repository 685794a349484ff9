"""What the Submissions page says around its chart."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import Board, View
from salesdash.book import board as submitted
from salesdash.charts import dates, numbers
from salesdash.charts import submissions as chart
from salesdash.days import day as date_of
from salesdash.exports import names
from salesdash.metrics.submissions import (
    BACKFILLED,
    DUE,
    IN_TIME,
    LATE,
    MISSING,
    STATES,
    shown,
    totals,
)
from salesdash.settings.kinds import WEEKDAYS
from salesdash.settings.spoken import said
from salesdash.ui import cache, download, figures, switches, tables, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

WEEKS = (12, 26, 52)
BOTH = "both"
_TABLES: Mapping[str, tuple[str, ...]] = {
    BOTH: ("visits", "opportunities"),
    "visits": ("visits",),
    "opportunities": ("opportunities",),
}
_NOTHING: dict[str, int] = dict.fromkeys((*STATES, "copied", "asked"), 0)
_CELL = ("rep", "team", "week", "state", "late", "copied")


def choose(t: Words) -> tuple[Sequence[str], int]:
    """Choose the sheets that count, and how many weeks are shown."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = {code: t(f"submissions.tables.{code}") for code in _TABLES}
        label = t("submissions.tables.label")
        kind = switches.one("submissions tables", label, kinds)
        spans = {str(n): t("submissions.weeks_of", n=n) for n in WEEKS}
        weeks = switches.one(
            "submissions weeks", t("submissions.weeks"), spans
        )
    return _TABLES[kind], int(weeks)


def board(view: View, weeks: int, kinds: Sequence[str]) -> Board:
    """Give the board of a view."""
    return submitted(cache.book().log, view, weeks, kinds)


def seen(board: Board) -> Any:
    """Give the cells of the reps of whom anything is to be said."""
    return shown(board.cells)


def answer(board: Board, t: Words) -> None:
    """Say in figures who handed in for the week of the as-of day."""
    week, calendar = board.calendar.last, board.calendar
    cells = board.cells.filter(board.cells["week"] == week)
    day = dates.day(week, t)
    st.markdown(f"**{text.plain(t('submissions.of_week', day=day))}**")
    until = dates.day(week + calendar.grace, t)
    (found,) = totals(cells, "week").rows(named=True) or [_NOTHING]
    last = BACKFILLED if found[BACKFILLED] and not found[DUE] else DUE
    counted = [LATE, MISSING, "copied", last]
    figures.row(
        [
            _share(found, t),
            *(_count(code, found[code], until, t) for code in counted),
        ]
    )


def _share(found: Mapping[str, int], t: Words) -> Figure:
    label = t("submissions.share")
    n, asked = found[IN_TIME], found["asked"]
    if not asked:
        return Figure(label, t("submissions.no_share"))
    share = numbers.percent(n, asked, t)
    value = t("submissions.of", n=f"{n:,}", asked=f"{asked:,}")
    return Figure(label, value, t("submissions.share_help", share=share))


def _count(code: str, n: int, until: str, t: Words) -> Figure:
    return Figure(
        t(f"submissions.state.{code}"),
        f"{n:,}",
        t(f"submissions.{code}_help", until=until),
    )


def caption(board: Board, t: Words) -> None:
    """Say what stands in the board."""
    cells = seen(board)
    reps = f"{cells['rep'].n_unique():,}"
    sheets = f"{cells['sheets'].sum():,}"
    text.caption(t("submissions.caption", reps=reps, sheets=sheets))


def notes(board: Board, t: Words) -> None:
    """Say by which clock marks are set, and who is not shown."""
    calendar, cells = board.calendar, seen(board)
    hidden = board.cells["rep"].n_unique() - cells["rep"].n_unique()
    backfilled = (cells["state"] == BACKFILLED).any()
    text.caption(
        t(
            "submissions.clock",
            cut_off=_weekday(calendar.cut_off, t),
            until=_weekday(calendar.cut_off + calendar.grace, t),
            day=dates.day(calendar.day, t),
            today=dates.day(calendar.today, t),
        ),
        t("submissions.backfill") if backfilled else "",
        t("submissions.gone", n=f"{hidden:,}") if hidden else "",
    )


def _weekday(number: int, t: Words) -> str:
    return said("calendar.cut_off", WEEKDAYS[number % len(WEEKDAYS)], t)


def drawn(board: Board, t: Words, *, dark: bool) -> tuple[Any, str]:
    """Draw the board, and say in words what it shows."""
    cells = seen(board)
    return chart.submissions(cells, t, dark=dark), chart.alt(cells, t)


def table(board: Board, t: Words) -> None:
    """Offer the board as a table, and every cell of it as a file."""
    cells = seen(board)
    weeks = sorted(set(cells["week"].to_list()), reverse=True)
    with st.expander(t("submissions.as_table")):
        if not tables.phone():
            _wide(cells, weeks, t)
        else:
            _wide(cells, weeks[:2], t)
    download.offer(
        partial(_written, cells, t),
        names.name("submissions", board.calendar.day),
        t("shell.table.download"),
    )


def _wide(cells: Any, weeks: Sequence[int], t: Words) -> None:
    rows = {row["rep"]: row for row in totals(cells, "rep").rows(named=True)}
    told = {
        (row["rep"], row["week"]): chart.said(row, t)
        for row in cells.iter_rows(named=True)
    }
    data: dict[str, list[str]] = {
        "rep": list(rows),
        "share": [
            t("submissions.of", n=row[IN_TIME], asked=row["asked"])
            for row in rows.values()
        ],
    }
    heads = {name: t(f"submissions.column.{name}") for name in data}
    for week in weeks:
        data[str(week)] = [told.get((rep, week), "") for rep in rows]
        heads[str(week)] = dates.short(week, t)
    alt = t("shell.table.alt", title=t("submissions.board"), n=len(rows))
    tables.grid(data, heads, alt)


def _written(cells: Any, t: Words) -> bytes:
    heads = [t(f"submissions.column.{name}") for name in _CELL]
    return download.lines(
        heads,
        (
            [_written_cell(row, name, t) for name in _CELL]
            for row in cells.iter_rows(named=True)
        ),
    )


def _written_cell(row: Mapping[str, Any], name: str, t: Words) -> str:
    if name == "week":
        return date_of(row[name]).isoformat()
    if name == "state":
        return t(f"submissions.state.{row[name]}")
    if name == "copied":
        return t("submissions.column.yes") if row[name] else ""
    return str(row[name])
