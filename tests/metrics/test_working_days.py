from datetime import date

import pytest

from salesdash.metrics.working_days import per_working_day, working_days

EPOCH = date(1970, 1, 1).toordinal()
WEEK = range(5)


def day(month: int, number: int) -> int:
    return date(2026, month, number).toordinal() - EPOCH


@pytest.mark.parametrize(
    ("first", "last", "days", "count"),
    [
        # November 2026 begins on a Sunday.
        (day(11, 1), day(11, 30), WEEK, 21),
        (day(11, 1), day(11, 30), (5, 6), 9),
        (day(11, 1), day(11, 20), WEEK, 15),
        (day(11, 20), day(11, 20), WEEK, 1),
        (day(11, 21), day(11, 22), WEEK, 0),
        (day(11, 21), day(11, 20), WEEK, 0),
    ],
)
def test_working_days_are_counted_by_weekday(
    first: int, last: int, days: range, count: int
) -> None:
    assert working_days(first, last, days) == count


def test_visits_are_divided_by_reps_and_days() -> None:
    # Ann made 20 visits and Bob 16, in the 15 days to 20 November.
    assert per_working_day(36, 2, 15) == 1.2


def test_nobody_or_no_day_gives_no_figure() -> None:
    assert per_working_day(0, 0, 15) is None
    assert per_working_day(4, 2, 0) is None
