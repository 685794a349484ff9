from datetime import date

import pytest

from salesdash.intake.said import Said
from salesdash.intake.weeks import around, numbered, of_month, read, week

TODAY = date(2026, 12, 1)
SUNDAY = date(2026, 11, 22)


def test_a_week_without_a_year_is_the_nearest() -> None:
    assert week(52, date(2026, 1, 5)) == date(2025, 12, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月第1周", date(2026, 11, 8)),
        ("11月份第3周", SUNDAY),
        ("nov wk3", SUNDAY),
        ("week 3 of november", SUNDAY),
        ("3rd week of november", SUNDAY),
        ("12月第1周", date(2026, 12, 6)),
        ("11月第5周", None),
    ],
)
def test_a_week_of_a_month_is_that_of_its_thursday(
    text: str, day: date | None
) -> None:
    found = of_month(text, TODAY, None)
    assert (found and found.day) == day
    assert found is None or found.doubt == "as_of_week_of_month"


def test_a_week_of_a_business_year_leaves_a_doubt() -> None:
    found = read("fy26 wk 47", TODAY, None)
    assert found == Said(
        SUNDAY, "week", doubt="as_of_week_fiscal", words="wk 47"
    )
    assert read("wk 47", TODAY, 2026) == Said(SUNDAY, "week")


def test_the_week_of_a_day_ends_on_its_sunday() -> None:
    monday = Said(date(2026, 11, 16), "day")
    assert around("week of 16 nov", monday).day == SUNDAY
    assert around("visits 16 nov", monday) == monday


def test_chinese_numbers_of_weeks_are_read() -> None:
    said = ["第十周", "第十一周", "第二十周", "第四十七周", "第五周"]
    assert [numbered(s) for s in said] == [
        *("第10周", "第11周", "第20周", "第47周", "第5周")
    ]
