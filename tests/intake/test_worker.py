import datetime as dt
import math
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from salesdash.findings import Finding
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.scan import Scan
from salesdash.intake.worker import sheets, workbook
from salesdash.intake.worker.reader import read
from salesdash.intake.worker.strips import strips
from tests.intake import binaries, files

DAY = (dt.date(2026, 3, 5) - dt.date(1970, 1, 1)).days

EVENING = dt.datetime.fromisoformat("2026-03-05T18:00")


def only(content: bytes) -> Grid:
    grids, findings = read("a.xlsx", "digest", content)
    assert findings == []
    (grid,) = grids
    return grid


def cells(grid: Grid) -> list[list[tuple]]:
    """Give each column as (kind, text or number) of each cell."""
    return [
        [
            (Cell(kind).name, text or (None if math.isnan(number) else number))
            for kind, text, number in zip(
                strip.kind, strip.text, strip.number, strict=True
            )
        ]
        for strip in grid.strips
    ]


def test_each_kind_of_value_is_told_apart():
    grid = only(
        files.workbook(
            ["a", 5, 2.5, True, False],
            [
                dt.date(2026, 3, 5),
                EVENING,
                dt.time(6),
                dt.timedelta(hours=30),
                "张三",
            ],
        )
    )
    assert cells(grid) == [
        [("TEXT", "a"), ("DATE", DAY)],
        [("NUMBER", 5), ("DATE", DAY + 0.75)],
        [("NUMBER", 2.5), ("TIME", 0.25)],
        [("BOOLEAN", 1), ("TIME", 1.25)],
        [("BOOLEAN", 0), ("TEXT", "张三")],
    ]


def test_a_column_may_mix_days_and_moments():
    rows = [[dt.date(2026, 3, 5)], [EVENING], ["x"]]
    (strip,) = strips(rows, Scan())
    assert strip.number[:2].tolist() == [DAY, DAY + 0.75]
    assert strip.kind.tolist() == [Cell.DATE, Cell.DATE, Cell.TEXT]


def test_cells_keep_their_places():
    book = Workbook()
    book.worksheets[0]["C3"] = "x"
    assert cells(only(files.saved(book))) == [
        [("BLANK", None)] * 3,
        [("BLANK", None)] * 3,
        [("BLANK", None), ("BLANK", None), ("TEXT", "x")],
    ]


def test_cells_without_places_stand_where_the_scan_puts_them():
    cell = '<c t="inlineStr"><is><t>x</t></is></c>'
    grid = only(
        files.raw(
            f"<row>{cell}</row><row/><row><c r='B3'><v>1</v></c>"
            f'{cell}<c t="e"><v>#N/A</v></c></row>'
            f"<row r='5'><c/>{cell}<c><f>A1</f></c></row>"
        )
    )
    blank = ("BLANK", None)
    assert cells(grid) == [
        [("TEXT", "x"), blank, blank, blank, blank],
        [blank, blank, ("NUMBER", 1), blank, ("TEXT", "x")],
        [blank, blank, ("TEXT", "x"), blank, ("FORMULA", None)],
        [blank, blank, ("ERROR", "#N/A"), blank, blank],
    ]


def test_a_prefixed_workbook_reads_like_any_other():
    made = files.parts("")
    made["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{files.MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1</x:f></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert cells(only(files.zipped(made))) == [
        [("NUMBER", 1)],
        [("FORMULA", None)],
    ]


def test_errors_and_formulas_without_a_value_are_not_blank():
    grid = only(files.workbook(["#REF!", "#DIV/0!", "=A1+1", None]))
    assert cells(grid) == [
        [("ERROR", "#REF!")],
        [("ERROR", "#DIV/0!")],
        [("FORMULA", None)],
    ]


def test_a_number_past_all_bounds_is_an_error():
    grid = only(files.raw('<row r="1"><c r="A1"><v>1e999</v></c></row>'))
    assert cells(grid) == [[("ERROR", "#NUM!")]]


def test_shared_texts_are_found():
    grid = only(
        files.raw(
            '<row r="1"><c r="A1" t="s"><v>1</v></c></row>',
            "<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si>",
        )
    )
    assert cells(grid) == [[("TEXT", "bc")]]


def test_percentages_are_marked_on_numbers_alone():
    book = Workbook()
    for row, value in enumerate((0.5, "50%", 0.5), 1):
        cell = book.worksheets[0].cell(row, 1, value)
        cell.number_format = "0%" if row < 3 else "0.0"
    (strip,) = only(files.saved(book)).strips
    assert strip.percent.tolist() == [True, False, False]


def test_days_of_a_1904_workbook_are_right():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([dt.date(2026, 3, 5)])
    assert cells(only(files.saved(book))) == [[("DATE", DAY)]]


