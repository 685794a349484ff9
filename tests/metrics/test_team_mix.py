"""The activity mix of each team beside its target, by hand."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.team_mix import SCHEMA, team_mix

VISITS = {"rep": pl.String, "activity": pl.String, "minutes": pl.Int64}
TEAMS = {"Ann": "East", "Bob": "West"}


def log(**reps: Sequence[int]) -> nw.DataFrame[Any]:
    names = ("development", "negotiation", "maintenance", None)
    rows = [
        (rep, name, None)
        for rep, counts in reps.items()
        for name, count in zip(names, counts, strict=True)
        for _ in range(count)
    ]
    return nw.from_native(pl.DataFrame(rows, schema=VISITS, orient="row"))


def test_a_team_is_set_beside_its_target() -> None:
    visits = log(Ann=(1, 2, 7, 5))
    found = team_mix(visits, TEAMS, lambda _: (20, 30, 50))
    told = found.select("team", "share", "aim", "target", "apart", "lacks")
    assert found["n"].to_list() == [10, 10, 10]
    assert told.rows() == [
        ("East", 10.0, 20.0, 1, -10.0, 1),
        ("East", 20.0, 30.0, 1, -10.0, 1),
        ("East", 70.0, 50.0, 1, 20.0, 0),
    ]


def test_without_a_target_a_team_is_set_beside_everybody() -> None:
    visits = log(Ann=(0, 0, 10, 0), Bob=(10, 0, 0, 0))
    found = team_mix(visits, TEAMS, lambda _: ())
    assert found.select("team", "aim", "target", "lacks").rows() == [
        ("East", 50.0, 0, 1),
        ("East", 0.0, 0, 0),
        ("East", 50.0, 0, 0),
        ("West", 50.0, 0, 0),
        ("West", 0.0, 0, 0),
        ("West", 50.0, 0, 1),
    ]


def test_each_team_has_its_own_target() -> None:
    aims = {"East": (100.0, 0.0, 0.0)}
    visits = log(Ann=(1, 0, 1, 0), Bob=(1, 0, 1, 0))
    found = team_mix(visits, TEAMS, lambda team: aims.get(team, ()))
    assert found["apart"].to_list() == [-50.0, 0.0, 50.0, 0.0, 0.0, 0.0]


def test_visits_without_an_activity_make_no_mix() -> None:
    found = team_mix(log(Ann=(0, 0, 0, 3)), TEAMS, lambda _: ())
    assert (found.columns, len(found)) == (list(SCHEMA), 0)
