from datetime import date

import pytest

from salesdash.intake.cells import relative

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 19)),
        ("后天", date(2026, 11, 22)),
        ("本周五", date(2026, 11, 20)),
        ("下周三", date(2026, 11, 25)),
        ("上星期日", date(2026, 11, 15)),
        ("下下周一", date(2026, 11, 30)),
        ("next friday", date(2026, 11, 27)),
        ("this tues", date(2026, 11, 17)),
        ("周五", None),
        ("friday", None),
        ("next mondays", None),
        ("next month", None),
    ],
)
def test_days_told_from_another_day(text: str, expected: date | None) -> None:
    assert relative.away(text, FRIDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("月底", date(2026, 11, 30)),
        ("下个月", date(2026, 12, 31)),
        ("next month", date(2026, 12, 31)),
        ("年底", date(2026, 12, 31)),
        ("明年", date(2027, 12, 31)),
    ],
)
def test_a_month_or_year_stands_for_its_last_day_where_it_may(
    text: str, expected: date
) -> None:
    assert relative.away(text, FRIDAY, "last") == expected


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-w10", date(2026, 3, 2)),
        ("2026年第10周", date(2026, 3, 2)),
        ("week 46", date(2026, 11, 9)),
        ("第1周", date(2027, 1, 4)),
        ("w", None),
        ("10", None),
    ],
)
def test_numbered_weeks(text: str, monday: date | None) -> None:
    found = relative.week(text, FRIDAY)
    assert (found and found[0]) == monday


@pytest.mark.parametrize("text", ["2026-w54", "w0", "第60周"])
def test_a_week_that_is_none_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        relative.week(text, FRIDAY)
