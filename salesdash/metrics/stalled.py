"""Deals that stay too long where they are, visited or not."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.metrics.whole import whole

VISITED, UNVISITED = "stalled_visited", "stalled_unvisited"
CODES = (VISITED, UNVISITED)

ENOUGH = 5
"""So many won deals have to stand behind a median to be a measure."""


def stalled(deals: FrameT, pace: FrameT, days: int) -> FrameT:
    """Mark the open deals that stay too long at their milestone.

    One row an opportunity. Too long is more than one and a half times the
    median of the won deals at that milestone; where fewer than `ENOUGH`
    deals make the median, more than `days`.

    Args:
        deals: The deals, with `status`, `vanished_on`, `claimed_rank`,
            `milestone_days` (days at the milestone, or null) and
            `visits_30` (visits of the last 30 days).
        pace: One row a milestone: `rank`, `median_days`, `n`.
        days: The limit where there is no median.

    Returns:
        The deals with `pace_days` and `pace_n` (the median of their
        milestone and its deals; null where there is none), `stalled_limit`
        (days) and `stalled`: `stalled_visited`, `stalled_unvisited`, or
        null.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["open"] * 3, "vanished_on": [None] * 3,
        ...     "claimed_rank": [1, 1, 2], "milestone_days": [30, 31, 61],
        ...     "visits_30": [0, 2, 0],
        ... })
        >>> pace = pl.DataFrame({
        ...     "rank": [1, 2], "median_days": [20, 9], "n": [5, 4],
        ... })
        >>> pair = nw.from_native(deals), nw.from_native(pace)
        >>> stalled(*pair, 60)["stalled"].to_list()
        [None, 'stalled_visited', 'stalled_unvisited']
    """
    joined = deals.join(_medians(pace), on="claimed_rank", how="left")
    limited = joined.with_columns(_limit(days).alias("stalled_limit"))
    return limited.with_columns(_code().alias("stalled"))


def _medians(pace: FrameT) -> FrameT:
    return pace.select(
        nw.col("rank").cast(nw.Int64).alias("claimed_rank"),
        nw.col("median_days").cast(nw.Float64).alias("pace_days"),
        nw.col("n").cast(nw.Int64).alias("pace_n"),
    )


def _limit(days: int) -> nw.Expr:
    measured = nw.when(nw.col("pace_n") >= ENOUGH)
    # Days are whole, so what is over the half is never reached.
    longest = (nw.col("pace_days") * 1.5).floor().cast(nw.Int64)
    return measured.then(longest).otherwise(whole(days))


def _code() -> nw.Expr:
    open_ = (nw.col("status") == "open") & nw.col("vanished_on").is_null()
    long = nw.col("milestone_days") > nw.col("stalled_limit")
    seen = nw.when(nw.col("visits_30") > 0).then(nw.lit(VISITED))
    nothing = nw.lit(None, dtype=nw.String)
    told = nw.when(open_ & long).then(seen.otherwise(nw.lit(UNVISITED)))
    return told.otherwise(nothing)
