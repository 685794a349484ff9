"""Reps by activities, steps and customers over the weeks (page 46)."""

from collections.abc import Collection

import narwhals.stable.v2 as nw

from salesdash.method.activities import ACTIVITIES, SEGMENTS, UNCLASSIFIED
from salesdash.method.buying import STEPS
from salesdash.method.milestones import CLOSED, rank
from salesdash.metrics.grading import quadrant
from salesdash.metrics.since import steps
from salesdash.metrics.whole import one, whole

NO_STEP = "no_step"
"""A visit of which no selling step was written: a column of its own."""

QUADRANTS = ("key", "prospective", "ordinary", "ignore", "not_graded")
CODES = {
    "activity": SEGMENTS,
    "step": (*STEPS, NO_STEP),
    "customer": QUADRANTS,
}
"""What the visits are counted by -> its codes, in order; the last one is
that of visits that say nothing, so that totals are the sum of the rest."""

MOVES = ("up", "back", "won")
WEEK = 7
_THURSDAY = 3
_SUMMED = ("visits", "minutes", "timed")


def week(day: nw.Expr, week_start: int) -> nw.Expr:
    """Give the first day of the week of a day."""
    # Day 0 was a Thursday: three days on, whole weeks begin on Mondays.
    shift = _THURSDAY - week_start
    return (day.cast(nw.Int64) + shift) // WEEK * WEEK - shift


def weeks(day: int, count: int, week_start: int = 0) -> list[int]:
    """Give the first days of the last weeks, that of the day the last.

    Example:
        >>> weeks(20_777, 2)
        [20766, 20773]
    """
    last = day - (day + _THURSDAY - week_start) % WEEK
    return [last - WEEK * back for back in reversed(range(count))]


def marked(
    visits: nw.DataFrame,
    customers: nw.DataFrame,
    thresholds: tuple[float, float],
    week_start: int = 0,
) -> nw.DataFrame:
    """Say of each visit what it counts as, and in which week.

    Args:
        visits: The visits, with `date`, `activity`, `step` and
            `customer_key`.
        customers: The customer list, with `customer_key`, `relationship`
            and `attractiveness` (0 to 10, or null).
        thresholds: High is at or above these: relationship, attractiveness.
        week_start: The first day of a week, 0 for Monday.

    Returns:
        The visits with `week` (its first day) and `in_activity`, `in_step`
        and `in_customer`: a code of `CODES` each.
    """
    graded = quadrant(customers, thresholds)
    grades = graded.select(
        "customer_key", nw.col("quadrant").alias("in_customer")
    ).unique("customer_key", keep="any")
    found = visits.with_columns(
        week(nw.col("date"), week_start).alias("week"),
        _coded("activity", ACTIVITIES, UNCLASSIFIED),
        _coded("step", STEPS, NO_STEP),
    ).join(grades, on="customer_key", how="left")
    return found.with_columns(nw.col("in_customer").fill_null(QUADRANTS[-1]))


def _coded(name: str, codes: Collection[str], other: str) -> nw.Expr:
    told = nw.col(name).is_in(list(codes))
    found = nw.when(told).then(nw.col(name)).otherwise(nw.lit(other))
    return found.alias(f"in_{name}")


