"""Whom reps reach: customers, new ones among them, visits a week."""

from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.activity import latest_team
from salesdash.metrics.whole import whole

BEGUN = 28
"""Days from the first visit known of a team: whom it visits in them may
have been a customer for long, and is not called new."""

COLUMNS = (
    "rep",
    "team",
    "visits",
    "minutes",
    "timed",
    "customers",
    "new_customers",
    "weeks",
    "per_week",
)
_WEEK = 7


def reach(
    logged: nw.DataFrame[Any],
    first: int,
    last: int,
    fresh: nw.DataFrame[Any] | None = None,
) -> nw.DataFrame[Any]:
    """Count the customers that each rep reached in a span of days.

    One row a rep with a visit in it; a joint visit is its first rep's.
    Eager only.

    Args:
        logged: The visits of any day: `rep`, `team`, `customer_key`,
            `date`, `start`, `minutes`.
        first: The first day of the span.
        last: Its last day, not after the as-of day.
        fresh: What `new` gives of the visits of everybody; of `logged`
            where it is None.

    Returns:
        `rep`, `team` (of the latest visit), `visits`, `minutes`, `timed`
        (the visits that the minutes were summed from), `customers`,
        `new_customers` (see `new`), `weeks` (from the first day, or the
        rep's first visit known, to the last; at least one) and
        `per_week`: visits a week.

    Example:
        >>> import polars as pl
        >>> logged = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann"] * 3, "team": [""] * 3,
        ...     "customer_key": ["a", "a", "b"], "start": [None] * 3,
        ...     "date": [20_700, 20_764, 20_770], "minutes": [None, 30, None],
        ... }))
        >>> reach(logged, 20_764, 20_777).rows()
        [('Ann', '', 2, 30, 1, 2, 1, 2.0, 1.0)]
    """
    fresh = new(logged) if fresh is None else fresh
    past = logged.filter(nw.col("date") <= last)
    inside = past.filter(nw.col("date") >= first)
    minutes = nw.col("minutes").cast(nw.Int64)
    counted = inside.group_by("rep").agg(
        nw.len().cast(nw.Int64).alias("visits"),
        minutes.sum().alias("minutes"),
        minutes.count().cast(nw.Int64).alias("timed"),
    )
    joined = (
        counted.join(latest_team(inside), on="rep", how="left")
        .join(_seen(inside), on="rep", how="left")
        .join(_fresh(fresh, first, last), on="rep", how="left")
        .join(_begun(past), on="rep", how="left")
    )
    since = nw.max_horizontal(nw.col("begun"), whole(first))
    span = nw.max_horizontal(last + 1 - since, whole(_WEEK)) / _WEEK
    timed = joined.with_columns(
        nw.col("customers", "new_customers").fill_null(0),
        span.alias("weeks"),
    )
    rate = nw.col("visits") / nw.col("weeks")
    return (
        timed.with_columns(rate.alias("per_week")).select(*COLUMNS).sort("rep")
    )


def new(logged: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Give the first visit ever known of each customer that is new.

    One row a customer, of whatever rep went first. A customer first
    visited in the first `BEGUN` days of the log of the team that went is
    none: everybody is new to a log that begins.

    Args:
        logged: As `reach` takes it.

    Example:
        >>> import polars as pl
        >>> logged = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann", "Bob", "Ann"], "team": [""] * 3,
        ...     "customer_key": ["a", "b", "b"], "start": [None] * 3,
        ...     "date": [20_700, 20_728, 20_729],
        ... }))
        >>> new(logged).select("rep", "customer_key", "date").rows()
        [('Bob', 'b', 20728)]
    """
    date = nw.col("date").cast(nw.Int64)
    start = nw.col("start").cast(nw.Int64).fill_null(_LATEST)
    timed = logged.filter(nw.col("customer_key") != "").with_columns(
        date.min().over("team").alias("opened"), start.alias("began")
    )
    ordered = timed.sort("date", "began", "rep")
    firsts = ordered.unique("customer_key", keep="first", maintain_order=True)
    late = firsts.filter(nw.col("date") >= nw.col("opened") + BEGUN)
    return late.select(*logged.columns)


_LATEST = 24 * 60
"""A visit without a time comes after those of its day."""


def _seen(inside: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    named = inside.filter(nw.col("customer_key") != "")
    # The number of unique texts of a group comes out wrong in polars 2.1.
    pairs = named.select("rep", "customer_key").unique()
    count = nw.len().cast(nw.Int64).alias("customers")
    return pairs.group_by("rep").agg(count)


def _fresh(
    fresh: nw.DataFrame[Any], first: int, last: int
) -> nw.DataFrame[Any]:
    date = nw.col("date")
    found = fresh.filter(date >= first, date <= last)
    count = nw.len().cast(nw.Int64).alias("new_customers")
    return found.group_by("rep").agg(count)


def _begun(past: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    first = nw.col("date").cast(nw.Int64).min().alias("begun")
    return past.group_by("rep").agg(first)
