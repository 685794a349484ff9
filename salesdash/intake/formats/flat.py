"""The sheets of an XML Spreadsheet of 2003, a workbook in one plain text.

Many systems write it and call it .xls.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping

from salesdash.intake import text
from salesdash.intake.formats import markup, values
from salesdash.intake.formats.looks import Look, look
from salesdash.intake.formats.markup import Said, count
from salesdash.intake.formats.sparse import SHIFT, Sparse, Tab, many
from salesdash.intake.grid import Cell
from salesdash.intake.limits import COLUMNS, ROWS
from salesdash.intake.refusal import Refused

NAMED = {
    "Percent": Look.PERCENT,
    **dict.fromkeys(
        (
            "General Date",
            "Long Date",
            "Medium Date",
            "Short Date",
            "Long Time",
            "Medium Time",
            "Short Time",
        ),
        Look.DATE,
    ),
    **dict.fromkeys(
        ("Currency", "Euro Currency", "Fixed", "Scientific", "Standard"),
        Look.PLAIN,
    ),
    **dict.fromkeys(("Yes/No", "True/False", "On/Off"), Look.PLAIN),
}
"""Number formats that go by a name."""

START = values.days("1899-12-31")
"""The day of a time that has no day."""

UNSEEN = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:[0-8]|1[124-9]|2\d|3[01]|x[0-8bcef]|x1[0-9a-f]);",
    re.IGNORECASE,
)
"""Signs that no XML may hold, and that programs write all the same."""

ASIDE = "Comment"
SEEN = "SheetVisible"


def tabs(content: bytes) -> Iterator[Tab]:
    """Give the sheets in the order of the tabs.

    Raises:
        Refused: The file as a whole cannot be read.
    """
    written, _ = text.decode(content, text.said(content))
    clean = UNSEEN.sub("", written.lstrip())
    return markup.tabs(io.StringIO(clean), Document())


class Document:
    """A document while it is read, tag by tag."""

    def __init__(self) -> None:
        """Start ahead of the first tag."""
        self.ready: list[Tab] = []
        self.tabs = 0
        self.shift = 0
        self.styles: dict[str, int] = {}
        self.looks: list[Look] = []
        self.aside = 0
        self.name = ""
        self.seen = SEEN
        self.cells: Sparse | None = None
        self.refused: Refused | None = None
        self.down = self.across = -1
        self.span = 0
        self.cell: Said = {}
        self.type = ""
        self.text: list[str] | None = None

    def done(self) -> Iterator[Tab]:
        """Give the sheets that are whole by now."""
        while self.ready:
            yield self.ready.pop(0)

    def start(self, tag: str, said: Said) -> None:
        """Take the start of a tag, whatever its prefix."""
        bare = _bare(tag)
        if self.aside or bare == ASIDE:
            self.aside += 1
        elif take := STARTS.get(bare):
            take(self, {_bare(key): told for key, told in said.items()})

    def end(self, tag: str) -> None:
        """Take the end of a tag."""
        if self.aside:
            self.aside -= 1
        elif take := ENDS.get(_bare(tag)):
            take(self)

    def write(self, text: str) -> None:
        """Take what stands between tags."""
        if self.text is not None and not self.aside:
            self.text.append(text)

    def begin_style(self, said: Said) -> None:
        """Number a style; it looks like its parent until it says more."""
        parent = self.styles.get(said.get("Parent", ""))
        self.styles[said.get("ID", "")] = len(self.looks)
        self.looks.append(Look.PLAIN if parent is None else self.looks[parent])

    def format(self, said: Said) -> None:
        """Learn how a style shows a number."""
        form = said.get("Format", "")
        if self.looks:
            self.looks[-1] = NAMED[form] if form in NAMED else look(form)

    def early(self, _: Said) -> None:
        """Learn that days count from 1904."""
        self.shift = SHIFT

    def begin_sheet(self, said: Said) -> None:
        """Begin a sheet."""
        self.name, self.seen = said.get("Name", ""), SEEN
        self.cells, self.refused = Sparse(self.looks, self.shift), None
        self.down = -1

    def begin_row(self, said: Said) -> None:
        """Begin a row."""
        self.down = count(said, "Index", self.down + 2) - 1
        self.span = count(said, "Span", 0)
        self.across = -1
        if self.cells:
            self.cells.hidden += said.get("Hidden") == "1"

    def end_row(self) -> None:
        """Pass over the rows that this one stands for besides itself."""
        self.down = min(self.down + self.span, ROWS)

    def begin_cell(self, said: Said) -> None:
        """Begin a cell."""
        self.cell = said
        self.across = count(said, "Index", self.across + 2) - 1
        if self.cells:
            deep = count(said, "MergeDown", 0)
            self.cells.merge(self.down, self.down + deep, self.across)

    def end_cell(self) -> None:
        """Pass over the cells that a merged one covers."""
        if self.text is None and "Formula" in self.cell:
            self._add(Cell.FORMULA, "")
        self.across += count(self.cell, "MergeAcross", 0)
        self.across = min(self.across, COLUMNS)
        self.cell, self.text = {}, None

    def begin_data(self, said: Said) -> None:
        """Begin what a cell holds."""
        self.type, self.text = said.get("Type", ""), []

    def end_data(self) -> None:
        """Take in what a cell holds."""
        told = "".join(self.text or ())
        self._add(*_value(self.type, told, self._look()))

    def _look(self) -> Look:
        style = self.styles.get(self.cell.get("StyleID", ""))
        return Look.PLAIN if style is None else self.looks[style]

    def _add(self, kind: Cell, value: float | str) -> None:
        if self.cells is None or self.refused:
            return
        style = self.styles.get(self.cell.get("StyleID", ""), len(self.looks))
        try:
            self.cells.add(self.down, self.across, kind, value, style)
        except Refused as refusal:
            self.refused = refusal

    def begin_visible(self, _: Said) -> None:
        """Listen whether the sheet is seen."""
        self.text = []

    def end_visible(self) -> None:
        """Learn whether the sheet is seen."""
        self.seen, self.text = "".join(self.text or ()), None

    def end_sheet(self) -> None:
        """Hand the sheet over."""
        if self.cells is None:
            return
        visible = self.seen == SEEN
        self.ready.append(Tab(self.name, visible, self.refused or self.cells))
        self.tabs += 1
        many(range(self.tabs))
        self.cells = None


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _value(kind: str, told: str, shown: Look) -> tuple[Cell, float | str]:
    try:
        if kind == "Number":
            return Cell.NUMBER, float(told)
        if kind == "Boolean":
            return Cell.BOOLEAN, float(told.strip() in {"1", "true"})
        if kind == "DateTime":
            days = values.days(told)
            timed = shown == Look.DURATION or days < START + 1
            return (Cell.TIME, days - START) if timed else (Cell.DATE, days)
    except (ValueError, OverflowError):
        return Cell.TEXT, told
    return (Cell.ERROR if kind == "Error" else Cell.TEXT), told


STARTS: Mapping[str, Callable[[Document, Said], None]] = {
    "Style": Document.begin_style,
    "NumberFormat": Document.format,
    "Date1904": Document.early,
    "Worksheet": Document.begin_sheet,
    "Row": Document.begin_row,
    "Cell": Document.begin_cell,
    "Data": Document.begin_data,
    "Visible": Document.begin_visible,
}
ENDS: Mapping[str, Callable[[Document], None]] = {
    "Worksheet": Document.end_sheet,
    "Row": Document.end_row,
    "Cell": Document.end_cell,
    "Data": Document.end_data,
    "Visible": Document.end_visible,
}
