"""How many deals get from one milestone to the next."""

from itertools import pairwise

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import MILESTONES, rank
from salesdash.metrics.whole import one

YEAR = 364
"""Days of 52 whole weeks."""


def conversion(claims: FrameT, day: int, days: int = YEAR) -> FrameT:
    """Count the deals that reached each milestone and went beyond it.

    One row a step, 10 to 25 % first and 90 % to closed last. A milestone
    that a deal skipped counts as passed, so a step is never a product of
    others and no chain of rates loses deals.

    Args:
        claims: One row a statement of a sheet about a deal: `key`, `as_of`
            (day) and `rank` (0 for no claim up to 6 for closed or won).
        day: The last day of the window, in days since 1970-01-01.
        days: The length of the window.

    Returns:
        `milestone` and `next` (codes), `n` (deals seen at the milestone or
        beyond it), `passed` (deals of these seen beyond it).

    Example:
        >>> import polars as pl
        >>> claims = pl.DataFrame({
        ...     "key": ["a", "a", "b", "c"],
        ...     "as_of": [20_700, 20_707, 20_707, 20_707],
        ...     "rank": [1, 3, 1, 0],
        ... })
        >>> found = conversion(nw.from_native(claims), 20_707)
        >>> found.select("n", "passed").rows()
        [(2, 1), (1, 1), (1, 0), (0, 0), (0, 0)]
    """
    inside = (nw.col("as_of") >= day - days) & (nw.col("as_of") <= day)
    deals = claims.filter(inside).group_by("key").agg(nw.col("rank").max())
    pairs = pairwise(MILESTONES)
    return nw.concat([_step(deals, a.code, b.code) for a, b in pairs])


def _step(deals: FrameT, milestone: str, following: str) -> FrameT:
    counted = deals.select(
        _count(milestone).alias("n"),
        _count(following).alias("passed"),
    )
    return counted.select(
        nw.lit(milestone).alias("milestone"),
        nw.lit(following).alias("next"),
        "n",
        "passed",
    )


def _count(milestone: str) -> nw.Expr:
    seen = nw.col("rank") >= rank(milestone)
    return one(seen).sum().fill_null(0)
