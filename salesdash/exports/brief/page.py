"""The one page of a brief: lines of cells that xlsx and html both draw."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from salesdash.exports.workbook import clean, wide

ACROSS = 48
"""So many narrow columns the page has; cells span some of them."""

PER_COLUMN = 2.8
"""Latin letters that fit into one of them; a Chinese one takes two."""

MORE = "…"

LOOKS = (
    "title", "head", "label", "text", "strong", "good", "bad", "blank", "box",
    "note", "letter", "sign",
)  # fmt: skip
"""How a cell is drawn: `blank` and, higher, `box` are there to write in."""

_HIGH = {"box": 2, "sign": 4}
"""So many lines are left to write in."""

_SPACE = re.compile(r"\s+")

_LOST = 2
"""Letters that a line loses where a word does not fit any more."""


@dataclass(frozen=True)
class Cell:
    """A cell of the page.

    Attributes:
        text: What it says.
        span: So many narrow columns it takes.
        look: One of `LOOKS`.
        lines: So many lines its text may take; the rest is cut.
    """

    text: str = ""
    span: int = ACROSS
    look: str = "text"
    lines: int = 1

    @property
    def shown(self) -> str:
        """The text, cut to the room that it has."""
        return cut(self.text, self.span, self.lines)

    @property
    def high(self) -> int:
        """So many lines the text takes."""
        return self.taken(1)

    def taken(self, more: float) -> int:
        """Say how many lines the text takes with smaller letters.

        Args:
            more: So many times as many letters fit into a line.
        """
        if self.look in _HIGH:
            return _HIGH[self.look]
        needed = ceil(wide(self.shown) / (room(self.span) * more))
        return min(max(1, needed), self.lines)


Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Block:
    """A part of the page.

    Attributes:
        name: Its stable name.
        lines: Its lines, each as wide as the page.
    """

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Page:
    """The brief of one opportunity, as it is printed.

    Attributes:
        tab: The customer, for the name of a sheet or a file.
        title: What stands above the page.
        day: The as-of day, days since 1970-01-01.
        head: What the printed header says.
        foot: What the printed footer says.
        blocks: Its parts, from top to bottom.
        language: The code of its language.
    """

    tab: str
    title: str
    day: int
    head: str
    foot: str
    blocks: tuple[Block, ...]
    language: str

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, from top to bottom."""
        return (line for block in self.blocks for line in block.lines)

    @property
    def cut(self) -> bool:
        """Whether a text had to be cut."""
        return any(c.shown != c.text for line in self.lines for c in line)

    @property
    def high(self) -> int:
        """So many lines of text it takes."""
        return sum(max(cell.high for cell in line) for line in self.lines)


def room(span: int) -> int:
    """Say how many letters fit into one line of a cell."""
    return max(int(span * PER_COLUMN) - 1, 1)


def flat(text: str) -> str:
    r"""Write a text in one line, without what no file may hold.

    Example:
        >>> flat("a\x00 b\r\n c ")
        'a b c'
    """
    return _SPACE.sub(" ", clean(text)).strip()


def cut(text: str, span: int, lines: int) -> str:
    """Cut a text to the lines that a cell has for it.

    Example:
        >>> cut("a rather long text", 4, 1)
        'a rather…'
    """
    # Words do not fill a line to its end, so of several lines less fits.
    most = max(room(span), (room(span) - _LOST) * lines)
    if wide(text) <= most:
        return text
    found, used = [], 1
    for letter in text:
        used += wide(letter)
        if used > most:
            break
        found.append(letter)
    return "".join(found).rstrip() + MORE


def spread(*cells: Cell) -> Line:
    """Give a line in which the last cell takes what is left."""
    used = sum(cell.span for cell in cells[:-1])
    return (*cells[:-1], replace(cells[-1], span=ACROSS - used))


def widths(parts: int, total: int = ACROSS) -> Sequence[int]:
    """Share the page's width among cells.

    Example:
        >>> widths(5)
        [10, 10, 10, 9, 9]
    """
    each, rest = divmod(total, parts)
    return [each + (n < rest) for n in range(parts)]
