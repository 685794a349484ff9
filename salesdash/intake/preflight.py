"""Is it safe to read this workbook, and where are its sheets?

A legal file of 5 KB can make a spreadsheet reader ask for 550 GB and abort,
so nothing is parsed before its size is known. The sizes that an archive
declares can be believed: a part never unpacks to more.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from salesdash.intake import sniff
from salesdash.intake.formats.looks import FORMAT, percent
from salesdash.intake.formats.sparse import many
from salesdash.intake.limits import (
    ENTRIES,
    INFLATED,
    MEGABYTE,
    RATIO,
    SUSPECT,
)
from salesdash.intake.refusal import Refused
from salesdash.intake.tags import section, tags

PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
SMALL = 20 * MEGABYTE
"""Bytes of the parts that are read whole: the list of sheets, the styles."""

LONG = 8 * MEGABYTE
"""Bytes of one shared text with its mark-up that are still believed."""

PERCENT = (9, 10)
"""The built-in number formats 0% and 0.00%."""

ITEM = re.compile(rb"<(?:\w+:)?si[\s>/]")


@dataclass(frozen=True)
class Parts:
    """The archive of a workbook that passed, and its parts.

    Attributes:
        archive: The archive.
        sheets: The name of each tab's part, '' for one that is missing.
        styles: The name of the part that holds the styles, or ''.
        strings: The name of the part that holds the shared texts, or ''.
    """

    archive: zipfile.ZipFile
    sheets: tuple[str, ...]
    styles: str
    strings: str

    @cached_property
    def percents(self) -> frozenset[bytes]:
        """The styles that show a number as a percentage."""
        xml = _read(self.archive, self.styles)
        formats = {str(code): "0%" for code in PERCENT} | {
            form.get("numFmtId"): form.get("formatCode", "")[:FORMAT]
            for form in tags(section(xml, "numFmts"), "numFmt")
        }
        cells = tags(section(xml, "cellXfs"), "xf")
        return frozenset(
            b"%d" % place
            for place, style in enumerate(cells)
            if percent(formats.get(style.get("numFmtId"), ""))
        )

    @cached_property
    def lengths(self) -> list[int]:
        """Bytes of each text that cells share, mark-up included."""
        if not self.strings:
            return []
        lengths: list[int] = []
        rest = b""
        with self.archive.open(self.strings) as part:
            while block := part.read(MEGABYTE):
                *whole, rest = ITEM.split(rest + block)
                lengths += map(len, whole)
                if len(rest) > LONG:
                    raise Refused("sheet_damaged")
        return [*lengths, len(rest)][1:]


class Link(NamedTuple):
    """A part that the main part names; the name is '' for a missing one."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class Package:
    """The archive of a workbook, and the parts that its main part names.

    Attributes:
        archive: The archive.
        main: The name of the main part.
        links: The parts that it names.
    """

    archive: zipfile.ZipFile
    main: str
    links: tuple[Link, ...]

    def named(self, kind: str) -> str:
        """Give the name of the part of a kind, '' without one."""
        return {link.kind: link.name for link in self.links}.get(kind, "")


def package(content: bytes) -> Package:
    """Check the archive of a workbook, and look at its list of parts.

    Raises:
        Refused: It would unpack to too much, or is no whole workbook.
    """
    archive = sniff.archive(content)
    weigh(archive)
    names = {
        name.replace("\\", "/").lstrip("/").lower(): name
        for name in archive.namelist()
    }
    book = _main(_read(archive, names.get("_rels/.rels", "")))
    links = tuple(_links(archive, names, book))
    if any("macrosheet" in link.kind for link in links):
        raise Refused("file_macro_sheet")
    return Package(archive, names.get(book, ""), links)


def parts(content: bytes) -> Parts:
    """Check a workbook's archive and find its parts.

    Raises:
        Refused: It would unpack to too much, or is no whole workbook.
    """
    found = package(content)
    sheets = _sheets(
        _read(found.archive, found.main),
        {link.id: link.name for link in found.links},
    )
    return Parts(
        found.archive,
        sheets,
        styles=found.named("styles"),
        strings=found.named("sharedstrings"),
    )


def weigh(archive: zipfile.ZipFile) -> None:
    """Check what an archive would unpack to, by what it declares.

    Raises:
        Refused: It is too much.
    """
    parts = archive.infolist()
    if len(parts) > ENTRIES:
        raise Refused("file_too_many_parts", ENTRIES)
    if any(part.compress_type not in PLAIN for part in parts):
        raise Refused("file_damaged")
    total = sum(part.file_size for part in parts)
    if total > INFLATED or any(_swells(part) for part in parts):
        raise Refused(
            "file_swells",
            round(total / MEGABYTE),
            limit=round(INFLATED / MEGABYTE),
        )


def _swells(part: zipfile.ZipInfo) -> bool:
    packed = max(part.compress_size, 1)
    return part.file_size > SUSPECT and part.file_size / packed > RATIO


def _links(
    archive: zipfile.ZipFile, names: dict[str, str], book: str
) -> list[Link]:
    """List what the main part names as its parts."""
    folder, file = posixpath.split(book)
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    xml = _read(archive, names.get(listed, ""))
    found = []
    for link in tags(xml, "Relationship"):
        target = link.get("Target", "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target))
        name = names.get(path.strip("/").lower(), "")
        kind = link.get("Type", "").rpartition("/")[2].lower()
        found.append(Link(link.get("Id", ""), kind, name))
    return found


def _sheets(book: bytes, links: dict[str, str]) -> tuple[str, ...]:
    sheets = tuple(
        links.get(sheet.get("id", ""), "")
        for sheet in tags(section(book, "sheets"), "sheet")
    )
    many(sheets)
    return sheets


def _main(links: bytes) -> str:
    for link in tags(links, "Relationship"):
        if link.get("Type", "").endswith("/officeDocument"):
            return link.get("Target", "").strip("/").lower()
    raise Refused("file_damaged")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if not name:
        return b""
    with archive.open(name) as part:
        return part.read(SMALL)