def actions(visits: nw.DataFrame) -> nw.DataFrame:
    """Count the visits of each rep and week by what was done.

    One row a dimension, rep, week and code that has visits. Each visit
    counts once in each dimension, so each adds up to all visits.

    Args:
        visits: What `marked` gives, of the weeks in question.

    Returns:
        `dimension` (activity, step or customer), `rep`, `week` (its first
        day, in days since 1970-01-01), `code` (one of `CODES`), `visits`,
        `minutes`, and `timed`: the visits that the minutes were summed
        from.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "week": [20_773, 20_773],
        ...     "minutes": [60, None], "in_activity": "development",
        ...     "in_step": ["probe_listen", "no_step"], "in_customer": "key",
        ... })
        >>> for row in actions(nw.from_native(visits)).rows():
        ...     print(row)
        ('activity', 'Ann', 20773, 'development', 2, 60, 1)
        ('customer', 'Ann', 20773, 'key', 2, 60, 1)
        ('step', 'Ann', 20773, 'no_step', 1, 0, 0)
        ('step', 'Ann', 20773, 'probe_listen', 1, 60, 1)
    """
    counted = visits.with_columns(
        whole(1).alias("visits"),
        nw.col("minutes").cast(nw.Int64).fill_null(0).alias("minutes"),
        one(~nw.col("minutes").is_null()).alias("timed"),
    )
    parts = [
        counted.group_by("rep", "week", f"in_{name}")
        .agg(nw.col(*_SUMMED).sum())
        .select(
            nw.lit(name).alias("dimension"),
            "rep",
            "week",
            nw.col(f"in_{name}").alias("code"),
            *_SUMMED,
        )
        for name in CODES
    ]
    return nw.concat(parts).sort("dimension", "rep", "week", "code")


def moves(
    claims: nw.DataFrame, opportunities: nw.DataFrame, week_start: int = 0
) -> nw.DataFrame:
    """Give the moves of the reps' deals along the milestones.

    One row a move: a claim that is further or further back than the one
    before it, by the day of the sheet that said so; or a win, by the day
    on which the deal was closed. A first claim is no move.

    Args:
        claims: One row a statement about a deal: `key`, `as_of` (day),
            `rank` (1 for 10 % up to 6 for closed).
        opportunities: The deals, with `key`, `rep`, `customer`, `name`,
            `status` and `closed_on`, and where they stand: `file`,
            `sheet`, `row`, `import_id`.
        week_start: The first day of a week, 0 for Monday.

    Returns:
        The columns of the deals named above but for `status` and
        `closed_on`, `date` (day), `week` (its first day), `move` ("up",
        "back" or "won"), `rank_before` and `rank` (null for a win).
    """
    told = ("rep", "customer", "name", "file", "sheet", "row", "import_id")
    deals = opportunities.select("key", *told, "status", "closed_on")
    began = steps(claims).filter(~nw.col("before").is_null())
    now, before = nw.col("rank"), nw.col("before")
    direction = nw.when(now > before).then(nw.lit("up"))
    stepped = began.filter(now != rank(CLOSED)).select(
        "key",
        nw.col("as_of").alias("date"),
        direction.otherwise(nw.lit("back")).alias("move"),
        before.alias("rank_before"),
        "rank",
    )
    nothing = nw.lit(None, dtype=nw.Int64)
    won = deals.filter(
        (nw.col("status") == "won") & ~nw.col("closed_on").is_null()
    ).select(
        "key",
        nw.col("closed_on").cast(nw.Int64).alias("date"),
        nw.lit("won").alias("move"),
        nothing.alias("rank_before"),
        nothing.alias("rank"),
    )
    every = nw.concat([stepped, won]).join(deals, on="key")
    dated = every.with_columns(week(nw.col("date"), week_start).alias("week"))
    columns = ("week", "date", "move", "rank_before", "rank")
    return dated.select("key", *told, *columns).sort("rep", "date", "key")


def moved(found: nw.DataFrame) -> nw.DataFrame:
    """Count the moves of each rep and week.

    One row a rep and week with a move.

    Args:
        found: What `moves` gives.

    Returns:
        `rep`, `week`, `up`, `back` and `won`.

    Example:
        >>> import polars as pl
        >>> found = pl.DataFrame({
        ...     "rep": "Ann", "week": 20_773, "move": ["up", "up", "won"],
        ... })
        >>> moved(nw.from_native(found)).rows()
        [('Ann', 20773, 2, 0, 1)]
    """
    counted = found.with_columns(
        one(nw.col("move") == name).alias(name) for name in MOVES
    )
    summed = counted.group_by("rep", "week").agg(nw.col(*MOVES).sum())
    return summed.sort("rep", "week")
