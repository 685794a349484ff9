"""Cells that never run, names that no system refuses."""

import io

import openpyxl
from openpyxl import Workbook

from salesdash.exports import workbook


def written(*values: str) -> list[tuple]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("A")
    sheet.append(
        [workbook.text(sheet, 1, at, v) for at, v in enumerate(values, 1)]
    )
    read = openpyxl.load_workbook(io.BytesIO(workbook.saved(book)))
    return [(c.data_type, c.value, c.quotePrefix) for c in read["A"][1]]


def test_a_text_stays_a_text_whatever_it_looks_like():
    assert written("=1+1", "+1", " -1", "＠x", "#REF!", "plain") == [
        ("s", "=1+1", True),
        ("s", "+1", True),
        ("s", " -1", True),
        ("s", "＠x", True),
        ("s", "#REF!", False),
        ("s", "plain", False),
    ]


def test_signs_that_no_cell_may_hold_are_dropped():
    assert workbook.clean("a\x00\x1f\ufffe\ud800b\tc\n") == "ab\tc\n"


def test_a_number_is_written_to_its_last_digit():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("A")
    numbers = [0.1 + 0.2, 1e-7, 123456789012.0, 1e300]
    sheet.append(
        [workbook.number(sheet, 1, at, n) for at, n in enumerate(numbers, 1)]
    )
    read = openpyxl.load_workbook(io.BytesIO(workbook.saved(book)))
    assert [cell.value for cell in read["A"][1]] == numbers


def test_names_of_files_lead_nowhere():
    assert workbook.safe("../../etc/passwd") == ".. .. etc passwd"
    assert workbook.safe('a\x00<b>:"c"\n') == "a b c"


def test_names_of_sheets_are_short_and_used_once():
    long = "x" * 40
    assert workbook.title(long, ["x" * 31]) == "x" * 27 + " (2)"
