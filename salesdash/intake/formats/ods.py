"""The sheets of an .ods, as LibreOffice and its kin write it.

A few bytes can say that a cell is repeated a thousand million times, so
nothing is repeated before it is counted.
"""

import io
from collections.abc import Callable, Iterator, Mapping

from salesdash.intake import preflight, sniff
from salesdash.intake.formats import markup, values
from salesdash.intake.formats.markup import Said, count
from salesdash.intake.formats.sparse import Sparse, Tab, many
from salesdash.intake.formats.values import Value
from salesdash.intake.grid import Cell
from salesdash.intake.limits import CELL, COLUMNS, FILLED, ROWS
from salesdash.intake.refusal import Refused

CONTENT = "content.xml"
HIDDEN = ("collapse", "filter")
ASIDE = frozenset(
    {
        "office:annotation",
        "draw:frame",
        "table:shapes",
        "table:tracked-changes",
        "text:ruby-text",
    }
)
"""What is not what the cells of a sheet hold."""

TABLE, ROW = "table:table", "table:table-row"
CELL_TAG, COVERED = "table:table-cell", "table:covered-table-cell"
PARAGRAPHS = ("text:p", "text:h")
BLANKS = 1_000
"""Blanks in a row; more of them are as good as these."""

LONGEST = 1_000_000
"""Letters of a cell; what comes behind them is not taken."""

BREAKS = {"text:tab": "\t", "text:line-break": "\n"}


def tabs(content: bytes) -> Iterator[Tab]:
    """Give the sheets in the order of the tabs.

    Raises:
        Refused: The file as a whole cannot be read.
    """
    if not content.startswith(sniff.ZIP):
        yield from markup.tabs(io.BytesIO(content), Document())
        return
    archive = sniff.archive(content)
    preflight.weigh(archive)
    if CONTENT not in archive.namelist():
        raise Refused("file_damaged")
    with archive.open(CONTENT) as part:
        yield from markup.tabs(part, Document())


class Document:
    """A document while it is read, tag by tag."""

    def __init__(self) -> None:
        """Start ahead of the first tag."""
        self.ready: list[Tab] = []
        self.tabs = 0
        self.unseen: set[str] = set()
        self.style = ""
        self.aside = 0
        self.cells: Sparse | None = None
        self.refused: Refused | None = None
        self.sheet: Said = {}
        self.down = 0
        self.row: Said = {}
        self.line: list[tuple[int, Value]] = []
        self.across = 0
        self.cell: Said | None = None
        self.inside = False
        self.text: list[str] = []
        self.said = 0

    def done(self) -> Iterator[Tab]:
        """Give the sheets that are whole by now."""
        while self.ready:
            yield self.ready.pop(0)

    def start(self, tag: str, said: Said) -> None:
        """Take the start of a tag."""
        if self.aside or tag in ASIDE or (self.cells and tag == TABLE):
            self.aside += 1
        elif self.cell is not None:
            self._inside(tag, said)
        elif take := STARTS.get(tag):
            take(self, said)

    def end(self, tag: str) -> None:
        """Take the end of a tag."""
        if self.aside:
            self.aside -= 1
        elif take := ENDS.get(tag):
            take(self)

    def write(self, text: str) -> None:
        """Take what stands between tags."""
        if self.inside and not self.aside:
            self._say(text)

    def _say(self, text: str) -> None:
        # A few bytes can stand for many blanks.
        self.said += len(text)
        if self.said <= LONGEST:
            self.text.append(text)

    def _inside(self, tag: str, said: Said) -> None:
        if tag in PARAGRAPHS:
            self.inside = True
            if self.text:
                self.text.append("\n")
        elif tag == "text:s":
            blanks = min(count(said, "text:c"), BLANKS)
            self._say(" " * blanks if self.said < CELL else "")
        elif tag in BREAKS:
            self._say(BREAKS[tag])

    def begin_style(self, said: Said) -> None:
        """Remember the style that the next properties belong to."""
        self.style = said.get("style:name", "")

    def properties(self, said: Said) -> None:
        """Learn which style hides a sheet."""
        if said.get("table:display") == "false":
            self.unseen.add(self.style)

    def begin_sheet(self, said: Said) -> None:
        """Begin a sheet."""
        self.sheet, self.cells, self.refused = said, Sparse(values.LOOKS), None
        self.down = 0

    def begin_row(self, said: Said) -> None:
        """Begin a row."""
        self.row, self.line, self.across = said, [], 0

    def begin_cell(self, said: Said) -> None:
        """Begin a cell."""
        self.cell, self.text, self.inside = said, [], False
        self.said = 0

    def end_paragraph(self) -> None:
        """Stop listening."""
        self.inside = False

    def end_cell(self) -> None:
        """Take a cell in, as often as it is repeated."""
        if self.cell is None or self.cells is None:
            return
        said, self.cell, self.inside = self.cell, None, False
        times = count(said, "table:number-columns-repeated")
        value = values.value(said, "".join(self.text))
        if value.kind != Cell.BLANK and not self.refused:
            here = range(self.across, min(self.across + times, COLUMNS + 1))
            self.line += ((column, value) for column in here)
        deep = count(said, "table:number-rows-spanned")
        self.cells.merge(self.down, self.down + deep - 1, self.across)
        self.across += times

    def end_covered(self) -> None:
        """Pass over a cell that a merged one covers."""
        if self.cell is not None:
            self.across += count(self.cell, "table:number-columns-repeated")
        self.cell, self.inside = None, False

    def end_row(self) -> None:
        """Take a row in, as often as it is repeated."""
        times = count(self.row, "table:number-rows-repeated")
        if self.line and self.cells and not self.refused:
            try:
                self._take(self.cells, times)
            except Refused as refusal:
                self.refused = refusal
        self.down += times

    def _take(self, cells: Sparse, times: int) -> None:
        if self.row.get("table:visibility") in HIDDEN:
            cells.hidden += times
        last, filled = self.down + times, len(self.line) * times
        if last > ROWS or filled > FILLED:
            across = self.line[-1][0] + 1
            raise Refused(
                "sheet_too_large", rows=last, columns=across, cells=filled
            )
        for row in range(self.down, last):
            for column, value in self.line:
                cells.add(row, column, value.kind, value.value, value.look)

    def end_sheet(self) -> None:
        """Hand the sheet over."""
        if self.cells is None:
            return
        name = self.sheet.get("table:name", "")
        seen = self.sheet.get("table:style-name") not in self.unseen
        self.ready.append(Tab(name, seen, self.refused or self.cells))
        self.tabs += 1
        many(range(self.tabs))
        self.cells = None


STARTS: Mapping[str, Callable[[Document, Said], None]] = {
    "style:style": Document.begin_style,
    "style:table-properties": Document.properties,
    TABLE: Document.begin_sheet,
    ROW: Document.begin_row,
    CELL_TAG: Document.begin_cell,
    COVERED: Document.begin_cell,
}
ENDS: Mapping[str, Callable[[Document], None]] = {
    **dict.fromkeys(PARAGRAPHS, Document.end_paragraph),
    TABLE: Document.end_sheet,
    ROW: Document.end_row,
    CELL_TAG: Document.end_cell,
    COVERED: Document.end_covered,
}
