"""Amounts, shares and texts as sheets hold them: whole files in, rows out.

| hazard                                   | test                           |
|------------------------------------------|--------------------------------|
| amounts as text, signs, units, brackets  | test_an_amount_as_people_write |
| ¥ and ￥, currencies on either side       | test_a_currency_is_told        |
| about, from, up to                       | test_about_is_read_and_told    |
| ranges, foreign points, torn groups      | test_what_is_no_amount         |
| blank in words                           | test_no_amount_in_words        |
| unit in the heading                      | test_the_unit_of_a_heading     |
| yes or no among amounts                  | test_what_is_no_amount         |
| number format that shows a currency      | test_a_currency_that_only_the  |
| number format that shows 万              | test_a_format_changes_nothing  |
| 50% as 0.5, '50%', 50                    | test_shares_of_one_column      |
| only 0 and 1                             | test_zeros_and_ones            |
| shares that are no milestone             | test_a_share_between_two       |
| ids and phones as numbers                | test_long_numbers              |
| edge spaces, NBSP, zero-width, _x000D_   | test_signs_nobody_sees         |
| rich text, phonetics, apostrophes        | test_a_text_in_pieces          |
| ="" and blank texts                      | test_an_empty_text_is_blank    |
| a rep called NA                          | test_words_that_mean_nothing   |
| headings in two languages, *, brackets   | test_headings_of_two_languages |
| 拜访时间 and 下次联系时间, 销售额         | test_a_heading_by_its_end      |
| aliases                                  | tests/identity, tests/book     |
"""

from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from salesdash.intake.read import Sheet
from tests.intake import files
from tests.intake.hazards import (
    AS_OF,
    DEAL,
    DEALS,
    VISIT,
    VISITS,
    amounts,
    codes,
    column,
    inline,
    kept,
    made,
    only,
    styled,
)


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        *(("1,000", 100_000), ("1,000.50", 100_050), ("1000元", 100_000)),
        *(("1.2万", 1_200_000), ("12万元", 12_000_000), ("3w", 3_000_000)),
        *(("5千", 500_000), ("2百万", 200_000_000), ("1.5亿", 15_000_000_000)),
        *(("1千万", 1_000_000_000), ("10k", 1_000_000), ("2m", 200_000_000)),
        *(("(1,200)", -120_000), ("-5", -500), ("１２３", 12_300)),
        *(("12.5 万", 12_500_000), ("１，０００．５", 100_050)),
        *(("\u200b500\u3000", 50_000), ("\u00a01 000", 100_000)),
        *((0, 0), (-3.2, -320), (1e15, 10**17), (12.345, 1_235)),
    ],
)
def test_an_amount_as_people_write_it_is_that_amount(cell: Any, minor: int):
    found = amounts(cell)
    assert column(found, "amount") == [minor]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        *(("¥1,000", "CNY"), ("￥1,000", "CNY"), ("人民币 1000", "CNY")),
        *(("$1,000", "USD"), ("USD 1000", "USD"), ("1000 USD", "USD")),
        *(("€1000", "EUR"), ("1000 HKD", "HKD")),
    ],
)
def test_a_currency_is_told_on_either_side(cell: str, currency: str):
    found = kept(amounts(cell), "amount", "currency")
    assert found == [(100_000, currency)]


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        *(("约10万", 10_000_000), ("300万+", 300_000_000)),
        *((">100万", 100_000_000), ("100万左右", 100_000_000)),
    ],
)
def test_about_is_read_and_told(cell: str, minor: int):
    found = amounts(cell)
    assert column(found, "amount") == [minor]
    assert codes(found) == [("amount_about", 3)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("10-15万", "amount_range"), ("1.200,50", "amount_separator")),
        *(("1,2,3", "not_an_amount"), ("12,5万", "not_an_amount")),
        *(("abc", "not_an_amount"), ("50%", "not_an_amount")),
        *((True, "wrong_kind"), ("#DIV/0!", "error_cell")),
        ("=A1+1", "formula_without_value"),
    ],
)
def test_what_is_no_amount_is_told_and_left_blank(cell: Any, code: str):
    found = amounts(cell, 7)
    assert column(found, "amount") == [None, 700]
    assert codes(found) == [(code, 3)]


