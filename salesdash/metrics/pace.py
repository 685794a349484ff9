"""How long deals that were won stood at each milestone."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED, rank
from salesdash.metrics.keyed import keyed
from salesdash.metrics.since import steps


def pace(claims: FrameT, opportunities: FrameT) -> FrameT:
    """Give the usual time at each milestone, of deals that were won.

    One row a milestone that a won deal claimed and left, in order. A deal
    that was there twice counts once, with both times together; one that
    skipped it does not count. Of deals that the first sheets of all name
    already the first milestone is left out: nobody knows when it began.

    Args:
        claims: One row a statement of a sheet about a deal: `key`, `as_of`
            (day), `rank` (1 for 10 % up to 6 for closed or won).
        opportunities: The deals, with `key` and `status`.

    Returns:
        `rank` (1 to 5), `median_days` and `n` (deals), `low_days` and
        `high_days` (between them stands the middle half of the deals).

    Example:
        >>> import polars as pl
        >>> claims = pl.DataFrame({
        ...     "key": ["b", "a", "a", "a"], "as_of": [0, 7, 21, 28],
        ...     "rank": [1, 1, 4, 6],
        ... })
        >>> deals = pl.DataFrame({"key": ["a", "b"],
        ...                       "status": ["won", "open"]})
        >>> pace(nw.from_native(claims), nw.from_native(deals)).rows()
        [(1, 14.0, 1, 14.0, 14.0), (4, 7.0, 1, 7.0, 7.0)]
    """
    begun = steps(claims).with_columns(
        nw.col("as_of").min().alias("_beginning")
    )
    status = opportunities.select("key", "status")
    unseen = nw.col("before").is_null() & (
        nw.col("as_of") == nw.col("_beginning")
    )
    left = keyed(begun, status).filter(
        nw.col("status") == "won",
        ~unseen,
        nw.col("rank") < rank(CLOSED),
        ~nw.col("until").is_null(),
    )
    days = (nw.col("until") - nw.col("as_of")).alias("days")
    stays = left.select("key", "rank", days)
    together = stays.group_by("key", "rank").agg(nw.col("days").sum())
    counted = together.group_by("rank").agg(
        nw.col("days").median().alias("median_days"),
        nw.len().cast(nw.Int64).alias("n"),
        _quarter(1).alias("low_days"),
        _quarter(3).alias("high_days"),
    )
    return counted.sort("rank")


def _quarter(number: int) -> nw.Expr:
    return nw.col("days").quantile(number / 4, interpolation="linear")
