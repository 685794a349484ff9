from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from salesdash.metrics.activity_weeks import activity_weeks

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
TYPES = {
    "date": pl.Int32,
    "rep": pl.String,
    "activity": pl.String,
    "minutes": pl.Int64,
}
EPOCH = date(1970, 1, 1).toordinal()
MONDAY = date(2026, 11, 16).toordinal() - EPOCH


def frame(*visits: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(visits, schema=TYPES, orient="row")


def test_weeks_run_from_monday_to_sunday(wrap: Wrap, rows: Rows) -> None:
    visits = frame(
        (MONDAY, "王敏", "development", 10),
        (MONDAY + 6, "李建国", "development", None),
        (MONDAY - 1, "王敏", "development", 20),
    )
    assert rows(activity_weeks(wrap(visits))) == [
        (MONDAY - 7, "development", 1, 20, 1),
        (MONDAY, "development", 2, 10, 1),
    ]


def test_weeks_are_split_by_rep_when_asked(wrap: Wrap, rows: Rows) -> None:
    visits = frame(
        (MONDAY, "王敏", "development", 10),
        (MONDAY, "王敏", None, None),
        (MONDAY, "李建国", "development", None),
    )
    assert rows(activity_weeks(wrap(visits), "rep")) == [
        ("李建国", MONDAY, "development", 1, 0, 0),
        ("王敏", MONDAY, "development", 1, 10, 1),
        ("王敏", MONDAY, "unclassified", 1, 0, 0),
    ]


def test_weeks_begin_on_the_day_that_the_company_set(
    wrap: Wrap, rows: Rows
) -> None:
    visits = frame(
        (MONDAY, "王敏", "development", 10),
        (MONDAY - 1, "王敏", "development", 20),
        (MONDAY - 2, "王敏", "development", 30),
    )
    assert rows(activity_weeks(wrap(visits), week_start=6)) == [
        (MONDAY - 8, "development", 1, 30, 1),
        (MONDAY - 1, "development", 2, 30, 2),
    ]
