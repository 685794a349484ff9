"""Since when a deal claims its milestone, and how it got there."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import CLOSED, rank
from salesdash.metrics.keyed import keyed
from salesdash.metrics.whole import one, whole

_COUNTS = ("moved_back", "skipped")


def since(opportunities: FrameT, claims: FrameT, day: int) -> FrameT:
    """Say since when each deal claims its milestone, and count its moves.

    One row an opportunity. Of several statements of one day the furthest
    counts. A step back is counted, and takes nothing away.

    Args:
        opportunities: The deals as `verified` gives them.
        claims: One row a statement of a sheet about a deal: `key`, `as_of`
            (day), `rank` (1 for 10 % up to 6 for closed or won).
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals with `milestone_since` (day of the sheet with which the
        present claim began; null where there is no claim, or it is none of
        a sheet), `milestone_days` (days since then, of open deals),
        `moved_up_on` (day of the last step up, or null), `moved_back`
        (steps back) and `skipped` (milestones passed over on the way up).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a"], "status": ["open"], "claimed_rank": [3],
        ... })
        >>> claims = pl.DataFrame({
        ...     "key": ["a", "a", "a"],
        ...     "as_of": [20_700, 20_707, 20_770],
        ...     "rank": [1, 3, 3],
        ... })
        >>> pair = nw.from_native(deals), nw.from_native(claims)
        >>> since(*pair, 20_777).rows()[0][3:]
        (20707, 20707, 0, 1, 70)
    """
    told = _told(steps(claims.filter(nw.col("as_of") <= day)))
    found = keyed(opportunities, told)
    won = nw.when(nw.col("status") == "won").then(whole(rank(CLOSED)))
    own = nw.col("_rank") == won.otherwise(nw.col("claimed_rank"))
    begun = nw.col("milestone_since")
    still = own & (nw.col("status") == "open")
    return found.with_columns(
        nw.when(own).then(begun).alias("milestone_since"),
        nw.when(still).then(whole(day) - begun).alias("milestone_days"),
        nw.col(*_COUNTS).fill_null(0),
    ).drop("_rank")


def steps(claims: FrameT) -> FrameT:
    """Keep the statements with which a claim began.

    One row a deal and a run of days on which it claims the same.

    Args:
        claims: One row a statement: `key`, `as_of` (day), `rank`.

    Returns:
        `key`, `as_of` (the first day of the run), `rank`, `before` (the
        rank before, null for the first) and `until` (the first day of the
        next run, null for the last).

    Example:
        >>> import polars as pl
        >>> claims = pl.DataFrame({
        ...     "key": ["a", "a", "a"], "as_of": [7, 14, 21],
        ...     "rank": [2, 2, 1],
        ... })
        >>> steps(nw.from_native(claims)).rows()
        [('a', 7, 2, None, 21), ('a', 21, 1, 2, None)]
    """
    daily = claims.group_by("key", "as_of").agg(
        nw.col("rank").cast(nw.Int64).max()
    )
    dated = daily.with_columns(nw.col("as_of").cast(nw.Int64))
    ranked = dated.with_columns(_beside("rank", 1).alias("before"))
    moved = nw.col("rank") != nw.col("before")
    begun = ranked.filter(nw.col("before").is_null() | moved)
    return (
        begun.with_columns(_beside("as_of", -1).alias("until"))
        .select("key", "as_of", "rank", "before", "until")
        .sort("key", "as_of")
    )


def _beside(column: str, places: int) -> nw.Expr:
    """Give the value so many statements before, of the same deal."""
    return nw.col(column).shift(places).over("key", order_by="as_of")


def _told(begun: FrameT) -> FrameT:
    """Sum up the runs of each deal."""
    now, before = nw.col("rank"), nw.col("before")
    over = nw.when(now > before).then(now - before - 1).otherwise(whole(0))
    last = one(nw.col("until").is_null())
    marked = begun.with_columns(
        nw.when(now > before).then(nw.col("as_of")).alias("moved_up_on"),
        one(now < before).alias("moved_back"),
        over.alias("skipped"),
        (now * last).alias("_rank"),
    )
    return marked.group_by("key").agg(
        nw.col("as_of").max().alias("milestone_since"),
        nw.col("moved_up_on").max(),
        nw.col("moved_back", "skipped", "_rank").sum(),
    )
