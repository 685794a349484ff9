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

from salesdash.intake import directory, sniff, strict
from salesdash.intake.formats.sparse import many
from salesdash.intake.limits import (
    AREA,
    ENTRIES,
    INFLATED,
    MEGABYTE,
    RATIO,
    SUSPECT,
)
from salesdash.intake.refusal import Refused
from salesdash.intake.styles import Styles, shown

PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
SMALL = 20 * MEGABYTE
"""Bytes of the parts that are read whole: the list of sheets, the styles."""

LONG = 8 * MEGABYTE
"""Bytes of one shared text with its mark-up that are still believed."""

ITEM = re.compile(rb"<(?:[^\s<>/:]+:)?si(?=[\s>/])")
ITEM_END = re.compile(rb"</(?:[^\s<>/:]+:)?si\s*>|^[^<>]*/>")
ENDS = b"</si>"
VERBATIM = re.compile(rb"<!\[CDATA\[[^\]<]*\]\]>")
COUNT = re.compile(rb"""uniqueCount\s*=\s*["']([^"'<]*)""")
FEW = 7
"""Digits of the number of shared texts."""

COMMENT = re.compile(rb"<!--[^<>]*-->")
CODED = re.compile(rb"""Id\s*=\s*["'][^"'<]*&""")
BOOK, STRINGS = "workbook.xml", "sharedstrings.xml"
"""The main part and that of the shared texts, in whatever folder."""


@dataclass(frozen=True)
class Parts:
    """The archive of a workbook that passed, and its parts.

    Attributes:
        archive: The archive.
        sheets: The name of each tab's part, '' for one that is missing.
        styles: The name of the part that holds the styles, or ''.
        strings: The name of the part that holds the shared texts, or ''.
        epoch_1904: Whether its days count from 1904.
    """

    archive: zipfile.ZipFile
    sheets: tuple[str, ...]
    styles: str
    strings: str
    epoch_1904: bool = False

    @cached_property
    def shows(self) -> Styles:
        """What the styles make of a number."""
        return shown(_read(self.archive, self.styles))

    @property
    def percents(self) -> frozenset[bytes]:
        """The styles that show a number as a percentage."""
        return self.shows.percents

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
                lengths += _sizes(whole, first=not lengths)
                if len(rest) > LONG or len(lengths) > AREA:
                    raise Refused("file_damaged")
        *whole, rest = ITEM.split(rest)
        lengths += _sizes([*whole, rest], first=not lengths)
        return lengths[1:]


class Link(NamedTuple):
    """A part that the main part names.

    Attributes:
        id: What the main part calls it.
        kind: What it is.
        name: Its name in the archive, '' for a missing one.
        exact: Its path is written as the archive has it.
    """

    id: str
    kind: str
    name: str
    exact: bool = True


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
    names = {directory.key(name): name for name in archive.namelist()}
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
    folder, file = posixpath.split(directory.key(found.main))
    # The reader knows the main part, and the shared texts, by these names.
    if file != BOOK:
        raise Refused("file_damaged")
    strings = posixpath.join(folder, STRINGS)
    names = {directory.key(n): n for n in found.archive.namelist()}
    book = _read(found.archive, found.main)
    made = Parts(
        found.archive,
        _sheets(book, {link.id: link for link in found.links}),
        styles=found.named("styles"),
        strings=names.get(strings, ""),
        epoch_1904=_early(book),
    )
    # The reader takes all shared texts in before it comes to a sheet.
    _ = made.lengths
    return made


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
    if any(b"&" in tag and not _aside(tag) for tag in xml.split(b"<")):
        raise Refused("file_damaged")
    found: dict[str, Link] = {}
    for link in strict.elements(xml, "Relationship") if xml else ():
        target = link.get("Target").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target))
        name = names.get(directory.key(path.strip("/")), "")
        # The reader puts the path together and looks no further.
        plain = posixpath.join(folder, target).removeprefix("/")
        exact = names.get(directory.key(plain)) == name
        kind = link.get("Type").rpartition("/")[2].lower()
        key = link.get("Id")
        if key in found:
            raise Refused("file_damaged")
        found[key] = Link(key, kind, name, exact)
    return [*found.values()]


def _aside(tag: bytes) -> bool:
    """Tell whether a sign is written otherwise in an address alone."""
    return b"External" in tag and not CODED.search(tag)


def _sheets(book: bytes, links: dict[str, Link]) -> tuple[str, ...]:
    """Name the part of each sheet, '' where there is none."""
    sheets = []
    for sheet in strict.elements(book, "sheet"):
        link = links.get(sheet.local("id"))
        sheets.append(link.name if link and link.exact else "")
    many(sheets)
    return tuple(sheets)


def _early(book: bytes) -> bool:
    """Tell whether days count from 1904."""
    said = strict.elements(book, "workbookPr")
    return any(tag.get("date1904") in {"1", "true"} for tag in said)


def _main(links: bytes) -> str:
    if not links:
        raise Refused("file_damaged")
    found = [
        directory.key(link.get("Target").removeprefix("/"))
        for link in strict.elements(links, "Relationship")
        if link.get("Type").endswith("/officeDocument")
    ]
    # Of several, readers take different ones.
    if len(found) != 1:
        raise Refused("file_damaged")
    return found[0]


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if not name:
        return b""
    with archive.open(name) as part:
        return part.read(SMALL)


def _counted(head: bytes) -> None:
    """Check how many shared texts there are said to be.

    The reader asks for the memory of so many at once.
    """
    many = any(len(n) > FEW or not n.isdigit() for n in COUNT.findall(head))
    if many or b"<!" in COMMENT.sub(b"", head):
        raise Refused("file_damaged")


def _sizes(items: list[bytes], *, first: bool) -> list[int]:
    """Measure shared texts, each of which must end before the next."""
    joined = b"<si".join(items if first else [b"", *items])
    if not strict.SOUND.fullmatch(joined):
        raise Refused("file_damaged")
    texts = items
    if first and items:
        _counted(items[0])
        texts = items[1:]
    usual = b"<!" not in joined and b":si" not in joined
    usual = usual and joined.count(ENDS) == joined.count(ENDS[:-1])
    for text in texts:
        if not (usual and text.count(ENDS) == 1) and not _ends(text):
            raise Refused("file_damaged")
    return list(map(len, items))


def _ends(text: bytes) -> bool:
    """Tell whether a shared text ends once, and nothing hides in it."""
    bare = VERBATIM.sub(b"-", text) if b"<!" in text else text
    return len(ITEM_END.findall(bare)) == 1 and b"<!" not in bare
