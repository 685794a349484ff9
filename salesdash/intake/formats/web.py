"""The tables of a web page, as many systems export them under .xls.

A table that holds others only arranges them; one without two rows and two
columns is no data. Every table left is a sheet. Its cells are text, as they
are in a CSV, and nothing in the page is ever run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from salesdash.intake.formats.hypertext import Piece, pieces
from salesdash.intake.formats.markup import count
from salesdash.intake.formats.sparse import Sparse, Tab, many
from salesdash.intake.grid import Cell
from salesdash.intake.limits import COLUMNS, FILLED
from salesdash.intake.refusal import Refused

BLANKS = re.compile(r"[ \t\r\n\f]+")
NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
CELLS = frozenset({"td", "th"})
ENDS = frozenset({"/td", "/th", "/tr", "/caption"})
BREAKS = frozenset({"br", "p", "div", "li"})
"""Where a new line begins."""

WIDEST, DEEPEST = 1_000, 65_534
"""How far a cell may reach, as browsers have it."""

DEEP, MANY = 200, 10_000
"""Tables inside one another, and in all, that are still believed."""

LEAST = 2
"""Rows and columns of a table that is data."""


def tabs(page: str, name: str) -> Iterator[Tab]:
    """Give each table as a sheet.

    Args:
        page: The page.
        name: How to call its sheet.

    Raises:
        Refused: It has no table.
    """
    reader = Reader()
    for piece in pieces(page):
        reader.take(piece)
    for table in reader.open:
        table.end_cell()
    found = [table for table in reader.tables if table.data]
    many(found)
    if not found:
        raise Refused("file_html")
    for number, table in enumerate(found, 1):
        title = name if len(found) == 1 else f"{name} {number}"
        yield Tab(title, True, table.refused or table.cells)  # noqa: FBT003 - a dataclass


@dataclass
class Table:
    """A table while it is read.

    Attributes:
        cells: The cells so far.
        refused: Why it is not taken.
        parent: It holds other tables.
        down: The row that it is at.
        across: The next column.
        taken: Column -> last row that a cell from above reaches into.
        steps: Columns passed over so far, since those take time.
        text: What the open cell holds so far, None between cells.
        wide: Columns of that cell.
        deep: Rows of that cell.
    """

    cells: Sparse = field(default_factory=Sparse)
    refused: Refused | None = None
    parent: bool = False
    down: int = -1
    across: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    steps: int = 0
    text: list[str] | None = None
    wide: int = 1
    deep: int = 1

    @property
    def data(self) -> bool:
        """Whether it holds data, and does not only arrange."""
        size = min(self.cells.height, self.cells.width)
        return bool(self.refused) or (not self.parent and size >= LEAST)

    def row(self, said: dict[str, str]) -> None:
        """Begin a row."""
        self.end_cell()
        self.down, self.across = self.down + 1, 0
        self.cells.hidden += bool(NONE.search(said.get("style", "")))

    def cell(self, said: dict[str, str]) -> None:
        """Begin a cell."""
        self.end_cell()
        if self.down < 0:
            self.row({})
        across, taken = self.across, self.taken
        while taken.get(across, -1) >= self.down:
            across += 1
        self._step(across - self.across)
        self.text = []
        self.wide = _reach(said, "colspan", WIDEST)
        self.deep = _reach(said, "rowspan", DEEPEST)

    def end_cell(self) -> None:
        """Take the open cell in."""
        if self.text is None:
            return
        lines = "".join(self.text).split("\n")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n")
        self._add(text)
        if self.deep > 1 and not self.refused:
            here = range(self.across, min(self.across + self.wide, COLUMNS))
            self.taken |= dict.fromkeys(here, self.down + self.deep - 1)
        self._step(self.wide)
        self.text = None

    def _step(self, columns: int) -> None:
        self.across += columns
        self.steps += columns
        if self.steps > FILLED and not self.refused:
            self.taken, self.refused = {}, self.cells.refusal()

    def _add(self, text: str) -> None:
        if self.refused:
            return
        last = self.down + self.deep - 1
        self.cells.merge(self.down, last, self.across)
        try:
            self.cells.add(self.down, self.across, Cell.TEXT, text)
        except Refused as refusal:
            self.refused = refusal


class Reader:
    """A page while it is read, piece by piece."""

    def __init__(self) -> None:
        """Start ahead of the first piece."""
        self.tables: list[Table] = []
        self.open: list[Table] = []

    def take(self, piece: Piece) -> None:
        """Take a tag or a text."""
        if piece.tag == "table":
            self._begin()
        elif self.open and piece.tag == "/table":
            self.open.pop().end_cell()
        elif self.open:
            self._inside(self.open[-1], piece)

    def _begin(self) -> None:
        if len(self.open) > DEEP:
            raise Refused("file_damaged")
        many(self.tables[MANY:])
        if self.open:
            self.open[-1].parent = True
        self.open.append(Table())
        self.tables.append(self.open[-1])

    def _inside(self, table: Table, piece: Piece) -> None:
        tag = piece.tag
        if tag == "tr":
            table.row(piece.said)
        elif tag in CELLS:
            table.cell(piece.said)
        elif tag == "caption":
            table.row({})
            table.cell({})
        elif tag in ENDS:
            table.end_cell()
        elif tag in BREAKS and table.text is not None:
            table.text.append("\n")
        elif not tag and table.text is not None:
            table.text.append(BLANKS.sub(" ", piece.text))


def _reach(said: dict[str, str], name: str, most: int) -> int:
    return max(1, min(count(said, name), most))
