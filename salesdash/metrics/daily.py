"""The customer visit daily report: what was done, day by day (page 45)."""

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import one, whole

TOLD = (
    "date", "rep", "with", "team", "customer", "activity", "minutes",
    "person", "purpose", "step", "result", "next_step", "next_date",
    "visit", "start", "place", "opportunity", "buying_signal",
    "closing_technique", "supervisor_present", "competitor", "product",
    "note",
)  # fmt: skip
"""What a visit says, in the order of the report."""

SOURCE = ("file", "sheet", "row", "import_id", "position")
_ORDER = ("rep", "date", "begun", "position")
_KEYS = ("rep_key", "customer_key")


def daily(
    logged: nw.DataFrame, first: int, last: int, day: int
) -> nw.DataFrame:
    """Give the visits of some days, as their daily report lists them.

    One row a visit, sorted by rep, date and start; a joint visit is its
    first rep's alone. Those after the as-of day are plans.

    Args:
        logged: Every visit known, plans too, as `View.logged`.
        first: The first day.
        last: The last day.
        day: The as-of day.

    Returns:
        The columns `TOLD` (days since 1970-01-01, `minutes`, `start` in
        minutes after midnight), `rep_key`, `customer_key`, `planned` (1 for
        a plan, else 0) and the place of the row: `file`, `sheet`, `row`,
        `import_id`, and `position` (the order in which sheets say it).

    Example:
        >>> import polars as pl
        >>> blank = dict.fromkeys((*TOLD, *_KEYS, *SOURCE), "")
        >>> visits = pl.DataFrame({
        ...     **blank, "rep": ["Bo", "Ann"], "date": [20_777, 20_778],
        ...     "start": [None, 540], "position": [1, 2],
        ... })
        >>> found = daily(nw.from_native(visits), 20_777, 20_778, 20_777)
        >>> found.select("rep", "date", "planned").rows()
        [('Ann', 20778, 1), ('Bo', 20777, 0)]
    """
    when = nw.col("date")
    inside = logged.filter((when >= first) & (when <= last))
    # Visits of one cell of a matrix stand in one row: as they were read.
    said = inside.with_row_index("read").sort("position", "read")
    placed = said.drop("position").with_row_index("position")
    found = placed.with_columns(
        one(when > day).alias("planned"),
        # Engines sort nulls differently: without a start comes first.
        nw.col("start").cast(nw.Int64).fill_null(-1).alias("begun"),
    )
    return found.sort(*_ORDER).select(*TOLD, *_KEYS, "planned", *SOURCE)


def days(logged: nw.DataFrame) -> list[int]:
    """Give the days on which there are visits, plans too, oldest first.

    Example:
        >>> import polars as pl
        >>> days(nw.from_native(pl.DataFrame({"date": [20_778, 20_777]})))
        [20777, 20778]
    """
    return sorted(set(logged["date"].drop_nulls().to_list()))


def near(known: list[int], first: int, last: int) -> tuple[int, int]:
    """Give the nearest days with visits around a span, -1 for none.

    Args:
        known: What `days` gives.
        first: The first day of the span.
        last: Its last day.

    Example:
        >>> near([20_770, 20_777], 20_771, 20_776), near([], 1, 2)
        ((20770, 20777), (-1, -1))
    """
    before = max((d for d in known if d < first), default=-1)
    after = min((d for d in known if d > last), default=-1)
    return before, after


def counted(visits: nw.DataFrame) -> nw.DataFrame:
    """Sum the visits of each rep in a daily report.

    One row a rep, plans left out.

    Args:
        visits: What `daily` gives.

    Returns:
        `rep`, `visits`, `customers` (different ones), `minutes`, and
        `timed`: the visits that the minutes were summed from.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "customer_key": ["a", "a"],
        ...     "minutes": [60, None], "planned": [0, 0],
        ... })
        >>> counted(nw.from_native(visits)).rows()
        [('Ann', 2, 1, 60, 1)]
    """
    done = visits.filter(nw.col("planned") == 0).with_columns(
        whole(1).alias("visits"),
        nw.col("minutes").cast(nw.Int64).fill_null(0),
        one(~nw.col("minutes").is_null()).alias("timed"),
    )
    summed = done.group_by("rep").agg(
        nw.col("visits", "minutes", "timed").sum()
    )
    # Counting distinct texts within groups goes wrong in some frames.
    pairs = done.select("rep", "customer_key").unique()
    seen = pairs.group_by("rep").agg(
        nw.len().cast(nw.Int64).alias("customers")
    )
    columns = ("rep", "visits", "customers", "minutes", "timed")
    return summed.join(seen, on="rep").select(*columns).sort("rep")
