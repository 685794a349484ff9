"""Dates as spreadsheets keep and show them: whole files in, days out.

| hazard                                      | test                        |
|---------------------------------------------|-----------------------------|
| formats of dates, [$-804], [DBNum1], sysdate | test_a_day_in_any_format    |
| built-in formats 27-36, 50-58               | test_a_day_in_any_format    |
| 'aaaa', a weekday                           | test_a_day_in_any_format    |
| 1904 workbook, dates                        | test_days_count_from_1904   |
| 1904 workbook, a bare number                | test_a_bare_number_of_1904  |
| 26-3-5 in a column of 13/3/2026             | test_two_digits_are_no_year |
| midnight beside other times in one column   | test_days_and_moments_mix   |
| time, [h]:mm                                | test_a_time_is_no_day       |
| serial as number or text                    | test_a_serial_is_its_day    |
| year typed into a date cell                 | test_a_year_typed_as_a_day  |
| serial 0, -1, 2958466                       | test_serials_past_all_days  |
| ISO t="d"                                   | test_a_day_written_as_iso   |
| dates as text, Chinese and English          | test_a_text_is_the_day      |
| month, quarter or week for a day            | test_a_month_for_a_day      |
| no year: the nearest                        | test_the_nearest_year       |
| no day at all                               | test_no_day_is_a_finding    |
| blank in words                              | test_blank_in_words         |
| .xls, .ods, .xlsb: the same days            | test_formats, formats/      |
"""

import datetime as dt
from datetime import date
from typing import Any

import pytest

from salesdash.intake.read import Choice
from tests.intake import binaries, files
from tests.intake.hazards import (
    AS_OF,
    DEAL,
    DEALS,
    closes,
    codes,
    column,
    day,
    every,
    inline,
    made,
    only,
    styled,
)

SERIAL = 46_086
THURSDAY = day(2026, 3, 5)
FORMATS = (
    *("yyyy-mm-dd", "m/d/yyyy", "d-mmm-yy", "yyyy.m.d", "mm-dd"),
    *("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "[$-804]yyyy/m/d"),
    "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    "[$-F800]dddd, mmmm dd, yyyy",
    *("aaaa", "[$-804]aaaa;@", "yyyy/m/d h:mm", "General"),
    *(14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)),
)


def test_a_day_in_any_format_is_that_day():
    found = only(styled((SERIAL, form) for form in FORMATS))
    assert column(found, "expected_close") == [THURSDAY] * len(FORMATS)


def test_days_count_from_1904_where_the_workbook_says_so():
    found = only(styled([(SERIAL - 1_462, 14), (0, 14)], early=True))
    assert column(found, "expected_close")[0] == THURSDAY


def test_a_bare_number_of_1904_is_its_day():
    found = only(styled([(SERIAL - 1_462, "General")], early=True))
    assert column(found, "expected_close") == [THURSDAY]
    assert codes(found) == []


def test_a_bare_number_of_1904_in_a_binary_workbook_is_its_day():
    rows = [DEALS, (*DEAL[:5], SERIAL - 1_462)]
    content = binaries.xlsb({"Sheet1": binaries.sheet(rows)}, epoch=1)
    found = only(content, "a.xlsb")
    assert column(found, "expected_close") == [THURSDAY]


def test_a_bare_number_above_the_table_counts_from_1904_too():
    title = f"<row>{inline('截至')}<c><v>{SERIAL - 1_462}</v></c></row>"
    parts = files.unzipped(styled([(SERIAL - 1_462, 14)], early=True))
    sheet = parts["xl/worksheets/sheet1.xml"]
    said = f"<row>{inline(AS_OF)}</row>".encode()
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(said, title.encode())
    assert only(files.zipped(parts)).as_of == date(2026, 3, 5)


def test_two_digits_are_no_year_of_long_ago_beside_days_of_today():
    found = closes("13/3/2026", "26-3-5", "26.3.5", "26/3/5", "26-3-27")
    assert column(found, "expected_close") == [day(2026, 3, 13), *[None] * 4]
    assert codes(found) == [("date_order", row) for row in (4, 5, 6, 7)]
    (question,) = (q for q in found.questions if q.kind == "day_order")
    assert question.options == ("day_first", "year_first")
    assert question.count == 4


def test_a_person_says_which_two_digits_are_the_year():
    said = Choice(answers={("day_order", "预计成交日期"): "year_first"})
    rows = [(*DEAL[:5], cell) for cell in ("13/3/2026", "26-3-5", "26/3/5")]
    rows = [(row[0], f"d{n}", *row[2:]) for n, row in enumerate(rows)]
    content = made((AS_OF,), DEALS, *rows)
    (found,) = every(content, choices={("a.xlsx", "Sheet1"): said})
    assert column(found, "expected_close") == [
        day(2026, 3, 13),
        THURSDAY,
        THURSDAY,
    ]


