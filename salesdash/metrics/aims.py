"""Monthly targets of visits and new customers, shared by working days."""

from collections.abc import Collection
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics import months
from salesdash.metrics.working_days import working_days


def aims(
    table: nw.DataFrame[Any],
    measure: str,
    first: int,
    last: int,
    weekdays: Collection[int],
) -> nw.DataFrame[Any]:
    """Give the share of monthly targets that a span of days has.

    One row a rep, or team, and month with a target: a row that names a
    rep is the rep's, one that names only a team the team's. Of several
    sheets the newest counts; a blank count takes a target back.

    Args:
        table: The table `targets` of a state: `team`, `rep`, `measure`,
            `month` (any day of it), `count`, `order`.
        measure: visits or new_customers.
        first: The first day of the span.
        last: Its last day.
        weekdays: The days that are worked on, 0 for Monday.

    Returns:
        `rep` ('' for a team's), `team`, `begin` and `end` (days of the
        month inside the span), `target`: the count of the month by the
        working days that lie in the span.

    Example:
        >>> import polars as pl
        >>> table = nw.from_native(pl.DataFrame({
        ...     "team": ["East"], "rep": ["Ann"], "measure": ["visits"],
        ...     "month": [20_758], "count": [42], "order": [0],
        ... }))
        >>> aims(table, "visits", 20_700, 20_777, range(5)).rows()
        [('Ann', 'East', 20758, 20777, 30.0)]
    """
    stated = table.filter(
        nw.col("measure") == measure, ~nw.col("month").is_null()
    ).with_columns(
        months.month(nw.col("month")).alias("number"),
        nw.when(nw.col("rep") == "")
        .then("team")
        .otherwise(nw.lit(""))
        .alias("whose"),
    )
    newest = nw.col("order").max().over("rep", "whose", "number")
    kept = stated.filter(
        nw.col("order") == newest, ~nw.col("count").is_null()
    ).unique(["rep", "whose", "number"], keep="last", maintain_order=True)
    spans = _spans(kept, first, last, weekdays)
    shared = kept.join(spans, on="number")
    target = nw.col("count") * nw.col("inside") / nw.col("whole")
    return shared.select(
        "rep", "team", "begin", "end", target.alias("target")
    ).sort("rep", "team", "begin")


def done(
    logged: nw.DataFrame[Any], aimed: nw.DataFrame[Any], group: str = ""
) -> nw.DataFrame[Any]:
    """Set beside targets what was done on the days that they are for.

    The target of a team is its own where it has one for the month, else
    the sum of its reps'; that of all is the sum of the teams', and of the
    reps without a team. One row a group that has a target.

    Args:
        logged: The visits, or what `new` gives of them.
        aimed: The targets as `aims` gives them.
        group: "rep", "team", or '' for all.

    Returns:
        The column `group` if there is one, `target`, and `done`: the rows
        of those reps or teams on those days.

    Example:
        >>> import polars as pl
        >>> logged = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "team": ["", ""],
        ...     "date": [20_757, 20_758],
        ... }))
        >>> aimed = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann"], "team": [""], "begin": [20_758],
        ...     "end": [20_777], "target": [30.0],
        ... }))
        >>> done(logged, aimed).rows()
        [(30.0, 1)]
    """
    people = aimed.filter(nw.col("rep") != "")
    teams = aimed.filter(nw.col("rep") == "")
    parts = [_met(people, logged, "rep")]
    if group != "rep":
        own = teams.select("team", "begin").unique()
        rest = people.join(own, on=["team", "begin"], how="anti")
        parts = [_met(rest, logged, "rep"), _met(teams, logged, "team")]
    counted = nw.concat(parts)
    if not group:
        return counted.select(nw.col("target", "done").sum())
    sums = counted.group_by(group).agg(nw.col("target", "done").sum())
    return sums.sort(group)


def _met(
    aimed: nw.DataFrame[Any], logged: nw.DataFrame[Any], whose: str
) -> nw.DataFrame[Any]:
    """Count for each target the rows of the rep, or team, on its days."""
    dated = logged.select(whose, nw.col("date").cast(nw.Int64))
    date = nw.col("date")
    inside = aimed.join(dated, on=whose).filter(
        date >= nw.col("begin"), date <= nw.col("end")
    )
    count = nw.len().cast(nw.Int64).alias("done")
    counts = inside.group_by("rep", "team", "begin").agg(count)
    joined = aimed.join(counts, on=["rep", "team", "begin"], how="left")
    return joined.with_columns(nw.col("done").fill_null(0))


def _spans(
    kept: nw.DataFrame[Any],
    first: int,
    last: int,
    weekdays: Collection[int],
) -> nw.DataFrame[Any]:
    """Say which part of each month lies in the span."""
    rows = []
    for number in sorted(set(kept["number"].to_list())):
        opens, closes = months.last(number - 1) + 1, months.last(number)
        begin, end = max(first, opens), min(last, closes)
        inside = working_days(begin, end, weekdays)
        every = working_days(opens, closes, weekdays)
        if begin <= end and every:
            rows.append((number, begin, end, inside, every))
    names = ("number", "begin", "end", "inside", "whole")
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return nw.from_dict(
        dict(zip(names, map(list, columns), strict=True)),
        dict.fromkeys(names, nw.Int64),
        backend=kept.implementation,
    )
