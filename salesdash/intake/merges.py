"""Cells merged downwards: what stands on top holds for each row below."""

from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Block, Matrix

SHARED = frozenset(
    {"rep", "team", "customer", "date", "month", "name", "opportunity"}
    | {"currency", "activity", "measure", "region", "industry", "supervisor"}
)
"""Columns whose merged cell speaks of every row; an amount never does."""

_OWN = {"opportunities": frozenset({"opportunity"})}
"""Columns in which a cell merged over rows makes them no single thing."""


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
        name = known.get(place)
        shared = name in SHARED - _OWN.get(table, frozenset())
        # Cells may be merged below the last row that holds anything.
        shared = shared and block.bottom < first < len(cells.kind)
        if not shared or cells.kind[first, place] == Cell.BLANK:
            continue
        for row in range(first + 1, min(last + 1, len(cells.kind))):
            if (cells.kind[row] != Cell.BLANK).any():
                cells.kind[row, place] = cells.kind[first, place]
                cells.text[row, place] = cells.text[first, place]
                cells.number[row, place] = cells.number[first, place]
