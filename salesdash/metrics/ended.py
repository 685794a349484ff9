"""The deals that were won or lost: when they began, and when they closed."""

import narwhals.stable.v2 as nw

from salesdash.method.milestones import CLOSED, rank
from salesdash.metrics.keyed import keyed
from salesdash.metrics.whole import one, whole


def ended(opportunities: nw.DataFrame, claims: nw.DataFrame) -> nw.DataFrame:
    """Keep the closed deals, and say how long each of them took.

    One row a deal that is won or lost; those that vanished without a word
    are open, and none of these. Eager only.

    Args:
        opportunities: The deals, with `key`, `status`, `created_on`,
            `closed_on` (days, of a won deal never null) and `as_of` (day of
            the newest sheet that names it).
        claims: One row a statement of a sheet about a deal: `key`, `as_of`
            (day), `rank` (1 for 10 % up to 6 for closed or won).

    Returns:
        The deals with `won` (1 or 0); `dated` (1 where a sheet gives the
        day of closing); `ended_on` (that day, else the day of the newest
        sheet that names the deal); `begun_on` (the day it was created, else
        that of the first sheet with a claim of it; null where that is the
        first sheet of all, as nobody knows when it began); `cycle_days`
        (days between the two, null where unknown or below 0); `reached`
        (the highest rank ever claimed, 0 for none).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c"], "status": ["won", "lost", "open"],
        ...     "created_on": [20_700, None, None],
        ...     "closed_on": [20_760, None, None], "as_of": [20_770] * 3,
        ... })
        >>> claims = pl.DataFrame({
        ...     "key": ["b", "b"], "as_of": [20_720, 20_727], "rank": [1, 2],
        ... })
        >>> found = ended(nw.from_native(deals), nw.from_native(claims))
        >>> for row in found.drop("status", "created_on", "as_of").rows():
        ...     print(row)
        ('a', 20760, 20700, 6, 1, 1, 20760, 60)
        ('b', None, None, 2, 0, 0, 20770, None)
    """
    closed = opportunities.filter(nw.col("status").is_in(["won", "lost"]))
    told = begun(closed, claims)
    won = nw.col("status") == "won"
    dated = told.with_columns(
        one(won).alias("won"),
        one(~nw.col("closed_on").is_null()).alias("dated"),
        nw.coalesce("closed_on", "as_of").cast(nw.Int64).alias("ended_on"),
    )
    days = nw.col("ended_on") - nw.col("begun_on")
    highest = nw.when(won).then(whole(rank(CLOSED)))
    return dated.with_columns(
        nw.when(days >= 0).then(days).alias("cycle_days"),
        highest.otherwise(nw.col("reached")).alias("reached"),
    )


def begun(opportunities: nw.DataFrame, claims: nw.DataFrame) -> nw.DataFrame:
    """Say when each deal began, and how far it ever was.

    One row a deal, of whatever status. Eager only.

    Args:
        opportunities: The deals, with `key` and `created_on`.
        claims: As `ended` takes them.

    Returns:
        The deals with `begun_on` and `reached`, as `ended` gives them.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b"], "created_on": [20_700, None],
        ... })
        >>> claims = pl.DataFrame({
        ...     "key": ["a", "b"], "as_of": [20_713, 20_720], "rank": [1, 2],
        ... })
        >>> begun(nw.from_native(deals), nw.from_native(claims)).rows()
        [('a', 20700, 20700, 1), ('b', None, 20720, 2)]
    """
    told = keyed(opportunities, _first(claims))
    created = nw.col("created_on").cast(nw.Int64)
    return (
        told.with_columns(
            nw.coalesce(created, "_first").alias("begun_on"),
            nw.col("reached").fill_null(0),
        )
        .drop("_first")
        .select(*opportunities.columns, "begun_on", "reached")
    )


def _first(claims: nw.DataFrame) -> nw.DataFrame:
    """Say when each deal was first claimed to be anywhere, and how far."""
    found = claims.group_by("key").agg(
        nw.col("as_of").cast(nw.Int64).min().alias("_first"),
        nw.col("rank").cast(nw.Int64).max().alias("reached"),
    )
    known = nw.col("_first") > nw.col("_first").min()
    return found.with_columns(
        nw.when(known).then(nw.col("_first")).alias("_first")
    )
