from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.activity import activity, latest_team

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
TYPES = {"rep": pl.String, "activity": pl.String, "minutes": pl.Int64}


def frame(*visits: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(visits, schema=TYPES, orient="row")


def test_activity_counts_visits_and_the_minutes_written(
    wrap: Wrap, rows: Rows
) -> None:
    visits = frame(
        ("王敏", "negotiation", 30),
        ("王敏", "negotiation", None),
        ("王敏", "development", 0),
        ("", "maintenance", None),
    )
    assert rows(activity(wrap(visits))) == [
        ("", "maintenance", 1, 0, 0),
        ("王敏", "development", 1, 0, 1),
        ("王敏", "negotiation", 2, 30, 1),
    ]


def test_unknown_activities_are_a_segment_of_their_own(
    wrap: Wrap, rows: Rows
) -> None:
    visits = frame(("Ann", None, 5), ("Ann", "", None), ("Ann", "陪同", 7))
    assert rows(activity(wrap(visits))) == [("Ann", "unclassified", 3, 12, 2)]


def test_no_visits_make_no_rows(wrap: Wrap, rows: Rows) -> None:
    assert rows(activity(wrap(frame()))) == []


def test_a_rep_belongs_to_the_team_of_the_latest_visit(
    wrap: Wrap, rows: Rows
) -> None:
    visits = pl.DataFrame(
        {
            "rep": ["王敏", "王敏", "李建国", "Ann", "Ann"],
            "team": ["华东", "华南", "", "North", "South"],
            "date": [20_770, 20_777, 20_777, 20_777, 20_777],
        }
    )
    assert rows(latest_team(wrap(visits))) == [
        ("Ann", "South"),
        ("李建国", ""),
        ("王敏", "华南"),
    ]
