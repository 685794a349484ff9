"""What needs a manager: four lists of deals and customers."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import whole


def ahead(opportunities: FrameT) -> FrameT:
    """Keep the open deals that are claimed beyond their evidence.

    One row an opportunity, columns as they come.

    Args:
        opportunities: The deals as `verified` gives them.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c"],
        ...     "status": ["open", "open", "won"],
        ...     "vanished_on": [None, None, None],
        ...     "claimed_rank": [3, 1, 6],
        ...     "verified_rank": [1, 1, 0],
        ... })
        >>> ahead(nw.from_native(deals))["key"].to_list()
        ['a']
    """
    beyond = nw.col("claimed_rank") > nw.col("verified_rank")
    return pipeline(opportunities).filter(beyond)


def overdue(opportunities: FrameT, day: int) -> FrameT:
    """Keep the open deals that should have closed before a day.

    One row an opportunity, columns as they come: those whose period in the
    forecast is `overdue`.

    Args:
        opportunities: The deals, with `expected_close` (day).
        day: The as-of day, in days since 1970-01-01.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c"],
        ...     "status": ["open", "open", "open"],
        ...     "vanished_on": [None, None, None],
        ...     "expected_close": [20_776, 20_777, None],
        ... })
        >>> overdue(nw.from_native(deals), 20_777)["key"].to_list()
        ['a']
    """
    return pipeline(opportunities).filter(nw.col("expected_close") < day)


def unvisited(
    customers: FrameT, visits: FrameT, day: int, days: int
) -> FrameT:
    """Keep the customers that nobody visited in the last days.

    One row for each row of the customers. A visit that is only planned is
    none, and a visit by anybody counts.

    Args:
        customers: The customers, with `customer`.
        visits: The visits, with `customer` and `date` (day).
        day: The last of the days, in days since 1970-01-01.
        days: So many days, `day` among them.

    Returns:
        The customers with `last_visit`, the day of the last visit; null
        where there never was one.

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({"customer": ["A", "B", "C"]})
        >>> visits = pl.DataFrame({
        ...     "customer": ["A", "B", "C"],
        ...     "date": [20_748, 20_747, 20_778],
        ... })
        >>> pair = nw.from_native(customers), nw.from_native(visits)
        >>> unvisited(*pair, 20_777, 30).rows()
        [('B', 20747), ('C', None)]
    """
    left = _without(customers, _since(visits, day - days + 1, day))
    return left.join(_last(visits, left, day), on="customer", how="left")


def key(graded: FrameT) -> FrameT:
    """Keep the key customers, as `metrics.grading` grades them.

    Example:
        >>> import polars as pl
        >>> graded = pl.DataFrame({"quadrant": ["key", "ordinary"]})
        >>> key(nw.from_native(graded)).rows()
        [('key',)]
    """
    return graded.filter(nw.col("quadrant") == "key")


def others(opportunities: FrameT, deal: Mapping[str, Any]) -> FrameT:
    """Keep the other deals of the customer of a deal, the largest first.

    Args:
        opportunities: The deals, with `key`, `customer_key` and `amount`.
        deal: One of them.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c", "d"],
        ...     "customer_key": ["x", "x", "x", "y"],
        ...     "amount": [1, None, 3, 4],
        ... })
        >>> deal = {"key": "a", "customer_key": "x"}
        >>> others(nw.from_native(deals), deal)["key"].to_list()
        ['c', 'b']
    """
    return opportunities.filter(
        nw.col("customer_key") == deal["customer_key"],
        nw.col("key") != deal["key"],
    ).sort("amount", descending=True, nulls_last=True)


def once(hits: nw.DataFrame, without: str) -> nw.DataFrame:
    """Give the deals that rules of the cross-check hit, each once.

    One row a deal: of several hits the first.

    Args:
        hits: The hits, with `key` and `rule`.
        without: The rule whose hits are of no deal.

    Example:
        >>> import polars as pl
        >>> hits = pl.DataFrame({
        ...     "key": ["a", "a", "x"], "rule": ["r", "s", "no_deal"],
        ... })
        >>> once(nw.from_native(hits), "no_deal").rows()
        [('a', 'r')]
    """
    kept = hits.filter(nw.col("rule") != without)
    return kept.unique("key", keep="first", maintain_order=True)


def sums(
    rows: FrameT, amount: str = "amount", currency: str = "currency"
) -> FrameT:
    """Sum the amounts of a list.

    One row a currency, the one that most rows have first; rows without a
    currency are left out.

    Args:
        rows: The list.
        amount: The column of the amounts (minor units, or null).
        currency: The column of their currency.

    Returns:
        `currency`, `count` (rows), `amount` (unknown amounts as 0).

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({
        ...     "currency": ["CNY", "USD", "USD"], "amount": [5, 1, None],
        ... })
        >>> sums(nw.from_native(rows)).rows()
        [('USD', 2, 1), ('CNY', 1, 5)]
    """
    named = rows.select(
        nw.col(currency).alias("currency"),
        nw.col(amount).fill_null(0).alias("amount"),
        whole(1).alias("count"),
    ).filter(nw.col("currency") != "")
    summed = named.group_by("currency").agg(nw.col("count", "amount").sum())
    return summed.select("currency", "count", "amount").sort(
        "count", "currency", descending=[True, False]
    )


def _since(visits: FrameT, first: int, last: int) -> FrameT:
    date = nw.col("date")
    return visits.filter(date >= first, date <= last)


def _without(customers: FrameT, seen: FrameT) -> FrameT:
    return customers.join(seen, on="customer", how="anti")


def _last(visits: FrameT, customers: FrameT, day: int) -> FrameT:
    """Give the last visits of some customers; few are left by now."""
    past = visits.filter(nw.col("date") <= day)
    own = past.join(customers, on="customer", how="semi")
    last = nw.col("date").cast(nw.Int64).max()
    return own.group_by("customer").agg(last.alias("last_visit"))
