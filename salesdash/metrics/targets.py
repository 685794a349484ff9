"""Revenue targets, and how far won and open deals carry towards them."""

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.metrics import months
from salesdash.metrics.converted import OWN, turned
from salesdash.metrics.forecast import OVERDUE, UNDATED
from salesdash.metrics.months import Length
from salesdash.metrics.whole import one, whole

MEASURE = "revenue"
DEALS = ("won", "verified", "claimed", "due", "overdue")
STATED = ("team", "rep", "number", "amount", "currency", *OWN)
SUMS = ("target", "months", *DEALS)
"""What `progress` sums, in order."""

_HUNDRED = 100


def revenue(
    table: nw.DataFrame, rates: nw.DataFrame, base: str, day: int
) -> nw.DataFrame:
    """List the revenue targets in force, each of one rep or team and month.

    A row that names a rep is the rep's target, one that names only a team
    the team's. Of several sheets that set the target of a rep and month the
    newest counts; a blank amount there takes the target back. Eager only.

    Args:
        table: The table `targets` of a state: `team`, `rep`, `measure`,
            `month` (any day of it), `amount` (hundredths),
            `currency` ('' where none is named), `order` (of the sheet).
        rates: The rates, as `metrics.converted` takes them.
        base: The base currency; '' leaves every amount in its own.
        day: The as-of day. A target takes the rate of the last day of its
            month, while that has not come the rate of `day`.

    Returns:
        `team`, `rep` ('' for a team's target), `number` (of the month, as
        `metrics.months` counts), `amount` (minor units of `currency`),
        `own_amount`, `own_currency`.

    Example:
        >>> import polars as pl
        >>> table = nw.from_native(pl.DataFrame({
        ...     "team": ["East", "East"], "rep": ["Ann", ""],
        ...     "measure": ["revenue", "visits"], "month": [20_758, 20_758],
        ...     "amount": [500, None], "currency": ["", ""], "order": [0, 0],
        ... }))
        >>> rates = nw.from_native(pl.DataFrame(schema={
        ...     "from": pl.Int32, "currency": pl.String, "base": pl.String,
        ...     "rate": pl.Float64,
        ... }))
        >>> found = revenue(table, rates, "", 20_777)
        >>> found.select("rep", "number", "amount", "currency").rows()
        [('Ann', 24322, 500, 'CNY')]
    """
    named = nw.when(nw.col("rep") == "").then("team").otherwise(nw.lit(""))
    stated = table.filter(
        nw.col("measure") == MEASURE, ~nw.col("month").is_null()
    ).with_columns(
        named.alias("whose"),
        months.month(nw.col("month")).alias("number"),
    )
    newest = nw.col("order").max().over("rep", "whose", "number")
    kept = stated.filter(nw.col("order") == newest)
    priced = _monied(kept.filter(~nw.col("amount").is_null()))
    return turned(_dated(priced, day), rates, base).select(*STATED)


def targets(
    stated: nw.DataFrame,
    by: Length = "month",
    year_start: int = 1,
    group: str = "",
) -> nw.DataFrame:
    """Sum targets by period: of all, of each team, or of each rep.

    One row a group, period and currency: currencies never add up. The
    target of a team is its own where it has one for the month, else the
    sum of its reps'; that of all is the sum of the teams', and of the reps
    without a team.

    Args:
        stated: The targets as `revenue` gives them.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
        group: "team", "rep", or '' for all.

    Returns:
        The column `group` if there is one; `period` (2026-11 or 2026-Q4),
        `currency`; `target` (minor units) and `months`: how many months of
        the period have a target.

    Example:
        >>> import polars as pl
        >>> stated = nw.from_native(pl.DataFrame({
        ...     "team": ["East", "East", "East"], "rep": ["Ann", "Bob", ""],
        ...     "number": [24_322, 24_322, 24_322],
        ...     "amount": [500, 300, 900], "currency": ["CNY"] * 3,
        ... }))
        >>> targets(stated).rows()
        [('2026-11', 'CNY', 900, 1)]
        >>> targets(stated, group="rep").rows()
        [('Ann', '2026-11', 'CNY', 500, 1), ('Bob', '2026-11', 'CNY', 300, 1)]
    """
    people = stated.filter(nw.col("rep") != "")
    if group != "rep":
        teams = stated.filter(nw.col("rep") == "")
        own = teams.select("team", "number").unique()
        rest = people.join(own, on=["team", "number"], how="anti")
        people = nw.concat([rest, teams])
    keys = [*_columns(group), "period", "currency"]
    period = months.written(nw.col("number"), by, year_start)
    summed = people.with_columns(period.alias("period")).group_by(*keys)
    return summed.agg(
        nw.col("amount").sum().alias("target"),
        nw.col("number").n_unique().cast(nw.Int64).alias("months"),
    ).sort(*keys)


