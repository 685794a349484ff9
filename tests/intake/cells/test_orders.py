from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.intake.cells import orders


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["5/3/2026", "25/3/2026"], "dm"),
        (["5/3/2026", "3/25/2026"], "md"),
        (["5/3/2026"], ""),
        (["25/3/2026", "3/25/2026"], ""),
        (["13/3"], "dm"),
    ],
)
def test_one_clear_day_tells_the_order(texts: list, expected: str) -> None:
    assert orders.order(texts) == expected


@pytest.mark.parametrize(
    ("texts", "told", "expected"),
    [
        (["26-3-5"], "", ""),
        (["26-3-5"], "ym", "ym"),
        (["26-3-5"], "md", ""),
        (["26-3-5", "26-3-31"], "", ""),
        (["99-3-5"], "", "ym"),
        (["31/12/26", "12/31/26"], "dm", "dm"),
        (["26-3-5", "99-99-99"], "dm", "dm"),
    ],
)
def test_years_of_two_digits_are_settled_only_if_one_way_fits(
    texts: list, told: str, expected: str
) -> None:
    assert orders.short(texts, told) == expected


@given(some.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_among_the_ways_it_can_be_read(day: date) -> None:
    year = day.year - 2000
    assert orders.ways_of(year, day.month, day.day)["ym"] == day
    assert orders.ways_of(day.day, day.month, year)["dm"] == day
    assert orders.ways_of(day.month, day.day, year)["md"] == day
