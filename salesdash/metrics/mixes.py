"""The mix of each rep's activities over rolling weeks (deck, page 47)."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.whole import one, whole

SPAN = 28
"""The days that a point sums, its own among them: four weeks."""

_UNITS = ("visits", "minutes")
_COLUMNS = tuple(f"{code}_{unit}" for unit in _UNITS for code in ACTIVITIES)


def mixes(logged: nw.DataFrame[Any], ends: Sequence[int]) -> nw.DataFrame[Any]:
    """Sum each rep's visits by activity, over the weeks until some days.

    One row a rep and day with a visit in the `SPAN` days that end with it.
    A visit whose activity nobody wrote has no place. Eager only.

    Args:
        logged: The visits, of any day: `rep`, `date`, `activity` (code or
            null), `minutes` (null where nobody wrote them).
        ends: The last days of the spans.

    Returns:
        `rep`, `end` (day), `n` (visits), `timed` (those of them that say
        how long they took); of each activity its visits as
        `<activity>_visits` and its minutes as `<activity>_minutes`; by rep
        and day.

    Example:
        >>> import polars as pl
        >>> visits = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "date": [20_770, 20_777],
        ...     "activity": ["development", "maintenance"],
        ...     "minutes": [45, None],
        ... }))
        >>> mixes(visits, [20_777]).rows()
        [('Ann', 20777, 2, 1, 1, 0, 1, 45, 0, 0)]
    """
    known = _marked(logged.filter(nw.col("activity").is_in(ACTIVITIES)))
    sums = ("n", "timed", *_COLUMNS)
    points = [known.head(0).with_columns(whole(0).alias("end"))]
    for end in ends:
        inside = nw.col("date").is_between(end - SPAN + 1, end)
        points.append(
            known.filter(inside).with_columns(whole(end).alias("end"))
        )
    grouped = nw.concat(points).group_by("rep", "end")
    summed = grouped.agg(nw.col(*sums).sum())
    return summed.select("rep", "end", *sums).sort("rep", "end")


def _marked(visits: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Give what each visit adds to the sums."""
    minutes = nw.col("minutes").cast(nw.Int64).fill_null(0)
    own = {code: nw.col("activity") == code for code in ACTIVITIES}
    return visits.select(
        "rep",
        "date",
        whole(1).alias("n"),
        one(~nw.col("minutes").is_null()).alias("timed"),
        *(one(own[code]).alias(f"{code}_visits") for code in ACTIVITIES),
        *(
            (one(own[code]) * minutes).alias(f"{code}_minutes")
            for code in ACTIVITIES
        ),
    )
