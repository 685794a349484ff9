"""What a deal is expected to bring: its amount times its yield."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import FULL, MILESTONES, Milestone
from salesdash.metrics.whole import whole


def weighted(
    opportunities: FrameT, milestones: Sequence[Milestone] = MILESTONES
) -> FrameT:
    """Weigh each amount by the claimed and by the verified milestone.

    One row an opportunity. Won deals weigh in full and lost ones nothing,
    whatever their milestone; an unknown amount weighs 0. Halves are
    rounded away from zero in each row, and every total is the sum of its
    rows.

    Args:
        opportunities: The deals as `verified` gives them, with `status`,
            `amount` (minor units of `currency`) and `claimed_milestone`.
        milestones: The milestones, with the yield of each.

    Returns:
        The deals with `claimed_yield` and `verified_yield` (per 10,000),
        `weighted_claimed` and `weighted_verified` (minor units).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "won", "open"],
        ...     "amount": [1_000_01, 500, None],
        ...     "claimed_milestone": ["decision_due", None, None],
        ...     "verified_milestone": ["qualified_sponsor", None, None],
        ... })
        >>> done = weighted(nw.from_native(deals))
        >>> done.select("weighted_claimed", "weighted_verified").rows()
        [(75001, 25000), (500, 500), (0, 0)]
    """
    shared = opportunities.with_columns(
        _share("claimed_milestone", milestones).alias("claimed_yield"),
        _share("verified_milestone", milestones).alias("verified_yield"),
    )
    return shared.with_columns(
        _weigh("claimed_yield").alias("weighted_claimed"),
        _weigh("verified_yield").alias("weighted_verified"),
    )


def _share(column: str, milestones: Sequence[Milestone]) -> nw.Expr:
    share = whole(0)
    for milestone in milestones:
        here = nw.col(column) == milestone.code
        share = nw.when(here).then(whole(milestone.share)).otherwise(share)
    lost = nw.when(nw.col("status") == "lost").then(whole(0))
    won = nw.when(nw.col("status") == "won").then(whole(FULL))
    return won.otherwise(lost.otherwise(share))


def _weigh(column: str) -> nw.Expr:
    """Weigh by parts, so that no amount is too large to be multiplied."""
    amount = nw.col("amount").fill_null(0)
    size = amount.abs()
    rest = size % FULL * nw.col(column)
    product = size // FULL * nw.col(column) + (rest + FULL // 2) // FULL
    return nw.when(amount < 0).then(-product).otherwise(product)
