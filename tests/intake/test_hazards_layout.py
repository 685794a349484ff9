"""Layouts as people make them: whole files in, rows out.

| hazard                                | test                              |
|---------------------------------------|-----------------------------------|
| title rows above the header           | test_titles_stand_above           |
| two and three rows of headings        | test_headings_in_two_rows         |
| a title merged over the table         | test_headings_in_two_rows         |
| rep merged in the body                | test_a_merged_rep_is_for_its_rows |
| blank means as above                  | test_blank_is_never_filled        |
| sub-totals, totals, averages          | test_totals_are_left_out          |
| a customer called 合计                 | test_skips                        |
| hidden rows and columns, filters      | test_hidden_rows_are_data         |
| hidden and very hidden sheets         | test_hidden_sheets_stay_out       |
| wrong or missing dimension            | test_a_wrong_dimension            |
| rows and cells without places         | test_rows_without_places          |
| formatted blanks far below            | test_formatted_blanks             |
| Strict OOXML                          | test_refusal                      |
| a place said twice                    | test_the_later_of_two_cells       |
| data not at A1                        | test_data_may_stand_anywhere      |
| hints, examples, headings again       | test_hints_and_headings_again     |
| guides, boards, lists, pivots         | test_what_is_no_list_is_refused   |
| errors in headings                    | test_an_error_for_a_heading       |
| several tables, ListObjects, matrix   | tests of the layouts              |
"""

from typing import Any, Literal

import pytest
from openpyxl import Workbook

from salesdash.intake.read import Choice
from salesdash.intake.worker import reader
from tests.intake import files
from tests.intake.hazards import (
    AS_OF,
    DEAL,
    DEALS,
    VISIT,
    VISITS,
    codes,
    column,
    day,
    every,
    inline,
    kept,
    made,
    only,
    where,
)


def test_titles_stand_above_the_headings():
    found = only(
        made(
            ("华东区销售日报",),
            ("制表：李四", None, AS_OF),
            (),
            ("注：每周五填写",),
            VISITS,
            VISIT,
        )
    )
    assert (found.table, found.header_row, where(found)) == ("visits", 5, [6])
    assert found.as_of_source == "title"


def test_headings_in_two_rows_are_joined_and_a_title_is_none():
    def merge(sheet: Any) -> None:
        for area in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"):
            sheet.merge_cells(area)

    found = only(
        made(
            ("销售商机表",),
            ("客户", "商机名称", "业务员", "预计", None, "里程碑"),
            (None, None, None, "金额", "成交日期", None),
            ("大华", "MES", "张三", 5, "2026-12-31", "签约"),
            edit=merge,
        )
    )
    assert kept(found, "customer", "amount", "expected_close") == [
        ("大华", 500, day(2026, 12, 31))
    ]
    assert found.header_row == 3


def test_a_merged_rep_is_for_its_rows_alone():
    def merge(sheet: Any) -> None:
        sheet.merge_cells("C2:C3")

    found = only(
        made(
            VISITS,
            ("2026-11-18", "A", "张三", "x"),
            ("2026-11-18", "B", None, "x"),
            ("2026-11-18", "C", None, "x"),
            edit=merge,
        )
    )
    assert kept(found, "customer", "rep") == [
        ("A", "张三"),
        ("B", "张三"),
        ("C", ""),
    ]


def test_blank_is_never_filled_without_a_word():
    found = only(
        made(
            VISITS,
            ("2026-11-18", "A", "张三", "x"),
            ("2026-11-18", "B", None, "x"),
            ("2026-11-18", "C", "李四", "x"),
        )
    )
    assert column(found, "rep") == ["张三", "", "李四"]


@pytest.mark.parametrize(
    "label",
    [
        *("小计", "合计：", "总计", "累计", "平均", "共计", "本周合计"),
        *("Subtotal", "Total", "Grand total", "TOTAL:", "合 计"),
    ],
)
def test_totals_are_left_out_with_a_word(label: str):
    row = (label, None, None, 1000)
    found = only(made((AS_OF,), DEALS, DEAL, row, DEAL))
    assert (found.rows_read, where(found)) == (3, [3, 5])
    assert [c for c in codes(found) if c[1] == 4] == [("total_row", 4)]


