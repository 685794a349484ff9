"""What each team spends its visits on, beside what it aims at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.activity import split

APART = 10.0
"""So many points below what it aims at a team lacks an activity."""

SCHEMA: Mapping[str, Any] = {
    "team": nw.String(),
    "activity": nw.String(),
    "visits": nw.Int64(),
    "n": nw.Int64(),
    "share": nw.Float64(),
    "aim": nw.Float64(),
    "target": nw.Int64(),
    "apart": nw.Float64(),
    "lacks": nw.Int64(),
}
"""The columns of `team_mix`."""

Aim = Callable[[str], Sequence[float]]


def team_mix(
    visits: nw.DataFrame, teams: Mapping[str, str], aim: Aim
) -> nw.DataFrame:
    """Set the activity mix of each team beside its target.

    One row a team and activity, by team. Visits whose activity nobody
    wrote do not count. A team without a target is set beside everybody.

    Args:
        visits: The visits of the weeks, with `rep`, `activity`, `minutes`.
        teams: Rep -> the team of today.
        aim: Gives the target mix of a team in per cent, () for none.

    Returns:
        `team`, `activity`, `visits`, `n` (visits of the team with an
        activity), `share` and `aim` (per cent), `target` (1 where `aim` is
        a target, 0 where it is the mix of everybody), `apart` (points
        above it), `lacks` (1 from `APART` points below).

    Example:
        >>> import polars as pl
        >>> visits = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann"] * 4, "minutes": [None] * 4,
        ...     "activity": ["maintenance"] * 3 + ["development"],
        ... }))
        >>> found = team_mix(visits, {}, lambda team: (40, 30, 30))
        >>> for row in found.select("activity", "share", "lacks").rows():
        ...     print(row)
        ('development', 25.0, 1)
        ('negotiation', 0.0, 1)
        ('maintenance', 75.0, 0)
    """
    counts: dict[str, dict[str, int]] = {}
    every: dict[str, int] = dict.fromkeys(ACTIVITIES, 0)
    for row in split(visits, "rep").iter_rows(named=True):
        if row["segment"] not in every:
            continue
        own = counts.setdefault(
            teams.get(row["rep"], ""), dict.fromkeys(ACTIVITIES, 0)
        )
        own[row["segment"]] += row["visits"]
        every[row["segment"]] += row["visits"]
    usual = _shares(every)
    rows = [
        row
        for team, own in sorted(counts.items())
        for row in _team(team, own, aim(team), usual)
    ]
    told = {name: [row[name] for row in rows] for name in SCHEMA}
    return nw.from_dict(told, dict(SCHEMA), backend=visits.implementation)


def _team(
    team: str,
    own: Mapping[str, int],
    target: Sequence[float],
    usual: Sequence[float],
) -> list[dict[str, Any]]:
    n = sum(own.values())
    aims = target or usual
    rows = []
    for activity, share, aim in zip(
        ACTIVITIES, _shares(own), aims, strict=True
    ):
        apart = share - aim
        told = {"team": team, "activity": activity, "n": n}
        told |= {"visits": own[activity], "share": share, "aim": float(aim)}
        told |= {"target": int(bool(target)), "apart": apart}
        rows.append(told | {"lacks": int(apart <= -APART)})
    return rows


def _shares(counts: Mapping[str, int]) -> list[float]:
    n = sum(counts.values())
    return [100 * count / n if n else 0.0 for count in counts.values()]
