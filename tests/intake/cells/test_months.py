from datetime import date

import pytest

from salesdash.intake.cells.months import month, nearest

NEAR = date(2026, 1, 10)


def test_the_nearest_day_may_lie_in_another_year() -> None:
    assert nearest(12, 28, NEAR) == date(2025, 12, 28)
    assert nearest(2, 29, NEAR) == date(2024, 2, 29)


def test_a_day_that_no_year_has_is_none() -> None:
    with pytest.raises(ValueError, match="31"):
        nearest(4, 31, NEAR)


def test_a_quarter_has_three_months() -> None:
    assert month("2026q3", NEAR) == (date(2026, 7, 1), date(2026, 9, 30))
    assert month("q5 2026", NEAR) is None
