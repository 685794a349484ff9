"""How each rep develops against their own past (page 2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType

from salesdash.method.scores import FACTORS
from salesdash.metrics import months
from salesdash.metrics.direction import (
    BETTER,
    FEW,
    MEASURES,
    NAMED,
    SAME,
    WORSE,
    Case,
    direction,
)
from salesdash.metrics.outlook import DEAL
from salesdash.metrics.whole import whole

QUARTER = 91
"""Days: 13 weeks."""

POINTS = 4
"""So many rolling quarters are set side by side."""

WEEK = 7
SHORTEST = 28
"""Days: of a shorter part of a quarter no rate of visits is told."""

LONG = 84
"""Days: where less of a quarter is known, customers are not compared."""

COLUMNS: Mapping[str, DType] = MappingProxyType(
    {
        "rep": nw.String(),
        "team": nw.String(),
        "start": nw.Int64(),
        "end": nw.Int64(),
        "measure": nw.String(),
        "value": nw.Float64(),
        "n": nw.Int64(),
        "change": nw.Float64(),
        "direction": nw.String(),
    }
)
_PLACE = ("rep", "point")
_FOUND = (*_PLACE, "value", "n")


@dataclass(frozen=True, eq=False)
class Past:
    """What growth is measured by.

    Attributes:
        day: The as-of day, in days since 1970-01-01.
        reached: What `metrics.reach` gives of each quarter, with its
            `point`, 0 for the newest.
        closed: What `metrics.ended` gives.
        outlooks: What `metrics.outlook` gave for the last days of the
            quarters, with their `day`.
        hits: What `metrics.accuracy.hits` gave.
        talks: Coaching talks that were held: `rep`, `date`.
        teams: Rep -> team.
    """

    day: int
    reached: nw.DataFrame
    closed: nw.DataFrame
    outlooks: nw.DataFrame
    hits: nw.DataFrame
    talks: nw.DataFrame
    teams: Mapping[str, str]


def quarters(day: int) -> list[tuple[int, int]]:
    """Give the first and last days of the quarters, the newest first.

    Example:
        >>> quarters(20_777)[:2]
        [(20687, 20777), (20596, 20686)]
    """
    ends = [day - QUARTER * place for place in range(POINTS)]
    return [(end - QUARTER + 1, end) for end in ends]


def growth(past: Past) -> nw.DataFrame:
    """Say how each rep did in each rolling quarter.

    One row a rep, quarter and measure of which something is known.

    Args:
        past: What it is measured by.

    Returns:
        `rep`, `team`; `start` and `end` of the quarter (days); `measure`
        (a code of `MEASURES`), `value`, `n` (the cases it is made of),
        `change` (to the quarter before; null where that is unknown) and
        `direction`: `better`, `worse`, `same`, `few` (too few cases to
        say), '' where there is no quarter before or neither is better.
    """
    found = {
        (rep, measure, point): (value, n)
        for measure, frame in _measured(past)
        for rep, point, value, n in frame.select(*_FOUND).iter_rows()
        if rep and value is not None
    }
    spans = quarters(past.day)
    rows = [
        (rep, past.teams.get(rep, ""), *spans[point], code, *told)
        for (rep, code, point), told in _told(found, _short(past))
    ]
    rows.sort(key=lambda row: (row[0], _ORDER[row[4]], row[2]))
    return _framed(rows, past.closed)


_ORDER = {measure.code: place for place, measure in enumerate(MEASURES)}

Key = tuple[str, str, int]
"""A rep, a measure and a quarter, 0 for the newest."""


def _told(
    found: Mapping[Key, Case], short: set[tuple[str, int]]
) -> Iterator[tuple[Key, tuple[float, int, float | None, str]]]:
    """Set beside each value its change and where that leads."""
    for (rep, code, point), now in found.items():
        before = found.get((rep, code, point + 1))
        change = None if before is None else now[0] - before[0]
        told = direction(NAMED[code], now, before)
        few = {(rep, point), (rep, point + 1)} & short
        if code == CUSTOMERS and few and told in _SAID:
            told = FEW
        yield (rep, code, point), (*now, change, told)


CUSTOMERS = "customers"
_SAID = (BETTER, WORSE, SAME)


def _short(past: Past) -> set[tuple[str, int]]:
    """Give rep and quarter where few of its weeks are known."""
    few = past.reached.filter(nw.col("weeks") * WEEK < LONG)
    return set(few.select(*_PLACE).iter_rows())


def _measured(past: Past) -> Iterator[tuple[str, nw.DataFrame]]:
    yield from _reached(past)
    yield from _closed(past)
    yield from _stocks(past)
    yield "hits", _hits(past)
    yield "talks", _talks(past)


def _reached(past: Past) -> Iterator[tuple[str, nw.DataFrame]]:
    """Give customers, and visits a week where weeks enough are known."""
    n = nw.col("visits").alias("n")
    long = past.reached.filter(nw.col("weeks") * WEEK >= SHORTEST)
    rate = nw.col("per_week").cast(nw.Float64).alias("value")
    yield "visits", long.select(*_PLACE, rate, n)
    reached = nw.col("customers").cast(nw.Float64).alias("value")
    yield CUSTOMERS, past.reached.select(*_PLACE, reached, n)


def _closed(past: Past) -> Iterator[tuple[str, nw.DataFrame]]:
    """Say which share of the closed deals was won, and how long it took."""
    n = nw.len().cast(nw.Int64).alias("n")
    closed = _placed(past.closed, nw.col("ended_on"), past.day)
    rate = nw.col("won").mean().alias("value")
    yield "win_rate", closed.group_by(*_PLACE).agg(rate, n)
    timed = closed.filter(nw.col("won") == 1, ~nw.col("cycle_days").is_null())
    middle = nw.col("cycle_days").cast(nw.Float64).median().alias("value")
    yield "cycle", timed.group_by(*_PLACE).agg(middle, n)


def _stocks(past: Past) -> Iterator[tuple[str, nw.DataFrame]]:
    """Say how the open deals of the last day of each quarter stood."""
    ends = [end for _, end in quarters(past.day)]
    opened = past.outlooks.filter(
        nw.col("what") == DEAL,
        nw.col("status") == "open",
        nw.col("day").is_in(ends),
    )
    placed = _placed(opened, nw.col("day"), past.day)
    n = nw.len().cast(nw.Int64).alias("n")
    share = (nw.col("score_known") / len(FACTORS)).alias("share")
    summed = placed.with_columns(share).group_by(*_PLACE)
    told = nw.col("ahead").count().cast(nw.Int64).alias("n")
    yield "gap", summed.agg(nw.col("ahead").mean().alias("value"), told)
    yield "known", summed.agg(nw.col("share").mean().alias("value"), n)
    scored = placed.filter(nw.col("score_known") == len(FACTORS))
    mean = nw.col("score").mean().alias("value")
    yield "score", scored.group_by(*_PLACE).agg(mean, n)


def _hits(past: Past) -> nw.DataFrame:
    """Say which share of the deals due in a month was won in it."""
    found = past.hits
    ends = [months.last(months.number(d)) for d in found["day"].to_list()]
    ended = nw.new_series(
        "ended", ends, nw.Int64, backend=found.implementation
    )
    placed = _placed(found.with_columns(ended), nw.col("ended"), past.day)
    return placed.group_by(*_PLACE).agg(
        nw.col("hit").mean().alias("value"),
        nw.len().cast(nw.Int64).alias("n"),
    )


def _talks(past: Past) -> nw.DataFrame:
    placed = _placed(past.talks, nw.col("date"), past.day)
    n = nw.len().cast(nw.Int64).alias("n")
    counted = placed.group_by(*_PLACE).agg(n)
    value = nw.col("n").cast(nw.Float64).alias("value")
    return counted.with_columns(value)


def _placed(frame: nw.DataFrame, day: nw.Expr, now: int) -> nw.DataFrame:
    """Keep the rows of the quarters, each with its `point`."""
    point = ((whole(now) - day.cast(nw.Int64)) // QUARTER).alias("point")
    dated = frame.filter(day <= now).with_columns(point)
    return dated.filter(nw.col("point") < POINTS)


def _framed(rows: Iterable[tuple], like: nw.DataFrame) -> nw.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    data = dict(zip(COLUMNS, map(list, columns), strict=True))
    return nw.from_dict(data, dict(COLUMNS), backend=like.implementation)
