from datetime import date

import pytest

from salesdash.intake import calendars
from tests.intake.crossed import told

NEAR = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
TUESDAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("销售", "1月", "2月"), {1: (0, 1), 2: (0, 2)}),
        (("一月", "十二月"), {0: (0, 1), 1: (0, 12)}),
        (("Jan", "Feb-26"), {0: (0, 1), 1: (2026, 2)}),
        (("2026-01", "2026年2月"), {0: (2026, 1), 1: (2026, 2)}),
        (("26.1", "26年2月"), {0: (2026, 1), 1: (2026, 2)}),
        ((26.9, 26.1), {0: (2026, 9), 1: (2026, 10)}),
        ((202601, 202602), {0: (2026, 1), 1: (2026, 2)}),
        (("1月目标(万元)", "2月 target"), {0: (0, 1), 1: (0, 2)}),
        (
            (date(2026, 1, 1), date(2026, 2, 1)),
            {0: (2026, 1), 1: (2026, 2)},
        ),
        (
            (date(2026, 1, 31), date(2026, 2, 28)),
            {0: (2026, 1), 1: (2026, 2)},
        ),
        ((MONDAY, TUESDAY), {}),
        ((date(2026, 11, 30), date(2026, 12, 1)), {}),
        (("1月", "1月"), {}),
        (("16.11", "17.11"), {}),
        (("13月", "客户"), {}),
    ],
)
def test_months(cells, expected) -> None:
    assert calendars.months(told(*cells), NEAR) == expected


def test_quarters() -> None:
    cells = told("Q1", "第二季度", "1月", "2026年Q3")
    found = calendars.quarters(cells, NEAR)
    assert found == {0: "Q1", 1: "第二季度", 3: "2026年Q3"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((MONDAY, TUESDAY), {0: MONDAY, 1: TUESDAY}),
        (("11/16", "11/17"), {0: MONDAY, 1: TUESDAY}),
        (("16/11", "17/11"), {0: MONDAY, 1: TUESDAY}),
        (("周一 11/16", "周二 11/17"), {0: MONDAY, 1: TUESDAY}),
        (("11月16日(周一)", "11月17日"), {0: MONDAY, 1: TUESDAY}),
        (("Mon 16 Nov", "Tue 17 Nov"), {0: MONDAY, 1: TUESDAY}),
        (("11/16", "31/12"), {}),
        (("11/16",), {}),
        (("大华", "A"), {}),
    ],
)
def test_dates(cells, expected) -> None:
    assert calendars.dates(told(*cells), NEAR) == expected


def test_weekdays() -> None:
    assert calendars.weekdays(told("周一", "", "星期三(18日)"), NEAR) == {
        0: 0,
        2: 2,
    }
    assert calendars.weekdays(told("Mon", "Sunday"), NEAR) == {0: 0, 1: 6}
    assert calendars.weekdays(told("周一", "周一"), NEAR) == {}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("16日", "17日"), {0: 16, 1: 17}),
        ((1, 2, 3, 4, 5), {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}),
        (("1", "2", "3", "4", "5"), {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}),
        ((1, 2, 3), {}),
        ((1, 5, 2, 4, 9), {}),
        ((30, 31, 32, 33, 34), {}),
    ],
)
def test_days_of_a_month(cells, expected) -> None:
    assert calendars.numbers(told(*cells), NEAR) == expected