def test_no_amount_in_words_is_blank():
    found = amounts("-", "无", "待定", "TBD", None, "/")
    assert column(found, "amount") == [None] * 6
    assert codes(found) == []


@pytest.mark.parametrize(
    ("heading", "minor"),
    [
        *(("金额(万元)", 12_500_000), ("预计金额（万）", 12_500_000)),
        *(("金额（元）", 1_250), ("Amount (k)", 1_250_000)),
    ],
)
def test_the_unit_of_a_heading_is_for_numbers_without_one(
    heading: str, minor: int
):
    found = amounts(12.5, "3万", heading=heading)
    assert column(found, "amount") == [minor, 3_000_000]


def test_a_format_changes_nothing_of_an_amount():
    heads = (*DEALS[:3], "备注", DEALS[4], "金额")
    forms = ("0!.0,&quot;万&quot;", "#,##0", "[Red]-0.00", "¥#,##0", 3)
    found = only(styled(((125_000, f) for f in forms), below=heads))
    assert column(found, "amount") == [12_500_000] * 5


def formed(*forms: str, heading: str = "金额") -> Sheet:
    """Read amounts of 1,000, each in a format of its own."""

    def edit(sheet: Worksheet) -> None:
        for row, form in enumerate(forms, 3):
            sheet.cell(row, 4).number_format = form

    return amounts(*[1000] * len(forms), heading=heading, edit=edit)


@pytest.mark.parametrize(
    ("form", "currency"),
    [
        *(("[$$-409]#,##0.00", "USD"), ("[$€-2] #,##0", "EUR")),
        *(("[$¥-411]#,##0", "JPY"), ("[$HK$-C04]#,##0", "HKD")),
        *(("¥#,##0", "CNY"), ("_-[$USD] * #,##0", "USD")),
    ],
)
def test_a_currency_that_only_the_format_shows_is_taken_and_told(
    form: str, currency: str
):
    found = formed(form, form)
    assert kept(found, "amount", "currency") == [(100_000, currency)] * 2
    assert codes(found) == [("currency_from_format", None)]
    (note,) = (f for f in found.findings if f.code == "currency_from_format")
    assert (note.column, note.value) == ("金额", currency)


def test_each_amount_has_the_currency_of_its_own_format():
    found = formed("[$$-409]0", "0.00", "[$€-2]0")
    assert column(found, "currency") == ["USD", "", "EUR"]
    assert [f.value for f in found.findings if "format" in f.code] == [
        "EUR, USD"
    ]


def test_a_word_for_the_currency_goes_before_the_format():
    found = formed("[$$-409]0", heading="金额(欧元)")
    assert (column(found, "currency"), codes(found)) == (["EUR"], [])


def test_a_format_of_whoever_opens_the_file_names_no_currency():
    found = formed('"$"#,##0_);("$"#,##0)')
    assert (column(found, "currency"), codes(found)) == ([""], [])


def test_targets_of_months_side_by_side_have_the_currency_of_their_row():
    def edit(sheet: Worksheet) -> None:
        for cell in sheet[2][1:]:
            cell.number_format = "[$$-409]#,##0"

    heads = ("业务员", "2026年1月", "2026年2月", "2026年3月")
    rows = (heads, ("张三", 100, 200, 300), ("李四", 1, 2, 3))
    found = only(made(*rows, edit=edit, name="销售目标"))
    assert found.table == "targets"
    assert kept(found, "rep", "currency") == [
        *[("张三", "USD")] * 3,
        *[("李四", "")] * 3,
    ]


def shares(*cells: Any, percent: tuple[int, ...] = ()) -> list[Any]:
    def look(sheet: Any) -> None:
        for row in percent:
            sheet.cell(row, 5).number_format = "0%"

    rows = [("A", f"d{n}", "张三", 1, cell) for n, cell in enumerate(cells)]
    found = only(made((AS_OF,), DEALS[:5], *rows, edit=look))
    return [column(found, "claimed_milestone"), codes(found)]


def test_shares_of_one_column_are_read_as_they_are_shown():
    half, ten = "qualified_power_sponsor", "qualified_suspect"
    assert shares(0.5, "50%", 0.1, percent=(3, 5)) == [[half, half, ten], []]
    assert shares(50, 10, "50%") == [[half, ten, half], []]
    assert shares(0.5, 0.1) == [[half, ten], []]


