"""The records of an .xls, and what those ahead of the sheets say."""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from salesdash.intake.formats.binary import DAMAGE, U16, U32
from salesdash.intake.formats.looks import BUILT_IN, Look, look
from salesdash.intake.formats.sparse import SHIFT
from salesdash.intake.formats.strings import encoding, plain, shared
from salesdash.intake.refusal import Refused

HEAD = struct.Struct("<HH")
BOF, EOF, SHARED = 0x0809, 0x000A, 0x00FC
CONTINUE = b"\x3c\0"
OLD, NEW = 0x0500, 0x0600
"""The versions of 1995 and of 1997."""

Record = tuple[int, list[bytes]]
"""Its type, and its content with what continues it."""


class Place(NamedTuple):
    """Where a sheet begins, and what is said of it."""

    start: int
    state: int
    kind: int
    name: str


@dataclass
class Book:
    """What holds for all sheets.

    Attributes:
        version: `OLD` or `NEW`.
        encoding: How texts of the old version are encoded.
        shift: Days to add to dates.
        formats: How each number format shows a number.
        styles: The number format of each style.
        texts: The texts that cells share.
        sheets: The sheets in the order of the tabs.
    """

    version: int = NEW
    encoding: str = "cp1252"
    shift: int = 0
    formats: dict[int, Look] = field(default_factory=lambda: {**BUILT_IN})
    styles: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sheets: list[Place] = field(default_factory=list)

    @property
    def looks(self) -> list[Look]:
        """How each style shows a number."""
        return [self.formats.get(code, Look.PLAIN) for code in self.styles]

    def text(self, raw: bytes, *, short: bool = False) -> str:
        """Read a text with its length, which one byte keeps if short."""
        count = raw[0] if short else U16.unpack_from(raw)[0]
        rest = raw[1:] if short else raw[2:]
        if self.version == OLD:
            return rest[:count].decode(self.encoding, "replace")
        return plain(rest[1:], count, rest[0]) if count else ""


def records(stream: bytes, at: int) -> Iterator[Record]:
    """Give the records from a place on."""
    while at + HEAD.size <= len(stream):
        kind, size = HEAD.unpack_from(stream, at)
        at += HEAD.size
        parts = [stream[at : at + size]]
        at += size
        while stream[at : at + 2] == CONTINUE:
            (size,) = U16.unpack_from(stream, at + 2)
            at += HEAD.size
            parts.append(stream[at : at + size])
            at += size
        yield kind, parts


def book(stream: bytes) -> Book:
    """Read what stands ahead of the sheets.

    Raises:
        Refused: It is locked, too old, or torn.
    """
    found = Book()
    try:
        for place, (kind, parts) in enumerate(records(stream, 0)):
            if place == 0:
                found.version = _version(kind, parts[0])
            if kind == EOF:
                break
            if kind == SHARED:
                found.texts = shared(parts)
            elif take := TAKEN.get(kind):
                take(found, parts[0])
    except DAMAGE:
        raise Refused("file_damaged") from None
    return found


def _version(kind: int, raw: bytes) -> int:
    if kind != BOF:
        raise Refused("file_old_format")
    return OLD if U16.unpack_from(raw)[0] == OLD else NEW


def _locked(_: Book, __: bytes) -> None:
    raise Refused("file_encrypted")


def _page(found: Book, raw: bytes) -> None:
    found.encoding = encoding(U16.unpack_from(raw)[0])


def _days(found: Book, raw: bytes) -> None:
    found.shift = SHIFT if U16.unpack_from(raw)[0] else 0


def _format(found: Book, raw: bytes) -> None:
    (code,) = U16.unpack_from(raw)
    form = found.text(raw[2:], short=found.version == OLD)
    found.formats[code] = look(form)


def _style(found: Book, raw: bytes) -> None:
    found.styles.append(U16.unpack_from(raw, 2)[0])


def _sheet(found: Book, raw: bytes) -> None:
    (start,) = U32.unpack_from(raw)
    name = found.text(raw[6:], short=True).replace("\0", "")
    found.sheets.append(Place(start, raw[4] & 3, raw[5], name))


TAKEN: Mapping[int, Callable[[Book, bytes], None]] = {
    0x002F: _locked,
    0x0042: _page,
    0x0022: _days,
    0x041E: _format,
    0x00E0: _style,
    0x0085: _sheet,
}
"""The records ahead of the sheets that count."""
