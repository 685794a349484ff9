"""Sheets as the formats give them -> grids and findings."""

from collections.abc import Iterable
from types import MappingProxyType

from salesdash.findings import Finding
from salesdash.intake.formats.sparse import Sparse, Tab
from salesdash.intake.grid import Grid
from salesdash.intake.limits import AREA, WRITING
from salesdash.intake.refusal import Refused
from salesdash.intake.wire import Outcome


def read(file: str, sha256: str, tabs: Iterable[Tab]) -> Outcome:
    """Take every sheet that can be taken."""
    outcome: Outcome = [], []
    area = writing = 0
    for tab in tabs:
        cells = tab.cells
        if isinstance(cells, Sparse):
            area += cells.height * cells.width
            writing += cells.writing
            large = area > AREA or writing > WRITING
            cells = cells.refusal() if large else cells
        if isinstance(cells, Refused):
            outcome[1].append(cells.finding(file, tab.name))
            continue
        grid = Grid(
            file,
            sha256,
            tab.name,
            tab.visible,
            cells.strips(),
            tuple(cells.merged),
            epoch_1904=bool(cells.shift),
        )
        outcome[0].append(grid)
        outcome[1].extend(notes(grid, cells.hidden))
    return outcome


def notes(grid: Grid, hidden: int) -> list[Finding]:
    """Say how many rows of a sheet are hidden, if any are."""
    if not hidden:
        return []
    detail = MappingProxyType({"count": hidden})
    return [
        Finding("rows_hidden", "note", grid.file, grid.sheet, detail=detail)
    ]
