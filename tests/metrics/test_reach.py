"""Customers reached, new ones, visits a week and their targets, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.reach import new, reach

TYPES = {
    "rep": pl.String,
    "team": pl.String,
    "customer_key": pl.String,
    "date": pl.Int32,
    "minutes": pl.Int64,
    "start": pl.Int32,
}


def log(*visits: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build visits: rep, team, customer, date, minutes, start."""
    full = [(*row, *(None,) * (len(TYPES) - len(row))) for row in visits]
    frame = pl.DataFrame(full, schema=TYPES, orient="row")
    return nw.from_native(frame)


def test_a_customer_counts_once_a_rep_and_minutes_where_they_are_told() -> (
    None
):
    logged = log(
        ("Ann", "East", "a", 20_700),
        ("Ann", "East", "a", 20_764, 30),
        ("Ann", "East", "b", 20_770, None),
        ("Bob", "", "b", 20_777, 60),
        ("Bob", "", "c", 20_778, 60),
    )
    assert reach(logged, 20_764, 20_777).rows() == [
        ("Ann", "East", 2, 30, 1, 2, 1, 2.0, 1.0),
        ("Bob", "", 1, 60, 1, 1, 0, 1.0, 1.0),
    ]


def test_weeks_begin_with_the_reps_first_visit_and_are_one_at_least() -> None:
    logged = log(
        ("Ann", "", "a", 20_700),
        ("Ann", "", "a", 20_775),
        ("Bob", "", "b", 20_764),
        ("Bob", "", "b", 20_770),
        ("Cid", "", "c", 20_776),
    )
    found = reach(logged, 20_750, 20_777).select("rep", "weeks", "per_week")
    assert found.rows() == [
        ("Ann", 4.0, 0.25),
        ("Bob", 2.0, 1.0),
        ("Cid", 1.0, 1.0),
    ]


def test_a_customer_is_new_to_whoever_went_first() -> None:
    logged = log(
        ("Ann", "", "a", 20_700),
        ("Cid", "", "b", 20_760, None, 900),
        ("Bob", "", "b", 20_760, None, 540),
        ("Ann", "", "b", 20_761, None, 480),
        ("Ann", "", "", 20_762),
    )
    found = new(logged).select("rep", "customer_key", "date")
    assert found.rows() == [("Bob", "b", 20_760)]


@pytest.mark.parametrize(("day", "found"), [(20_727, 0), (20_728, 1)])
def test_the_first_28_days_of_a_log_make_nobody_new(
    day: int, found: int
) -> None:
    logged = log(("Ann", "", "a", 20_700), ("Ann", "", "b", day))
    assert len(new(logged)) == found


def test_a_team_that_begins_later_has_28_days_of_its_own() -> None:
    logged = log(
        ("Ann", "East", "a", 20_700),
        ("Bob", "West", "b", 20_750),
        ("Bob", "West", "c", 20_777),
        ("Bob", "West", "d", 20_778),
    )
    assert new(logged)["customer_key"].to_list() == ["d"]


def test_a_plan_of_a_new_customer_reaches_nobody() -> None:
    logged = log(
        ("Ann", "", "a", 20_700),
        ("Ann", "", "a", 20_776),
        ("Ann", "", "b", 20_778),
    )
    (row,) = reach(logged, 20_771, 20_777).rows(named=True)
    assert (row["customers"], row["new_customers"]) == (1, 0)
