"""What was forecast for each month, against what was then won (page 2)."""

from collections.abc import Sequence
from typing import Literal

import narwhals.stable.v2 as nw

from salesdash.metrics import months
from salesdash.metrics.outlook import DEAL, TARGET
from salesdash.metrics.targets import targets
from salesdash.metrics.whole import one, whole

By = Literal["", "team", "rep"]

WAYS = ("verified", "claimed", "target")
"""What a month was foreseen by."""

FEWEST = 3
"""With fewer months nothing is said of how forecasts run."""

LOOK_BACK = 12
"""So many complete months are looked back at."""

SUMS = (
    "deals",
    "verified",
    "claimed",
    "untold",
    "target",
    "aims",
    "won",
    "wins",
)
ERRORS = tuple(f"error_{way}" for way in WAYS)

_WEEK = 7
_THURSDAY = 3
"""Day 0, 1970-01-01, was a Thursday."""

_FULL = 10_000


def cut_off(month: int, weekday: int) -> int:
    """Give the first cut-off day of a month.

    Args:
        month: The month, as `metrics.months` numbers it.
        weekday: The day on which weeks close, 0 for Monday.

    Example:
        >>> cut_off(24_322, 4) - cut_off(24_321, 4)
        35
        >>> cut_off(24_321, 3)
        20727
    """
    first = months.last(month - 1) + 1
    return first + (weekday - first - _THURSDAY) % _WEEK


def cut_offs(day: int, weekday: int, first: int) -> list[int]:
    """Give the days on which the past months were foreseen, oldest first.

    Args:
        day: The as-of day: only months that were over by then count.
        weekday: The day on which weeks close, 0 for Monday.
        first: The oldest day of which anything is known.
    """
    now = months.number(day)
    if months.last(now) <= day:
        now += 1
    past = (cut_off(n, weekday) for n in range(now - LOOK_BACK, now))
    return [found for found in past if found >= first]


def dated(outlooks: nw.DataFrame) -> nw.DataFrame:
    """Say of each outlook which month it was of.

    Args:
        outlooks: What `metrics.outlook` gave, with the `day` of each.

    Returns:
        The rows, with `month` (2026-11).
    """
    return _labelled(outlooks, "day", "month")


def outcomes(opportunities: nw.DataFrame) -> nw.DataFrame:
    """Give the deals that were won, each with the month.

    Args:
        opportunities: The deals as they are known now, with `key`, `team`,
            `rep`, `status`, `closed_on` (day), `amount`, `currency`.

    Returns:
        `key`, `team`, `rep`, `currency`, `won` (minor units, unknown
        amounts as 0) and `month`.
    """
    won = opportunities.filter(
        nw.col("status") == "won", ~nw.col("closed_on").is_null()
    ).select(
        "key",
        "team",
        "rep",
        "currency",
        "closed_on",
        nw.col("amount").fill_null(0).cast(nw.Int64).alias("won"),
    )
    return _labelled(won, "closed_on", "month").drop("closed_on")


def accuracy(
    looks: nw.DataFrame, won: nw.DataFrame, by: By = ""
) -> nw.DataFrame:
    """Set what was foreseen for each month beside what was then won in it.

    One row a month, group and currency that had a forecast, a target or a
    win; currencies never add up.

    Args:
        looks: What `dated` gives.
        won: What `outcomes` gives.
        by: "team", "rep", or '' for all.

    Returns:
        `month` (2026-11), `cut_off` (day), the column `by` if there is
        one, `currency`; `deals` (open or won in the forecast of the
        month), `verified`, `claimed`, `untold` (the part of the claim for
        which no sheet had a column of evidence), `target` (minor units),
        `aims` (1 where there is a target), `won`, `wins` (deals); and
        `error_` of verified, claimed and target: what was foreseen less
        what was won, above 0 where too much was foreseen, null without a
        target.

    Example:
        >>> import polars as pl
        >>> outlooks = nw.from_native(pl.DataFrame({
        ...     "what": ["deal", "deal"], "day": [20_763, 20_763],
        ...     "team": ["East", "East"], "rep": ["Ann", "Ann"],
        ...     "currency": ["CNY", "CNY"], "period": ["2026-11", "2026-12"],
        ...     "amount": [500, 80], "verified": [50, 8],
        ...     "claimed": [250, 8], "untold": [0, 0],
        ...     "number": [None, None],
        ... }, schema_overrides={"number": pl.Int64}))
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a"], "status": ["won"], "closed_on": [20_780],
        ...     "amount": [200], "currency": ["CNY"], "team": ["East"],
        ...     "rep": ["Ann"],
        ... }))
        >>> found = accuracy(dated(outlooks), outcomes(deals))
        >>> for row in found.rows(named=True):
        ...     print(row)
        {'month': '2026-11', 'cut_off': 20763, 'currency': 'CNY', \
'deals': 1, 'verified': 50, 'claimed': 250, 'untold': 0, 'target': 0, \
'aims': 0, 'won': 200, 'wins': 1, 'error_verified': -150, \
'error_claimed': 50, 'error_target': None}
    """
    deals = looks.filter(nw.col("what") == DEAL).select("month", "day")
    known = deals.unique(["month", "day"]).rename({"day": "cut_off"})
    keys = ["month", *([by] if by else []), "currency"]
    parts = [_foreseen(looks), _booked(won), _aims(looks, by)]
    stacked = nw.concat([p.select(*keys, *SUMS) for p in parts])
    summed = stacked.group_by(*keys).agg(nw.col(*SUMS).sum())
    found = summed.join(known, on="month")
    aimed = nw.when(nw.col("aims") > 0)
    missed = {w: nw.col(w) - nw.col("won") for w in WAYS}
    missed["target"] = aimed.then(missed["target"])
    return (
        found.with_columns(*(e.alias(f"error_{w}") for w, e in missed.items()))
        .select("month", "cut_off", *keys[1:], *SUMS, *ERRORS)
        .sort(*keys)
    )


