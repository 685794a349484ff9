"""The action tracking table on the page."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash.book import View, printed
from salesdash.charts import actions as chart
from salesdash.charts import dates
from salesdash.charts.actions_board import ALL, Board, measured
from salesdash.exports.report.table import label
from salesdash.method.milestones import MILESTONES
from salesdash.metrics.actions import CODES, WEEK, moved
from salesdash.ui import details, picture, switches, tables, text, visits
from salesdash.words import Words

_SPANS = (printed.WEEKS, 12, 26)
"""Weeks to choose from; a phone has no room for the last."""

_MEASURES = ("visits", "minutes")
_MOST = 30


def draw(view: View, t: Words) -> None:
    """Draw the table, and what is behind the cell that was clicked."""
    dimension, measure, count = _choose(t)
    weeks = view.action_weeks(count)
    board = Board(
        view.actions(count),
        moved(view.moves(count)),
        weeks,
        dimension,
        measure,
        lambda code: label(dimension, code, t),
    )
    caption(board, view, t)
    narrow = tables.phone()
    across = 1 if narrow or count > printed.WEEKS else 3
    shown = {"across": across, "dark": picture.dark(), "narrow": narrow}
    drawn = chart.actions(board, t, **shown)
    key = f"actions {dimension} {measure} {count}"
    picked = picture.pick(drawn, chart.alt(board, t), key)
    visits.files(view, visits.asked("actions", weeks=count), t)
    behind(view, count, dimension, picked, t)


def _choose(t: Words) -> tuple[str, str, int]:
    # On a phone each has a line of its own: beside another it is cut.
    with st.container(horizontal=not tables.phone()):
        by = {code: t(f"visits.by_{code}") for code in CODES}
        dimension = switches.one("visits by", t("visits.by"), by)
        counts = {code: measured(code, t) for code in _MEASURES}
        measure = switches.one("visits measure", t("visits.measure"), counts)
        known = _SPANS[:-1] if tables.phone() else _SPANS
        spans = {str(n): t("visits.weeks_of", n=n) for n in known}
        count = switches.one("visits weeks", t("visits.weeks"), spans)
    return dimension, measure, int(count)


def caption(board: Board, view: View, t: Words) -> None:
    """Say what is counted, of which days, and what the marks mean."""
    first, last = board.weeks[0], board.weeks[-1] + WEEK - 1
    own = board.actions.filter(dimension=board.dimension)
    days = visits.named((first, min(last, view.number)), t)
    n, timed = own["visits"].sum(), own["timed"].sum()
    measure = measured(board.measure, t)
    text.caption(
        t("visits.actions_caption", measure=measure, days=days),
        _hint(t),
        t("visits.signs"),
        t("visits.timed", timed=f"{timed:,}", n=f"{n:,}")
        if board.measure == "minutes"
        else "",
        t("visits.partial") if last > view.number else "",
    )


def _hint(t: Words) -> str:
    return t("visits.tap_cell" if tables.phone() else "visits.click_cell")


def behind(
    view: View,
    count: int,
    dimension: str,
    picked: Sequence[Any] | None,
    t: Words,
) -> None:
    """Show the visits and the moves of a cell."""
    if not picked:
        return
    rep, week, code = picked
    rows = _inside(view.acted(count), rep, week)
    if code != ALL:
        rows = rows.filter(**{f"in_{dimension}": code})
    moves = _inside(view.moves(count), rep, week)
    if code == ALL and len(moves):
        st.markdown(f"**{t('visits.moved')}** · {len(moves):,}")
        shown = moves.head(_MOST).rows(named=True)
        text.caption(*(_move(row, t) for row in shown))
        if len(moves) > _MOST:
            n = f"{len(moves):,}"
            st.caption(t("shell.table.cut", shown=_MOST, n=n))
    if len(rows):
        title = _named(rep, week, code, dimension, t)
        details.show(rows, "visits", title, view, t)


def _inside(rows: Any, rep: str | None, week: float | None) -> Any:
    """Keep the rows of a cell; a sum has those of all it adds up."""
    if rep is not None:
        rows = rows.filter(rep=rep)
    return rows if week is None else rows.filter(week=int(week))


def _named(
    rep: str | None, week: float | None, code: str, dimension: str, t: Words
) -> str:
    """Name what is behind a cell."""
    parts = [t("visits.all") if rep is None else rep or t("visits.nobody")]
    if week is not None:
        parts.append(t("visits.week_of", day=dates.day(int(week), t)))
    if code != ALL:
        parts.append(label(dimension, code, t))
    return " · ".join(parts)


def _move(row: Any, t: Words) -> str:
    """Say a move of a deal in a sentence."""
    told = {
        "day": dates.day(row["date"], t),
        "customer": row["customer"],
        "name": row["name"],
    }
    if row["move"] == "won":
        return t("visits.move_won", **told)
    before, after = (
        t.name("milestone", MILESTONES[row[name] - 1].code)
        for name in ("rank_before", "rank")
    )
    return t(f"visits.move_{row['move']}", **told, before=before, after=after)
