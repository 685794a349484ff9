"""Cells merged downwards: what stands on top holds for each row below."""

from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Block, Matrix

SHARED = frozenset({"rep", "team", "customer", "date"})
"""Columns whose merged cell speaks of every row; an amount never does."""


def fill(cells: Matrix, grid: Grid, block: Block, table: str) -> None:
    """Fill merged cells of the body, within the merge only.

    A row with nothing else in it stays blank.

    Args:
        cells: The cells of the sheet; filled in place.
        grid: The sheet, which knows its merged cells.
        block: Its table.
        table: The name of the model's table.
    """
    known = block.columns[table].of
    for place, first, last in grid.merged:
        shared = known.get(place) in SHARED and first > block.bottom
        if not shared or cells.kind[first, place] == Cell.BLANK:
            continue
        for row in range(first + 1, min(last + 1, len(cells.kind))):
            if (cells.kind[row] != Cell.BLANK).any():
                cells.kind[row, place] = cells.kind[first, place]
                cells.text[row, place] = cells.text[first, place]
                cells.number[row, place] = cells.number[first, place]
