"""What open and won deals bring, and when (deck, pages 35-37)."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.metrics import months
from salesdash.metrics.months import Length
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one

OVERDUE = "overdue"
"""The period of an open deal that should have closed by now."""

UNDATED = "undated"
"""The period of an open deal without an expected close."""

_CLOSE, _MONTH = "forecast_close", "forecast_month"
_ADDED = ("amount", "weighted_claimed", "weighted_verified")


def forecast(
    opportunities: FrameT,
    day: int,
    by: Length = "month",
    year_start: int = 1,
) -> FrameT:
    """List the deals of the forecast, each in its period.

    One row an opportunity: every open deal that its sheets still name,
    and every deal won from the first day of the quarter of `day` to `day`.

    Args:
        opportunities: The deals as `verified` and `weighted` give them,
            with `expected_close`, `closed_on`, `won_on` (days).
        day: The as-of day, in days since 1970-01-01.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.

    Returns:
        The deals with `closed_on` of a won deal filled by the day it was
        first seen won, and `period`: 2026-11 or 2026-Q4, `overdue` when
        an open deal should have closed before `day`, `undated` when
        nobody said when it would.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "open", "open", "won", "won"],
        ...     "vanished_on": [None] * 5,
        ...     "expected_close": [20_790, 20_776, None, 20_700, None],
        ...     "closed_on": [None, None, None, None, 20_700],
        ...     "won_on": [None, None, None, 20_770, 20_770],
        ... })
        >>> found = forecast(nw.from_native(deals), 20_777)
        >>> found.select("status", "period", "closed_on").rows()
        [('open', '2026-12', None), ('open', 'overdue', None), \
('open', 'undated', None), ('won', '2026-11', 20770)]
    """
    rows = counted(opportunities, day, year_start)
    won = nw.col("status") == "won"
    close = nw.when(won).then(nw.col("closed_on"))
    dated = rows.with_columns(
        close.otherwise(nw.col("expected_close")).alias(_CLOSE)
    )
    # Step by step: as one expression it takes longer to build than to run.
    monthly = dated.with_columns(months.month(nw.col(_CLOSE)).alias(_MONTH))
    label = months.written(nw.col(_MONTH), by, year_start)
    late = nw.when(~won & (nw.col(_CLOSE) < day)).then(nw.lit(OVERDUE))
    blank = nw.when(nw.col(_CLOSE).is_null()).then(nw.lit(UNDATED))
    period = blank.otherwise(late.otherwise(label)).alias("period")
    return monthly.with_columns(period).drop(_CLOSE, _MONTH)


def counted(opportunities: FrameT, day: int, year_start: int = 1) -> FrameT:
    """Keep the deals of a forecast: see `forecast`, but for the period.

    One row an opportunity: the open deals, then those won in the quarter
    of `day`.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "status": ["won", "open", "lost"],
        ...     "vanished_on": [None] * 3,
        ...     "closed_on": [20_770, None, None],
        ...     "won_on": [20_771, None, None],
        ... })
        >>> found = counted(nw.from_native(deals), 20_777)
        >>> found.select("status", "closed_on").rows()
        [('open', None), ('won', 20770)]
    """
    closed = nw.coalesce("closed_on", "won_on").alias("closed_on")
    won = opportunities.filter(nw.col("status") == "won")
    ended = won.with_columns(closed)
    first = months.quarter_start(day, year_start)
    booked = ended.filter(
        nw.col("closed_on") >= first, nw.col("closed_on") <= day
    )
    return nw.concat([pipeline(opportunities), booked])


def totals(rows: FrameT, by: Sequence[str] = ()) -> FrameT:
    """Sum the rows of a forecast.

    One row a group and currency, in that order: currencies never add up.

    Args:
        rows: The deals as `forecast` gives them.
        by: Columns whose values make a group: any of `period`, `team`,
            `rep`, `status`, `currency`.

    Returns:
        The columns `by`, `currency`; `count` (deals), `unpriced` (deals
        without an amount); `amount`, `weighted_claimed`,
        `weighted_verified` (minor units); and `without_columns`: the
        amount of open deals (minor units) whose sheets never had a column
        for evidence, which no verified figure can hold.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({
        ...     "status": ["open", "won"],
        ...     "currency": ["CNY", "CNY"],
        ...     "amount": [900, 100],
        ...     "weighted_claimed": [450, 100],
        ...     "weighted_verified": [0, 100],
        ...     "evidence": ["no_columns", "met"],
        ... })
        >>> totals(nw.from_native(rows)).rows(named=True)
        [{'currency': 'CNY', 'count': 2, 'unpriced': 0, 'amount': 1000, \
'weighted_claimed': 550, 'weighted_verified': 100, 'without_columns': 900}]
    """
    groups = [*(name for name in by if name != "currency"), "currency"]
    amount = nw.col("amount").fill_null(0)
    untold = (nw.col("evidence") == "no_columns") & (
        nw.col("status") == "open"
    )
    marked = rows.with_columns(
        amount.alias("amount"),
        (amount * one(untold)).alias("without_columns"),
        one(nw.col("amount").is_null()).alias("unpriced"),
    )
    summed = marked.group_by(*groups).agg(
        nw.len().cast(nw.Int64).alias("count"),
        nw.col("unpriced").sum(),
        nw.col(*_ADDED, "without_columns").sum(),
    )
    return summed.sort(*groups)
