"""The streams of a compound file, which is what an .xls is wrapped in.

The file names the sectors of each stream as a chain. A chain that runs in a
circle, or out of the file, is damage; nothing is ever longer than the file.
"""

import struct
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from salesdash.intake.refusal import Refused

HEADER = struct.Struct("<30xH16xI4xII4xI")
"""The size of sectors; where entries and the tables of sectors begin."""

LISTED = slice(76, 512)
"""The first sectors of the table, as the header lists them."""

ENTRY = struct.Struct("<64sHBxIII36xIQ")
SMALL = 64
"""Bytes of the small sectors that short streams are cut into."""

SHIFTS = (9, 12)
END = 0xFFFFFFFA
"""This and all above are no sectors."""

BOOKS = ("workbook", "book")
"""The stream of a workbook: since 1997, and before."""

STREAM = 2
LOW = 0xFFFFFFFF
"""Files of small sectors keep a size in four bytes, and rubbish behind."""


class Entry(NamedTuple):
    """A stream or a folder of the file."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True)
class Sectors:
    """Bytes cut into sectors, and which sector follows on which."""

    content: bytes
    size: int
    offset: int
    table: np.ndarray

    def get(self, place: int) -> bytes:
        """Give a sector; the last one may be short."""
        at = self.offset + place * self.size
        return self.content[at : at + self.size]

    def chain(self, place: int) -> bytes:
        """Give the sectors from one on.

        Raises:
            Refused: They run in a circle, or out of the file.
        """
        parts: list[bytes] = []
        while place < END:
            part = self.get(place)
            circle = len(parts) > len(self.table)
            if circle or not part or place >= len(self.table):
                raise Refused("file_damaged")
            parts.append(part)
            place = int(self.table[place])
        return b"".join(parts)


@dataclass(frozen=True)
class Compound:
    """A compound file.

    Attributes:
        sectors: Its sectors.
        smalls: The table of its small sectors.
        cutoff: Streams shorter than this lie in small sectors.
        entries: All streams and folders; the first is the root.
    """

    sectors: Sectors
    smalls: np.ndarray
    cutoff: int
    entries: tuple[Entry, ...]

    def streams(self) -> dict[str, Entry]:
        """Give the streams that lie in no folder, by name in small letters."""
        found: dict[str, Entry] = {}
        todo, seen = [self.entries[0].child], set[int]()
        while todo:
            place = todo.pop()
            if place in seen or place >= len(self.entries):
                continue
            seen.add(place)
            entry = self.entries[place]
            todo += entry.left, entry.right
            if entry.kind == STREAM:
                found.setdefault(entry.name.casefold(), entry)
        return found

    def read(self, entry: Entry) -> bytes:
        """Give the bytes of a stream.

        Raises:
            Refused: Its sectors make no chain.
        """
        sectors = self.sectors
        if entry.size < self.cutoff:
            inner = sectors.chain(self.entries[0].start)
            sectors = Sectors(inner, SMALL, 0, self.smalls)
        return sectors.chain(entry.start)[: entry.size]


def opened(content: bytes) -> Compound:
    """Open a compound file.

    Raises:
        Refused: It is torn.
    """
    try:
        shift, start, cutoff, small, more = HEADER.unpack_from(content)
        if shift not in SHIFTS:
            raise Refused("file_damaged")
        whole = Sectors(content, 1 << shift, 1 << shift, _numbers(b""))
        sectors = Sectors(
            content, whole.size, whole.offset, _table(whole, more)
        )
        smalls = _numbers(sectors.chain(small))
        entries = _entries(sectors.chain(start), whole.size)
    except struct.error:
        raise Refused("file_damaged") from None
    return Compound(sectors, smalls, cutoff, entries)


def _table(whole: Sectors, more: int) -> np.ndarray:
    """Put the table of sectors together, which lies in sectors itself."""
    listed = _numbers(whole.content[LISTED]).tolist()
    most = len(whole.content) // whole.size
    while more < END:
        page = _numbers(whole.get(more)).tolist()
        if not page or len(listed) > most + LISTED.stop:
            raise Refused("file_damaged")
        *part, more = page
        listed += part
    pages = [place for place in listed if place < END]
    if len(pages) > most:
        raise Refused("file_damaged")
    return _numbers(b"".join(map(whole.get, pages)))


def _numbers(raw: bytes) -> np.ndarray:
    return np.frombuffer(raw[: len(raw) // 4 * 4], "<u4")


def _entries(raw: bytes, sector: int) -> tuple[Entry, ...]:
    most = LOW if sector == 1 << SHIFTS[0] else -1
    found = [
        Entry(
            _name(name, length), kind, left, right, child, start, size & most
        )
        for (
            name,
            length,
            kind,
            left,
            right,
            child,
            start,
            size,
        ) in ENTRY.iter_unpack(raw[: len(raw) // ENTRY.size * ENTRY.size])
    ]
    if not found:
        raise Refused("file_damaged")
    return tuple(found)


def _name(raw: bytes, length: int) -> str:
    return raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
