from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.frequency import coverage, frequency

DAY = 20_777
MONTHLY = {"key": 2.0, "ordinary": 0.5, "ignore": 0.0}
TYPES = {
    **dict.fromkeys(("customer", "customer_key", "rep", "rep_key"), pl.String),
    **dict.fromkeys(("team", "quadrant", "file", "sheet"), pl.String),
    "import_id": pl.String,
    "frequency": pl.Float64,
    "row": pl.Int64,
}


def served(
    done: int,
    quadrant: str = "key",
    own: float | None = None,
    known_on: int = 0,
    ago: int = 0,
) -> dict[str, Any]:
    """Serve one customer, visited so often on one day."""
    row = dict.fromkeys(TYPES) | {
        "customer": "A",
        "customer_key": "a",
        "quadrant": quadrant,
        "frequency": own,
    }
    customers = pl.DataFrame([row], schema=TYPES)
    visits = pl.DataFrame(
        {"customer_key": ["a"] * done, "date": [DAY - ago] * done},
        {"customer_key": pl.String, "date": pl.Int32},
    )
    known = pl.DataFrame({"customer_key": ["a"], "known_on": [known_on]})
    one, two, three = map(nw.from_native, (customers, visits, known))
    found = frequency(one, two, three, DAY, MONTHLY)
    return found.rows(named=True)[0]


@pytest.mark.parametrize(
    ("done", "coverage"),
    [(0, "under"), (5, "under"), (6, "met"), (8, "met"), (9, "over")],
)
def test_six_visits_are_due_to_a_key_customer_in_three_months(done, coverage):
    found = served(done)
    assert (found["due"], found["done"], found["coverage"]) == (
        6.0,
        done,
        coverage,
    )


@pytest.mark.parametrize(
    ("done", "coverage"), [(0, "under"), (1, "met"), (3, "met"), (4, "over")]
)
def test_half_a_visit_more_than_one_is_not_missing(done, coverage):
    # 0.5 a month for three months: 1.5 are due.
    assert served(done, "ordinary")["coverage"] == coverage


def test_the_own_frequency_of_a_customer_comes_first():
    found = served(1, own=1.0)
    assert (found["goal_visits"], found["own"], found["due"]) == (1.0, 1, 3.0)


def test_a_customer_known_for_a_part_of_the_window_is_due_a_part():
    # Known for 31 days of the 91 that are looked at.
    found = served(1, own=3.0, known_on=DAY - 30)
    assert found["due"] == pytest.approx(3.0 * 31 * 3 / 91)


@pytest.mark.parametrize(
    ("done", "coverage"), [(0, "none_due"), (1, "none_due"), (2, "over")]
)
def test_two_visits_to_ignore_are_two_too_many(done, coverage):
    assert served(done, "ignore")["coverage"] == coverage


def test_without_a_grade_and_a_frequency_nothing_is_due():
    found = served(3, "not_graded")
    assert (found["due"], found["coverage"]) == (None, "unset")


def test_a_visit_before_the_window_is_the_last_one_and_not_counted():
    found = served(1, ago=91)
    told = found["done"], found["last_visit"], found["days_since"]
    assert told == (0, DAY - 91, 91)


def test_a_plan_is_no_visit():
    found = served(2, ago=-1)
    assert (found["done"], found["last_visit"]) == (0, None)


def test_quadrants_are_counted_by_how_they_are_served():
    rows = pl.DataFrame(
        {
            "quadrant": ["key", "key", "ignore"],
            "due": [6.0, 6.0, None],
            "done": [0, 9, 1],
            "coverage": ["under", "over", "unset"],
        }
    )
    found = coverage(nw.from_native(rows))
    assert found.rows() == [
        ("ignore", 1, 1, 0.0, 1, 0, 0, 0, 0, 1),
        ("key", 2, 1, 12.0, 9, 1, 0, 1, 0, 0),
    ]
