"""Amounts in one base currency, by dated rates."""

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.metrics.whole import whole

MICRO = 1_000_000
"""Rates are whole numbers per million, so that sums do not drift."""

OWN = ("own_amount", "own_currency")


def converted(
    opportunities: nw.DataFrame, rates: nw.DataFrame, base: str, day: int
) -> nw.DataFrame:
    """Turn the amounts of deals into the base currency.

    One row an opportunity. A won deal takes the rate of the day it was
    closed, any other the rate of `day`: the newest whose day has come. An
    amount without a rate stays in its own currency. Halves are rounded
    away from zero in each row.

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
    own = opportunities.with_columns(
        nw.col("amount").alias("own_amount"),
        nw.col("currency").alias("own_currency"),
    )
    if not base:
        return own
    closed = nw.coalesce("closed_on", "won_on").fill_null(day)
    dated = own.with_columns(
        nw.when(nw.col("status") == "won")
        .then(closed)
        .otherwise(whole(day))
        .cast(nw.Int64)
        .alias("rate_day")
    )
    found = _found(dated, _whole_rates(rates, base))
    joined = dated.join(found, on=["currency", "rate_day"], how="left")
    turned = _turned(nw.col("amount"), nw.col("micro"))
    known = ~nw.col("micro").is_null()
    return joined.with_columns(
        nw.when(known)
        .then(turned)
        .otherwise(nw.col("amount"))
        .alias("amount"),
        nw.when(known)
        .then(nw.lit(base))
        .otherwise(nw.col("currency"))
        .alias("currency"),
    ).drop("rate_day", "micro")


def _whole_rates(rates: nw.DataFrame, base: str) -> nw.DataFrame:
    """Give minor units of the base for a million of the currency's."""
    own = rates.filter(nw.col("base") == base, nw.col("currency") != base)
    shift = whole(0)
    for currency in own["currency"].unique().to_list():
        digits = money.digits(base) - money.digits(currency)
        here = nw.col("currency") == currency
        shift = nw.when(here).then(whole(digits)).otherwise(shift)
    factor = (
        nw.when(shift == 2)  # noqa: PLR2004 -- decimals of most currencies
        .then(nw.lit(100.0))
        .when(shift == -2)  # noqa: PLR2004 -- the other way round
        .then(nw.lit(0.01))
        .otherwise(nw.lit(1.0))
    )
    exact = nw.col("rate") * factor * MICRO + 0.5
    return own.select(
        "currency",
        nw.col("from").cast(nw.Int64).alias("from"),
        exact.cast(nw.Int64).alias("micro"),
    )


def _found(deals: nw.DataFrame, rates: nw.DataFrame) -> nw.DataFrame:
    """Find the rate of each currency and day that deals ask for."""
    asked = deals.select("currency", "rate_day").unique()
    known = asked.join(rates, on="currency").filter(
        nw.col("from") <= nw.col("rate_day")
    )
    newest = known.group_by("currency", "rate_day").agg(nw.col("from").max())
    return newest.join(
        rates.unique(["currency", "from"], keep="any"),
        on=["currency", "from"],
    ).select("currency", "rate_day", "micro")


def _turned(amount: nw.Expr, micro: nw.Expr) -> nw.Expr:
    """Multiply by parts, so that no amount is too large."""
    size = amount.abs()
    rest = (size % MICRO * micro + MICRO // 2) // MICRO
    value = size // MICRO * micro + rest
    return nw.when(amount < 0).then(-value).otherwise(value)
