"""What each rep has to show for each activity, in a span of weeks."""

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from salesdash.metrics.reach import new
from salesdash.metrics.since import steps
from salesdash.metrics.whole import one, whole

WEEKS = 26
"""So many weeks are looked at, the last one ends with the as-of day."""

QUARTER = 13
"""Counts are given for so many weeks."""

RECENT = 90
"""A customer that was won is kept in touch with a visit in so many days."""

NEW_DEALS = "new_deals"
NEW_CUSTOMERS = "new_customers"
MOVES_UP = "moves_up"
WIN_RATE = "win_rate"
RETENTION = "retention"
FREQUENCY = "frequency"
COUNTS = (NEW_DEALS, NEW_CUSTOMERS, MOVES_UP)
"""Measures that count something; the others are shares."""

MEASURES = {
    "development": (NEW_DEALS, NEW_CUSTOMERS),
    "negotiation": (MOVES_UP, WIN_RATE),
    "maintenance": (RETENTION, FREQUENCY),
}
"""Activity -> the measures of its results."""

_WEEK = 7
_SERVED = ("met", "over")
_ASKED = ("under", *_SERVED)


@dataclass(frozen=True)
class Known:
    """What results are read from, of every team and rep.

    Attributes:
        day: The as-of day, in days since 1970-01-01.
        deals: The deals, as `ended.begun` gives them.
        closed: The closed ones, as `ended.ended` gives them.
        claims: One row a statement of a milestone: `key`, `as_of`, `rank`.
        visits: The visits done until the day.
        frequency: The customers, as `metrics.frequency` gives them.
    """

    day: int
    deals: nw.DataFrame
    closed: nw.DataFrame
    claims: nw.DataFrame
    visits: nw.DataFrame
    frequency: nw.DataFrame

    @property
    def first(self) -> int:
        """The first day of the weeks that are looked at."""
        return self.day - _WEEK * WEEKS + 1

    def inside(self, column: str) -> nw.Expr:
        """Tell whether a day lies in these weeks."""
        return (nw.col(column) >= self.first) & (nw.col(column) <= self.day)


def results(known: Known) -> nw.DataFrame:
    """Count what each rep has to show, of those who made a visit.

    One row a rep and measure. Eager only.

    Args:
        known: What results are read from.

    Returns:
        `rep`; `weeks` (since the first day looked at, or the first trace
        of the rep, visit or deal); `measure` (one of `MEASURES`); `part`
        and `n`: for a count both are the count, for a share the cases that
        hold and all of them.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "rep": ["Ann"], "rep_key": ["ann"], "team": [""],
        ...     "customer_key": ["a"], "date": [20_764], "start": [None],
        ... })
        >>> deals = pl.DataFrame({
        ...     "key": ["d"], "rep": ["Ann"], "customer_key": ["a"],
        ...     "begun_on": [20_770], "ended_on": [20_777], "won": [1],
        ... })
        >>> claims = pl.DataFrame({
        ...     "key": ["d", "d"], "as_of": [20_770, 20_777], "rank": [1, 6],
        ... })
        >>> customers = pl.DataFrame({
        ...     "rep": ["Ann"], "coverage": ["under"], "due": [3.0],
        ... })
        >>> frames = [nw.from_native(frame) for frame in
        ...           (deals, deals, claims, visits, customers)]
        >>> for row in results(Known(20_777, *frames)).rows():
        ...     print(row)
        ('Ann', 2.0, 'frequency', 0, 1)
        ('Ann', 2.0, 'moves_up', 1, 1)
        ('Ann', 2.0, 'new_customers', 0, 0)
        ('Ann', 2.0, 'new_deals', 1, 1)
        ('Ann', 2.0, 'retention', 1, 1)
        ('Ann', 2.0, 'win_rate', 1, 1)
    """
    found = nw.concat([_shaped(f, m) for m, f in _measured(known)])
    names = nw.from_dict(
        {"measure": [m for group in MEASURES.values() for m in group]},
        backend=known.visits.implementation,
    )
    every = _present(known).join(names, how="cross")
    joined = every.join(found, on=["rep", "measure"], how="left")
    return joined.with_columns(nw.col("part", "n").fill_null(0)).sort(
        "rep", "measure"
    )


def _present(known: Known) -> nw.DataFrame:
    """Give the reps with a visit in the weeks, and how long each is known."""
    date = nw.col("date").cast(nw.Int64)
    visits = known.visits.select("rep", date.alias("day"))
    last = visits.group_by("rep").agg(nw.col("day").max().alias("last"))
    here = last.filter(nw.col("last") >= known.first, nw.col("rep") != "")
    deals = known.deals.filter(~nw.col("begun_on").is_null()).select(
        "rep", nw.col("begun_on").cast(nw.Int64).alias("day")
    )
    every = nw.concat([visits, deals])
    since = every.group_by("rep").agg(nw.col("day").min().alias("since"))
    begun = nw.max_horizontal(nw.col("since"), whole(known.first))
    days = nw.max_horizontal(known.day + 1 - begun, whole(_WEEK))
    told = here.join(since, on="rep")
    return told.select("rep", (days / _WEEK).alias("weeks"))


def _measured(known: Known) -> Iterator[tuple[str, nw.DataFrame]]:
    """Give measure after measure: rows of `rep` and `holds` (1 or 0)."""
    yield NEW_DEALS, _all(known.deals.filter(known.inside("begun_on")))
    yield NEW_CUSTOMERS, _all(new(known.visits).filter(known.inside("date")))
    yield MOVES_UP, _all(_moves(known))
    closed = known.closed.filter(known.inside("ended_on"))
    yield WIN_RATE, closed.select("rep", nw.col("won").alias("holds"))
    yield RETENTION, _kept(known)
    due = nw.col("due") > 0
    asked = known.frequency.filter(due, nw.col("coverage").is_in(_ASKED))
    served = one(nw.col("coverage").is_in(_SERVED)).alias("holds")
    yield FREQUENCY, asked.select("rep", served)


def _moves(known: Known) -> nw.DataFrame:
    """Give the steps up in these weeks, each with the rep of the deal."""
    up = nw.col("rank") > nw.col("before")
    moved = steps(known.claims).filter(up, known.inside("as_of"))
    return moved.join(known.deals.select("key", "rep"), on="key")


def _kept(known: Known) -> nw.DataFrame:
    """Say of each customer that was won whether anybody visits it still."""
    won = known.closed.filter(nw.col("won") == 1)
    mine = won.select("rep", "customer_key").unique()
    late = nw.col("date") > known.day - RECENT
    seen = known.visits.filter(late).select("customer_key").unique()
    marked = seen.with_columns(whole(1).alias("holds"))
    told = mine.join(marked, on="customer_key", how="left")
    return told.select("rep", nw.col("holds").fill_null(0))


def _all(rows: nw.DataFrame) -> nw.DataFrame:
    return rows.select("rep", whole(1).alias("holds"))


def _shaped(rows: nw.DataFrame, measure: str) -> nw.DataFrame:
    counted = rows.group_by("rep").agg(
        nw.col("holds").sum().cast(nw.Int64).alias("part"),
        nw.len().cast(nw.Int64).alias("n"),
    )
    return counted.select("rep", nw.lit(measure).alias("measure"), "part", "n")
