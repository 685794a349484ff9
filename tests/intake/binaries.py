"""Binary files for the tests, written record by record.

No library here writes .xlsb, and none writes what is torn or hostile.
"""

import struct
from collections.abc import Mapping, Sequence
from datetime import date, time

from salesdash.intake.sniff import OLE
from tests.intake import files

FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, CUTOFF = 512, 4096
BIFF8 = b"\x00\x06\x05\x00" + bytes(12)
SHEET8 = b"\x00\x06\x10\x00" + bytes(12)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Wrap streams, none of them as short as to need small sectors."""
    names = ["Root Entry", *streams]
    full = [s.ljust(CUTOFF, b"\0") for s in streams.values()]
    starts, table, body = [LAST], [], b""
    for raw in full:
        starts.append(len(table))
        body += _padded(raw)
        table += _chain(len(table), len(_padded(raw)) // SECTOR)
    entries = b"".join(
        _entry(name, number, len(streams), start, size)
        for number, (name, start, size) in enumerate(
            zip(names, starts, [0, *map(len, full)], strict=True)
        )
    )
    first = len(table)
    body += _padded(entries)
    table += _chain(first, len(_padded(entries)) // SECTOR)
    table.append(TABLE)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        *(OLE, 62, 3, 0xFFFE, 9, 6, 0, 1, first, 0, CUTOFF, LAST, 0),
        *(LAST, 0, len(table) - 1),
    )
    tail = struct.pack(f"<{len(table)}I", *table)
    return header.ljust(SECTOR, b"\xff") + body + tail.ljust(SECTOR, b"\xff")


def _padded(raw: bytes) -> bytes:
    return raw.ljust(-(-len(raw) // SECTOR) * SECTOR, b"\0")


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), LAST]


def _entry(name: str, number: int, last: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    right = number + 1 if 0 < number < last else FREE
    child = 1 if number == 0 and last else FREE
    kind = 2 if number else 5
    return struct.pack(
        "<64sHBxIII36xIQ",
        *(raw, len(raw), kind, FREE, right, child, start, size),
    )


def record(kind: int, raw: bytes = b"") -> bytes:
    """A record of an .xls."""
    return struct.pack("<HH", kind, len(raw)) + raw


def stream(sheet: bytes, about: bytes = b"", title: str = "S") -> bytes:
    """The stream of an .xls of one sheet."""
    name = bytes([len(title), 1]) + title.encode("utf-16-le")
    size = len(record(0x0809, BIFF8)) + len(about) + 4
    size += len(record(0x85, bytes(6) + name))
    bound = record(0x85, struct.pack("<IBB", size, 0, 0) + name)
    top = record(0x0809, BIFF8) + about + bound + record(0x0A)
    return top + record(0x0809, SHEET8) + sheet + record(0x0A)


def xls(sheet: bytes, about: bytes = b"") -> bytes:
    """An .xls of one sheet."""
    return compound({"Workbook": stream(sheet, about)})


def place(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, column, style)


def short(kind: int, raw: bytes = b"") -> bytes:
    """A record of an .xlsb."""
    head = (
        bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    )
    size, length = b"", len(raw)
    while length > 127:
        size += bytes([length & 127 | 128])
        length >>= 7
    return head + size + bytes([length]) + raw


def wide(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def row(number: int, *, hidden: bool = False) -> bytes:
    flags = 0x10 if hidden else 0
    return short(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))


def cell(kind: int, column: int, raw: bytes, style: int = 0) -> bytes:
    return short(kind, struct.pack("<II", column, style) + raw)


FORMATS = ("General", "0%", "yyyy-mm-dd", "h:mm", "[h]:mm")


def value(column: int, told: object) -> bytes:
    """A cell of an .xlsb, numbers whole and short, texts its own."""
    if isinstance(told, str):
        return cell(6, column, wide(told))
    if isinstance(told, bool):
        return cell(4, column, bytes([told]))
    if isinstance(told, date):
        days = (told - date(1899, 12, 30)).days
        return cell(2, column, struct.pack("<i", days << 2 | 2), 2)
    if isinstance(told, time):
        part = (told.hour * 60 + told.minute) / 1440
        return cell(5, column, struct.pack("<d", part), 3)
    if isinstance(told, float) and 0 < told < 1:
        return cell(5, column, struct.pack("<d", told), 1)
    return cell(5, column, struct.pack("<d", told))


def sheet(rows: Sequence[Sequence[object]], more: bytes = b"") -> bytes:
    """A sheet of an .xlsb."""
    cells = b"".join(
        row(down)
        + b"".join(
            value(across, told)
            for across, told in enumerate(line)
            if told is not None
        )
        for down, line in enumerate(rows)
    )
    return part(cells, more)


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return short(176, struct.pack("<IIII", top, bottom, left, right))


def part(cells: bytes, more: bytes = b"") -> bytes:
    """A sheet of an .xlsb, whose records are given."""
    return short(129) + short(145) + cells + short(146) + more + short(130)


def xlsb(
    sheets: Mapping[str, bytes],
    texts: Sequence[str] = (),
    *,
    epoch: int = 0,
    hidden: Sequence[str] = (),
) -> bytes:
    """An .xlsb of the sheets given."""
    return files.zipped(parts(sheets, texts, epoch=epoch, hidden=hidden))


def parts(
    sheets: Mapping[str, bytes],
    texts: Sequence[str] = (),
    *,
    epoch: int = 0,
    hidden: Sequence[str] = (),
) -> dict[str, str | bytes]:
    """Give the parts of an .xlsb of the sheets given."""
    bound = b"".join(
        short(
            156,
            struct.pack("<II", int(name in hidden), number)
            + wide(f"s{number}")
            + wide(name),
        )
        for number, name in enumerate(sheets)
    )
    styles = b"".join(
        short(44, struct.pack("<H", 164 + n) + wide(form))
        for n, form in enumerate(FORMATS)
    )
    forms = b"".join(
        short(47, struct.pack("<HH", 0, 164 + n) + bytes(12))
        for n in range(len(FORMATS))
    )
    names = {
        f"s{n}": f"worksheet:worksheets/sheet{n}.bin"
        for n in range(len(sheets))
    }
    shared = b"".join(short(19, b"\0" + wide(text)) for text in texts)
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": files.links(a="officeDocument:xl/workbook.bin"),
        "xl/workbook.bin": short(153, struct.pack("<III", epoch, 0, 0))
        + bound,
        "xl/_rels/workbook.bin.rels": files.links(
            **names, a="styles:styles.bin", b="sharedStrings:shared.bin"
        ),
        "xl/styles.bin": styles
        + short(626)
        + short(47, bytes(16))
        + short(627)
        + short(617)
        + forms
        + short(618),
        "xl/shared.bin": short(159, bytes(8)) + shared + short(160),
        **{
            f"xl/worksheets/sheet{n}.bin": raw
            for n, raw in enumerate(sheets.values())
        },
    }
