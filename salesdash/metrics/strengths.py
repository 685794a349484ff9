"""Which reps are strong in which activity, by results (deck, page 48)."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.interval import wilson
from salesdash.metrics.results import COUNTS, MEASURES, QUARTER, WIN_RATE

FEWEST = 5
"""A count is compared where the middle of the peers has so many cases; a
share where a rep has so many."""

CLOSED = 10
"""A win rate needs more: so many closed deals."""

PRESENT = 8
"""Counts of a rep who was seen for fewer weeks are not compared."""

PEERS = 3
"""A team with fewer reps to compare is compared with everybody."""

STANDS_OUT = 1.1
"""A rep leads in an activity from so many times the middle of the peers."""

SCHEMA: Mapping[str, Any] = {
    **dict.fromkeys(("rep", "team", "activity", "measure"), nw.String()),
    "weeks": nw.Float64(),
    "part": nw.Int64(),
    "n": nw.Int64(),
    **dict.fromkeys(("value", "low", "high", "median"), nw.Float64()),
    "peers": nw.Int64(),
    "everyone": nw.Int64(),
    "ratio": nw.Float64(),
    "rank": nw.Int64(),
    "enough": nw.Int64(),
    "strength": nw.Float64(),
    "leads": nw.Int64(),
}
"""The columns of `strengths`."""

Row = dict[str, Any]


def strengths(results: nw.DataFrame, teams: Mapping[str, str]) -> nw.DataFrame:
    """Set the results of each rep beside those of the team.

    One row a rep and measure, by team and rep. It compares results of some
    weeks and says nothing of anybody's character.

    Args:
        results: What `results.results` gives.
        teams: Rep -> the team of today.

    Returns:
        `rep`, `team`, `activity`, `measure`, `weeks`, `part`, `n`; `value`
        (a count for 13 weeks; a share of n from 0 to 1, null where n is 0),
        `low` and `high` (`wilson` of a share); `median` of the peers,
        `peers` (how many they are, the rep among them), `everyone` (1 where
        the team is too small and all reps are the peers); `ratio` to the
        median and `rank` among the peers (1 is most), null where not
        `enough` (1 where there are); `strength` (the mean ratio of the
        activity, null where nothing is to be said) and `leads` (1 in the
        activity with the largest strength, from `STANDS_OUT`).

    Example:
        >>> import polars as pl
        >>> results = pl.DataFrame({
        ...     "rep": ["Ann", "Bob", "Cid"], "measure": ["new_deals"] * 3,
        ...     "weeks": [26.0] * 3, "part": [12, 8, 6], "n": [12, 8, 6],
        ... })
        >>> found = strengths(nw.from_native(results), {})
        >>> for row in found.select("rep", "value", "ratio", "leads").rows():
        ...     print(row)
        ('Ann', 6.0, 1.5, 1)
        ('Bob', 4.0, 1.0, 0)
        ('Cid', 3.0, 0.75, 0)
    """
    activities = {m: a for a in ACTIVITIES for m in MEASURES[a]}
    rows = [
        _valued(row) | {"team": teams.get(row["rep"], "")}
        for row in results.iter_rows(named=True)
    ]
    for row in rows:
        row["activity"] = activities[row["measure"]]
    for measure in activities:
        _compare([row for row in rows if row["measure"] == measure])
    for rep in {row["rep"] for row in rows}:
        _lead([row for row in rows if row["rep"] == rep])
    order = list(activities)
    rows.sort(key=lambda r: (r["team"], r["rep"], order.index(r["measure"])))
    told = {name: [row[name] for row in rows] for name in SCHEMA}
    return nw.from_dict(told, dict(SCHEMA), backend=results.implementation)


def _valued(row: Row) -> Row:
    """Give the value of a measure: for a quarter, or as a share."""
    part, n = row["part"], row["n"]
    if row["measure"] in COUNTS:
        value = part * QUARTER / row["weeks"]
        return row | {"value": value, "low": None, "high": None}
    low, high = wilson(part, n)
    value = part / n if n else None
    return row | {"value": value, "low": low, "high": high}


def _compare(rows: Sequence[Row]) -> None:
    """Set the rows of one measure beside their peers."""
    able = [row for row in rows if _able(row)]
    for row in rows:
        team = [peer for peer in able if peer["team"] == row["team"]]
        small = len(team) < PEERS
        row.update(_beside(row, able if small else team, everyone=small))


def _able(row: Row) -> bool:
    """Tell whether a rep has enough cases to be compared."""
    if row["measure"] in COUNTS:
        return row["weeks"] >= PRESENT
    return row["n"] >= (CLOSED if row["measure"] == WIN_RATE else FEWEST)


def _beside(row: Row, peers: Sequence[Row], *, everyone: bool) -> Row:
    found: Row = {"peers": len(peers), "everyone": int(everyone)}
    found |= {"median": None, "ratio": None, "rank": None, "enough": 0}
    if len(peers) < PEERS:
        return found
    values = [peer["value"] for peer in peers]
    found["median"] = middle = median(values)
    usual = median(peer["n"] for peer in peers)
    few = row["measure"] in COUNTS and usual < FEWEST
    if few or not middle or not _able(row):
        return found
    above = sum(value > row["value"] for value in values)
    ratio = row["value"] / middle
    return found | {"ratio": ratio, "rank": above + 1, "enough": 1}


def _lead(rows: Sequence[Row]) -> None:
    """Say how strong a rep is in each activity, and in which one leads."""
    found = {activity: _strength(rows, activity) for activity in ACTIVITIES}
    known = {a: s for a, s in found.items() if s is not None}
    best = max(known, key=known.__getitem__, default="")
    for row in rows:
        row["strength"] = found[row["activity"]]
        here = best == row["activity"]
        row["leads"] = int(here and known[best] >= STANDS_OUT)


def _strength(rows: Iterable[Row], activity: str) -> float | None:
    ratios = [
        row["ratio"]
        for row in rows
        if row["activity"] == activity and row["enough"]
    ]
    return fmean(ratios) if ratios else None
