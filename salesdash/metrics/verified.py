"""The milestone that the criteria support (deck, pages 33-37)."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import (
    CLOSED,
    CRITERIA,
    MILESTONES,
    SIGNED,
    Milestone,
    rank,
)
from salesdash.metrics.whole import one, whole

_ANY = "any_met"


def verified(
    opportunities: FrameT,
    day: int,
    milestones: Sequence[Milestone] = MILESTONES,
) -> FrameT:
    """Set the verified milestone beside the claimed one.

    One row an opportunity. A criterion counts when it is yes, or was met
    on `day` or before; a milestone is reached when every criterion of it
    and of all before it counts. A won deal whose contract is signed is
    closed, whatever else is blank.

    Args:
        opportunities: The deals, with `claimed_milestone` (code), `status`,
            `evidence_columns` (1 or 0) and every criterion.
        day: The as-of day, in days since 1970-01-01.
        milestones: The milestones, with the criteria of each.

    Returns:
        The deals with `claimed_rank` and `verified_rank` (0 for none, 1
        for 10 % up to 6 for closed), `verified_milestone` (code or null)
        and `evidence` (met, partial, none or no_columns).

    Example:
        >>> import polars as pl
        >>> first = MILESTONES[0].criteria
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "open"],
        ...     "claimed_milestone": ["decision_due", None],
        ...     "evidence_columns": [1, 0],
        ...     **{c: [20_700 if c in first else -1, None] for c in CRITERIA},
        ... })
        >>> done = verified(nw.from_native(deals), 20_777)
        >>> done.select("claimed_rank", "verified_rank", "evidence").rows()
        [(4, 1, 'met'), (0, 0, 'no_columns')]
    """
    met = {c: one((nw.col(c) >= 0) & (nw.col(c) <= day)) for c in CRITERIA}
    reached = {
        m.code: nw.min_horizontal(*(met[c] for c in m.criteria))
        for m in milestones
    }
    marks = [f"{code}_met" for code in reached]
    named = zip(marks, reached.values(), strict=True)
    marked = opportunities.with_columns(
        *(expression.alias(mark) for mark, expression in named),
        nw.max_horizontal(*met.values()).alias(_ANY),
        _claimed().alias("claimed_rank"),
    )
    signed = (nw.col("status") == "won") & (met[SIGNED] == 1)
    ranked = marked.with_columns(
        nw.when(signed)
        .then(whole(rank(CLOSED)))
        .otherwise(_steps(marks))
        .alias("verified_rank")
    )
    done = ranked.with_columns(_code(), _evidence())
    return done.drop(*marks, _ANY)


def _claimed() -> nw.Expr:
    claims = (
        one(nw.col("claimed_milestone") == m.code) * rank(m.code)
        for m in MILESTONES
    )
    return nw.sum_horizontal(*claims)


def _steps(marks: list[str]) -> nw.Expr:
    """Count the milestones reached before the first one missed."""
    reached = nw.col(marks[0])
    count = reached
    for mark in marks[1:]:
        reached = reached * nw.col(mark)
        count = count + reached
    return count


def _code() -> nw.Expr:
    code = nw.lit(None, dtype=nw.String)
    for milestone in MILESTONES:
        here = nw.col("verified_rank") == rank(milestone.code)
        code = nw.when(here).then(nw.lit(milestone.code)).otherwise(code)
    return code.alias("verified_milestone")


def _evidence() -> nw.Expr:
    told = nw.when(nw.col(_ANY) == 1)
    weak = told.then(nw.lit("partial")).otherwise(nw.lit("none"))
    columns = nw.when(nw.col("evidence_columns") == 1)
    short = columns.then(weak).otherwise(nw.lit("no_columns"))
    met = nw.when(nw.col("verified_rank") > 0).then(nw.lit("met"))
    return met.otherwise(short).alias("evidence")
