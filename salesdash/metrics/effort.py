"""Where visits and hours go, by the grade of the customer."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics.whole import one, whole

NOT_LISTED = "not_listed"
"""Stands for a customer that is on no list."""

SEGMENTS = (*QUADRANTS, NOT_GRADED, NOT_LISTED)
COUNTS = ("visits", "minutes", "timed", "customers")


def effort(
    customers: nw.DataFrame, visits: nw.DataFrame, first: int, last: int
) -> nw.DataFrame:
    """Count the visits of each rep by the quadrant of the customer.

    One row a rep and segment that has a visit or a customer. A visit
    counts for the rep who made it, a customer for the rep of the list;
    the quadrant is the one of today, so the segments add up to all visits.

    Args:
        customers: The customers of the lists, with `quadrant`.
        visits: The visits, with `customer_key`, `rep`, `team`, `date`, and
            `minutes` (null where nobody wrote them).
        first: The first day, in days since 1970-01-01.
        last: The last day.

    Returns:
        `rep`, `team`, `segment` (one of `SEGMENTS`), `visits`, `minutes`,
        `timed` (the visits that the minutes are of), `customers`.

    Example:
        >>> import polars as pl
        >>> customers = pl.DataFrame({
        ...     "customer_key": ["a"], "rep": ["Ann"], "team": ["North"],
        ...     "quadrant": ["key"],
        ... })
        >>> visits = pl.DataFrame({
        ...     "customer_key": ["a", "x"], "rep": ["Ann", "Ann"],
        ...     "team": ["North", "North"], "date": [1, 1],
        ...     "minutes": [30, None],
        ... })
        >>> pair = nw.from_native(customers), nw.from_native(visits)
        >>> for row in effort(*pair, 1, 1).rows():
        ...     print(row)
        ('Ann', 'North', 'key', 1, 30, 1, 1)
        ('Ann', 'North', 'not_listed', 1, 0, 0, 0)
    """
    graded = customers.select("customer_key", "quadrant").unique(
        "customer_key", keep="first", maintain_order=True
    )
    made = visits.filter(nw.col("date") >= first, nw.col("date") <= last)
    segment = nw.col("quadrant").fill_null(NOT_LISTED).alias("segment")
    done = made.join(graded, on="customer_key", how="left").select(
        "rep",
        "team",
        segment,
        whole(1).alias("visits"),
        nw.col("minutes").cast(nw.Int64).fill_null(0).alias("minutes"),
        one(~nw.col("minutes").is_null()).alias("timed"),
        whole(0).alias("customers"),
    )
    listed = customers.select(
        "rep",
        "team",
        segment,
        *(whole(0).alias(name) for name in COUNTS[:-1]),
        whole(1).alias("customers"),
    )
    both = nw.concat([done, listed])
    return _sum(both, "rep", "team", "segment")


def team(rows: FrameT) -> FrameT:
    """Sum the effort of reps.

    One row a segment.

    Args:
        rows: What `effort` gives.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({
        ...     "segment": ["key", "key"], "visits": [1, 2],
        ...     "minutes": [0, 30], "timed": [0, 1], "customers": [1, 1],
        ... })
        >>> team(nw.from_native(rows)).rows()
        [('key', 3, 30, 1, 2)]
    """
    return _sum(rows, "segment")


def amounts(graded: FrameT) -> FrameT:
    """Sum the open amounts by quadrant.

    One row a segment and currency that has open deals.

    Args:
        graded: The customers as `metrics.grading.grading` gives them.

    Returns:
        `segment`, `currency`, `amount` (minor units).

    Example:
        >>> import polars as pl
        >>> graded = pl.DataFrame({
        ...     "key": ["a", None], "quadrant": ["key", "not_graded"],
        ...     "open_currency": ["CNY", "CNY"], "open_amount": [5, 7],
        ... })
        >>> amounts(nw.from_native(graded)).rows()
        [('key', 'CNY', 5), ('not_listed', 'CNY', 7)]
    """
    listed = ~nw.col("key").is_null()
    segment = nw.when(listed).then(nw.col("quadrant"))
    rows = graded.filter(nw.col("open_currency") != "").select(
        segment.otherwise(nw.lit(NOT_LISTED)).alias("segment"),
        nw.col("open_currency").alias("currency"),
        nw.col("open_amount").alias("amount"),
    )
    summed = rows.group_by("segment", "currency").agg(nw.col("amount").sum())
    return summed.sort("segment", "currency")


def _sum(rows: FrameT, *by: str) -> FrameT:
    return rows.group_by(*by).agg(nw.col(*COUNTS).sum()).sort(*by)