def test_an_old_workbook_tells_that_it_counts_from_1904():
    mac = Path(__file__).parent / "formats" / "mac.xls"
    ((found,), _) = read("mac.xls", "digest", mac.read_bytes())
    assert found.epoch_1904


def test_tabs_come_in_order_hidden_and_empty_ones_too():
    book = Workbook()
    book.worksheets[0].title = "空"
    book.create_sheet("B").append([1])
    book.create_sheet("A").append([1])
    book.worksheets[1].sheet_state = "hidden"
    book.create_sheet("C").sheet_state = "veryHidden"
    book.create_chartsheet("Chart")
    grids, findings = read("a.xlsx", "digest", files.saved(book))
    assert findings == []
    assert [
        (grid.sheet, grid.visible, grid.height, len(grid.strips))
        for grid in grids
    ] == [
        ("空", True, 0, 0),
        ("B", False, 1, 1),
        ("A", True, 1, 1),
        ("C", False, 0, 0),
    ]


def test_hidden_rows_are_read_and_told():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["a"])
    sheet.append(["b"])
    sheet.row_dimensions[2].hidden = True
    grids, findings = read("a.xlsx", "digest", files.saved(book))
    assert cells(grids[0]) == [[("TEXT", "a"), ("TEXT", "b")]]
    assert [(f.code, f.level, dict(f.detail)) for f in findings] == [
        ("rows_hidden", "note", {"count": 1})
    ]


def test_a_sheet_too_large_stops_alone():
    book = Workbook()
    book.worksheets[0].title = "Good"
    book.worksheets[0].append([1])
    far = book.create_sheet("Far")
    far["A1"], far["XFD1048576"] = 1, 1
    grids, findings = read("a.xlsx", "digest", files.saved(book))
    assert [grid.sheet for grid in grids] == ["Good"]
    assert [(f.code, f.sheet, dict(f.detail)) for f in findings] == [
        (
            "sheet_too_large",
            "Far",
            {"rows": 1_048_576, "columns": 16_384, "cells": 2},
        )
    ]


def test_sheets_too_large_together_stop_from_there_on(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(workbook, "AREA", 10)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("A", "B", "C"):
        sheet = book.create_sheet(name)
        sheet["A1"], sheet["B2"] = 1, 1
    grids, findings = read("a.xlsx", "digest", files.saved(book))
    assert [grid.sheet for grid in grids] == ["A", "B"]
    assert [(f.code, f.sheet) for f in findings] == [("sheet_too_large", "C")]


def test_a_sheet_whose_part_is_missing_stops_alone():
    made = files.parts("")
    del made["xl/worksheets/sheet1.xml"]
    grids, findings = read("a.xlsx", "digest", files.zipped(made))
    assert grids == []
    assert findings == [Finding("sheet_damaged", "stop", "a.xlsx", "Visits")]


def test_declared_entities_are_never_expanded():
    made = files.parts(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    )
    name = "xl/worksheets/sheet1.xml"
    made[name] = '<!DOCTYPE x [<!ENTITY a "b">]>' + made[name]
    grids, findings = read("a.xlsx", "digest", files.zipped(made))
    assert grids == []
    assert findings == [Finding("sheet_damaged", "stop", "a.xlsx", "Visits")]


def test_a_file_that_is_not_what_its_name_says_is_told():
    (grid,), findings = read("a.XLS", "digest", files.workbook([1]))
    assert cells(grid) == [[("NUMBER", 1)]]
    assert findings == [
        Finding("file_named_otherwise", "note", "a.XLS", value=".xlsx")
    ]


def test_a_page_is_read_in_the_encoding_that_it_names():
    page = "<meta charset=big5><table><tr><td>客戶<td>b<tr><td>c<td>d</table>"
    (grid,), findings = read("頁.html", "digest", page.encode("big5"))
    assert (grid.sheet, grid.strips[0].text.tolist()) == ("頁", ["客戶", "c"])
    assert findings == []


def test_an_encoding_that_a_page_does_not_name_is_told():
    page = "<table><tr><td>客户<td>b<tr><td>c<td>d</table>"
    (grid,), findings = read("a.htm", "digest", page.encode("gb18030"))
    assert grid.strips[0].text.tolist() == ["客户", "c"]
    assert findings == [
        Finding("text_encoding", "note", "a.htm", value="GB18030")
    ]
    named = f"<meta charset=gbk>{page}".encode("gbk")
    assert read("a.htm", "digest", named)[1] == []


def test_a_workbook_without_sheets_is_told():
    book = Workbook()
    book.create_chartsheet("Chart")
    book.remove(book.worksheets[0])
    assert read("a.xlsx", "digest", files.saved(book)) == (
        [],
        [Finding("file_without_sheets", "stop", "a.xlsx")],
    )


def test_sheets_of_other_formats_too_large_together_stop_from_there_on(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(sheets, "AREA", 10)
    two = binaries.sheet([[1, 1], [1, 1]])
    made = binaries.xlsb({"A": two, "B": two, "C": two})
    grids, findings = read("a.xlsb", "digest", made)
    assert [grid.sheet for grid in grids] == ["A", "B"]
    assert [(f.code, f.sheet, dict(f.detail)) for f in findings] == [
        ("sheet_too_large", "C", {"rows": 2, "columns": 2, "cells": 4})
    ]


def test_hidden_rows_and_merged_cells_of_other_formats_are_told():
    hidden = binaries.row(1, hidden=True) + binaries.cell(4, 0, b"\1")
    made = binaries.part(hidden, binaries.merged(1, 2, 0, 0))
    (grid,), findings = read("a.xlsb", "d", binaries.xlsb({"A": made}))
    assert (grid.merged, grid.height) == (((0, 1, 2),), 2)
    assert [(f.code, f.sheet, dict(f.detail)) for f in findings] == [
        ("rows_hidden", "A", {"count": 1})
    ]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("日报.csv", "日报"), ("a.b.csv", "a.b"), ("x", "x"), ("x.out", "x")],
)
def test_a_text_is_a_sheet_named_like_its_file(name: str, sheet: str):
    (grid,), findings = read(name, "digest", b"a;1\n")
    assert (grid.file, grid.sheet, grid.visible) == (name, sheet, True)
    assert cells(grid) == [[("TEXT", "a")], [("TEXT", "1")]]
    assert findings == []


