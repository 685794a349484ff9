"""The sheets of an .xls, as Excel wrote it from 1995 to 2003.

Nothing is asked of the sizes that it states of itself: its records are
walked one by one, and what no record holds is not there. A formula that was
never calculated looks like one that gave an empty text.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from salesdash.intake.formats import biff, ole
from salesdash.intake.formats.biff import BOF, EOF, OLD, Book
from salesdash.intake.formats.binary import (
    DAMAGE,
    NUMBER,
    U16,
    U32,
    error,
    rk,
)
from salesdash.intake.formats.sparse import Sparse, Tab, many
from salesdash.intake.formats.strings import Tape
from salesdash.intake.grid import Cell
from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import OLE

PLACE = struct.Struct("<HHH")
"""Row, column and style."""

AREA = struct.Struct("<HHHH")
WORKSHEET = 0
NOT_SHOWN = 0x20
"""The flag of a hidden row."""

RESULT = b"\xff\xff"
"""A formula's value that is no number ends with these."""

TEXT, FLAG, ERROR = 0, 1, 2
"""What such a value is."""


def tabs(content: bytes) -> Iterator[Tab]:
    """Give the sheets in the order of the tabs.

    Raises:
        Refused: The file as a whole cannot be read.
    """
    stream = _stream(content)
    book = biff.book(stream)
    many(book.sheets)
    for sheet in book.sheets:
        if sheet.kind == WORKSHEET:
            cells = _cells(stream, sheet.start, book)
            yield Tab(sheet.name, sheet.state == 0, cells)


def _stream(content: bytes) -> bytes:
    if not content.startswith(OLE):
        return content
    compound = ole.opened(content)
    streams = compound.streams()
    for name in ole.BOOKS:
        if name in streams:
            return compound.read(streams[name])
    raise Refused("file_damaged")


def _cells(stream: bytes, start: int, book: Book) -> Sparse | Refused:
    sheet = Sheet(book, Sparse(book.looks, book.shift))
    kind = depth = 0
    try:
        for kind, parts in biff.records(stream, start):
            # Charts that lie on a sheet come with records of their own.
            depth += (kind == BOF) - (kind == EOF)
            if depth < 1:
                break
            take = TAKEN.get(kind)
            if take and depth == 1:
                take(sheet, *parts)
    except Refused as refusal:
        return refusal
    except DAMAGE:
        return Refused("sheet_damaged")
    return sheet.cells if kind == EOF else Refused("sheet_damaged")


@dataclass
class Sheet:
    """A sheet while it is read.

    Attributes:
        book: What holds for all sheets.
        cells: The cells so far.
        formula: Row and column of the last formula.
    """

    book: Book
    cells: Sparse
    formula: tuple[int, int] = (0, 0)

    def number(self, raw: bytes, *_: bytes) -> None:
        """Take a number."""
        row, column, style = PLACE.unpack_from(raw)
        (value,) = NUMBER.unpack_from(raw, 6)
        self.cells.add(row, column, Cell.NUMBER, value, style)

    def short(self, raw: bytes, *_: bytes) -> None:
        """Take a short number."""
        row, column, style = PLACE.unpack_from(raw)
        self.cells.add(row, column, Cell.NUMBER, rk(raw[6:10]), style)

    def shorts(self, raw: bytes, *_: bytes) -> None:
        """Take short numbers side by side."""
        row, column = biff.HEAD.unpack_from(raw)
        for at in range(4, len(raw) - 7, 6):
            (style,) = U16.unpack_from(raw, at)
            value = rk(raw[at + 2 : at + 6])
            self.cells.add(row, column, Cell.NUMBER, value, style)
            column += 1

    def shared(self, raw: bytes, *_: bytes) -> None:
        """Take a text that cells share."""
        row, column, _style = PLACE.unpack_from(raw)
        (number,) = U32.unpack_from(raw, 6)
        self.cells.add(row, column, Cell.TEXT, self.book.texts[number])

    def label(self, raw: bytes, *_: bytes) -> None:
        """Take a text of the cell's own."""
        row, column, _style = PLACE.unpack_from(raw)
        self.cells.add(row, column, Cell.TEXT, self.book.text(raw[6:]))

    def flag(self, raw: bytes, *_: bytes) -> None:
        """Take a yes, a no or an error."""
        row, column, _style = PLACE.unpack_from(raw)
        self._take(row, column, ERROR if raw[7] else FLAG, raw[6])

    def calculated(self, raw: bytes, *_: bytes) -> None:
        """Take the value of a formula; a text comes in the next record."""
        row, column, style = PLACE.unpack_from(raw)
        self.formula = row, column
        value = raw[6:14]
        if value.endswith(RESULT):
            self._take(row, column, value[0], value[2])
        else:
            (number,) = NUMBER.unpack(value)
            self.cells.add(row, column, Cell.NUMBER, number, style)

    def _take(self, row: int, column: int, kind: int, code: int) -> None:
        if kind == ERROR:
            self.cells.add(row, column, Cell.ERROR, error(code))
        elif kind == FLAG:
            self.cells.add(row, column, Cell.BOOLEAN, float(code != 0))

    def text(self, *parts: bytes) -> None:
        """Take the text that a formula gave."""
        old = self.book.version == OLD
        text = self.book.text(b"".join(parts)) if old else Tape(parts).text()
        self.cells.add(*self.formula, Cell.TEXT, text)

    def row(self, raw: bytes, *_: bytes) -> None:
        """Count a hidden row."""
        self.cells.hidden += bool(raw[12] & NOT_SHOWN)

    def merged(self, raw: bytes, *_: bytes) -> None:
        """Take in which cells are merged."""
        (count,) = U16.unpack_from(raw)
        for top, bottom, left, _right in AREA.iter_unpack(
            raw[2 : 2 + AREA.size * count]
        ):
            self.cells.merge(top, bottom, left)


TAKEN: Mapping[int, Callable[..., None]] = {
    0x0203: Sheet.number,
    0x027E: Sheet.short,
    0x00BD: Sheet.shorts,
    0x00FD: Sheet.shared,
    0x0204: Sheet.label,
    0x00D6: Sheet.label,
    0x0205: Sheet.flag,
    0x0006: Sheet.calculated,
    0x0207: Sheet.text,
    0x0208: Sheet.row,
    0x00E5: Sheet.merged,
}
"""The records of a sheet that count."""
