"""The cells of a sheet, told shortly."""

import numpy as np

from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.grid import Cell


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
