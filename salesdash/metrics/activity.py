"""The split of each rep's visits over the activities (deck, page 47)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.activities import ACTIVITIES, UNCLASSIFIED
from salesdash.metrics.whole import one, whole


def activity(visits: FrameT) -> FrameT:
    """Count the visits and the minutes of each rep by activity.

    One row a rep and segment that has visits; a joint visit is its first
    rep's alone, so the team's total counts it once.

    Args:
        visits: The visits, with `rep`, `activity` (code or null) and
            `minutes` (null where nobody wrote them).

    Returns:
        `rep`, `segment` (development, negotiation, maintenance or
        unclassified), `visits`, `minutes`, and `timed`: the visits that
        the minutes were summed from.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "rep": ["王敏", "王敏", "王敏"],
        ...     "activity": ["development", "development", None],
        ...     "minutes": [45, None, 30],
        ... })
        >>> for row in activity(nw.from_native(visits)).rows():
        ...     print(row)
        ('王敏', 'development', 2, 45, 1)
        ('王敏', 'unclassified', 1, 30, 1)
    """
    return split(visits, "rep")


def split(visits: FrameT, *by: str) -> FrameT:
    """Count the visits and the minutes of each group by activity.

    One row a group and segment that has visits, in that order.

    Args:
        visits: The visits, with `activity`, `minutes` and the columns `by`.
        *by: The columns whose values make a group.

    Returns:
        The columns `by`, `segment`, `visits`, `minutes`, `timed`.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({"activity": [None], "minutes": [None]})
        >>> split(nw.from_native(visits)).rows()
        [('unclassified', 1, 0, 0)]
    """
    told = nw.col("activity").is_in(ACTIVITIES)
    segment = nw.when(told).then(nw.col("activity"))
    marked = visits.with_columns(
        segment.otherwise(nw.lit(UNCLASSIFIED)).alias("segment"),
        whole(1).alias("visits"),
        nw.col("minutes").cast(nw.Int64).fill_null(0).alias("minutes"),
        one(~nw.col("minutes").is_null()).alias("timed"),
    )
    grouped = marked.group_by(*by, "segment")
    counted = grouped.agg(nw.col("visits", "minutes", "timed").sum())
    return counted.sort(*by, "segment")


def latest_team(visits: nw.DataFrame) -> nw.DataFrame:
    """Say for which team each rep made the latest visit.

    One row a rep; of two teams on one day the last by name.

    Args:
        visits: The visits, with `rep`, `team` and `date`.

    Returns:
        `rep` and `team`.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "team": ["North", "South"],
        ...     "date": [20_777, 20_770],
        ... })
        >>> latest_team(nw.from_native(visits)).rows()
        [('Ann', 'North')]
    """
    dated = visits.group_by("rep", "team").agg(nw.col("date").max())
    latest = dated.group_by("rep").agg(nw.col("date").max())
    found = dated.join(latest, on=["rep", "date"])
    return found.group_by("rep").agg(nw.col("team").max()).sort("rep")
