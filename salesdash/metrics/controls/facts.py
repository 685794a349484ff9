"""What the control points look at, and how one fact of them is told."""

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import one, whole

COLUMNS = (
    "point",
    "rep",
    "rep_key",
    "team",
    "key",
    "customer",
    "name",
    "met",
    "missing",
    "date",
    "file",
    "sheet",
    "row",
    "import_id",
)
"""What is told of one thing that a point looks at."""


@dataclass(frozen=True)
class Known:
    """What the control points look at, of every team and rep.

    Attributes:
        day: The as-of day, in days since 1970-01-01.
        deals: The open deals, with `key_reason`, and their names, criteria
            and brief.
        visits: The visits until the day.
        pairs: One row a deal and a visit of it, as `visited.pairs`.
        customers: The lists of customers.
        talks: The talks, as `metrics.sessions` gives them.
        worksheets: One row a rep and opportunity sheet until the day:
            `rep_key`, `as_of`, `told` (1 where it has milestones or
            criteria), `file`, `sheet`, `row`, `import_id`.
        reps: Those who work, as `reps` gives them.
        stale_days: A grade is old after so many days.
    """

    day: int
    deals: nw.DataFrame
    visits: nw.DataFrame
    pairs: nw.DataFrame
    customers: nw.DataFrame
    talks: nw.DataFrame
    worksheets: nw.DataFrame
    reps: nw.DataFrame
    stale_days: int

    @property
    def keys(self) -> nw.DataFrame:
        """The key opportunities among the open deals."""
        return self.deals.filter(~nw.col("key_reason").is_null())


def facts(
    rows: nw.DataFrame,
    point: str,
    parts: Mapping[str, nw.Expr],
    date: str = "",
    known: nw.Expr | None = None,
) -> nw.DataFrame:
    """Tell of each row whether it is as a point wants it.

    Args:
        rows: The things that it looks at; a column of `COLUMNS` that they
            lack is blank.
        point: The code of the point.
        parts: Code of what may be missing -> what has to hold.
        date: The column with the day that goes with it, '' for none.
        known: Where it can be told at all; everywhere if None.

    Returns:
        One row a row, `COLUMNS`: `met` is 1 or 0, null where it is not
        known; `missing` are the codes set apart by blanks.
    """
    missing = [
        nw.when(one(holds) == 1).then(nw.lit("")).otherwise(nw.lit(f"{code} "))
        for code, holds in parts.items()
    ]
    joined = nw.concat_str(*missing) if missing else nw.lit("")
    told = rows.with_columns(
        nw.lit(point).alias("point"),
        _blank("date", date),
        joined.str.strip_chars().alias("missing"),
        *_lacking(rows),
    ).with_columns(one(nw.col("missing") == "").alias("met"))
    if known is not None:
        met = nw.when(known).then("met")
        silent = nw.when(known).then("missing").otherwise(nw.lit(""))
        told = told.with_columns(met.alias("met"), silent.alias("missing"))
    whole_numbers = nw.col("met", "date", "row").cast(nw.Int64)
    return told.with_columns(whole_numbers).select(*COLUMNS)


def _blank(name: str, source: str) -> nw.Expr:
    if source:
        return nw.col(source).cast(nw.Int64).alias(name)
    return nw.lit(None, dtype=nw.Int64).alias(name)


def _lacking(rows: nw.DataFrame) -> list[nw.Expr]:
    """Give blanks for what the rows do not have."""
    own = {"point", "met", "missing", "date"}
    return [
        nw.lit(None, dtype=nw.Int64).alias(name)
        if name == "row"
        else nw.lit("").alias(name)
        for name in COLUMNS
        if name not in {*rows.columns, *own}
    ]


def reps(
    deals: nw.DataFrame, visits: nw.DataFrame, day: int, silent: int
) -> nw.DataFrame:
    """Give the reps who work: with an open deal, or a visit of late.

    Args:
        deals: The open deals, with `rep`, `rep_key` and `team`.
        visits: The visits until the day, likewise, with `date`.
        day: The as-of day, in days since 1970-01-01.
        silent: Who made no visit for so many days made none of late.

    Returns:
        One row a rep, by name: `rep`, `rep_key`, `team`.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame(
        ...     {"rep": ["Ann"], "rep_key": ["ann"], "team": ["North"]}
        ... ))
        >>> visits = nw.from_native(pl.DataFrame({
        ...     "rep": ["Bo", "Cy"], "rep_key": ["bo", "cy"],
        ...     "team": "South", "date": [20_777, 20_700],
        ... }))
        >>> reps(deals, visits, 20_777, 56).rows()
        [('Ann', 'ann', 'North'), ('Bo', 'bo', 'South')]
    """
    late = visits.filter(nw.col("date") > day - silent)
    dated = deals.with_columns(whole(day + 1).alias("date"))
    names = ("rep", "rep_key", "team")
    both = nw.concat(
        [
            part.select(*names, nw.col("date").cast(nw.Int64))
            for part in (late, dated)
        ]
    )
    named = both.filter(nw.col("rep_key") != "").sort("date", "team")
    last = named.unique("rep_key", keep="last", maintain_order=True)
    return last.select(*names).sort("rep")
