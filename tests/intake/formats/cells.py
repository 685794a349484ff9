"""The cells of a sheet, told shortly."""

import numpy as np

from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.grid import Cell
from tests.intake.formats.make import LONG

DAY = 20_517

AWKWARD = {
    1: ("TEXT", "张三 <b>&amp;"),
    2: ("DATE", DAY),
    3: ("DATE", DAY + 18.5 / 24),
    4: ("TIME", 13.5 / 24),
    5: ("TIME", 1.25),
    6: ("PERCENT", 0.25),
    7: ("TEXT", "50%"),
    8: ("NUMBER", -1234.5),
    9: ("NUMBER", 42),
    10: ("ERROR", "#N/A"),
    11: ("ERROR", "#DIV/0!"),
    12: ("TEXT", "ab"),
    13: ("NUMBER", 6),
    14: ("DATE", DAY),
    15: ("TEXT", LONG),
    16: ("TEXT", "  x  "),
}
"""Row 3 of the awkward workbook that `make` had LibreOffice write."""


def cells(tab: Tab) -> dict[tuple[int, int], tuple[str, str | float]]:
    """Give the kind and the value of each cell by row and column."""
    assert isinstance(tab.cells, Sparse)
    return {
        (int(row), column): (
            "PERCENT" if strip.percent[row] else Cell(strip.kind[row]).name,
            strip.text[row]
            or (0 if np.isnan(strip.number[row]) else strip.number[row]),
        )
        for column, strip in enumerate(tab.cells.strips())
        for row in np.flatnonzero(strip.kind)
    }


def shown(tab: Tab, line: int) -> dict[int, tuple[str, str | float]]:
    """Give the cells of one row by column."""
    return {
        column: value
        for (row, column), value in cells(tab).items()
        if row == line
    }
