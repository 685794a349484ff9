"""Visits done against visits due, by the grade of the customer."""

from collections.abc import Mapping

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics.whole import one, whole

DAYS = 91
"""The days that are looked at, the as-of day among them: 13 weeks."""

MONTHS = 3
"""So many months they are."""

COVERAGE = ("under", "met", "over", "none_due", "unset")
"""Fewer visits than due; about as many; many more; none due and about none
made; nobody said how many."""

SHORT = 1
"""From so many visits below what is due a customer is under-served."""

MORE = 2
"""From so many visits above it, and half as many again, over-served."""

_HALF_AGAIN = 1.5
_NAMED = ("customer", "customer_key", "rep", "rep_key", "team", "quadrant")
_SOURCE = ("file", "sheet", "row", "import_id")


def frequency(
    customers: nw.DataFrame,
    visits: nw.DataFrame,
    known: nw.DataFrame,
    day: int,
    monthly: Mapping[str, float],
) -> nw.DataFrame:
    """Set the visits done beside the visits due of each customer.

    One row a customer of the lists. A visit by anybody counts; one that is
    only planned does not. What is due is the customer's own `frequency`,
    else that of its quadrant, for the months of the window in which the
    log knew the customer.

    Args:
        customers: The customers, with `quadrant` and `frequency` (visits a
            month, or null).
        visits: The visits of everybody, with `customer_key` and `date`.
        known: Since when the log knows each customer: `customer_key`,
            `known_on` (day).
        day: The as-of day, in days since 1970-01-01.
        monthly: Quadrant -> visits a month.

    Returns:
        `customer`, `customer_key`, `rep`, `rep_key`, `team`, `quadrant`;
        `goal_visits` (visits a month, null where nobody said), `own` (1
        where the customer's own), `months`, `due`, `done` (visits),
        `coverage` (one of `COVERAGE`), `last_visit` (day or null),
        `days_since`, `file`, `sheet`, `row`, `import_id`; by customer.

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({
        ...     "customer": ["A"], "customer_key": ["a"], "rep": ["Ann"],
        ...     "rep_key": ["ann"], "team": [""], "quadrant": ["key"],
        ...     "frequency": [None], "file": [""], "sheet": [""],
        ...     "row": [1], "import_id": [""],
        ... }, schema_overrides={"frequency": pl.Float64})
        >>> visits = pl.DataFrame({
        ...     "customer_key": ["a", "a"], "date": [20_777, 20_686],
        ... })
        >>> known = pl.DataFrame({"customer_key": ["a"], "known_on": [20_000]})
        >>> frames = [nw.from_native(f) for f in (customers, visits, known)]
        >>> found = frequency(*frames, 20_777, {"key": 2.0})
        >>> found.select("due", "done", "coverage", "days_since").rows()
        [(6.0, 1, 'under', 0)]
    """
    own = ~nw.col("frequency").is_null()
    rows = (
        customers.join(_counted(visits, day), on="customer_key", how="left")
        .join(known, on="customer_key", how="left")
        .with_columns(
            one(own).alias("own"),
            nw.coalesce("frequency", _usual(monthly)).alias("goal_visits"),
            nw.col("done").fill_null(0),
            _months(day).alias("months"),
            (whole(day) - nw.col("last_visit")).alias("days_since"),
        )
    )
    due = nw.col("goal_visits") * nw.col("months")
    told = rows.with_columns(due.alias("due")).with_columns(_coverage())
    return told.select(
        *_NAMED,
        *("goal_visits", "own", "months", "due", "done", "coverage"),
        *("last_visit", "days_since"),
        *_SOURCE,
    ).sort("customer", "customer_key")


def coverage(rows: FrameT) -> FrameT:
    """Count the customers of each quadrant by how they are served.

    One row a quadrant that has customers.

    Args:
        rows: What `frequency` gives.

    Returns:
        `quadrant`, `customers`, `reached` (those visited at all), `due`
        and `done` (visits; done of those alone for whom some are due or
        who need none), and a count for each of `COVERAGE`.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({
        ...     "quadrant": ["key", "key"], "due": [6.0, 3.0],
        ...     "done": [0, 3], "coverage": ["under", "met"],
        ... })
        >>> coverage(nw.from_native(rows)).rows()
        [('key', 2, 1, 9.0, 3, 1, 1, 0, 0, 0)]
    """
    marked = rows.with_columns(
        whole(1).alias("customers"),
        one(nw.col("done") > 0).alias("reached"),
        nw.col("due").fill_null(0.0),
        *(one(nw.col("coverage") == code).alias(code) for code in COVERAGE),
    )
    sums = ("customers", "reached", "due", "done", *COVERAGE)
    return (
        marked.group_by("quadrant").agg(nw.col(*sums).sum()).sort("quadrant")
    )


def _counted(visits: nw.DataFrame, day: int) -> nw.DataFrame:
    """Count the visits of the window, and find the last one ever."""
    past = visits.filter(nw.col("date") <= day)
    inside = one(nw.col("date") > day - DAYS)
    return (
        past.with_columns(inside.alias("done"))
        .group_by("customer_key")
        .agg(
            nw.col("done").sum(),
            nw.col("date").cast(nw.Int64).max().alias("last_visit"),
        )
    )


def _usual(monthly: Mapping[str, float]) -> nw.Expr:
    found = nw.lit(None, dtype=nw.Float64)
    for quadrant, visits in monthly.items():
        here = nw.col("quadrant") == quadrant
        found = nw.when(here).then(nw.lit(visits)).otherwise(found)
    return found


def _months(day: int) -> nw.Expr:
    """Give the months of the window in which a customer was known."""
    since = nw.col("known_on").fill_null(day - DAYS + 1)
    begun = nw.when(since > day - DAYS).then(since)
    first = begun.otherwise(whole(day - DAYS + 1)).cast(nw.Int64)
    return (whole(day + 1) - first) * nw.lit(MONTHS) / nw.lit(float(DAYS))


def _coverage() -> nw.Expr:
    due, done = nw.col("due"), nw.col("done")
    over = (done - due >= MORE) & (done >= due * _HALF_AGAIN)
    return (
        nw.when(due.is_null())
        .then(nw.lit("unset"))
        .when(over)
        .then(nw.lit("over"))
        .when(due <= 0)
        .then(nw.lit("none_due"))
        .when(due - done >= SHORT)
        .then(nw.lit("under"))
        .otherwise(nw.lit("met"))
        .alias("coverage")
    )


ORDER = (*QUADRANTS, NOT_GRADED)
"""Quadrants in the order of every table."""
