"""Visits by activity, week by week (deck, page 46)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.metrics.activity import split


def activity_weeks(visits: FrameT, *by: str, week_start: int = 0) -> FrameT:
    """Count the visits and the minutes of each week by activity.

    One row a group, week and segment that has visits, in that order.

    Args:
        visits: The visits, with `date` (day), `activity` (code or null),
            `minutes` and the columns `by`.
        *by: The columns whose values make a group, such as `rep`.
        week_start: The first day of a week, 0 for Monday.

    Returns:
        The columns `by`, `week` (its first day, in days since
        1970-01-01),
        `segment`, `visits`, `minutes`, and `timed`: the visits that the
        minutes were summed from.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "date": [20_780, 20_786],
        ...     "activity": ["negotiation", "negotiation"],
        ...     "minutes": [None, 60],
        ... })
        >>> activity_weeks(nw.from_native(visits)).rows()
        [(20780, 'negotiation', 2, 60, 1)]
    """
    day = nw.col("date").cast(nw.Int64)
    # Day 0 was a Thursday: three days on, whole weeks begin on Mondays.
    shift = 3 - week_start
    first = (day + shift) // 7 * 7 - shift
    dated = visits.with_columns(first.alias("week"))
    return split(dated, *by, "week")
