"""Uploaded files as they are kept, read once more for their cells."""

import hashlib
from collections import OrderedDict
from collections.abc import Collection, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import Any

from salesdash.intake import guard, layout, split
from salesdash.intake.examples import cell
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.guard import Upload

LOST, DAMAGED, UNREAD = "lost", "damaged", "unread"
TROUBLES = (LOST, DAMAGED, UNREAD)
"""Why there are no cells: the original is gone, was changed, or cannot be
read any more."""

KEPT = 12
"""So many originals are kept in memory, the latest used ones."""

MOST = 3_000_000
"""Cells of all that are kept."""


class Original:
    """A sheet of an original, its headings looked for once.

    Attributes:
        grid: Its cells.
    """

    def __init__(self, grid: Grid) -> None:
        """Hold the cells."""
        self.grid = grid
        self._headed: dict[tuple[int, str], tuple[str, ...]] = {}

    @cached_property
    def cells(self) -> layout.Matrix:
        """The cells as matrices, made once."""
        return layout.Matrix(self.grid)

    def heads(self, row: int, known: Mapping[str, Any]) -> tuple[str, ...]:
        """Give what stands above each column, as the log calls it.

        Args:
            row: The last row of the header, from 0.
            known: The headings that the log remembers.
        """
        key = row, "\n".join(known)
        if key not in self._headed:
            blocks = [layout.at(self.cells, row)]
            if 0 <= row < self.grid.height:
                blocks.append(layout.single(self.cells, row))
            found = [layout.shown(b.texts) for b in blocks if b]
            blank = ("",) * len(self.grid.strips)
            best = max(found, key=partial(_known, known), default=blank)
            self._headed[key] = best
        return self._headed[key]

    def filled(self, row: int, place: int) -> int:
        """Give the row whose cell speaks for a cell: that of its merge."""
        spans = (m for m in self.grid.merged if m[0] == place)
        return next((a for _, a, b in spans if a <= row <= b), row)

    def text(self, row: int, place: int) -> str:
        """Write a cell as a spreadsheet would show it; both from 0."""
        if not 0 <= row < self.grid.height:
            return ""
        if self.cells.kind[row, place] == Cell.BLANK:
            return ""
        return cell(self.cells, self.grid, row, place)


class Shelf:
    """The originals that were read last, sheet by sheet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = Lock()
        self._books: OrderedDict[tuple[str, str], dict[str, Original]] = (
            OrderedDict()
        )

    def get(self, upload: Upload, sha256: str) -> dict[str, Original]:
        """Give the sheets of a file by name, none if it cannot be read."""
        key = sha256, upload.name
        with self._lock:
            if key in self._books:
                self._books.move_to_end(key)
                return self._books[key]
        grids, _ = guard.grids([upload])
        sheets = {g.sheet: Original(g) for g in (*grids, *split.every(grids))}
        with self._lock:
            self._books[key] = sheets
            while len(self._books) > 1 and self._full():
                self._books.popitem(last=False)
        return sheets

    def _full(self) -> bool:
        sheets = [s.grid for b in self._books.values() for s in b.values()]
        size = sum(g.height * len(g.strips) for g in sheets)
        return len(self._books) > KEPT or size > MOST


SHELF = Shelf()


def opened(
    path: Path, file: str, sheet: str, sha256: str
) -> tuple[Original | None, str]:
    """Open a sheet of an original, if it is still what was uploaded.

    Args:
        path: Where its bytes are kept.
        file: Its name, as it was uploaded.
        sheet: The name of the sheet, as the log has it.
        sha256: The digest of the bytes.

    Returns:
        The sheet, or None and one of `TROUBLES`.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None, LOST
    if hashlib.sha256(content).hexdigest() != sha256:
        return None, DAMAGED
    held = SHELF.get(Upload(file, content), sha256).get(sheet)
    return held, "" if held else UNREAD


def _known(known: Mapping[str, Any], heads: Collection[str]) -> int:
    """Count the headings that the log remembers."""
    return len({*heads} & {*known})
