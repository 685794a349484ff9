"""What was foreseen on one day: the deals that its forecast was made of."""

from collections.abc import Mapping

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType

from salesdash.metrics import months
from salesdash.metrics.forecast import forecast
from salesdash.metrics.whole import one, whole

DEAL, TARGET = "deal", "target"
"""What a row of an outlook is."""

COLUMNS: Mapping[str, DType] = {
    "what": nw.String(),
    "key": nw.String(),
    "team": nw.String(),
    "rep": nw.String(),
    "currency": nw.String(),
    "status": nw.String(),
    "period": nw.String(),
    "amount": nw.Int64(),
    "verified": nw.Int64(),
    "claimed": nw.Int64(),
    "untold": nw.Int64(),
    "ahead": nw.Int64(),
    "score_known": nw.Int64(),
    "score": nw.Int64(),
    "number": nw.Int64(),
}
"""The columns of an outlook -> their types."""


def outlook(
    opportunities: nw.DataFrame,
    stated: nw.DataFrame,
    day: int,
    year_start: int = 1,
) -> nw.DataFrame:
    """Keep of a day what its forecast and its stocks were made of.

    One row a deal of the forecast of the day, and one a revenue target of
    its month. Small, so that it can be kept for many days.

    Args:
        opportunities: The deals of the day, as `weighted` and `score` give
            them.
        stated: The targets of the day, as `metrics.targets.revenue` gives
            them.
        day: The as-of day, in days since 1970-01-01.
        year_start: The first month of the fiscal year, 1 to 12.

    Returns:
        `what` (`DEAL` or `TARGET`), `key` ('' for a target), `team`, `rep`,
        `currency`, `status`, `period` (as `metrics.forecast` writes it, of
        a target its month), `amount` (minor units, unknown as 0),
        `verified` and `claimed` (weighted), `untold` (the claim of an open
        deal whose sheets never had a column for evidence), `ahead` (1 for
        an open deal that claims more than its evidence, null for one
        without such columns), `score_known`, `score`, and `number` (the
        month of a target, as `metrics.months` counts; else null).

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a"], "team": ["East"], "rep": ["Ann"],
        ...     "currency": ["CNY"], "status": ["open"], "amount": [500],
        ...     "vanished_on": [None], "expected_close": [20_780],
        ...     "closed_on": [None], "won_on": [None],
        ...     "weighted_verified": [50], "weighted_claimed": [250],
        ...     "claimed_rank": [3], "verified_rank": [1],
        ...     "evidence": ["met"],
        ...     "score_known": [5], "score": [62],
        ... }))
        >>> stated = nw.from_native(pl.DataFrame({
        ...     "team": ["East"], "rep": [""], "number": [24_322],
        ...     "amount": [900], "currency": ["CNY"],
        ... }))
        >>> for row in outlook(deals, stated, 20_777).rows():
        ...     print(row)
        ('deal', 'a', 'East', 'Ann', 'CNY', 'open', '2026-11', 500, 50, 250, \
0, 1, 5, 62, None)
        ('target', '', 'East', '', 'CNY', '', '2026-11', 900, 0, 0, 0, 0, \
0, None, 24322)
    """
    rows = forecast(opportunities, day, "month", year_start)
    still = nw.col("status") == "open"
    beyond = nw.col("claimed_rank") > nw.col("verified_rank")
    silent = still & (nw.col("evidence") == "no_columns")
    deals = rows.with_columns(
        nw.lit(DEAL).alias("what"),
        nw.col("amount").fill_null(0),
        nw.col("weighted_verified").alias("verified"),
        nw.col("weighted_claimed").alias("claimed"),
        (one(silent) * nw.col("weighted_claimed")).alias("untold"),
        nw.when(~silent).then(one(still & beyond)).alias("ahead"),
        nw.lit(None, dtype=nw.Int64).alias("number"),
    )
    return nw.concat([_typed(deals), _typed(_targets(stated, day))])


def _targets(stated: nw.DataFrame, day: int) -> nw.DataFrame:
    now = months.number(day)
    own = stated.filter(nw.col("number") == now)
    zero = ("verified", "claimed", "untold", "ahead", "score_known")
    return own.with_columns(
        nw.lit(TARGET).alias("what"),
        nw.lit("").alias("key"),
        nw.lit("").alias("status"),
        nw.lit(months.current(day)).alias("period"),
        nw.lit(None, dtype=nw.Int64).alias("score"),
        *(whole(0).alias(name) for name in zero),
    )


def _typed(frame: nw.DataFrame) -> nw.DataFrame:
    return frame.select(
        *(nw.col(name).cast(kind) for name, kind in COLUMNS.items())
    )
