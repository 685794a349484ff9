"""Customers by relationship and attractiveness (deck, pages 31-32)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.grades import NOT_GRADED, THRESHOLDS
from salesdash.metrics.pipeline import pipeline

YEAR = 365
"""Days: a grade that is older should be given anew."""

_OPEN = ("open_currency", "open_amount", "open_count")


def grading(
    customers: FrameT,
    opportunities: FrameT,
    thresholds: tuple[float, float] = THRESHOLDS,
) -> FrameT:
    """Set the quadrant and the open deals of each customer.

    One row a customer and currency of its open deals: a customer with
    deals in two currencies has two rows, one with none has one row and
    the currency ''. A customer that only the deals name has a row too,
    not graded, so the open amounts add up to the pipeline.

    Args:
        customers: The customers, with `customer`, `rep`, `relationship`
            and `attractiveness` (0 to 10, or null).
        opportunities: The deals, with `customer`, `rep`, `status`,
            `vanished_on`, `currency` and `amount` (minor units).
        thresholds: High is at or above these: relationship, attractiveness.

    Returns:
        The columns of `customers`; `quadrant` (key, prospective,
        ordinary, ignore or not_graded); `open_currency`, `open_amount`
        (minor units of it, unknown amounts as 0), `open_count` (deals).

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({
        ...     "customer": ["华辰电子", "Beta"],
        ...     "rep": ["王敏", "Ann"],
        ...     "relationship": [5.0, 8.0],
        ...     "attractiveness": [8.0, None],
        ... })
        >>> deals = pl.DataFrame({
        ...     "customer": ["华辰电子"], "rep": ["王敏"],
        ...     "status": ["open"], "vanished_on": [None],
        ...     "currency": ["CNY"], "amount": [500],
        ... })
        >>> pair = nw.from_native(customers), nw.from_native(deals)
        >>> grading(*pair).drop("rep", "relationship").rows()
        [('Beta', None, 'not_graded', '', 0, 0), \
('华辰电子', 8.0, 'key', 'CNY', 500, 1)]
    """
    sums = _sums(opportunities)
    known = customers.join(sums, on="customer", how="left")
    unlisted = sums.join(customers, on="customer", how="anti")
    named = unlisted.with_columns(nw.col("deal_rep").alias("rep"))
    everyone = nw.concat([known, named], how="diagonal")
    graded = quadrant(everyone, thresholds).with_columns(
        nw.col("open_currency").fill_null(""),
        nw.col("open_amount").fill_null(0),
        nw.col("open_count").fill_null(0),
    )
    columns = [*customers.collect_schema().names(), "quadrant", *_OPEN]
    return graded.select(*columns).sort("customer", "open_currency")


def quadrant(
    customers: FrameT, thresholds: tuple[float, float] = THRESHOLDS
) -> FrameT:
    """Set the quadrant of each customer.

    One row a customer, as they come.

    Args:
        customers: The customers, with `relationship` and `attractiveness`
            (0 to 10, or null).
        thresholds: High is at or above these: relationship, attractiveness.

    Returns:
        The customers with `quadrant`: key, prospective, ordinary, ignore,
        or not_graded where an axis is missing.

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({
        ...     "relationship": [4.9, 5.0],
        ...     "attractiveness": [2.0, None],
        ... })
        >>> quadrant(nw.from_native(customers))["quadrant"].to_list()
        ['ignore', 'not_graded']
    """
    x = nw.col("relationship")
    y = nw.col("attractiveness")
    close = x >= thresholds[0]
    high = nw.when(close).then(nw.lit("key")).otherwise(nw.lit("prospective"))
    low = nw.when(close).then(nw.lit("ordinary")).otherwise(nw.lit("ignore"))
    named = nw.when(y >= thresholds[1]).then(high).otherwise(low)
    blank = x.is_null() | y.is_null()
    found = nw.when(blank).then(nw.lit(NOT_GRADED)).otherwise(named)
    return customers.with_columns(found.alias("quadrant"))


def quadrants(graded: FrameT) -> FrameT:
    """Count the customers in each quadrant.

    One row a quadrant that has customers.

    Args:
        graded: The customers as `grading` gives them.

    Returns:
        `quadrant` and `customers`, each customer counted once.

    Example:
        >>> import polars as pl
        >>> graded = pl.DataFrame({
        ...     "customer": ["Beta", "Beta"],
        ...     "quadrant": ["key", "key"],
        ... })
        >>> quadrants(nw.from_native(graded)).rows()
        [('key', 1)]
    """
    once = graded.select("customer", "quadrant").unique()
    counted = once.group_by("quadrant").agg(
        nw.len().cast(nw.Int64).alias("customers")
    )
    return counted.sort("quadrant")


def stale(customers: FrameT, day: int, age: int = YEAR) -> FrameT:
    """Keep the customers whose grades are old.

    One row a customer, columns as they come. A customer without grades,
    or of whom nobody said when they were given, is not stale.

    Args:
        customers: The customers, with `relationship`, `attractiveness` and
            `graded_on` (day or null).
        day: The as-of day, in days since 1970-01-01.
        age: How many days a grade holds.

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({
        ...     "customer": ["A", "B", "C"],
        ...     "relationship": [7.0, 7.0, None],
        ...     "attractiveness": [7.0, 7.0, 7.0],
        ...     "graded_on": [20_412, 20_411, 20_000],
        ... })
        >>> stale(nw.from_native(customers), 20_777)["customer"].to_list()
        ['B']
    """
    given = ~(
        nw.col("relationship").is_null() | nw.col("attractiveness").is_null()
    )
    return customers.filter(given, nw.col("graded_on") < day - age)


def _sums(opportunities: FrameT) -> FrameT:
    deals = pipeline(opportunities)
    summed = deals.group_by("customer", "currency").agg(
        nw.col("amount").fill_null(0).sum().alias("open_amount"),
        nw.len().cast(nw.Int64).alias("open_count"),
        nw.col("rep").min().alias("deal_rep"),
        nw.col("rep").max().alias("other_rep"),
    )
    shared = nw.col("deal_rep") == nw.col("other_rep")
    # Of two reps neither is the customer's until somebody says so.
    rep = nw.when(shared).then(nw.col("deal_rep")).otherwise(nw.lit(""))
    return summed.select(
        "customer",
        nw.col("currency").alias("open_currency"),
        "open_amount",
        "open_count",
        rep.alias("deal_rep"),
    )
