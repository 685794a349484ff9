"""A report as rows of cells that xlsx and html both draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

LOOKS = ("text", "label", "section", "note", "total", "number", "plan")


@dataclass(frozen=True)
class Cell:
    """A cell of a report.

    Attributes:
        value: What it says: a text, a whole number or a day.
        look: One of `LOOKS`.
        shade: How dark its ground is, 0 to 1, where it shows a count.
    """

    value: str | int | date | None = ""
    look: str = "text"
    shade: float = 0.0

    @property
    def shown(self) -> str:
        """What it says, as text."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        return "" if self.value is None else str(self.value)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """A report.

    Attributes:
        name: The name of its file, without suffix.
        tab: The name of its sheet.
        title: What stands above it.
        notes: Sentences below the title of a printed page.
        above: A row above the headings, such as the reps' teams.
        heads: The headings, repeated on each page.
        rows: The rows.
        widths: How wide the columns are, in letters.
        frozen: So many columns stay in sight.
        language: The code of its language.
        marks: Row of the sheet, from 1 -> what stands hidden behind it.
        left: What the report could not carry, a sentence each.
    """

    name: str
    tab: str
    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    language: str
    above: tuple[str, ...] = ()
    frozen: int = 1
    marks: Mapping[int, str] = field(default_factory=dict, hash=False)
    left: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The row of the headings, from 1."""
        return 3


def texts(values: Sequence[str], look: str = "text") -> Row:
    """Make a row of texts."""
    return tuple(Cell(value, look) for value in values)
