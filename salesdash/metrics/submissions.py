"""Who hands in the weekly sheets, week by week: in time, late, missing."""

from collections.abc import Collection, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.closing import WEEK, Calendar
from salesdash.metrics.whole import one, whole

IN_TIME, LATE, MISSING = "in_time", "late", "missing"
DUE, BACKFILLED, INACTIVE, NONE = "due", "backfilled", "inactive", "none"

ASKED = (IN_TIME, LATE, MISSING)
"""What the share in time is a share of."""

STATES = (*ASKED, DUE, BACKFILLED, INACTIVE, NONE)
"""`due`: may still come; `backfilled`: of a week that had closed before the
first import that named the rep; `inactive`: the rep has left; `none`: not
asked for, so before the first sheet, or before anything was imported."""

SILENT = 56
"""Days: who is named in no sheet for longer has left."""


def submissions(
    sheets: nw.DataFrame,
    named: nw.DataFrame,
    left: nw.DataFrame,
    calendar: Calendar,
) -> nw.DataFrame:
    """Say what each rep handed in for each week.

    Args:
        sheets: As `closing.weekly` gives them, with `team`, `rows` (of the
            rep) and `arrived` (day of the import).
        named: One row a rep and day of a sheet or team list that names the
            rep: `rep`, `day`.
        left: One row a rep who stands in no team list any more: `rep`,
            `left_on`.
        calendar: When weeks close.

    Returns:
        One row a rep and week, by both: `rep`, `team`, `week` (its cut-off
        day), `state` (one of `STATES`), `late` (days after the last day in
        time, 0 where it is not late), `copied` (1 where everything handed
        in says what the rep's last sheets said), `sheets`, `rows`,
        `arrived` (day of the first import, null where there is none).

    Example:
        >>> import polars as pl
        >>> told = {"rep": "Ann", "team": "North", "table": "visits"}
        >>> sheets = nw.from_native(pl.DataFrame({
        ...     **told, "as_of": [20_770, 20_777], "content": ["a", "a"],
        ...     "rows": [3, 3], "arrived": [20_770, 20_781],
        ... }))
        >>> named = sheets.select("rep", day="as_of")
        >>> left = nw.from_native(pl.DataFrame(
        ...     schema={"rep": pl.String, "left_on": pl.Int32}
        ... ))
        >>> from salesdash.metrics.closing import weekly
        >>> calendar = Calendar(20_777, 20_782)
        >>> found = submissions(
        ...     weekly(sheets, calendar), named, left, calendar
        ... )
        >>> for row in found.select("week", "state", "late", "copied").rows():
        ...     print(row)
        (20770, 'in_time', 0, 0)
        (20777, 'late', 3, 1)
    """
    reps = sheets.group_by("rep", "team").agg(
        nw.col("week").min().alias("first"),
        nw.col("arrived").min().alias("began"),
    )
    cells = reps.join(_weeks(sheets, calendar), how="cross")
    told = (
        cells.join(_handed(sheets), on=["rep", "week"], how="left")
        .join(_last_named(cells, named), on=["rep", "week"], how="left")
        .join(left, on="rep", how="left")
        .with_columns((nw.col("week") + calendar.grace).alias("until"))
    )
    late = nw.col("arrived") - nw.col("until")
    return (
        told.with_columns(_state(calendar).alias("state"))
        .with_columns(
            nw.when(nw.col("state") == LATE)
            .then(late.cast(nw.Int64))
            .otherwise(whole(0))
            .alias("late"),
            nw.col("copied", "sheets", "rows").fill_null(0),
        )
        .select(
            *("rep", "team", "week", "state", "late", "copied"),
            *("sheets", "rows", "arrived"),
        )
        .sort("rep", "week")
    )


