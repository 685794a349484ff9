"""How the claim of a deal stands against its evidence (deck, page 33)."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import (
    CLOSED,
    MILESTONES,
    SIGNED,
    Milestone,
    rank,
)
from salesdash.metrics.whole import one, whole


def standing(
    opportunities: FrameT,
    day: int,
    milestones: Sequence[Milestone] = MILESTONES,
) -> FrameT:
    """Say of each deal whether the claim is proven, and what is missing.

    One row an opportunity. A deal is proven when it is verified as far as
    it is claimed; then nothing is missing. Of the closed milestone only
    the signature is asked for, since what follows it is follow-up.

    Args:
        opportunities: The deals as `verified` gives them.
        day: The as-of day, in days since 1970-01-01.
        milestones: The milestones, with the criteria of each.

    Returns:
        The deals with `gap` (milestones that the claim is ahead; negative
        where the evidence is ahead), `missing` (criteria up to the claim
        that are not met), `denied` (of these, those that say no) and
        `standing`: proven, unknown (blank or planned), contradicted (at
        least one no), no_columns or unclaimed.

    Example:
        >>> import polars as pl
        >>> from salesdash.method.milestones import CRITERIA
        >>> from salesdash.metrics.verified import verified
        >>> first = MILESTONES[0].criteria
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "open"],
        ...     "claimed_milestone": ["qualified_suspect"] * 2,
        ...     "evidence_columns": [1, 1],
        ...     **{c: [0, 0] if c in first[1:] else [-1, None]
        ...        for c in CRITERIA},
        ... })
        >>> ranked = verified(nw.from_native(deals), 20_777)
        >>> done = standing(ranked, 20_777)
        >>> done.select("gap", "missing", "denied", "standing").rows()
        [(1, 1, 1, 'contradicted'), (1, 1, 0, 'unknown')]
    """
    claimed, verified = nw.col("claimed_rank"), nw.col("verified_rank")
    asked = _asked(milestones)
    counted = opportunities.with_columns(
        (claimed - verified).alias("gap"),
        *(_unmet(own, day).alias(f"{code}_unmet") for code, own in asked),
        *(_denied(own).alias(f"{code}_denied") for code, own in asked),
    )
    summed = counted.with_columns(
        _sum(asked, "unmet").alias("missing"),
        _sum(asked, "denied").alias("denied"),
    )
    parts = (f"{c}_{what}" for c, _ in asked for what in ("unmet", "denied"))
    return summed.with_columns(_standing()).drop(*parts)


def _asked(milestones: Sequence[Milestone]) -> list[tuple[str, list[str]]]:
    """Give each milestone with the criteria that a claim of it needs."""
    asked = {
        m.code: [c for c in m.criteria if m.code != CLOSED or c == SIGNED]
        for m in milestones
    }
    return [(code, criteria) for code, criteria in asked.items() if criteria]


def _unmet(criteria: Sequence[str], day: int) -> nw.Expr:
    met = (one(nw.col(c).is_between(0, day)) for c in criteria)
    return whole(len(criteria)) - nw.sum_horizontal(*met)


def _denied(criteria: Sequence[str]) -> nw.Expr:
    return nw.sum_horizontal(*(one(nw.col(c) < 0) for c in criteria))


def _sum(asked: Sequence[tuple[str, list[str]]], what: str) -> nw.Expr:
    """Sum a count over the milestones up to the claim of a deal."""
    claimed = nw.col("claimed_rank")
    short = one(claimed > nw.col("verified_rank"))
    parts = (
        nw.col(f"{code}_{what}") * one(claimed >= rank(code))
        for code, _ in asked
    )
    return short * nw.sum_horizontal(*parts)


def _standing() -> nw.Expr:
    denied = nw.when(nw.col("denied") > 0).then(nw.lit("contradicted"))
    weak = denied.otherwise(nw.lit("unknown"))
    columns = nw.when(nw.col("evidence_columns") == 1).then(weak)
    short = columns.otherwise(nw.lit("no_columns"))
    proven = nw.when(nw.col("gap") <= 0).then(nw.lit("proven"))
    told = proven.otherwise(short)
    claim = nw.when(nw.col("claimed_rank") == 0).then(nw.lit("unclaimed"))
    return claim.otherwise(told).alias("standing")
