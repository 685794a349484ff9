"""The funnel against time: open deals by milestone, week by week."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED, OPEN
from salesdash.metrics.funnel import MEASURES, place
from salesdash.metrics.whole import whole


def funnel_weeks(trail: FrameT) -> FrameT:
    """Count and sum the open deals at each milestone on each day.

    One row a day, currency and milestone, in that order; a milestone that
    no deal is at has a row of zeros. The rows of a day are what `funnel`
    gives of the open deals of that day (deck, page 37).

    Args:
        trail: What `trail` gives, with the `day` (days since 1970-01-01)
            that each row speaks of.

    Returns:
        `day`, `currency`, `milestone` (code, '' for none), `claimed_count`
        and `verified_count` (deals), `claimed_amount` and
        `verified_amount` (minor units, unknown amounts as 0).

    Example:
        >>> import polars as pl
        >>> trail = pl.DataFrame({
        ...     "day": [20_770, 20_777, 20_777],
        ...     "currency": ["CNY", "CNY", "CNY"],
        ...     "milestone": ["qualified_suspect", "decision_due", "closed"],
        ...     "claimed_count": [2, 1, 1], "claimed_amount": [700, 500, 200],
        ...     "verified_count": [2, 1, 1],
        ...     "verified_amount": [700, 500, 200],
        ... })
        >>> weeks = funnel_weeks(nw.from_native(trail))
        >>> for row in weeks.filter(nw.col("claimed_count") > 0).rows():
        ...     print(row)
        (20770, 'CNY', 'qualified_suspect', 2, 700, 2, 700)
        (20777, 'CNY', 'decision_due', 1, 500, 1, 500)
    """
    deals = trail.filter(nw.col("milestone") != CLOSED)
    parts = [_zeros(trail, deals), deals]
    keys = ("day", "currency", "milestone")
    stacked = nw.concat([part.select(*keys, *MEASURES) for part in parts])
    totals = stacked.group_by(*keys).agg(nw.col(*MEASURES).sum())
    ordered = totals.with_columns(place()).sort("day", "currency", "place")
    return ordered.drop("place")


def _zeros(trail: FrameT, deals: FrameT) -> FrameT:
    pairs = _each(trail, "day").join(_each(deals, "currency"), how="cross")
    zeros = [whole(0).alias(name) for name in MEASURES]
    return nw.concat(
        [
            pairs.with_columns(nw.lit(code).alias("milestone"), *zeros)
            for code in ("", *(m.code for m in OPEN))
        ]
    )


def _each(frame: FrameT, column: str) -> FrameT:
    return frame.select(column).unique()
