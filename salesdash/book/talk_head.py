"""The figures of a talk, and what went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.book.talk_past import recent
from salesdash.metrics import months
from salesdash.metrics.changed import added
from salesdash.metrics.forecast import forecast
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.promises import summed
from salesdash.metrics.targets import progress, revenue
from salesdash.model.talk import Aim, Change, Head, Strength, Sum, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesdash.book.view import View

WEEK = 7
GOOD = 80
"""From so many per cent of promises kept on it is told as a strength."""

_PER_CENT = 100


def head(view: View, rep: str) -> Head:
    """Give the figures of a rep.

    Args:
        view: The look of the day.
        rep: The rep.
    """
    live = pipeline(view.opportunities.filter(rep=rep))
    gap = nw.col("weighted_claimed") - nw.col("weighted_verified")
    beyond = live.with_columns(gap.alias("gap"))
    visits = view.logged.filter(rep=rep)
    known = weeks_known(visits, view.number)
    kept, promised = promise_counts(view).get(rep, (0, 0))
    return Head(
        sums(live, "amount"),
        aims(view, rep),
        tuple(found for found in sums(beyond, "gap") if found.amount),
        _week(visits, view.number),
        _week(visits, view.number - WEEK) if known > 1 else None,
        kept,
        promised,
    )


def sums(deals: nw.DataFrame, column: str) -> tuple[Sum, ...]:
    """Sum a column of deals by currency, most deals first.

    Args:
        deals: The deals.
        column: Its name; unknown amounts add nothing.
    """
    grouped = deals.group_by("currency").agg(
        nw.col(column).fill_null(0).sum().alias("sum"),
        nw.len().cast(nw.Int64).alias("count"),
    )
    rows = grouped.sort("count", "currency", descending=[True, False])
    return tuple(Sum(*row) for row in rows.iter_rows())


def aims(view: View, rep: str) -> tuple[Aim, ...]:
    """Set the month of the day beside the rep's revenue target."""
    settings, day = view.settings, view.number
    deals = view.opportunities.filter(rep=rep)
    rows = forecast(deals, day, "month", settings.year_start)
    own = view.table("targets").filter(rep=rep)
    stated = revenue(own, view.table("rates"), settings.base, day)
    start = settings.year_start
    found = progress(rows, stated, day, "month", start, "rep")
    current = months.current(day, "month", start)
    return tuple(
        Aim(row["currency"], row["target"], row["won"], row["verified"])
        for row in found.filter(rep=rep, period=current).rows(named=True)
        if row["target"] or row["verified"]
    )


def promise_counts(view: View) -> dict[str, tuple[int, int]]:
    """Count of each rep the promises kept, and those that were due."""
    found = summed(recent(view), view.number, "rep")
    return {
        row["rep"]: (row["kept"], row["due"]) for row in found.rows(named=True)
    }


def promise_missed(view: View) -> dict[str, int]:
    """Count of each rep the promises that were missed."""
    found = summed(recent(view), view.number, "rep")
    return dict(found.select("rep", "missed").iter_rows())


def weeks_known(visits: nw.DataFrame, day: int) -> int:
    """Count the weeks on record: from that of the first visit on.

    Args:
        visits: The visits of a rep.
        day: The as-of day, on which the last week ends.

    Example:
        >>> import polars as pl
        >>> visits = nw.from_native(pl.DataFrame({"date": [20_770, 20_777]}))
        >>> weeks_known(visits, 20_777), weeks_known(visits, 20_769)
        (2, 0)
    """
    first = visits["date"].min()
    return 0 if first is None else max(0, (day - first) // WEEK + 1)


def _week(visits: nw.DataFrame, last: int) -> int:
    date = nw.col("date")
    return len(visits.filter(date > last - WEEK, date <= last))


def strengths(
    head: Head, changes: Sequence[Change], work: Work
) -> Iterator[Strength]:
    """Say what went well, what weighs most first.

    Args:
        head: The figures.
        changes: What changed since the earlier day.
        work: The activity of the last weeks.
    """
    won = [c for c in changes if c.change == "won"]
    if won:
        yield Strength("won", len(won), sums=added(won))
    up = [c for c in changes if c.change == "up" and c.proven]
    if up:
        yield Strength("proven", len(up), sums=added(up))
    for aim in head.aims:
        if 0 < aim.target <= aim.verified:
            own = Sum(aim.currency, aim.verified, 0)
            yield Strength("aim", 1, sums=(own,))
    kept, due = head.kept, head.promised
    if kept and kept * _PER_CENT >= GOOD * due:
        yield Strength("kept", kept, due)
    if work.weekly and head.visits >= work.weekly:
        yield Strength("visits", head.visits, round(work.weekly))
    if work.new_customers:
        yield Strength("reached", work.new_customers)
    if head.pipeline and not head.gaps:
        yield Strength("clean", sum(s.count for s in head.pipeline))
