from datetime import date

import pytest
from hypothesis import given

from salesdash.intake.asof import choose, read
from salesdash.intake.said import Said
from tests.intake.cells.columns import ODD

TODAY = date(2026, 12, 1)
FRIDAY, SUNDAY = date(2026, 11, 20), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("华东区销售周报 2026年11月20日", FRIDAY, "day"),
        ("周报_张三_20261120", FRIDAY, "day"),
        ("visits 202611201530", FRIDAY, "day"),
        ("sales 2026.11.20", FRIDAY, "day"),
        ("2026年周报11.20", FRIDAY, "day"),
        ("Nov 20, 2026", FRIDAY, "day"),
        ("20 Nov 2026 visits", FRIDAY, "day"),
        ("11月20日", FRIDAY, "day"),
        ("2026-11-16 至 2026-11-20", FRIDAY, "span"),
        ("2026年11月16日-20日", FRIDAY, "span"),
        ("2026.11.16-11.20", FRIDAY, "span"),
        ("11月16日-11月20日", FRIDAY, "span"),
        ("Weekly report - Week 47, 2026", SUNDAY, "week"),
        ("2026年第47周", SUNDAY, "week"),
        ("sales_W47", SUNDAY, "week"),
        ("wk47", SUNDAY, "week"),
        ("week of 16 Nov", SUNDAY, "week"),
        ("Week commencing 16 November 2026", SUNDAY, "week"),
        ("w/c 16/11/2026", SUNDAY, "week"),
        ("11月16日当周", SUNDAY, "week"),
        ("Nov 16-20", FRIDAY, "span"),
        ("16 - 20 November", FRIDAY, "day"),
        ("20/11/2026", FRIDAY, "day"),
        ("visits 11-20-2026", FRIDAY, "day"),
        ("Stand 20.11.2026", FRIDAY, "day"),
        ("16/11/2026 - 20/11/2026", FRIDAY, "span"),
        ("2026年第四十七周", SUNDAY, "week"),
        ("FY26 wk 47", SUNDAY, "week"),
        ("11月第3周", SUNDAY, "week"),
        ("November 2026 week 3", SUNDAY, "week"),
        ("2026年3月", date(2026, 3, 31), "month"),
        ("report 2026-03", date(2026, 3, 31), "month"),
        ("2026年12月", TODAY, "month"),
    ],
)
def test_days_weeks_and_months_in_titles_and_names(
    text: str, day: date, kind: str
) -> None:
    found = read(text, TODAY)
    assert found is not None
    assert (found.day, found.kind) == (day, kind)


@pytest.mark.parametrize(
    "text",
    [
        "11.20",
        "v1.2 final",
        "Sales 2026",
        "12345678",
        "第3次",
        "13800138000",
        "1120",
    ],
)
def test_other_numbers_say_no_day(text: str) -> None:
    assert read(text, TODAY) is None


def test_a_year_elsewhere_makes_a_bare_day_readable() -> None:
    assert read("11.20", TODAY, ["2026年周报"]) == Said(FRIDAY, "day")


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("周报1120", FRIDAY, "as_of_no_year"),
        ("visits_11-20", FRIDAY, "as_of_no_year"),
        ("张三 11.16-11.20", FRIDAY, "as_of_no_year"),
        ("2026周报1120", FRIDAY, ""),
        ("20261120", FRIDAY, ""),
        ("Nov-26", date(2026, 11, 26), "as_of_two_days"),
        ("sales v1.20", None, ""),
        ("plan 3456", None, ""),
    ],
)
def test_a_day_without_its_year_counts_in_names_and_is_said(
    text: str, day: date | None, doubt: str
) -> None:
    found = read(text, TODAY, name=True)
    assert (found and found.day, found.doubt if found else "") == (day, doubt)


def test_title_beats_file_beats_sheet_and_any_day_beats_a_month() -> None:
    title = ("title", Said(FRIDAY, "day"))
    file = ("file", Said(SUNDAY, "week"))
    month = ("title", Said(FRIDAY, "month", date(2026, 11, 1)))
    assert choose([title, file], TODAY) == (FRIDAY, "title")
    assert choose([month, file], TODAY) == (SUNDAY, "file")
    assert choose([month, ("file", None)], TODAY)[1] == "title"
    assert choose([("sheet", None)], TODAY) == (TODAY, "assumed")


@given(ODD)
def test_no_text_is_too_odd_for_a_title(text: str) -> None:
    found = read(text, TODAY)
    assert found is None or found.kind in {"day", "span", "week", "month"}
