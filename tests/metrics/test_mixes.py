"""The mix of each rep over rolling weeks, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.mixes import mixes

DAY = 20_777
TYPES = {
    "rep": pl.String,
    "date": pl.Int32,
    "activity": pl.String,
    "minutes": pl.Int64,
}


def log(*visits: tuple[Any, ...]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(visits, schema=TYPES, orient="row"))


def test_each_point_sums_the_visits_of_four_weeks() -> None:
    visits = log(
        ("Ann", DAY - 28, "development", 60),
        ("Ann", DAY - 27, "development", 30),
        ("Ann", DAY, "maintenance", None),
        ("Ann", DAY + 1, "maintenance", 60),
        ("Bob", DAY - 28, "negotiation", 45),
    )
    found = mixes(visits, [DAY - 7, DAY])
    assert found.select("rep", "end", "n", "timed").rows() == [
        ("Ann", DAY - 7, 2, 2),
        ("Ann", DAY, 2, 1),
        ("Bob", DAY - 7, 1, 1),
    ]
    last = found.filter(nw.col("end") == DAY)
    assert last.drop("rep", "end", "n", "timed").rows() == [
        (1, 0, 1, 30, 0, 0)
    ]


def test_a_visit_without_an_activity_has_no_place() -> None:
    visits = log(("Ann", DAY, None, 60), ("Ann", DAY, "", 60))
    assert mixes(visits, [DAY]).rows() == []


def test_no_weeks_make_no_points() -> None:
    assert mixes(log(("Ann", DAY, "development", 1)), []).rows() == []
