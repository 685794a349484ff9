"""How much of the revenue target each period brought (page 2)."""

from collections.abc import Collection

import narwhals.stable.v2 as nw

from salesdash.metrics import months
from salesdash.metrics.forecast import forecast
from salesdash.metrics.months import Length
from salesdash.metrics.targets import progress
from salesdash.metrics.working_days import working_days

SUMS = (
    "target",
    "months",
    "won",
    "attained",
    "gap",
    "due",
    "overdue",
    "verified",
    "claimed",
    "passed",
)
"""What `attainment` says of each period, in order."""

_FULL = 10_000
READ = (
    "team",
    "rep",
    "status",
    "vanished_on",
    "expected_close",
    "closed_on",
    "won_on",
    "currency",
    "amount",
    "weighted_verified",
    "weighted_claimed",
)
"""The columns of a deal that count here."""


def brought(
    opportunities: nw.DataFrame,
    day: int,
    by: Length = "month",
    year_start: int = 1,
) -> nw.DataFrame:
    """List the deals of the forecast, and all those won before it.

    One row an opportunity: the rows of `metrics.forecast.forecast`, and
    every deal won before the quarter of `day`, each with its `period`.

    Args:
        opportunities: The deals as `weighted` gives them.
        day: The as-of day, in days since 1970-01-01.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
    """
    # A deal has a hundred columns, and each of them would be copied twice.
    deals = opportunities.select(*READ)
    rows = forecast(deals, day, by, year_start)
    return nw.concat([rows, _earlier(deals, day, by, year_start)])


def attainment(
    deals: nw.DataFrame,
    stated: nw.DataFrame,
    day: int,
    by: Length = "month",
    year_start: int = 1,
    group: str = "",
) -> nw.DataFrame:
    """Set what was won beside the target, for every period that has begun.

    One row a period, group and currency that has a deal or a target; for
    the month and the quarter of `day` the values are those of
    `metrics.targets.progress`.

    Args:
        deals: What `brought` gives by the same `by` and `year_start`.
        stated: The targets as `metrics.targets.revenue` gives them.
        day: The as-of day, in days since 1970-01-01.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
        group: "team", "rep", or '' for all.

    Returns:
        The column `group` if there is one; `period`, `currency`; `target`,
        `months`, `won`, `gap`, `due`, `overdue`, `verified`, `claimed` of
        `progress`; and `attained`: won of the target, per 10,000, halves
        rounded up, null without a target.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "status": ["won", "won"], "vanished_on": [None, None],
        ...     "expected_close": [None, None], "currency": ["CNY"] * 2,
        ...     "closed_on": [20_700, 20_770], "won_on": [20_700, 20_770],
        ...     "amount": [300, 100], "weighted_verified": [300, 100],
        ...     "weighted_claimed": [300, 100], "team": ["East"] * 2,
        ...     "rep": ["Ann"] * 2,
        ... }, schema_overrides={"expected_close": pl.Int32}))
        >>> stated = nw.from_native(pl.DataFrame({
        ...     "team": ["East", "East"], "rep": ["Ann", "Ann"],
        ...     "number": [24_320, 24_322], "amount": [500, 400],
        ...     "currency": ["CNY", "CNY"],
        ... }))
        >>> found = attainment(brought(deals, 20_777), stated, 20_777)
        >>> found.select("period", "target", "won", "attained").rows()
        [('2026-09', 500, 300, 6000), ('2026-11', 400, 100, 2500)]
    """
    found = progress(deals, stated, day, by, year_start, group)
    now = months.current(day, by, year_start)
    begun = found.filter(nw.col("period") <= now)
    share = nw.col("won") * _FULL + nw.col("target") // 2
    aimed = nw.when(nw.col("target") > 0)
    return begun.with_columns(
        aimed.then(share // nw.col("target")).alias("attained")
    )


def passed(
    day: int, by: Length, year_start: int, weekdays: Collection[int]
) -> int:
    """Say which share of a period's working days is over, per 10,000.

    Args:
        day: The as-of day; it counts as over.
        by: The length of the period that the day lies in.
        year_start: The first month of the fiscal year, 1 to 12.
        weekdays: The days that are worked on, 0 for Monday.

    Example:
        >>> passed(20_777, "month", 1, range(5))
        7143
    """
    first, last = ends(day, by, year_start)
    every = working_days(first, last, weekdays)
    if not every:
        return _FULL
    over = working_days(first, day, weekdays)
    return (over * _FULL + every // 2) // every


def ends(day: int, by: Length, year_start: int = 1) -> tuple[int, int]:
    """Give the first and the last day of the period that a day lies in.

    Example:
        >>> ends(20_777, "month")
        (20758, 20787)
        >>> ends(20_777, "quarter")
        (20727, 20818)
    """
    now = months.number(day)
    if by == "month":
        return months.last(now - 1) + 1, months.last(now)
    first = months.quarter_start(day, year_start)
    return first, months.last(months.number(first) + 2)


def _earlier(
    opportunities: nw.DataFrame, day: int, by: Length, year_start: int
) -> nw.DataFrame:
    """Give the deals won before the quarter, which no forecast holds."""
    closed = nw.coalesce("closed_on", "won_on").alias("closed_on")
    won = opportunities.filter(nw.col("status") == "won").with_columns(closed)
    past = won.filter(
        nw.col("closed_on") < months.quarter_start(day, year_start)
    )
    numbered = past.with_columns(
        months.month(nw.col("closed_on")).alias("period")
    )
    label = months.written(nw.col("period"), by, year_start)
    return numbered.with_columns(label.alias("period"))
