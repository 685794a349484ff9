"""Who changed quadrant between two days (deck, page 32)."""

from collections.abc import Mapping

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.grades import THRESHOLDS
from salesdash.metrics.grading import quadrant

CHANGES = ("moved", "shifted", "same", "new", "gone")
"""Another quadrant; other grades in the same one; no change; on the later
list only; on the earlier list only."""

AXES = ("relationship", "attractiveness")
_LISTED = ("key", "customer", "rep")
_TOLD = (*AXES, "quadrant", "graded_on")


def movement(
    before: FrameT,
    now: FrameT,
    thresholds: tuple[float, float] = THRESHOLDS,
) -> FrameT:
    """Compare the customer lists of two days.

    One row a customer on either list, by name. Both days are judged by the
    same thresholds, so that only a new grade moves a customer, never a
    new rule.

    Args:
        before: The customers of the earlier day, with `key`, `customer`,
            `rep`, `relationship` and `attractiveness` (0 to 10, or null)
            and `graded_on` (day or null).
        now: The same of the later day.
        thresholds: High is at or above these: relationship, attractiveness.

    Returns:
        `key`, `customer` and `rep` (of the later day, where on its list);
        `change` (one of `CHANGES`); `quadrant_before` and `quadrant` ('' on
        no list); `relationship_before`, `attractiveness_before`,
        `relationship`, `attractiveness` (0 to 10, or null);
        `graded_on_before` and `graded_on` (day or null).

    Example:
        >>> import polars as pl
        >>> schema = ("key", "customer", "rep", *AXES, "graded_on")
        >>> lists = [
        ...     [("a", "A", "Ann", 4.0, 8.0, None)],
        ...     [("a", "A", "Ann", 6.0, 8.0, 20_777)],
        ... ]
        >>> before, now = [
        ...     nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))
        ...     for rows in lists
        ... ]
        >>> found = movement(before, now)
        >>> found.select("change", "quadrant_before", "quadrant").rows()
        [('moved', 'prospective', 'key')]
    """
    earlier = _earlier(quadrant(before, thresholds))
    later = _told(quadrant(now, thresholds))
    known = later.join(_unnamed(earlier), on="key", how="left")
    gone = earlier.join(_unnamed(later), on="key", how="anti")
    everyone = nw.concat([known, gone], how="diagonal")
    told = everyone.with_columns(_change())
    return told.select(
        *_LISTED,
        "change",
        nw.col("quadrant_before").fill_null(""),
        nw.col("quadrant").fill_null(""),
        *(f"{axis}_before" for axis in AXES),
        *AXES,
        "graded_on_before",
        "graded_on",
    ).sort("customer", "key")


def steps(lists: Mapping[int, nw.DataFrame]) -> nw.DataFrame:
    """Keep the days on which a customer had other grades than before.

    One row a customer and such a day, by customer, oldest first. Of the
    first day nobody is told: that is where `movement` begins.

    Args:
        lists: Day -> its customers, with `key`, `customer` and `AXES`.

    Returns:
        `key`, `customer`, `day`, `relationship`, `attractiveness`; only
        where both grades are known.

    Example:
        >>> import polars as pl
        >>> lists = {
        ...     day: nw.from_native(pl.DataFrame({
        ...         "key": ["a"], "customer": ["A"],
        ...         "relationship": [grade], "attractiveness": [8.0],
        ...     }))
        ...     for day, grade in ((1, 2.0), (2, 2.0), (3, 4.0), (4, 4.0))
        ... }
        >>> steps(lists).rows()
        [('a', 'A', 3, 4.0, 8.0)]
    """
    dated = [
        frame.select(
            *_LISTED[:2],
            nw.lit(day, dtype=nw.Int64).alias("day"),
            *AXES,
        )
        for day, frame in sorted(lists.items())
    ]
    rows = nw.concat(dated).drop_nulls(list(AXES)).sort("key", "day")
    other = [
        nw.col(axis) != nw.col(axis).shift(1).over("key", order_by="day")
        for axis in AXES
    ]
    return rows.filter((other[0] | other[1]).fill_null(value=False))


def quadrants_before(moves: FrameT) -> FrameT:
    """Count the customers in each quadrant on the earlier day.

    One row a quadrant that had customers.

    Args:
        moves: What `movement` gives.

    Returns:
        `quadrant` and `customers`.

    Example:
        >>> import polars as pl
        >>> moves = pl.DataFrame({"quadrant_before": ["key", "", "key"]})
        >>> quadrants_before(nw.from_native(moves)).rows()
        [('key', 2)]
    """
    listed = moves.filter(nw.col("quadrant_before") != "")
    counted = listed.group_by("quadrant_before").agg(
        nw.len().cast(nw.Int64).alias("customers")
    )
    return counted.rename({"quadrant_before": "quadrant"}).sort("quadrant")


def _told(customers: FrameT) -> FrameT:
    return customers.select(*_LISTED, *_TOLD)


def _earlier(before: FrameT) -> FrameT:
    return _told(before).rename({name: f"{name}_before" for name in _TOLD})


def _unnamed(customers: FrameT) -> FrameT:
    """Leave out the name: that of the other day stands already."""
    return customers.drop("customer", "rep")


def _change() -> nw.Expr:
    moved = nw.col("quadrant") != nw.col("quadrant_before")
    other = [
        nw.col(axis).fill_null(-1.0)
        != nw.col(f"{axis}_before").fill_null(-1.0)
        for axis in AXES
    ]
    # A customer has a quadrant of a day if and only if that day lists it.
    return (
        nw.when(nw.col("quadrant_before").is_null())
        .then(nw.lit("new"))
        .when(nw.col("quadrant").is_null())
        .then(nw.lit("gone"))
        .when(moved)
        .then(nw.lit("moved"))
        .when(other[0] | other[1])
        .then(nw.lit("shifted"))
        .otherwise(nw.lit("same"))
        .alias("change")
    )
