"""Monthly targets shared by working days, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.aims import aims, done

AIM = {
    "measure": pl.String,
    "rep": pl.String,
    "team": pl.String,
    "month": pl.Int32,
    "count": pl.Int64,
    "order": pl.Int64,
}
NOVEMBER = 20_758
"""1 November 2026, a Sunday; the 20th is a Friday."""


def table(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build targets: measure, rep, team, month, count, order."""
    return nw.from_native(pl.DataFrame(rows, schema=AIM, orient="row"))


def log(*visits: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build visits: rep, team, date."""
    names = {"rep": pl.String, "team": pl.String, "date": pl.Int32}
    return nw.from_native(pl.DataFrame(visits, schema=names, orient="row"))


def test_a_target_is_shared_by_the_working_days_of_its_month() -> None:
    # November has 21 working days, 15 of them until Friday the 20th.
    stated = table(("visits", "Ann", "East", NOVEMBER, 42, 0))
    assert aims(stated, "visits", 20_700, 20_777, range(5)).rows() == [
        ("Ann", "East", NOVEMBER, 20_777, 30.0)
    ]
    assert aims(stated, "new_customers", 20_700, 20_777, range(5)).rows() == []


def test_the_newest_sheet_sets_a_target_and_a_blank_takes_it_back() -> None:
    stated = table(
        ("visits", "Ann", "East", NOVEMBER, 42, 0),
        ("visits", "Ann", "East", NOVEMBER + 4, 21, 1),
        ("visits", "Bob", "East", NOVEMBER, 42, 0),
        ("visits", "Bob", "East", NOVEMBER, None, 1),
        ("visits", "", "East", NOVEMBER, 84, 0),
    )
    found = aims(stated, "visits", NOVEMBER, 20_787, range(5))
    assert found.select("rep", "team", "target").rows() == [
        ("", "East", 84.0),
        ("Ann", "East", 21.0),
    ]


def test_only_visits_of_days_with_a_target_are_set_against_it() -> None:
    aimed = aims(
        table(("visits", "Ann", "East", NOVEMBER, 42, 0)),
        "visits",
        20_700,
        20_777,
        range(5),
    )
    logged = log(
        ("Ann", "East", 20_757),
        ("Ann", "East", NOVEMBER),
        ("Bob", "East", 20_777),
        ("Ann", "East", 20_778),
    )
    assert done(logged, aimed, "rep").rows() == [("Ann", 30.0, 1)]
    assert done(logged, aimed, "team").rows() == [("East", 30.0, 1)]


def test_a_teams_own_target_stands_for_those_of_its_reps() -> None:
    stated = table(
        ("visits", "Ann", "East", NOVEMBER, 42, 0),
        ("visits", "", "East", NOVEMBER, 84, 0),
        ("visits", "Cid", "", NOVEMBER, 21, 0),
    )
    aimed = aims(stated, "visits", NOVEMBER, 20_787, range(5))
    logged = log(
        ("Ann", "East", NOVEMBER),
        ("Bob", "East", NOVEMBER),
        ("Cid", "", NOVEMBER),
    )
    assert done(logged, aimed, "rep").rows() == [
        ("Ann", 42.0, 1),
        ("Cid", 21.0, 1),
    ]
    assert done(logged, aimed, "team").rows() == [
        ("", 21.0, 1),
        ("East", 84.0, 2),
    ]
    assert done(logged, aimed).rows() == [(105.0, 3)]