def test_zeros_and_ones_do_not_say_what_they_count():
    found, told = shares(1, 0)
    assert found == [None, None]
    assert [row for _, row in told] == [3, 4]


def test_a_share_between_two_milestones_is_told():
    found, told = shares(0.6, 0.5, percent=(3, 4))
    assert found == [None, "qualified_power_sponsor"]
    assert told == [("not_a_milestone", 3)]


def visits(*names: Any) -> tuple[list[str], list]:
    rows = [
        ("2026-11-18", name, "NA", f"r{n}") for n, name in enumerate(names)
    ]
    found = only(made((AS_OF,), VISITS, *rows))
    return column(found, "customer"), codes(found)


def test_long_numbers_keep_their_digits_or_it_is_told():
    names, told = visits(13_800_138_000, "0012", 310_101_199_001_011_234, 12.0)
    assert names[:2] == ["13800138000", "0012"]
    assert names[3] == "12"
    assert told == [("digits_lost", 5)]


@pytest.mark.parametrize(
    "name",
    [
        *("\u00a0大华\u3000", "大\u200b华", "  大华  ", "大华_x000D_"),
        *("\ufeff大华", "\t大华\n", "大\u2060华"),
    ],
)
def test_signs_nobody_sees_are_no_part_of_a_name(name: str):
    assert visits(name)[0] == ["大华"]


def test_a_text_in_pieces_is_one_text():
    head = f"<row>{inline(AS_OF)}</row>"
    head += f"<row>{''.join(map(inline, VISITS))}</row>"
    rich = (
        "<si><r><rPr><b/></rPr><t>大</t></r><r><t>华</t></r>"
        '<rPh sb="0" eb="1"><t>ダイカ</t></rPh><phoneticPr fontId="1"/></si>'
    )
    row = inline("2026-11-18") + '<c t="s"><v>0</v></c>' + inline("张三")
    found = only(files.raw(f"{head}<row>{row}</row>", rich))
    assert column(found, "customer") == ["大华"]


def test_a_text_behind_an_apostrophe_is_that_text():
    def quote(sheet: Any) -> None:
        cell = sheet["B2"]
        cell.value, cell.data_type = "=大华", "s"
        cell.style = "Normal"

    found = only(made(VISITS, VISIT, edit=quote))
    assert column(found, "customer") == ["=大华"]


def test_an_empty_text_is_blank():
    head = f"<row>{inline(AS_OF)}</row>"
    head += f"<row>{''.join(map(inline, VISITS))}</row>"
    empty = '<c t="str"><f>""</f><v></v></c>'
    row = "".join(map(inline, ("2026-11-18", "大华", "张三"))) + empty
    found = only(files.raw(f"{head}<row>{row}</row><row>{empty * 4}</row>"))
    assert (found.rows_read, column(found, "result")) == (1, [""])


def test_words_that_mean_nothing_elsewhere_are_names():
    names, told = visits("NA", "None", "null", "nan", "N/A", "true")
    assert names == ["NA", "None", "null", "nan", "N/A", "true"]
    assert told == []


def test_headings_of_two_languages_and_marks_are_known():
    heads = (
        "*拜访日期 Date",
        "客户 Customer（必填）",
        "销售代表(Rep)",
        "结果",
    )
    found = only(made((AS_OF,), heads, ("2026-11-18", "大华", "张三", "ok")))
    assert kept(found, "customer", "rep", "result") == [("大华", "张三", "ok")]


def test_a_heading_of_two_languages_with_a_bracket_is_known():
    heads = ("日期 Date（必填）", "客户 Customer（必填）", "业务员", "结果")
    found = only(made((AS_OF,), heads, VISIT))
    assert found.table == "visits"


def test_a_heading_by_its_end_is_no_more_than_a_suggestion():
    heads = (*DEALS, "下次联系时间", "销售额", "非拜访日期说明")
    row = (*DEAL, "2026-12-01", 5, "x")
    found = only(made((AS_OF,), heads, row))
    taken = {name for name in found.columns.values() if name}
    assert found.columns["销售额"] is None
    assert "date" not in taken