def test_hidden_rows_and_columns_are_data_and_told():
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.auto_filter.ref = "A1:D4"

    content = made(VISITS, VISIT, ("2026-11-19", "B", *VISIT[2:]), edit=hide)
    found = only(content)
    assert kept(found, "customer", "result") == [("大华", "ok"), ("B", "ok")]
    (finding,) = reader.read("a.xlsx", "0", content)[1]
    assert (finding.code, dict(finding.detail)) == (
        "rows_hidden",
        {"count": 1},
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_stay_out_until_they_are_asked_for(
    state: Literal["hidden", "veryHidden"],
):
    book = Workbook()
    for name in ("shown", "not"):
        sheet = book.create_sheet(name)
        for row in (VISITS, VISIT):
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    book["not"].sheet_state = state
    content = files.saved(book)
    assert [(s.table, s.reason) for s in every(content)] == [
        ("visits", ""),
        (None, "sheet_hidden"),
    ]
    asked = every(content, choices={("a.xlsx", "not"): Choice()})
    assert [s.table for s in asked] == ["visits", "visits"]


@pytest.mark.parametrize("said", ["", '<dimension ref="A1"/>', "Z9:A1"])
def test_a_wrong_dimension_changes_nothing(said: str):
    if "<" not in said and said:
        said = f'<dimension ref="{said}"/>'
    parts = files.unzipped(made(VISITS, VISIT))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    first, rest = text.split("<dimension", 1)
    text = first + said + rest.partition("/>")[2]
    assert where(only(files.zipped({**parts, name: text}))) == [2]


def plain(*rows: tuple[str, ...], attributes: str = "") -> str:
    return "".join(
        f"<row{attributes}>{''.join(map(inline, row))}</row>" for row in rows
    )


def test_rows_without_places_follow_one_another():
    found = only(files.raw(plain((AS_OF,), VISITS) + "<row/>" + plain(VISIT)))
    assert kept(found, "customer", "row") == [("大华", 4)]


def test_formatted_blanks_far_below_are_no_rows():
    blanks = "".join(
        f'<row r="{n}"><c r="A{n}" s="0"/><c r="XFD{n}" s="0"/></row>'
        for n in (*range(9, 2_000), 1_048_576)
    )
    found = only(files.raw(plain((AS_OF,), VISITS, VISIT) + blanks))
    assert (found.rows_read, where(found)) == (1, [3])


def test_the_later_of_two_cells_at_one_place_counts():
    again = '<row r="3"><c r="B3" t="inlineStr"><is><t>三一</t></is></c></row>'
    found = only(files.raw(plain((AS_OF,), VISITS, VISIT) + again))
    assert column(found, "customer") == ["三一"]


def test_data_may_stand_anywhere():
    def move(sheet: Any) -> None:
        sheet.insert_rows(1, 5)
        sheet.insert_cols(1, 3)

    found = only(made(VISITS, VISIT, edit=move))
    assert (found.header_row, where(found)) == (6, [7])


def test_hints_and_headings_again_are_left_out():
    found = only(
        made(
            (AS_OF,),
            VISITS,
            ("示例：2026-1-1", "某某公司", "张三", "洽谈"),
            ("必填", "必填", "必填", "选填"),
            VISIT,
            VISITS,
            ("2026-11-19", "B", "李四", "ok"),
        )
    )
    assert where(found) == [5, 7]
    assert codes(found) == [
        ("hint_row", 3),
        ("hint_row", 4),
        ("header_again", 6),
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("使用说明", [("使用说明",), ("1. 每周五填写",), ("2. 不要改表头",)]),
        ("Dashboard", [("Pipeline", 1000), ("Won", 3)]),
        ("Settings", [("Key", "Value"), ("a", 1)]),
        ("Lists", [("合格经办人",), ("合格决策人",)]),
        ("Pivot", [("行标签", "求和项:金额"), ("张三", 1), ("总计", 1)]),
        ("空", []),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(name: str, rows: list):
    found = only(made(*rows, name=name))
    assert (found.table, found.rows.num_rows) == (None, 0)
    assert found.reason.startswith("not_ours_")
    assert [f.level for f in found.findings] == ["note"]


def test_an_error_for_a_heading_loses_its_column_alone():
    heads = (*VISITS, "#REF!", "=A1")
    found = only(made((AS_OF,), heads, (*VISIT, "x", "y")))
    assert kept(found, "customer", "result") == [("大华", "ok")]
