"""What a role-play should be about: what a rep's deals lack most often."""

from collections import Counter
from collections.abc import Sequence

import narwhals.stable.v2 as nw

from salesdash.method.milestones import SIGNED, Milestone
from salesdash.method.scores import FACTORS
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one
from salesdash.model.talk import Practice

_FACTORS = tuple(factor.code for factor in FACTORS)


def practice(
    deals: nw.DataFrame, milestones: Sequence[Milestone], day: int
) -> Practice:
    """Propose what to play through.

    The factor that is the weakest one of most open deals with a score, a
    tie going by the order of the formula; and the exit criterion that most
    open deals lack, of those up to the claimed milestone, a tie going by
    the order of the milestones. Deals without evidence columns say nothing
    of criteria.

    Args:
        deals: The deals of a rep as `View.opportunities` gives them.
        milestones: As the company has set them.
        day: The as-of day; a criterion dated later is not met.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "status": "open", "vanished_on": None, "claimed_rank": 1,
        ...     "weakest_factor": ["power", "pain", "power"],
        ...     "evidence_columns": [0, 0, 0],
        ... }))
        >>> found = practice(deals, [], 20_777)
        >>> found.factor, found.factor_n, found.factor_of
        ('power', 2, 3)
    """
    live = pipeline(deals)
    scored = live.filter(~nw.col("weakest_factor").is_null())
    counts = Counter(scored["weakest_factor"].to_list())
    factor = max(_FACTORS, key=lambda code: counts[code])
    told = live.filter(nw.col("evidence_columns") == 1)
    lacks = _lacks(told, milestones, day)
    criterion = max(lacks, key=lambda code: lacks[code], default="")
    return Practice(
        factor if counts[factor] else "",
        counts[factor],
        len(scored),
        criterion if lacks.get(criterion) else "",
        lacks.get(criterion, 0),
        len(told),
    )


def _lacks(
    deals: nw.DataFrame, milestones: Sequence[Milestone], day: int
) -> dict[str, int]:
    """Count of each criterion the deals that claim it and lack it."""
    codes = [
        (rank, code)
        for rank, milestone in enumerate(milestones, start=1)
        for code in milestone.criteria
        if rank < len(milestones) or code == SIGNED
    ]
    if not codes or deals.is_empty():
        return {}
    counted = deals.select(
        one(
            (nw.col("claimed_rank") >= rank)
            & (
                nw.col(code).is_null()
                | (nw.col(code) < 0)
                | (nw.col(code) > day)
            )
        )
        .sum()
        .alias(code)
        for rank, code in codes
    )
    (row,) = counted.rows(named=True)
    return row
