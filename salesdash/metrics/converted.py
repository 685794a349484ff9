"""Amounts in one base currency, by dated rates."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.metrics.weighted import weighted
from salesdash.metrics.whole import whole

OWN = ("own_amount", "own_currency")
"""The columns that hold an amount as its sheet says it."""

_EVER = -(2**31)
"""The day of a rate that names none: it is older than any other."""

_LARGEST = 2**62
_DIGITS = 17
_RATE = {
    "currency": nw.String,
    "rate_day": nw.Int64,
    "times": nw.Int64,
    "scale": nw.Int64,
    "limit": nw.Int64,
}


def converted(
    opportunities: nw.DataFrame, rates: nw.DataFrame, base: str, day: int
) -> nw.DataFrame:
    """Turn the amounts of deals into the base currency.

    One row an opportunity, in the order as they come. A won deal takes the
    rate of the day it was closed, any other the rate of `day`: the newest
    whose day has come, else one that names no day. Halves are rounded away
    from zero in each row. An amount without a rate, or too large to be
    multiplied, stays in its own currency. Eager only: rates are few, and
    are made exact one by one.

    Args:
        opportunities: The deals, with `key`, `status`, `closed_on`, `won_on`
            (days), `amount` (minor units of `currency`).
        rates: The rates, with `from` (day), `currency`, `base` and `rate`.
        base: The base currency; '' leaves everything as it is.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals, with `own_amount` and `own_currency` as in the sheet.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b"], "status": ["open", "open"],
        ...     "closed_on": [None, None], "won_on": [None, None],
        ...     "amount": [1_000_01, 500], "currency": ["USD", "EUR"],
        ... }))
        >>> rates = nw.from_native(pl.DataFrame({
        ...     "from": [20_000, 20_700], "currency": ["USD", "USD"],
        ...     "base": ["CNY", "CNY"], "rate": [7.0, 7.1],
        ... }))
        >>> found = converted(deals, rates, "CNY", 20_777)
        >>> found.select("amount", "currency", "own_amount").rows()
        [(710007, 'CNY', 100001), (500, 'EUR', 500)]
    """
    won = nw.col("status") == "won"
    closed = nw.coalesce("closed_on", "won_on").fill_null(day)
    dated = opportunities.with_columns(
        nw.when(won)
        .then(closed)
        .otherwise(whole(day))
        .cast(nw.Int64)
        .alias("rate_day")
    )
    return turned(dated, rates, base).drop("rate_day")


def turned(
    frame: nw.DataFrame, rates: nw.DataFrame, base: str
) -> nw.DataFrame:
    """Turn the amounts of rows by the rates of their days.

    Args:
        frame: Rows with `amount` (minor units of `currency`) and
            `rate_day` (Int64).
        rates: The rates, as `converted` takes them.
        base: The base currency; '' leaves everything as it is.

    Returns:
        The rows in their order, with `own_amount` and `own_currency`.
    """
    own = frame.with_columns(
        nw.col("amount").alias("own_amount"),
        nw.col("currency").alias("own_currency"),
    )
    if not base:
        return own
    numbered = own.with_row_index("rate_place")
    found = _found(numbered, _of(rates, base), base)
    joined = numbered.join(found, on=["currency", "rate_day"], how="left")
    large = (nw.col("amount").abs() > nw.col("limit")).fill_null(value=False)
    known = ~nw.col("times").is_null() & ~large
    amount = nw.when(known).then(_product()).otherwise(nw.col("amount"))
    currency = nw.when(known).then(nw.lit(base)).otherwise("currency")
    done = joined.with_columns(
        amount.alias("amount"), currency.alias("currency")
    )
    return done.sort("rate_place").select(own.columns)


def apart(
    deals: nw.DataFrame, milestones: Sequence[Milestone] = MILESTONES
) -> nw.DataFrame:
    """Give each deal its own currency back, and weigh it anew.

    Args:
        deals: The deals as `converted`, `verified` and `weighted` gave them.
        milestones: The milestones, with the yield of each.
    """
    own = deals.with_columns(
        nw.col("own_amount").alias("amount"),
        nw.col("own_currency").alias("currency"),
    )
    return weighted(own, milestones)


def in_force(rates: nw.DataFrame, base: str, day: int) -> nw.DataFrame:
    """Give the rates of a day.

    One row a currency that has one, sorted; columns as they come.

    Example:
        >>> import polars as pl
        >>> rates = nw.from_native(pl.DataFrame({
        ...     "from": [20_000, 20_700, 20_800, None],
        ...     "currency": ["USD", "USD", "USD", "EUR"],
        ...     "base": ["CNY"] * 4, "rate": [7.0, 7.1, 7.2, 7.8],
        ... }))
        >>> in_force(rates, "CNY", 20_777).select("currency", "rate").rows()
        [('EUR', 7.8), ('USD', 7.1)]
    """
    began = nw.col("from").fill_null(_EVER).cast(nw.Int64).alias("began")
    past = _of(rates, base).with_columns(began)
    past = past.filter(nw.col("began") <= day).sort("currency", "began")
    return past.unique("currency", keep="last", maintain_order=True).drop(
        "began"
    )


def _of(rates: nw.DataFrame, base: str) -> nw.DataFrame:
    said = (nw.col("base") == base) & (nw.col("rate") > 0)
    return rates.filter(said, nw.col("currency") != base)


def _found(
    deals: nw.DataFrame, rates: nw.DataFrame, base: str
) -> nw.DataFrame:
    """Find the rate of each currency and day that deals ask for.

    A rate is two whole numbers, `times` by `scale`, that turn minor units
    into minor units; `limit` is the largest amount that they can turn.
    """
    known = defaultdict(list)
    columns = ("currency", "from", "rate")
    dated = rates.with_columns(nw.col("from").fill_null(_EVER))
    for currency, day, rate in dated.sort("from").select(*columns).rows():
        known[currency].append((day, rate))
    asked = deals.select("currency", "rate_day").unique().rows()
    found = [
        (currency, day, *_whole(known[currency][place - 1][1], base, currency))
        for currency, day in asked
        if (place := bisect_right(known[currency], day, key=_day))
    ]
    parts = zip(*found, strict=True) if found else [[] for _ in _RATE]
    data = dict(zip(_RATE, map(list, parts), strict=True))
    return nw.from_dict(data, _RATE, backend=rates.implementation)


def _day(rate: tuple[int, float]) -> int:
    return rate[0]


def _whole(rate: float, base: str, currency: str) -> tuple[int, int, int]:
    # As it is written: 7.1 is no sum of powers of two.
    exact = Decimal(str(rate))
    share = exact.scaleb(money.digits(base) - money.digits(currency))
    # So many decimals as a product of 64 bits has room for.
    scale = 10 ** max(0, (_DIGITS - share.adjusted()) // 2)
    limit = int(min(_LARGEST, _LARGEST / share))
    return round(share * scale), scale, limit


def _product() -> nw.Expr:
    """Multiply by parts, so that no product passes 64 bits."""
    scale, times = nw.col("scale"), nw.col("times")
    size = nw.col("amount").abs()
    rest = (size % scale * times + scale // 2) // scale
    value = size // scale * times + rest
    return nw.when(nw.col("amount") < 0).then(-value).otherwise(value)
