"""When a week closes, and what was handed in for which."""

from collections.abc import Collection
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import whole

WEEK = 7
_THURSDAY = 3
"""Day 0, 1970-01-01, was a Thursday."""


@dataclass(frozen=True)
class Calendar:
    """When weeks close, and which of them are looked at.

    Attributes:
        day: The as-of day: no sheet of a later one is looked at.
        today: The day by which a week is still open.
        cut_off: The last day of a week, 0 for Monday.
        grace: So many days later a sheet is still in time.
        working_days: The days that are worked on, 0 for Monday.
        weeks: So many weeks, the last one that of `day`.
    """

    day: int
    today: int
    cut_off: int = 4
    grace: int = 1
    working_days: Collection[int] = range(5)
    weeks: int = 12

    @property
    def last(self) -> int:
        """The cut-off day of the week of the as-of day."""
        return closing(self.day, self)


def closing(day: int, calendar: Calendar) -> int:
    """Give the cut-off day of the week that a day belongs to.

    A week is the seven days until a cut-off day. Days off after it belong
    to the week that it closed: nobody's Sunday is the next week.

    Example:
        >>> calendar = Calendar(20_777, 20_780)
        >>> [closing(day, calendar) - 20_777 for day in (20_776, 20_777)]
        [0, 0]
        >>> [closing(day, calendar) - 20_777 for day in (20_779, 20_780)]
        [0, 7]
    """
    return day + _onward((day + _THURSDAY) % WEEK, calendar)


def handed(arrived: int, week: int, calendar: Calendar) -> int:
    """Say how many days after the last day in time a sheet came.

    Example:
        >>> [handed(day, 20_777, Calendar(20_777, 20_790))
        ...  for day in (20_770, 20_778, 20_780)]
        [0, 0, 2]
    """
    return max(arrived - week - calendar.grace, 0)


def _onward(weekday: int, calendar: Calendar) -> int:
    """Give the days from a day of the week to the cut-off it belongs to."""
    for back in range(WEEK):
        earlier = (weekday - back) % WEEK
        if earlier == calendar.cut_off:
            return -back
        if earlier in calendar.working_days:
            break
    return (calendar.cut_off - weekday) % WEEK


def weekly(sheets: nw.DataFrame, calendar: Calendar) -> nw.DataFrame:
    """Say of each sheet which week it was handed in for, and whether new.

    Args:
        sheets: One row a sheet and rep: `rep`, `table`, `as_of` (day),
            `content` (the same word where the rows of the rep are).
        calendar: When weeks close.

    Returns:
        The rows with `week` (its cut-off day), and `copied`: 1 where the
        rep said the very same in the week before that has a sheet of the
        table.

    Example:
        >>> import polars as pl
        >>> sheets = pl.DataFrame({
        ...     "rep": "Ann", "table": "visits",
        ...     "as_of": [20_770, 20_777], "content": ["a", "a"],
        ... })
        >>> calendar = Calendar(20_777, 20_777)
        >>> found = weekly(nw.from_native(sheets), calendar)
        >>> found.select("week", "copied").rows()
        [(20770, 0), (20777, 1)]
    """
    weekday = (nw.col("as_of") + _THURSDAY) % WEEK
    onward = whole(_onward(0, calendar))
    for number in range(1, WEEK):
        own = nw.when(weekday == number)
        onward = own.then(whole(_onward(number, calendar))).otherwise(onward)
    told = sheets.with_columns(
        (nw.col("as_of").cast(nw.Int64) + onward).alias("week")
    )
    return _copied(told)


def _copied(sheets: nw.DataFrame) -> nw.DataFrame:
    """Mark the sheets that say what the rep's last ones said."""
    place = ("rep", "table")
    weeks = sheets.select(*place, "week").unique().sort(*place, "week")
    before = weeks.with_columns(
        nw.col("week").shift(1).over(*place, order_by="week").alias("before")
    )
    said = sheets.select(
        *place,
        nw.col("week").alias("before"),
        "content",
        whole(1).alias("copied"),
    ).unique()
    keys = [*place, "before", "content"]
    return (
        sheets.join(before, on=[*place, "week"], how="left")
        .join(said, on=keys, how="left")
        .with_columns(nw.col("copied").fill_null(0))
        .drop("before")
    )