def test_two_digits_behind_are_the_year_where_the_column_tells():
    found = closes("13/3/2026", "5/3/26", "26/3/27", "5-3-26")
    assert column(found, "expected_close") == [
        day(2026, 3, 13),
        THURSDAY,
        day(2027, 3, 26),
        THURSDAY,
    ]
    assert codes(found) == []


def test_days_and_moments_mix_in_one_column():
    found = closes(
        dt.datetime.fromisoformat("2026-03-05T00:00"),
        dt.datetime.fromisoformat("2026-03-05T14:30"),
        dt.date(2026, 3, 5),
    )
    assert column(found, "expected_close") == [THURSDAY] * 3
    assert codes(found) == []


def test_a_time_is_no_day():
    found = only(styled([(0.5, "h:mm"), (1.25, "[h]:mm"), (SERIAL, 14)]))
    assert column(found, "expected_close") == [None, None, THURSDAY]
    assert codes(found) == [("wrong_kind", 3), ("wrong_kind", 4)]


def test_a_serial_is_its_day():
    found = closes(SERIAL, str(SERIAL), SERIAL + 0.75, 20260305)
    assert column(found, "expected_close") == [THURSDAY] * 4
    assert codes(found) == []


def test_a_year_typed_as_a_day_is_told():
    found = only(styled([(2026, 14), (SERIAL, 14)]))
    assert column(found, "expected_close") == [None, THURSDAY]
    assert codes(found) == [("date_far", 3)]


def test_serials_past_all_days_are_none():
    found = only(styled([(0, 14), (-1, 14), (2_958_466, 14), (SERIAL, 14)]))
    assert column(found, "expected_close") == [None, None, None, THURSDAY]
    assert [row for _, row in codes(found)] == [3, 4, 5]


def test_a_day_written_as_iso_is_that_day():
    made = styled([(SERIAL, 14)])
    parts = files.unzipped(made)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(
        b'<c s="1"><v>46086</v>', b'<c t="d"><v>2026-03-05</v>'
    )
    found = only(files.zipped({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert b't="d"' in sheet
    assert column(found, "expected_close") == [THURSDAY]


@pytest.mark.parametrize(
    "cell",
    [
        *("2026/3/5", "2026-03-05", "2026.3.5", "20260305", "2026年3月5日"),
        *("２０２６／３／５", "2026 年 3 月 5 日", "2026-03-05T10:30:00"),
        *("2026/3/5 下午3:30", "3月5号 周四", "2026年3月5日（周四）"),
        *("  2026-03-05\u00a0", "\u200b2026-3-5", "March 5, 2026"),
        *("5-Mar-26", "5 March 2026", "Thursday, 5 March 2026"),
    ],
)
def test_a_text_is_the_day_that_it_says(cell: str):
    if "年" not in cell and "周四" in cell:
        cell = f"2026年{cell}"
    assert column(closes(cell), "expected_close") == [THURSDAY]


def test_a_month_for_a_day_is_its_last_and_a_week_its_first():
    said = ("2026-03", "2026年3月", "Q1 2027", "2026-W10", "2026年第10周")
    found = closes(*said)
    march, quarter, monday = (
        day(2026, 3, 31),
        day(2027, 3, 31),
        day(2026, 3, 2),
    )
    days = [march, march, quarter, monday + 4, monday + 4]
    assert column(found, "expected_close")[:3] == days[:3]
    assert all(
        monday <= said <= monday + 6
        for said in column(found, "expected_close")[3:]
    )
    assert [code for code, _ in codes(found)] == [
        *("month_end", "month_end", "month_end"),
        *("week_for_day", "week_for_day"),
    ]


def test_the_nearest_year_is_taken_where_none_is_said():
    found = closes("12月28日", "1月5日", "11月20日")
    assert column(found, "expected_close") == [
        day(2026, 12, 28),
        day(2027, 1, 5),
        day(2026, 11, 20),
    ]


@pytest.mark.parametrize(
    "cell",
    ["2026-02-30", "2026/13/02", "明年三月", "soon", "Mar 5 or 6", True],
)
def test_no_day_is_a_finding_and_no_guess(cell: Any):
    found = closes(cell, "2026-03-05")
    assert column(found, "expected_close") == [None, THURSDAY]
    assert [row for _, row in codes(found)] == [3]


def test_blank_in_words_is_blank():
    found = closes("待定", "TBD", "-", "无", "/", "n/a", None)
    assert column(found, "expected_close") == [None] * 7
    assert codes(found) == []


def test_an_error_and_a_formula_without_a_value_are_told():
    found = closes("#N/A", "=TODAY()", "2026-03-05")
    assert column(found, "expected_close") == [None, None, THURSDAY]
    assert codes(found) == [("error_cell", 3), ("formula_without_value", 4)]


def test_a_formula_with_a_value_is_its_value():
    made = files.unzipped(styled([(SERIAL, 14)]))
    name = "xl/worksheets/sheet1.xml"
    made[name] = made[name].replace(b"<v>4608", b"<f>TODAY()</f><v>4608")
    assert column(only(files.zipped(made)), "expected_close") == [THURSDAY]
