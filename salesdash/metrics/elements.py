"""What a deal that closed had on its way: criteria, steps, techniques."""

import narwhals.stable.v2 as nw

from salesdash.method.milestones import CRITERIA
from salesdash.metrics.whole import one, whole

CRITERION = "criterion"
STEP = "step"
TECHNIQUE = "technique"
SIGNAL = "signal"
KINDS = (CRITERION, STEP, TECHNIQUE, SIGNAL)
"""The kinds of elements."""

LOGGED = {
    STEP: "step",
    TECHNIQUE: "closing_technique",
    SIGNAL: "buying_signal",
}
"""Kinds that visits log -> their column."""

WEEK = 7
"""So many days after closing the sheet comes that tells of it."""

_PLACE = ["key", "kind", "code"]


def elements(
    closed: nw.DataFrame,
    ticked: nw.DataFrame,
    visits: nw.DataFrame,
    every: nw.DataFrame,
    spelled: nw.DataFrame,
) -> nw.DataFrame:
    """Say of each closed deal what it had, of all that it was asked for.

    One row a deal and element. A criterion is asked for where some sheet of
    the deal has its column; steps, techniques and signals where a visit
    until closing was made by a rep who had begun to log that kind. Whoever
    was not asked is no "without". Eager only.

    Args:
        closed: What `ended` gives, with the criteria (null for blank, -1
            for no, 0 for yes, else a day).
        ticked: One row a deal and criterion of its sheets: `key`,
            `criterion`, `first_seen` (day of the sheet that first said
            yes, else null).
        visits: One row a deal and visit of it: `key`, `exact` (1 where the
            visit names the deal), `date`, `rep`, and the columns `LOGGED`.
        every: One row a visit of anybody, of a deal or not: `date`, `rep`,
            and the columns `LOGGED`: they tell who had begun to log what.
        spelled: One row a wording and element that it names: `kind`,
            `said` (as a visit has it), `code`.

    Returns:
        `key`, `kind`, `code`, `had` (1 or 0).

    Example:
        >>> import polars as pl
        >>> from salesdash.method.milestones import CRITERIA
        >>> blank = dict.fromkeys(CRITERIA)
        >>> closed = pl.DataFrame([
        ...     {"key": "a", **blank, "close_asked": 20_750,
        ...      "ended_on": 20_760, "begun_on": 20_700},
        ...     {"key": "b", **blank,
        ...      "ended_on": 20_760, "begun_on": 20_700},
        ... ], schema_overrides=dict.fromkeys(CRITERIA, pl.Int32))
        >>> ticked = pl.DataFrame({
        ...     "key": ["a", "b"], "criterion": ["close_asked"] * 2,
        ...     "first_seen": [20_756, None],
        ... })
        >>> visits = pl.DataFrame({
        ...     "key": ["b"], "exact": [0], "date": [20_730], "rep": ["Ann"],
        ...     "step": [None], "closing_technique": ["Trial"],
        ...     "buying_signal": [""],
        ... })
        >>> words = pl.DataFrame({
        ...     "kind": ["technique"], "said": ["Trial"], "code": ["trial"],
        ... })
        >>> told = closed, ticked, visits, visits, words
        >>> frames = map(nw.from_native, told)
        >>> for row in elements(*frames).rows():
        ...     print(row)
        ('a', 'criterion', 'close_asked', 1)
        ('b', 'criterion', 'close_asked', 0)
        ('b', 'technique', 'trial', 1)
    """
    until = closed.select("key", "ended_on", "begun_on")
    found = _until(visits, until)
    parts = [_criteria(closed, ticked)]
    parts += [_logged(found, every, kind, spelled) for kind in LOGGED]
    return nw.concat(parts).sort(*_PLACE)


def _criteria(closed: nw.DataFrame, ticked: nw.DataFrame) -> nw.DataFrame:
    """Say which criteria each deal had met when it closed.

    A date tells by itself. A bare yes counts where the sheet that told of
    the closing said so, or one before it; or the first one that says yes to
    anything of the deal, if that came later.
    """
    cells = closed.select("key", "ended_on", *CRITERIA)
    long = cells.unpivot(
        list(CRITERIA),
        index=["key", "ended_on"],
        variable_name="code",
        value_name="value",
    )
    asked = ticked.select(
        "key",
        nw.col("criterion").alias("code"),
        "first_seen",
        whole(1).alias("asked"),
    )
    # A manager's correction may state what no sheet has a column for.
    known = long.join(asked, on=["key", "code"], how="left").filter(
        ~nw.col("asked").is_null() | ~nw.col("value").is_null()
    )
    value, end = nw.col("value"), nw.col("ended_on")
    dated = (value > 0) & (value <= end)
    # All that is known of a deal may have come in one sheet, long after.
    first = nw.col("first_seen").min().over("key")
    until = nw.max_horizontal(end + WEEK, first.cast(nw.Int64))
    told = nw.col("first_seen")
    seen = told.is_null() | (told <= until)
    return known.select(
        "key",
        nw.lit(CRITERION).alias("kind"),
        "code",
        one(dated | ((value == 0) & seen)).alias("had"),
    )


def _until(visits: nw.DataFrame, closed: nw.DataFrame) -> nw.DataFrame:
    """Keep the visits that were made on the way to closing.

    A visit that names no deal counts for those of its customer that had
    begun.
    """
    begun = nw.col("begun_on").is_null() | (
        nw.col("date") >= nw.col("begun_on")
    )
    here = (nw.col("exact") == 1) | begun
    inside = visits.join(closed, on="key")
    return inside.filter(nw.col("date") <= nw.col("ended_on"), here)


def _logged(
    visits: nw.DataFrame,
    every: nw.DataFrame,
    kind: str,
    spelled: nw.DataFrame,
) -> nw.DataFrame:
    """Say which elements of a kind the visits of each deal log."""
    own = spelled.filter(nw.col("kind") == kind).select("said", "code")
    said = nw.col(LOGGED[kind]).cast(nw.String).alias("said")
    rows = visits.select("key", "rep", "date", said)
    told = rows.join(own, on="said")
    logs = every.select("rep", "date", said).join(own, on="said")
    since = logs.group_by("rep").agg(nw.col("date").min().alias("since"))
    watched = rows.join(since, on="rep").filter(
        nw.col("date") >= nw.col("since")
    )
    asked = watched.select("key").unique()
    had = told.select("key", "code", whole(1).alias("had")).unique()
    pairs = asked.join(told.select("code").unique(), how="cross")
    joined = pairs.join(had, on=["key", "code"], how="left")
    return joined.select(
        "key",
        nw.lit(kind).alias("kind"),
        "code",
        nw.col("had").fill_null(0),
    )
