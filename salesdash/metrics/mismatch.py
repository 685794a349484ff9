"""The selling step done beside the buying stage reached (deck, page 8)."""

import narwhals.stable.v2 as nw

from salesdash.method.buying import STAGES
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one, whole

BEHIND, FITS, AHEAD = "behind", "fits", "ahead"
"""What the last step can be beside the stage that it should serve."""

CYCLE = tuple(stage.step for stage in STAGES)
"""The six steps of the selling cycle, in order."""


def mismatch(opportunities: nw.DataFrame, pairs: nw.DataFrame) -> nw.DataFrame:
    """Set the last selling step of each deal beside its buying stage.

    One row an opportunity. The last step is that of its newest visit that
    names one of the six steps of the cycle; building the relationship and
    analysing the purchase go on under all six and say nothing of where
    the rep is. Where no visit names a step, that of the deal's own sheet
    counts, as of its day.

    A step fits when it serves the stage that is reached, or the next one
    once all results of the stage are verified. Above that the rep is ahead
    of the buyer, below it behind. Where no sheet has exit criteria for a
    deal nobody knows its stage, so nothing is said.

    Args:
        opportunities: The deals as `buying` gives them, with `key` and
            `evidence_columns`, `step` and `as_of` (the day of its sheet).
        pairs: The visits of each deal as `visited.pairs` gives them: `key`,
            `date`, `step`; those after the as-of day are left out already.

    Returns:
        The deals with `step_done` (code or null), `step_on` (day or null),
        `step_rank` (0 for none, 1 to 6) and `mismatch` (behind, fits,
        ahead or null).

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b"], "evidence_columns": [1, 1],
        ...     "buying_rank": [1, 0], "buying_done": [0, 0],
        ...     "step": [None, "relationship"], "as_of": [25, 25],
        ... }))
        >>> visits = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "a"], "date": [10, 20],
        ...     "step": ["probe_listen", "confirm_needs"],
        ... }))
        >>> done = mismatch(deals, visits)
        >>> done.select("key", "step_done", "mismatch").rows()
        [('a', 'confirm_needs', 'ahead'), ('b', None, None)]
    """
    ranked = pairs.select(
        "key",
        nw.col("date").alias("step_on"),
        _rank("step").alias("visit_rank"),
    ).filter(nw.col("visit_rank") > 0)
    newest = ranked.group_by("key").agg(nw.col("step_on").max())
    # Of two visits on one day the further step is the last one.
    last = (
        ranked.join(newest, on=["key", "step_on"])
        .group_by("key", "step_on")
        .agg(nw.col("visit_rank").max())
    )
    joined = opportunities.join(last, on="key", how="left")
    visited = ~nw.col("visit_rank").is_null()
    sheet = nw.when(_rank("step") > 0).then(nw.col("as_of"))
    done = joined.with_columns(
        nw.when(visited)
        .then("visit_rank")
        .otherwise(_rank("step"))
        .alias("step_rank"),
        nw.when(visited).then("step_on").otherwise(sheet).alias("step_on"),
    )
    return done.with_columns(_code(), _fit()).drop("visit_rank")


def matrix(deals: nw.DataFrame) -> nw.DataFrame:
    """Count the open deals at each stage by the last step done.

    One row a stage and step that any deal is at, in that order.

    Args:
        deals: As `mismatch` gives them, with `status`, `vanished_on`.

    Returns:
        `buying_rank` and `step_rank` (0 for none), `deals`, and how many
        of them are `ahead` and `behind`.

    Example:
        >>> import polars as pl
        >>> found = matrix(nw.from_native(pl.DataFrame({
        ...     "status": ["open"] * 3, "vanished_on": [None] * 3,
        ...     "buying_rank": [2, 0, 2], "step_rank": [1, 0, 1],
        ...     "mismatch": ["behind", None, "behind"],
        ... })))
        >>> found.rows()
        [(0, 0, 1, 0, 0), (2, 1, 2, 0, 2)]
    """
    by = ("buying_rank", "step_rank")
    counted = pipeline(deals).with_columns(
        whole(1).alias("deals"),
        one(nw.col("mismatch") == AHEAD).alias(AHEAD),
        one(nw.col("mismatch") == BEHIND).alias(BEHIND),
    )
    sums = nw.col("deals", AHEAD, BEHIND).sum()
    return counted.group_by(*by).agg(sums).sort(*by)


def counts(deals: nw.DataFrame) -> dict[str, int]:
    """Count customers, those at no stage, and how the steps fit.

    Args:
        deals: Open deals as `mismatch` gives them, with `customer`.

    Returns:
        `customers`, `blank` (customers with nothing verified), and deals:
        `ahead`, `behind`, `unlogged` (no step known).

    Example:
        >>> import polars as pl
        >>> counts(nw.from_native(pl.DataFrame({
        ...     "customer": ["A", "A", "B"], "buying_rank": [0, 1, 0],
        ...     "step_rank": [0, 3, 1], "mismatch": [None, "ahead", "fits"],
        ... })))
        {'customers': 2, 'blank': 1, 'ahead': 1, 'behind': 0, 'unlogged': 1}
    """
    ranks = deals.group_by("customer").agg(nw.col("buying_rank").max())
    return {
        "customers": len(ranks),
        "blank": len(ranks.filter(nw.col("buying_rank") == 0)),
        AHEAD: len(deals.filter(nw.col("mismatch") == AHEAD)),
        BEHIND: len(deals.filter(nw.col("mismatch") == BEHIND)),
        "unlogged": len(deals.filter(nw.col("step_rank") == 0)),
    }


def _rank(column: str) -> nw.Expr:
    ranks = (
        one(nw.col(column) == step) * rank
        for rank, step in enumerate(CYCLE, start=1)
    )
    return nw.sum_horizontal(*ranks)


def _code() -> nw.Expr:
    code = nw.lit(None, dtype=nw.String)
    for rank, step in enumerate(CYCLE, start=1):
        here = nw.col("step_rank") == rank
        code = nw.when(here).then(nw.lit(step)).otherwise(code)
    return code.alias("step_done")


def _fit() -> nw.Expr:
    stage, step = nw.col("buying_rank"), nw.col("step_rank")
    # Before the first stage, its own step is the one that may come next.
    done = nw.max_horizontal(nw.col("buying_done"), one(stage == 0))
    last = stage + done
    high = nw.when(step > last).then(nw.lit(AHEAD))
    low = nw.when(step < stage).then(nw.lit(BEHIND))
    found = high.otherwise(low.otherwise(nw.lit(FITS)))
    known = (nw.col("evidence_columns") == 1) & (step > 0)
    return nw.when(known).then(found).otherwise(None).alias("mismatch")
