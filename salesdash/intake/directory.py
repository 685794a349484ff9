"""Is the list of an archive's parts the same for whoever reads it?

An archive can be written so that two readers find different parts in it, and
what one of them weighs is then not what the other unpacks. No program that
people keep sheets with writes such archives, so they count as damaged.
"""

import struct
import zipfile
from collections.abc import Iterator

from salesdash.intake.refusal import Refused

END = struct.Struct("<4s4xHHIIH")
"""The last record: two counts of parts, size and place of their list."""

SIGN = b"PK\x05\x06"
MANY, FAR = 0xFFFF, 0xFFFFFFFF
"""What the last record says where another record holds the number."""

FIELD = struct.Struct("<HH")
NAME = 0x7075
"""The extra field that gives a part another name."""


def check(content: bytes, archive: zipfile.ZipFile) -> None:
    """Check that an archive lists its parts once, and says so truly.

    Raises:
        Refused: Another reader could find other parts in it.
    """
    parts = archive.infolist()
    at = content.rfind(SIGN)
    if at < 0 or len(content) < at + END.size:
        raise Refused("file_damaged")
    _, here, count, _size, start, comment = END.unpack_from(content, at)
    counts = {here, count} <= {len(parts), MANY}
    places = start in {archive.start_dir, FAR}
    # Bytes ahead of the first part would move every place that is told.
    first = min((part.header_offset for part in parts), default=0) == 0
    ends = at + END.size + comment == len(content)
    if not (counts and places and first and ends):
        raise Refused("file_damaged")
    _once(parts)


def key(name: str) -> str:
    """Write the name of a part the way in which names are compared."""
    return name.replace("\\", "/").encode().lower().decode()


def _once(parts: list[zipfile.ZipInfo]) -> None:
    found: dict[str, tuple[int, int]] = {}
    for part in parts:
        weight = part.CRC, part.file_size
        if found.setdefault(key(part.filename), weight) != weight:
            raise Refused("file_damaged")
        if any(kind == NAME for kind in _fields(part.extra)):
            raise Refused("file_damaged")


def _fields(extra: bytes) -> Iterator[int]:
    """Give the kinds of the extra fields."""
    at = 0
    while at + FIELD.size <= len(extra):
        kind, size = FIELD.unpack_from(extra, at)
        yield kind
        at += FIELD.size + size
