"""What a sheet's own list of parts tells: its tables and its pivots."""

import posixpath
import re
import zipfile

from salesdash.intake.limits import COLUMNS, MEGABYTE, ROWS
from salesdash.intake.tags import tags

SMALL = MEGABYTE
"""Bytes of a part that are looked at: its first tag says enough."""

MANY = 200
"""Tables of a sheet that are looked at."""

REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")

Area = tuple[int, int, int, int]


def look(
    archive: zipfile.ZipFile, sheet: str
) -> tuple[tuple[Area, ...], bool]:
    """Find the tables of a sheet, and whether it holds a pivot table.

    Args:
        archive: The archive of the workbook.
        sheet: The name of the sheet's part.

    Returns:
        First row, first column, last row and last column of each table,
        from 0.
    """
    folder, file = posixpath.split(sheet)
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    links = list(tags(_read(archive, listed), "Relationship"))
    kinds = [link.get("Type", "").rpartition("/")[2].lower() for link in links]
    found = []
    for kind, link in zip(kinds, links[:MANY], strict=False):
        if kind == "table":
            path = posixpath.join("/", folder, link.get("Target", ""))
            path = posixpath.normpath(path).strip("/")
            found += _areas(_read(archive, path))
    return tuple(sorted(set(found))), "pivottable" in kinds


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as part:
        return part.read(SMALL)


def _areas(xml: bytes) -> list[Area]:
    """Read where a table stands; a strange place is no table."""
    about = next(tags(xml, "table"), {})
    hit = REF.fullmatch(about.get("ref", ""))
    if hit is None:
        return []
    left, top, right, bottom = hit.groups()
    area = int(top) - 1, column(left), int(bottom) - 1, column(right)
    fits = 0 <= area[0] < area[2] < ROWS and area[1] <= area[3] < COLUMNS
    return [area] if fits else []


def column(letters: str) -> int:
    """Count a column from 0.

    >>> column("A"), column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