def _weeks(sheets: nw.DataFrame, calendar: Calendar) -> nw.DataFrame:
    """Give the weeks to look at, none before the first sheet."""
    back = range(calendar.weeks - 1, -1, -1)
    every = [calendar.last - WEEK * n for n in back]
    first = sheets["week"].min()
    known = [week for week in every if first is None or week >= first]
    return nw.from_dict(
        {"week": known},
        schema={"week": nw.Int64()},
        backend=sheets.implementation,
    )


def _handed(sheets: nw.DataFrame) -> nw.DataFrame:
    """Sum up what each rep handed in for each week."""
    marked = sheets.with_columns(whole(1).alias("sheets"))
    return marked.group_by("rep", "week").agg(
        nw.col("sheets", "rows").sum(),
        nw.col("copied", "arrived").min(),
    )


def _last_named(cells: nw.DataFrame, named: nw.DataFrame) -> nw.DataFrame:
    """Say when each rep was named last, until each week."""
    pairs = cells.select("rep", "week").join(named, on="rep")
    past = pairs.filter(nw.col("day") <= nw.col("week"))
    return past.group_by("rep", "week").agg(nw.col("day").max())


def _state(calendar: Calendar) -> nw.Expr:
    """Say what a week is to a rep, by what came in for it."""
    week, until = nw.col("week"), nw.col("until")
    came = ~nw.col("arrived").is_null()
    before = nw.col("began") > until
    silent = nw.col("day").is_null() | (week - nw.col("day") > SILENT)
    gone = (nw.col("left_on") <= week).fill_null(value=False) | silent
    still = until >= calendar.today
    if calendar.day < calendar.last:
        still |= week == calendar.last
    told: Sequence[tuple[Any, str]] = (
        (came & (nw.col("arrived") <= until), IN_TIME),
        (came & before, BACKFILLED),
        (came, LATE),
        (nw.col("first") > week, NONE),
        (gone, INACTIVE),
        (before, NONE),
        (still, DUE),
    )
    state = nw.lit(MISSING)
    for condition, code in reversed(told):
        state = nw.when(condition).then(nw.lit(code)).otherwise(state)
    return state


def totals(cells: nw.DataFrame, by: str) -> nw.DataFrame:
    """Count the cells of each state, for each rep or week.

    Args:
        cells: As `submissions` gives them.
        by: "rep" or "week".

    Returns:
        One row each of `by`: one column a state, `copied` (those handed in
        that say nothing new), and `asked`: in time, late and missing
        together, of which `in_time` is a share.

    Example:
        >>> import polars as pl
        >>> cells = nw.from_native(pl.DataFrame({
        ...     "rep": "Ann", "state": ["in_time", "late", "due"],
        ...     "copied": [1, 0, 0],
        ... }))
        >>> found = totals(cells, "rep")
        >>> found.select("rep", "in_time", "asked", "copied").rows()
        [('Ann', 1, 2, 1)]
    """
    marked = cells.with_columns(
        *(one(nw.col("state") == state).alias(state) for state in STATES),
        one(nw.col("state").is_in(ASKED)).alias("asked"),
    )
    names = [*STATES, "asked", "copied"]
    return marked.group_by(by).agg(nw.col(*names).sum()).sort(by)


def shown(cells: nw.DataFrame) -> nw.DataFrame:
    """Keep the reps of whom anything is to be said in any of the weeks.

    Example:
        >>> import polars as pl
        >>> cells = pl.DataFrame({
        ...     "rep": ["Ann", "Ann", "Bob"],
        ...     "state": ["none", "due", "inactive"],
        ... })
        >>> shown(nw.from_native(cells)).rows()
        [('Ann', 'none'), ('Ann', 'due')]
    """
    told = cells.filter(~nw.col("state").is_in([INACTIVE, NONE]))
    return cells.join(told.select("rep").unique(), on="rep", how="semi")


def of_tables(sheets: nw.DataFrame, tables: Collection[str]) -> nw.DataFrame:
    """Keep the sheets of some tables."""
    return sheets.filter(nw.col("table").is_in(list(tables)))
