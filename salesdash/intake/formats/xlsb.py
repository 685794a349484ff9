"""The sheets of an .xlsb, a workbook whose parts are binary records.

A formula that was never calculated cannot be told from one that gave 0.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from salesdash.intake import preflight
from salesdash.intake.formats.binary import DAMAGE, NUMBER, U32, error, rk
from salesdash.intake.formats.looks import BUILT_IN, Look, look
from salesdash.intake.formats.sparse import SHIFT, Sparse, Tab, many
from salesdash.intake.grid import Cell
from salesdash.intake.preflight import Package
from salesdash.intake.refusal import Refused

PLACE = struct.Struct("<II")
"""The column, and the style with a flag in the fourth byte."""

STYLE = 0xFFFFFF
AREA = struct.Struct("<IIII")
CODE = struct.Struct("<H")
NOTHING = 0xFFFFFFFF
"""The length of a text that is not there."""

MORE, SEVEN = 0x80, 0x7F
"""The flag of a byte on which another follows, and what is left of it."""

DAYS, SHEET = 153, 156
STYLES, STYLES_END, STYLE_OF, FORMAT = 617, 618, 47, 44
SHARED = 19
ROW, END = 0, 146
NOT_SHOWN = 0x10
"""The flag of a hidden row."""

WORKSHEET = "worksheet"
Record = tuple[int, bytes]


@dataclass
class Book:
    """What holds for all sheets.

    Attributes:
        shift: Days to add to dates.
        looks: How each style shows a number.
        texts: The texts that cells share.
        sheets: State, link and name of each sheet.
    """

    shift: int = 0
    looks: list[Look] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sheets: list[tuple[int, str, str]] = field(default_factory=list)


def tabs(content: bytes) -> Iterator[Tab]:
    """Give the sheets in the order of the tabs.

    Raises:
        Refused: The file as a whole cannot be read.
    """
    package = preflight.package(content)
    try:
        book = _book(package)
    except DAMAGE:
        raise Refused("file_damaged") from None
    many(book.sheets)
    links = {link.id: link for link in package.links}
    for state, key, name in book.sheets:
        link = links.get(key)
        if link is None:
            yield Tab(name, state == 0, Refused("sheet_damaged"))
        elif link.kind == WORKSHEET:
            cells = _cells(_part(package, link.name), book)
            yield Tab(name, state == 0, cells)


def records(part: bytes) -> Iterator[Record]:
    """Give the type and the content of each record."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & MORE:
            kind = kind & SEVEN | (part[at] & SEVEN) << 7
            at += 1
        size = part[at] & SEVEN
        for place in (7, 14, 21):
            if part[at] & MORE == 0:
                break
            at += 1
            size |= (part[at] & SEVEN) << place
        at += 1
        yield kind, part[at : at + size]
        at += size


def text(raw: bytes, at: int = 0) -> str:
    """Read a text with its length."""
    (count,) = U32.unpack_from(raw, at)
    if count == NOTHING:
        return ""
    return raw[at + 4 : at + 4 + 2 * count].decode("utf-16-le", "replace")


def _part(package: Package, name: str) -> bytes:
    return package.archive.read(name) if name else b""


def _book(package: Package) -> Book:
    book = Book()
    for kind, raw in records(_part(package, package.main)):
        if kind == DAYS:
            book.shift = SHIFT if raw[0] & 1 else 0
        elif kind == SHEET:
            (count,) = U32.unpack_from(raw, 8)
            state, key = raw[0], text(raw, 8)
            length = 0 if count == NOTHING else 2 * count
            book.sheets.append((state, key, text(raw, 12 + length)))
    book.looks = list(_looks(_part(package, package.named("styles"))))
    shared = _part(package, package.named("sharedstrings"))
    book.texts = [
        text(raw, 1) for kind, raw in records(shared) if kind == SHARED
    ]
    return book


def _looks(part: bytes) -> Iterator[Look]:
    formats = {**BUILT_IN}
    inside = False
    for kind, raw in records(part):
        inside = kind == STYLES or (inside and kind != STYLES_END)
        if kind == FORMAT:
            formats[CODE.unpack_from(raw)[0]] = look(text(raw, 2))
        elif inside and kind == STYLE_OF:
            code = CODE.unpack_from(raw, 2)[0]
            yield formats.get(code, Look.PLAIN)


def _cells(part: bytes, book: Book) -> Sparse | Refused:
    sheet = Sheet(book, Sparse(book.looks, book.shift))
    ended = False
    try:
        for kind, raw in records(part):
            ended = ended or kind == END
            if take := TAKEN.get(kind):
                take(sheet, raw)
    except Refused as refusal:
        return refusal
    except DAMAGE:
        return Refused("sheet_damaged")
    return sheet.cells if ended else Refused("sheet_damaged")


@dataclass
class Sheet:
    """A sheet while it is read.

    Attributes:
        book: What holds for all sheets.
        cells: The cells so far.
        down: The row that it is at.
    """

    book: Book
    cells: Sparse
    down: int = 0

    def row(self, raw: bytes) -> None:
        """Begin a row."""
        (self.down,) = U32.unpack_from(raw)
        self.cells.hidden += bool(raw[11] & NOT_SHOWN)

    def short(self, raw: bytes) -> None:
        """Take a short number."""
        self._number(raw, rk(raw[8:12]))

    def number(self, raw: bytes) -> None:
        """Take a number."""
        self._number(raw, NUMBER.unpack_from(raw, 8)[0])

    def _number(self, raw: bytes, value: float) -> None:
        column, style = PLACE.unpack_from(raw)
        self.cells.add(self.down, column, Cell.NUMBER, value, style & STYLE)

    def error(self, raw: bytes) -> None:
        """Take an error."""
        self._take(raw, Cell.ERROR, error(raw[8]))

    def flag(self, raw: bytes) -> None:
        """Take a yes or a no."""
        self._take(raw, Cell.BOOLEAN, float(raw[8] != 0))

    def text(self, raw: bytes) -> None:
        """Take a text of the cell's own."""
        self._take(raw, Cell.TEXT, text(raw, 8))

    def rich(self, raw: bytes) -> None:
        """Take a text of the cell's own that is formatted inside."""
        self._take(raw, Cell.TEXT, text(raw, 9))

    def shared(self, raw: bytes) -> None:
        """Take a text that cells share."""
        (number,) = U32.unpack_from(raw, 8)
        self._take(raw, Cell.TEXT, self.book.texts[number])

    def _take(self, raw: bytes, kind: Cell, value: float | str) -> None:
        (column,) = U32.unpack_from(raw)
        self.cells.add(self.down, column, kind, value)

    def merged(self, raw: bytes) -> None:
        """Take in which cells are merged."""
        top, bottom, left, _right = AREA.unpack_from(raw)
        self.cells.merge(top, bottom, left)


TAKEN: Mapping[int, Callable[[Sheet, bytes], None]] = {
    ROW: Sheet.row,
    2: Sheet.short,
    3: Sheet.error,
    4: Sheet.flag,
    5: Sheet.number,
    6: Sheet.text,
    7: Sheet.shared,
    8: Sheet.text,
    9: Sheet.number,
    10: Sheet.flag,
    11: Sheet.error,
    62: Sheet.rich,
    176: Sheet.merged,
}
"""The records of a sheet that count; from 8 to 11 formulas with a value."""