def progress(
    deals: nw.DataFrame,
    stated: nw.DataFrame,
    day: int,
    by: Length = "month",
    year_start: int = 1,
    group: str = "",
) -> nw.DataFrame:
    """Set what deals bring in each period beside its target.

    One row a group, period and currency that has a deal or a target.

    Args:
        deals: The deals as `metrics.forecast.forecast` gives them by the
            same `by` and `year_start`.
        stated: The targets as `revenue` gives them.
        day: The as-of day.
        by: The length of a period.
        year_start: The first month of the fiscal year, 1 to 12.
        group: "team", "rep", or '' for all.

    Returns:
        The column `group` if there is one; `period`, `currency`; `target`,
        `months` (as `targets` gives them, 0 where there is none); in minor
        units `won`, `verified` and `claimed` (won, and open deals due in
        the period by their weights), `due` (open deals due in the period),
        `overdue` (open deals past their expected close, in the period of
        `day` only), and `gap`: target less won, below 0 where more is won.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "status": ["won", "open", "open"], "currency": ["CNY"] * 3,
        ...     "period": ["2026-11", "2026-11", "overdue"],
        ...     "amount": [300, 400, 80], "weighted_verified": [300, 100, 8],
        ...     "weighted_claimed": [300, 200, 8],
        ... }))
        >>> stated = nw.from_native(pl.DataFrame({
        ...     "team": ["East"], "rep": ["Ann"], "number": [24_322],
        ...     "amount": [500], "currency": ["CNY"],
        ... }))
        >>> for row in progress(deals, stated, 20_777).rows(named=True):
        ...     print(row)
        {'period': '2026-11', 'currency': 'CNY', 'target': 500, 'months': 1, \
'won': 300, 'verified': 400, 'claimed': 500, 'due': 400, 'overdue': 80, \
'gap': 200}
    """
    keys = [*_columns(group), "period", "currency"]
    aims = targets(stated, by, year_start, group)
    silent = [whole(0).alias(name) for name in DEALS]
    brought = _brought(deals, months.current(day, by, year_start))
    parts = [
        aims.with_columns(*silent).select(*keys, *SUMS),
        brought.select(*keys, *SUMS),
    ]
    summed = nw.concat(parts).group_by(*keys).agg(nw.col(*SUMS).sum())
    gap = (nw.col("target") - nw.col("won")).alias("gap")
    return summed.with_columns(gap).sort(*keys)


def _brought(deals: nw.DataFrame, current: str) -> nw.DataFrame:
    """Split what each deal brings, in the period that it counts for."""
    period = nw.col("period")
    late = one(period == OVERDUE)
    won = one(nw.col("status") == "won")
    amount = nw.col("amount").fill_null(0)
    split = {
        "target": whole(0),
        "months": whole(0),
        "won": amount * won,
        "verified": nw.col("weighted_verified") * (1 - late),
        "claimed": nw.col("weighted_claimed") * (1 - late),
        "due": amount * (1 - won - late),
        "overdue": amount * late,
    }
    now = nw.when(period == OVERDUE).then(nw.lit(current)).otherwise(period)
    dated = deals.filter(period != UNDATED)
    return dated.with_columns(
        now.alias("period"),
        *(part.alias(name) for name, part in split.items()),
    )


def _dated(stated: nw.DataFrame, day: int) -> nw.DataFrame:
    begun = months.number(day)
    numbers = stated["number"].to_list()
    ends = [months.last(n) if n < begun else day for n in numbers]
    dates = nw.new_series(
        "rate_day", ends, nw.Int64, backend=stated.implementation
    )
    return stated.with_columns(dates)


def _monied(stated: nw.DataFrame) -> nw.DataFrame:
    """Turn stored hundredths into minor units of the currency."""
    blank = nw.col("currency") == ""
    named = nw.when(blank).then(nw.lit(money.DEFAULT)).otherwise("currency")
    stated = stated.with_columns(named.alias("currency"))
    names = stated["currency"].unique().to_list()
    coarse = nw.col("currency").is_in(
        [n for n in names if not money.digits(n)]
    )
    size = (nw.col("amount").abs() + _HUNDRED // 2) // _HUNDRED
    major = nw.when(nw.col("amount") < 0).then(-size).otherwise(size)
    amount = nw.when(coarse).then(major).otherwise("amount")
    return stated.with_columns(amount.alias("amount"))


def _columns(group: str) -> list[str]:
    return [group] if group else []
