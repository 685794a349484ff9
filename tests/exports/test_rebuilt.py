"""A sheet written again: same cells, same addresses, soon enough."""

import io
import time

import openpyxl
from openpyxl import Workbook

from salesdash.exports import rebuilt, workbook
from salesdash.exports.marked import CHECK, Tab
from salesdash.intake.grid import Grid
from tests.intake.grids import Error, Formula, Percent, grid

LARGE, WIDE = 5000, 20
SECONDS = 15
"""Three on an idle machine; tests may share theirs with others."""


def written(found: Grid, marks=None):
    book = Workbook(write_only=True)
    rebuilt.write(book.create_sheet("A"), Tab(found, ()), marks or {})
    content = workbook.saved(book)
    return openpyxl.load_workbook(io.BytesIO(content))["A"]


def test_cells_keep_their_places_and_kinds():
    sheet = written(
        grid(
            [
                [],
                [None, "a", 1.5, True],
                [],
                [Percent(0.125), Error("#REF!"), Formula("x"), "=1"],
            ]
        )
    )
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        [None, None, None, None],
        [None, "a", 1.5, True],
        [None, None, None, None],
        [0.125, "#REF!", None, "=1"],
    ]
    kinds = [sheet[place].data_type for place in ("A4", "B4", "D4")]
    assert kinds == ["n", "e", "s"]
    assert sheet["A4"].number_format == "0.0#%"


def test_merged_cells_are_merged_again_and_never_overlap():
    found = grid([["x", "", ""], ["", "", ""], ["", "y", ""]])
    merged = Grid(
        **{
            **vars(found),
            "merged": ((0, 0, 1), (1, 1, 2)),
            "across": ((0, 0, 1), (2, 0, 1)),
        }
    )
    areas = {str(area) for area in written(merged).merged_cells.ranges}
    assert areas == {"A1:B2", "A3:B3"}


def test_a_mark_outside_of_the_cells_is_drawn_too():
    sheet = written(grid([["a"]]), {(3, 2): (CHECK, "look here")})
    assert sheet["B3"].comment.text == "look here"
    assert sheet["B3"].fill.fgColor.rgb == "00FFE699"


def test_a_large_sheet_is_written_soon():
    line = ["text"] * (WIDE // 2) + [1.5] * (WIDE // 2)
    found = grid([line] * LARGE)
    marks = {(row, 1): (CHECK, "look here") for row in range(1, LARGE, 2)}
    book = Workbook(write_only=True)
    begun = time.process_time()
    rebuilt.write(book.create_sheet("A"), Tab(found, ()), marks)
    workbook.saved(book)
    assert time.process_time() - begun < SECONDS
