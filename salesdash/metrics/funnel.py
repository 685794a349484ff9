"""The sales funnel: open deals at each milestone (deck, page 37)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import MILESTONES, OPEN, rank
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import whole

MEASURES = (
    "claimed_count",
    "claimed_amount",
    "verified_count",
    "verified_amount",
)


def funnel(opportunities: FrameT) -> FrameT:
    """Count and sum the open deals at each milestone.

    One row a currency and milestone, in that order; a milestone that no
    deal is at has a row of zeros. Each open deal counts once by its claim
    and once by its evidence, so both sides have the same total.

    Args:
        opportunities: The deals as `verified` gives them.

    Returns:
        `currency`, `milestone` (code, '' for none), `claimed_count` and
        `verified_count` (deals), `claimed_amount` and `verified_amount`
        (minor units, unknown amounts as 0).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "open", "lost"],
        ...     "vanished_on": [None, None, None],
        ...     "currency": ["CNY", "CNY", "CNY"],
        ...     "amount": [500, None, 900],
        ...     "claimed_milestone": ["qualified_sponsor"] * 3,
        ...     "verified_milestone": ["qualified_suspect", None, None],
        ... })
        >>> for row in funnel(nw.from_native(deals)).rows()[:3]:
        ...     print(row)
        ('CNY', '', 0, 0, 1, 0)
        ('CNY', 'qualified_suspect', 0, 0, 1, 500)
        ('CNY', 'qualified_sponsor', 2, 500, 0, 0)
    """
    deals = pipeline(opportunities)
    parts = [_zeros(deals), _side(deals, "claimed"), _side(deals, "verified")]
    stacked = nw.concat([_shape(part) for part in parts])
    totals = stacked.group_by("currency", "milestone").agg(
        nw.col(*MEASURES).sum()
    )
    ordered = totals.with_columns(place()).sort("currency", "place")
    return ordered.drop("place")


def place() -> nw.Expr:
    """Say as `place` where a `milestone` stands in the funnel, 0 for none."""
    order = whole(0)
    for milestone in MILESTONES:
        here = nw.col("milestone") == milestone.code
        order = (
            nw.when(here).then(whole(rank(milestone.code))).otherwise(order)
        )
    return order.alias("place")


def _side(deals: FrameT, side: str) -> FrameT:
    columns = (name for name in MEASURES if not name.startswith(side))
    return deals.with_columns(
        nw.col(f"{side}_milestone").fill_null("").alias("milestone"),
        whole(1).alias(f"{side}_count"),
        nw.col("amount").fill_null(0).alias(f"{side}_amount"),
        *(whole(0).alias(name) for name in columns),
    )


def _zeros(deals: FrameT) -> FrameT:
    currencies = deals.select("currency").unique()
    zeros = [whole(0).alias(name) for name in MEASURES]
    return nw.concat(
        [
            currencies.with_columns(nw.lit(code).alias("milestone"), *zeros)
            for code in ("", *(m.code for m in OPEN))
        ]
    )


def _shape(part: FrameT) -> FrameT:
    return part.select("currency", "milestone", *MEASURES)
