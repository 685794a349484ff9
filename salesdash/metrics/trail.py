"""What a week leaves behind: the stocks of one day, ready to be compared."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED
from salesdash.metrics.whole import one, whole

SIDES = ("claimed", "verified")
KEYS = ("team", "rep", "currency", "milestone")
EVIDENCE = ("ahead_count", "weighted_untold")
MEASURES = (
    *(f"{side}_{what}" for side in SIDES for what in ("count", "amount")),
    *(f"weighted_{side}" for side in SIDES),
    *EVIDENCE,
)


def trail(rows: FrameT) -> FrameT:
    """Sum the deals of a forecast by team, rep, currency and milestone.

    One row a team, rep, currency and milestone that a deal is at, by its
    claim or by its evidence. Won deals stand at `closed`, so the open
    pipeline is every other row, and all rows together are the forecast.

    Args:
        rows: The deals as `verified` and `forecast` give them.

    Returns:
        `team`, `rep`, `currency`, `milestone` (code, '' for none);
        `claimed_count`, `verified_count` (deals); `claimed_amount`,
        `verified_amount`, `weighted_claimed`, `weighted_verified` (minor
        units, unknown amounts as 0); of the open deals that claim the
        milestone `ahead_count`, those beyond their evidence, and
        `weighted_untold`, the claim of those whose sheets never had a
        column for evidence (minor units).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "team": ["East"], "rep": ["Ann"], "status": ["open"],
        ...     "currency": ["CNY"], "amount": [500],
        ...     "claimed_milestone": ["qualified_sponsor"],
        ...     "verified_milestone": [None],
        ...     "claimed_rank": [2], "verified_rank": [0],
        ...     "evidence": ["no_columns"],
        ...     "weighted_claimed": [125], "weighted_verified": [0],
        ... })
        >>> for row in trail(nw.from_native(deals)).rows():
        ...     print(row)
        ('East', 'Ann', 'CNY', '', 0, 0, 1, 500, 0, 0, 0, 0)
        ('East', 'Ann', 'CNY', 'qualified_sponsor', 1, 500, 0, 0, 125, 0, 1, \
125)
    """
    sides = [_side(rows, side) for side in SIDES]
    stacked = nw.concat([part.select(*KEYS, *MEASURES) for part in sides])
    return stacked.group_by(*KEYS).agg(nw.col(*MEASURES).sum()).sort(*KEYS)


def _side(rows: FrameT, side: str) -> FrameT:
    own = (f"{side}_count", f"{side}_amount", f"weighted_{side}")
    won = nw.col("status") == "won"
    stated = nw.col(f"{side}_milestone").fill_null("")
    still = one(~won) * whole(1 if side == "claimed" else 0)
    ahead = one(nw.col("claimed_rank") > nw.col("verified_rank"))
    untold = one(nw.col("evidence") == "no_columns")
    others = set(MEASURES) - {*own, *EVIDENCE}
    return rows.with_columns(
        nw.when(won).then(nw.lit(CLOSED)).otherwise(stated).alias("milestone"),
        whole(1).alias(own[0]),
        nw.col("amount").fill_null(0).alias(own[1]),
        (still * ahead).alias(EVIDENCE[0]),
        (still * untold * nw.col("weighted_claimed")).alias(EVIDENCE[1]),
        *(whole(0).alias(name) for name in others),
    )