def test_an_encoding_that_was_guessed_is_told():
    (grid,), findings = read("a.csv", "digest", "客户".encode("gb18030"))
    assert cells(grid) == [[("TEXT", "客户")]]
    assert findings == [
        Finding("text_encoding", "note", "a.csv", value="GB18030")
    ]


def test_a_fault_inside_the_reader_is_a_finding(
    capsys: pytest.CaptureFixture[str],
):
    content = files.workbook(["some text", 1])
    broken = bytearray(content)
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    broken[at : at + 20] = bytes(20)
    grids, findings = read("a.xlsx", "digest", bytes(broken))
    assert grids == []
    assert findings == [Finding("file_damaged", "stop", "a.xlsx")]
    assert "Traceback" in capsys.readouterr().err


def test_the_child_imports_neither_pandas_nor_polars_nor_streamlit():
    code = (
        "import sys, salesdash.intake.worker.__main__\n"
        "print({'pandas', 'polars', 'streamlit', 'plotly'} & {*sys.modules})"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=root,
        text=True,
    )
    assert told.stdout == "set()\n"


def test_what_the_workbook_calls_a_table_is_told() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Date", "Rep"], [1, "Ann"], ["", ""], ["Type"], ["Demo"]):
        sheet.append(row)
    sheet.add_table(Table(displayName="Visits", ref="A1:B2"))
    sheet.add_table(Table(displayName="Types", ref="A4:A5"))
    found = only(files.saved(book))
    assert (found.tables, found.pivot) == (((0, 0, 1, 1), (3, 0, 4, 0)), False)


def test_cells_merged_sideways_are_told() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Title", "", ""], ["a", "b", "c"], ["d", "e", "f"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:B3")
    found = only(files.saved(book))
    assert (found.across, found.merged) == (
        ((0, 0, 2), (1, 0, 1)),
        ((0, 1, 2),),
    )


def test_hostile_lists_of_parts_are_no_tables() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    sheet = "xl/worksheets/_rels/sheet1.xml.rels"
    for ref in ("A1", "B9:A1", "A1:XFD9999999", "", "A1:B2&#10;"):
        parts = {
            **files.parts(cells),
            sheet: files.links(
                t="table:../tables/t.xml",
                u="table:../../../../etc/passwd",
                p="pivotTable:../pivotTables/p.xml",
            ),
            "xl/tables/t.xml": f'<table ref="{ref}"/>',
        }
        found = only(files.zipped(parts))
        assert (found.tables, found.pivot) == ((), True)


def test_cells_formatted_in_a_currency_are_told_as_runs() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["a", "b"], [1, 1], [2, 2], [None, 3], [4, 4]):
        sheet.append(row)
    for cell in (*sheet["A"][1:], sheet["B"][3]):
        cell.number_format = "[$$-409]0"
    sheet["B2"].number_format = "[$€-2]0"
    assert only(files.saved(book)).money == (
        (0, 1, 2, "USD"),
        (0, 4, 4, "USD"),
        (1, 1, 1, "EUR"),
        (1, 3, 3, "USD"),
    )


def test_a_style_of_a_currency_on_blank_cells_alone_tells_nothing() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["a"])
    sheet["A2"].number_format = "[$$-409]0"
    found = only(files.saved(book))
    assert (found.money, found.epoch_1904) == ((), False)