def bias(rows: nw.DataFrame, by: By = "") -> nw.DataFrame:
    """Say how forecasts ran over the months: too high, too low, how far off.

    One row a group, currency and way, in that order.

    Args:
        rows: What `accuracy` gave by the same `by`.
        by: "team", "rep", or '' for all.

    Returns:
        The column `by` if there is one, `currency`, `way` (one of `WAYS`);
        `months` and `deals` (forecast in them); `foreseen`, `won`, `error`
        and `off` (the errors of the months added up whatever their sign;
        minor units); `bias` = error / won and `wape` = off / won, per
        10,000, null where nothing was won. Months without a target do not
        count for the target.

    Example:
        >>> import polars as pl
        >>> rows = nw.from_native(pl.DataFrame({
        ...     "currency": ["CNY", "CNY"], "deals": [3, 5],
        ...     "verified": [50, 120], "claimed": [250, 150],
        ...     "target": [0, 0], "aims": [0, 0], "won": [200, 200],
        ... }))
        >>> for row in bias(rows).rows():
        ...     print(row)
        ('CNY', 'verified', 2, 8, 170, 400, -230, 230, -5750, 5750)
        ('CNY', 'claimed', 2, 8, 400, 400, 0, 100, 0, 2500)
    """
    keys = [*([by] if by else []), "currency"]
    parts = [_way(rows, keys, place) for place in range(len(WAYS))]
    found = nw.concat(parts).sort(*keys, "place")
    whole_won = nw.when(nw.col("won") > 0)
    shares = {
        "bias": whole_won.then(_share(nw.col("error"))),
        "wape": whole_won.then(_share(nw.col("off"))),
    }
    return found.with_columns(
        *(share.alias(name) for name, share in shares.items())
    ).drop("place")


def hits(looks: nw.DataFrame, won: nw.DataFrame) -> nw.DataFrame:
    """Say which open deals that were forecast for a month were won in it.

    One row an open deal that the first cut-off day of a month saw due in
    that month.

    Args:
        looks: What `dated` gives.
        won: What `outcomes` gives.

    Returns:
        `key`, `team`, `rep` (of then), `month`, `day`, and `hit`: 1 where
        the deal was won in the month.
    """
    due = looks.filter(
        nw.col("what") == DEAL,
        nw.col("status") == "open",
        nw.col("period") == nw.col("month"),
    ).select("key", "team", "rep", "month", "day")
    own = won.select("key", nw.col("month").alias("won_in"))
    hit = one(nw.col("won_in") == nw.col("month")).alias("hit")
    joined = due.join(own, on="key", how="left").with_columns(hit)
    return joined.drop("won_in").sort("day", "key")


def _foreseen(looks: nw.DataFrame) -> nw.DataFrame:
    due = looks.filter(
        nw.col("what") == DEAL, nw.col("period") == nw.col("month")
    )
    return _counted(due, deals=1, target=0, aims=0, won=0, wins=0)


def _booked(won: nw.DataFrame) -> nw.DataFrame:
    silent = dict.fromkeys(("verified", "claimed", "untold", "target"), 0)
    return _counted(won, deals=0, aims=0, wins=1, **silent)


def _aims(looks: nw.DataFrame, by: By) -> nw.DataFrame:
    stated = looks.filter(nw.col("what") == TARGET)
    found = targets(stated, "month", group=by).rename({"period": "month"})
    silent = dict.fromkeys(("verified", "claimed", "untold", "won"), 0)
    return _counted(found, deals=0, aims=1, wins=0, **silent)


def _counted(frame: nw.DataFrame, **numbers: int) -> nw.DataFrame:
    return frame.with_columns(
        *(whole(number).alias(name) for name, number in numbers.items())
    )


def _way(rows: nw.DataFrame, keys: Sequence[str], place: int) -> nw.DataFrame:
    way = WAYS[place]
    own = rows.filter(nw.col("aims") > 0) if way == "target" else rows
    error = nw.col(way) - nw.col("won")
    summed = (
        own.with_columns(
            nw.col(way).alias("foreseen"),
            error.alias("error"),
            error.abs().alias("off"),
        )
        .group_by(*keys)
        .agg(
            nw.len().cast(nw.Int64).alias("months"),
            nw.col("deals", "foreseen", "won", "error", "off").sum(),
        )
    )
    named = summed.with_columns(
        nw.lit(way).alias("way"), whole(place).alias("place")
    )
    sums = ("months", "deals", "foreseen", "won", "error", "off")
    return named.select(*keys, "way", *sums, "place")


def _share(part: nw.Expr) -> nw.Expr:
    """Give a share of what was won, per 10,000, halves away from zero."""
    size = (part.abs() * _FULL + nw.col("won") // 2) // nw.col("won")
    return nw.when(part < 0).then(-size).otherwise(size)


def _labelled(frame: nw.DataFrame, day: str, name: str) -> nw.DataFrame:
    # Step by step: as one expression it takes longer to build than to run.
    numbered = frame.with_columns(months.month(nw.col(day)).alias(name))
    return numbered.with_columns(months.label(nw.col(name)).alias(name))
