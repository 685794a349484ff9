"""How far claims are ahead of their evidence, by rep and week by week."""

from typing import Literal

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED, STANDINGS
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one, whole

By = Literal["rep", "team"]

SUMS = ("open", "claimed", "verified", "gap")
LAST = ("untold", "ahead")


def gap_weeks(trail: FrameT, by: By = "rep") -> FrameT:
    """Sum what is claimed and what is verified of each rep, day by day.

    One row a day, rep (or team) and currency, in that order, of open deals
    alone: deals that were won have no gap to close.

    Args:
        trail: What `trail` gives, with the `day` (days since 1970-01-01)
            that each row speaks of.
        by: Reps or teams.

    Returns:
        `day`, `rep` or `team`, `currency`; `open` (deals), `claimed` and
        `verified` (weighted, minor units), `gap` (the one minus the
        other), `untold` (the claim of deals whose sheets never had a
        column for evidence), `ahead` (deals that claim more than their
        evidence).

    Example:
        >>> import polars as pl
        >>> trail = pl.DataFrame({
        ...     "day": [20_777] * 3, "rep": ["Ann"] * 3,
        ...     "currency": ["CNY"] * 3,
        ...     "milestone": ["decision_due", "", "closed"],
        ...     "claimed_count": [1, 0, 1], "ahead_count": [1, 0, 0],
        ...     "weighted_claimed": [75, 0, 100],
        ...     "weighted_verified": [0, 10, 100],
        ...     "weighted_untold": [0, 0, 0],
        ... })
        >>> gap_weeks(nw.from_native(trail)).rows()
        [(20777, 'Ann', 'CNY', 1, 75, 10, 65, 0, 1)]
    """
    deals = trail.filter(nw.col("milestone") != CLOSED).with_columns(
        nw.col("claimed_count").alias("open"),
        nw.col("weighted_claimed").alias("claimed"),
        nw.col("weighted_verified").alias("verified"),
        nw.col("weighted_untold").alias("untold"),
        nw.col("ahead_count").alias("ahead"),
    )
    keys = ("day", by, "currency")
    added = ("open", "claimed", "verified", *LAST)
    summed = deals.group_by(*keys).agg(nw.col(*added).sum())
    gap = (nw.col("claimed") - nw.col("verified")).alias("gap")
    return summed.with_columns(gap).select(*keys, *SUMS, *LAST).sort(*keys)


def gaps(opportunities: FrameT, by: By = "rep") -> FrameT:
    """Say of each rep how the open deals stand against their evidence.

    One row a rep (or team) and currency; the largest gap first.

    Args:
        opportunities: The deals as `weighted` and `standing` give them.
        by: Reps or teams.

    Returns:
        `rep` or `team`, `currency`; `open`, `claimed`, `verified`, `gap` as
        `gap_weeks` gives them; the deals of each standing: `proven`,
        `unknown`, `contradicted`, `no_columns`, `unclaimed`.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "status": ["open", "open"],
        ...     "vanished_on": [None, None], "currency": ["CNY", "CNY"],
        ...     "weighted_claimed": [75, 10],
        ...     "weighted_verified": [0, 10],
        ...     "standing": ["contradicted", "proven"],
        ... })
        >>> gaps(nw.from_native(deals)).rows()
        [('Ann', 'CNY', 2, 85, 10, 75, 1, 0, 1, 0, 0)]
    """
    claimed, verified = nw.col("weighted_claimed"), nw.col("weighted_verified")
    marked = pipeline(opportunities).with_columns(
        whole(1).alias("open"),
        claimed.alias("claimed"),
        verified.alias("verified"),
        (claimed - verified).alias("gap"),
        *(one(nw.col("standing") == code).alias(code) for code in STANDINGS),
    )
    summed = marked.group_by(by, "currency").agg(
        nw.col(*SUMS, *STANDINGS).sum()
    )
    return summed.select(by, "currency", *SUMS, *STANDINGS).sort(
        "gap", by, "currency", descending=[True, False, False]
    )
