import io
from datetime import date
from typing import Any

import openpyxl

from salesdash.exports.report.page import Cell, Page, texts
from salesdash.exports.report.sheet import xlsx
from salesdash.intake.ours import GUIDE

PAGE = Page(
    name="Visits 2026-11-20",
    tab="Visits",
    title="=Visits & more",
    notes=("a note",),
    heads=("Customer", "Ann"),
    rows=(
        (Cell(date(2026, 11, 20), "section"),),
        texts(("=1+1", "@x\n-y")),
        (Cell("Sum", "label"), Cell(3, "number", 1.0)),
    ),
    widths=(20, 30),
    language="en",
    marks={3: "mark", 4: "2026-11-20"},
    left=("something was left out",),
)


def test_cells_are_text_days_and_numbers_and_never_run() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(PAGE)))
    sheet = book["Visits"]
    told: list[list[Any]] = [
        [cell.value for cell in row] for row in sheet.iter_rows()
    ]
    assert [row[:2] for row in told] == [
        ["=Visits & more", None],
        ["a note", None],
        ["Customer", "Ann"],
        [told[3][0], None],
        ["=1+1", "@x\n-y"],
        ["Sum", 3],
    ]
    assert told[3][0].date() == date(2026, 11, 20)
    live = [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert live == []
    assert sheet["A5"].quotePrefix
    assert [row[3] for row in told[2:4]] == ["mark", "2026-11-20"]
    assert sheet.column_dimensions["D"].hidden


def test_it_prints_across_with_the_headings_on_each_page() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(PAGE)))["Visits"]
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", "9")
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.print_area == "'Visits'!$A$1:$B$6"
    assert sheet.freeze_panes == "B4"
    head: Any = sheet.oddHeader
    assert head.right.text == "=Visits && more"


def test_what_was_left_out_stands_on_a_sheet_that_is_no_data() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(PAGE)))
    assert book.sheetnames == ["Visits", "salesdash"]
    assert book["salesdash"]["A1"].value == "something was left out"
    assert book["salesdash"]["B1"].value == GUIDE
