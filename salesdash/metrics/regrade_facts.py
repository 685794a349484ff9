"""What speaks for or against the grades of a customer."""

from collections.abc import Mapping

import narwhals.stable.v2 as nw

from salesdash.method.milestones import DECISION_MAKER_MET
from salesdash.metrics.grading import YEAR
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one, whole

HALF = 182
"""The days in which visits speak for a relationship: half a year."""

MONTHS = 6

_CUSTOMER = "customer_key"


def facts(
    customers: nw.DataFrame,
    deals: nw.DataFrame,
    visits: nw.DataFrame,
    known: nw.DataFrame,
    day: int,
    monthly: Mapping[str, float],
) -> nw.DataFrame:
    """Gather what speaks for or against the grades of each customer.

    One row a customer of the lists.

    Args:
        customers: The customers of the whole company, with `quadrant`.
        deals: The deals of the whole company, as a view has them.
        visits: The visits of everybody.
        known: Since when the log knows each customer: `customer_key`,
            `known_on`.
        day: The as-of day, in days since 1970-01-01.
        monthly: Quadrant -> visits a month.

    Returns:
        The columns of `customers`, with `currency` that of the deals;
        `visits` (of half a year), `due` (in that time, as far as the
        customer was known), `known_days`, `heard` (visits to anybody by
        its rep in that time), `won` (deals in a year), `met` (1 where a
        decision maker was), `open_count`, `amount` (open and won in a
        year, minor units), `median` and `peers` (of the amounts of its
        team's customers that have any); `potential_median`,
        `potential_peers`.
    """
    half = visits.filter(nw.col("date") <= day, nw.col("date") > day - HALF)
    potential = customers.rename({"currency": "own_currency"})
    rows = (
        potential.join(_count(half, _CUSTOMER, "visits"), _CUSTOMER, "left")
        .join(_count(half, "rep_key", "heard"), "rep_key", "left")
        .join(known, _CUSTOMER, "left")
        .join(_deals(deals, day), _CUSTOMER, "left")
        .with_columns(
            nw.col("visits", "heard", "won", "met", "open_count", "amount")
            .cast(nw.Int64)
            .fill_null(0),
            nw.col("currency").fill_null(""),
            _days(day).alias("known_days"),
        )
        .with_columns(_due(monthly).alias("due"))
    )
    return _beside(_beside(rows, "amount", ""), "potential", "potential_")


def _count(visits: nw.DataFrame, by: str, name: str) -> nw.DataFrame:
    return visits.group_by(by).agg(nw.len().cast(nw.Int64).alias(name))


def _days(day: int) -> nw.Expr:
    """Give the days for which a customer is known, the last one counted."""
    return whole(day + 1) - nw.col("known_on").fill_null(day + 1)


def _due(monthly: Mapping[str, float]) -> nw.Expr:
    found = nw.lit(None, dtype=nw.Float64)
    for quadrant, visits in monthly.items():
        here = nw.col("quadrant") == quadrant
        found = nw.when(here).then(nw.lit(visits)).otherwise(found)
    long = nw.col("known_days") > HALF
    days = nw.when(long).then(whole(HALF)).otherwise(nw.col("known_days"))
    months = days * MONTHS / float(HALF)
    return nw.coalesce("frequency", found) * months


def _deals(deals: nw.DataFrame, day: int) -> nw.DataFrame:
    """Sum the deals of each customer, amounts in their main currency."""
    closed = nw.coalesce("closed_on", "won_on")
    won = deals.filter(
        nw.col("status") == "won", closed > day - YEAR, closed <= day
    ).with_columns(whole(1).alias("won"), whole(0).alias("open_count"))
    still = pipeline(deals).with_columns(
        whole(0).alias("won"), whole(1).alias("open_count")
    )
    met = nw.col(DECISION_MAKER_MET)
    both = nw.concat([won, still]).with_columns(
        one((met >= 0) & (met <= day)).alias("met"),
        nw.col("amount").fill_null(0),
        whole(1).alias("count"),
    )
    sums = ("won", "open_count", "amount", "count")
    by = both.group_by(_CUSTOMER, "currency").agg(
        nw.col(*sums).sum(), nw.col("met").max()
    )
    main = by.sort("count", "amount", "currency", descending=True).unique(
        _CUSTOMER, keep="first", maintain_order=True
    )
    whole_ones = by.group_by(_CUSTOMER).agg(
        nw.col("won", "open_count").sum(), nw.col("met").max()
    )
    return whole_ones.join(
        main.select(_CUSTOMER, "currency", "amount"), on=_CUSTOMER
    )


def _beside(rows: nw.DataFrame, column: str, prefix: str) -> nw.DataFrame:
    """Set beside an amount the median of those of the team."""
    currency = "own_currency" if prefix else "currency"
    by = ["team", currency]
    some = rows.filter(nw.col(column) > 0)
    middle = some.group_by(*by).agg(
        nw.col(column).median().alias(f"{prefix}median"),
        nw.len().cast(nw.Int64).alias(f"{prefix}peers"),
    )
    return rows.join(middle, on=by, how="left").with_columns(
        nw.col(f"{prefix}peers").fill_null(0)
    )
