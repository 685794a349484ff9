"""The Overview: stocks as of a day, flows of the week that ends on it."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED
from salesdash.metrics.whole import one, whole

WEEK = 7
"""Days of a week, the last of which is the day asked for."""

STOCKS = ("pipeline", "claimed", "verified", "gap")


def stocks(trail: FrameT) -> FrameT:
    """Sum the stocks of each day.

    One row a day and currency, in that order: currencies never add up.

    Args:
        trail: The stocks as `View.trail` gives them: `day`, `currency`,
            `milestone`, `claimed_count`, `claimed_amount`,
            `weighted_claimed`, `weighted_verified`.

    Returns:
        `day`, `currency`; `count` (open deals); `pipeline` (their amount),
        `claimed` and `verified` (the forecast, won deals of the quarter
        included) and `gap` (claimed minus verified), all minor units.

    Example:
        >>> import polars as pl
        >>> trail = pl.DataFrame({
        ...     "day": [20_777, 20_777],
        ...     "currency": ["CNY", "CNY"],
        ...     "milestone": ["decision_due", "closed"],
        ...     "claimed_count": [1, 1],
        ...     "claimed_amount": [400, 100],
        ...     "weighted_claimed": [300, 100],
        ...     "weighted_verified": [40, 100],
        ... })
        >>> stocks(nw.from_native(trail)).rows()
        [(20777, 'CNY', 1, 400, 400, 140, 260)]
    """
    still = one(nw.col("milestone") != CLOSED)
    marked = trail.with_columns(
        (nw.col("claimed_count") * still).alias("count"),
        (nw.col("claimed_amount") * still).alias("pipeline"),
        nw.col("weighted_claimed").alias("claimed"),
        nw.col("weighted_verified").alias("verified"),
    )
    summed = marked.group_by("day", "currency").agg(
        nw.col("count", "pipeline", "claimed", "verified").sum()
    )
    gap = nw.col("claimed") - nw.col("verified")
    return summed.with_columns(gap.alias("gap")).sort("day", "currency")


def visits(visits: FrameT, day: int, weeks: int = 1) -> FrameT:
    """Count the visits of the weeks that end on a day.

    One row a week that has visits, oldest first.

    Args:
        visits: The visits, with `date` (day).
        day: The last day of the last week, in days since 1970-01-01.
        weeks: So many weeks of seven days.

    Returns:
        `week` (its last day) and `visits`.

    Example:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"date": [20_770, 20_771, 20_777, 20_778]})
        >>> visits(nw.from_native(frame), 20_777, 2).rows()
        [(20770, 1), (20777, 2)]
    """
    dated = _weekly(visits, nw.col("date"), day, weeks)
    counted = dated.group_by("week").agg(
        nw.len().cast(nw.Int64).alias("visits")
    )
    return counted.sort("week")


def won(opportunities: FrameT, day: int, weeks: int = 1) -> FrameT:
    """Sum the deals won in the weeks that end on a day.

    One row a week and currency that has won deals, in that order.

    Args:
        opportunities: The deals, with `status`, `currency`, `amount` (minor
            units), `closed_on` and `won_on` (days). A won deal whose day
            nobody wrote counts on the day it was first seen won.
        day: The last day of the last week, in days since 1970-01-01.
        weeks: So many weeks of seven days.

    Returns:
        `week` (its last day), `currency`, `count` (deals), `won` (minor
        units, unknown amounts as 0).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["won", "won", "open"],
        ...     "currency": ["CNY", "CNY", "CNY"],
        ...     "amount": [500, None, 900],
        ...     "closed_on": [20_771, None, None],
        ...     "won_on": [20_777, 20_777, None],
        ... })
        >>> won(nw.from_native(deals), 20_777).rows()
        [(20777, 'CNY', 2, 500)]
    """
    ended = opportunities.filter(nw.col("status") == "won")
    closed = nw.coalesce("closed_on", "won_on")
    dated = _weekly(ended, closed, day, weeks)
    summed = dated.group_by("week", "currency").agg(
        nw.len().cast(nw.Int64).alias("count"),
        nw.col("amount").fill_null(0).sum().alias("won"),
    )
    return summed.sort("week", "currency")


def _weekly(frame: FrameT, when: nw.Expr, day: int, weeks: int) -> FrameT:
    """Keep the rows of the weeks, each with the last day of its week."""
    number = when.cast(nw.Int64)
    back = (whole(day) - number) // WEEK
    inside = frame.filter(number <= day, number > day - WEEK * weeks)
    return inside.with_columns((whole(day) - back * WEEK).alias("week"))
