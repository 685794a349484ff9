from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.days import number
from salesdash.intake.cells import days
from salesdash.intake.cells.days import Rules, day
from tests.intake.cells.columns import NEAR, ODD, column, said
from tests.intake.grids import Error, Formula

RULES = Rules(NEAR)
NAMED = some.sampled_from(
    [
        "{d:%Y-%m-%d}",
        "{d.year}/{d.month}/{d.day}",
        "{d.year}.{d.month}.{d.day}",
        "{d:%Y%m%d}",
        "{d.year}年{d.month}月{d.day}日",
        "{d.year}年{d.month}月{d.day}号 周四",
        "{d.day} {d:%b} {d.year}",
        "{d.day}-{d:%b}-{d:%y}",
        "{d:%B} {d.day}, {d.year}",
        "{d:%Y-%m-%d}T09:30:00Z",
        "{d:%Y-%m-%d} (Thu)",
        "{d.year}/{d.month}/{d.day} 下午3:30",
        "　{d.year}－{d.month}－{d.day}　",
    ]
)
DAYS = some.dates(date(2000, 1, 1), date(2036, 12, 31))


@given(DAYS, NAMED)
def test_a_day_written_in_any_form_reads_back(when: date, form: str) -> None:
    assert day(form.format(d=when), RULES).value == number(when)


@given(ODD)
def test_no_text_is_too_odd_for_a_day(text: str) -> None:
    for span in ("", "first", "last"):
        found = day(text, Rules(NEAR, span=span))
        assert found.value is None or isinstance(found.value, int)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日", date(2027, 3, 5)),
        ("12月28号", date(2026, 12, 28)),
        ("Nov 16", date(2026, 11, 16)),
        ("5th of March 2026", date(2026, 3, 5)),
        ("46086", date(2026, 3, 5)),
        ("２０２６／３／５", date(2026, 3, 5)),
        ("5/5/2026", date(2026, 5, 5)),
        ("20/11", date(2026, 11, 20)),
        ("26年3月5日", date(2026, 3, 5)),
        ("2026-03-05 09:00-10:30", date(2026, 3, 5)),
    ],
)
def test_a_day_without_a_year_or_in_a_rare_form_is_read(
    text: str, expected: date
) -> None:
    assert day(text, RULES).value == number(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5/3/2026", "date_order"),
        ("26-3-5", "date_order"),
        ("3.5", "date_order"),
        ("2026-02-30", "not_a_date"),
        ("2026/13/02", "not_a_date"),
        ("next week", "not_a_date"),
        ("1905-07-18", "date_far"),
        ("2126-03-05", "date_far"),
        ("2026-03", "month_for_day"),
        ("待定", ""),
        ("TBD", ""),
        ("－", ""),
        ("N/A", ""),
    ],
)
def test_what_is_no_day_is_a_finding_unless_it_says_blank(
    text: str, code: str
) -> None:
    found = day(text, RULES)
    assert (found.value, found.code) == (None, code)


def test_one_cell_settles_the_order_of_the_column() -> None:
    march = number(date(2026, 3, 5))
    there = column("5/3/2026", "13/3/2026")
    assert said(days.read(there)) == [march, march + 8]
    there = column("3/5/2026", "3/13/2026")
    assert said(days.read(there)) == [march, march + 8]
    torn = column("5/3/2026", "13/3/2026", "3/13/2026")
    assert said(days.read(torn)) == ["date_order", march + 8, march + 8]


def test_a_person_says_the_order_where_no_cell_does() -> None:
    march, may = number(date(2026, 3, 5)), number(date(2026, 5, 3))
    there = column("5/3/2026", "26-3-5", "3.5")
    asked = ["date_order"] * 3
    assert said(days.read(there)) == asked
    told = there.some(slice(None), {"day_order": "day_first"})
    old = number(date(2005, 3, 26))
    assert said(days.read(told)) == [march, old, may + 365]
    told = there.some(slice(None), {"day_order": "month_first"})
    assert said(days.read(told)) == [may, "date_order", march + 365]
    told = there.some(slice(None), {"day_order": "year_first"})
    assert said(days.read(told)) == ["date_order", march, "date_order"]
    clear = column("5/3/2026", "25/3/2026")
    told = clear.some(slice(None), {"day_order": "month_first"})
    assert said(days.read(told)) == [march, march + 20]


def test_other_columns_tell_the_order_where_a_column_does_not() -> None:
    there = replace(column("5/3/2026", "5/3/26"), order="md")
    assert said(days.read(there)) == [number(date(2026, 5, 3))] * 2


def test_days_told_from_another_are_taken_only_if_a_person_says_so() -> None:
    there = column("下周三", "today")
    found = days.read(there)
    assert said(found) == ["day_relative", "day_relative"]
    assert found[0].detail == {"read": "2026-11-25"}
    told = {"relative_days": "from_as_of"}
    first = number(NEAR)
    assert said(days.read(there.some(slice(None), told))) == [first + 5, first]
    told = {"relative_days": "blank"}
    assert said(days.read(there.some(slice(None), told))) == [None, None]


def test_a_week_is_its_monday_or_sunday_with_a_note() -> None:
    there = column("2026-W10", "2026年第10周", "第47周")
    monday = number(date(2026, 3, 2))
    found = days.read(there)
    assert said(found) == [monday, monday, number(date(2026, 11, 16))]
    assert {a.code for a in found} == {"week_for_day"}
    assert said(days.read(there, "last"))[0] == monday + 6


def test_numbers_and_typed_cells_are_days() -> None:
    march = number(date(2026, 3, 5))
    there = column(
        46086,
        46086.5,
        20260305,
        date(2026, 3, 5),
        datetime(2026, 3, 5, 9, tzinfo=UTC),
    )
    assert said(days.read(there)) == [march] * 5
    wrong = column(
        12, bool(1), date(1905, 7, 18), Error("#N/A"), Formula("=A1")
    )
    assert said(days.read(wrong)) == [
        "not_a_date",
        "wrong_kind",
        "date_far",
        "error_cell",
        "formula_without_value",
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-12", date(2026, 12, 31)),
        ("2026年12月底", date(2026, 12, 31)),
        ("2027Q1", date(2027, 3, 31)),
        ("2026年四季度", date(2026, 12, 31)),
        ("Q1 2027", date(2027, 3, 31)),
        ("Dec 2026", date(2026, 12, 31)),
        ("2月", date(2027, 2, 28)),
        (202612, date(2026, 12, 31)),
    ],
)
def test_a_month_stands_for_its_last_day_where_it_may(
    text: str, last: date
) -> None:
    found = days.read(column(text), "last")[0]
    assert (found.value, found.code) == (number(last), "month_end")


def test_a_month_stands_for_its_first_day_without_a_note() -> None:
    found = days.read(column("2026年12月"), "first")[0]
    assert (found.value, found.code) == (number(date(2026, 12, 1)), "")
