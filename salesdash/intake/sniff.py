"""What a file is, judged by its bytes and never by its name."""

import io
import re
import zipfile
from enum import StrEnum

from salesdash.intake import directory, wide
from salesdash.intake.formats import ole
from salesdash.intake.limits import ENTRIES, MEGABYTE
from salesdash.intake.refusal import Refused

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""How spreadsheets of before 1995 begin; they have no wrapping."""

BARE = b"\x09\x08"
"""How an .xls begins that some program left unwrapped."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
BINARY = (b"%PDF", b"\x89PNG", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\x0b\x0c\r\x1a\x1b"}))
STRAY = 100
"""Bytes of a text for each stray control character in it."""

HEAD = 4096
PAGE = re.compile(rb"<(?:html|table|!doctype\s+html)[\s>]", re.IGNORECASE)
ARCHIVE = (b"mime-version:", b"from: <saved by")
"""How a web page saved as one file begins."""

LETTER = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?mime-version:"
)
"""How a letter begins, and a web page that was sent as one."""

LOCK = 1
"""The flag of a part that needs a password."""

MANIFEST = "META-INF/manifest.xml"
LOCKED = {"encryptedpackage", "\tdrmcontent"}
"""The streams that a workbook with a password is kept in."""


class Kind(StrEnum):
    """The kinds of content that are told apart."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    OLD = "old"
    XML = "xml"
    HTML = "html"
    MHTML = "mhtml"
    TEXT = "text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    OTHER = "other"


def kind(content: bytes) -> Kind:
    """Judge what a file is.

    >>> kind(b"date,customer")
    <Kind.TEXT: 'text'>
    >>> kind(b"<html><table>")
    <Kind.HTML: 'html'>
    """
    if content.startswith(ZIP):
        return _zipped(content)
    if content.startswith(OLE):
        return _ole(content)
    if content.startswith(OLD):
        return Kind.OLD
    if content.startswith(BARE):
        return Kind.XLS
    if content.startswith(UTF16):
        return _wide(content)
    return _plain(content)


def archive(content: bytes) -> zipfile.ZipFile:
    """Open the archive that a workbook is.

    Raises:
        Refused: It is torn or ambiguous, or lists more parts than any
            workbook has.
    """
    # Each part listed costs memory as soon as the archive is opened.
    if content.count(b"PK\x01\x02") > ENTRIES:
        raise Refused("file_too_many_parts", ENTRIES)
    try:
        found = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused("file_damaged") from None
    directory.check(content, found)
    return found


def _zipped(content: bytes) -> Kind:
    try:
        opened = archive(content)
    except Refused as refusal:
        if refusal.code != "file_damaged":
            raise
        return Kind.DAMAGED
    parts = opened.infolist()
    if any(part.flag_bits & LOCK for part in parts):
        return Kind.ENCRYPTED
    names = {part.filename.lower().replace("\\", "/") for part in parts}
    if any(name.endswith("workbook.xml") for name in names):
        return Kind.XLSX
    if any(name.endswith("workbook.bin") for name in names):
        return Kind.XLSB
    return _document(opened) if "mimetype" in names else Kind.OTHER


def _document(opened: zipfile.ZipFile) -> Kind:
    with opened.open("mimetype") as part:
        if b"spreadsheet" not in part.read(99):
            return Kind.OTHER
    if MANIFEST not in opened.namelist():
        return Kind.ODS
    with opened.open(MANIFEST) as part:
        locked = b"encryption-data" in part.read(MEGABYTE)
    return Kind.ENCRYPTED if locked else Kind.ODS


def _ole(content: bytes) -> Kind:
    try:
        streams = ole.opened(content).streams().keys()
    except Refused:
        return Kind.DAMAGED
    if streams & LOCKED:
        return Kind.ENCRYPTED
    return Kind.XLS if streams & set(ole.BOOKS) else Kind.OTHER


def _wide(content: bytes) -> Kind:
    if len(content) == len(UTF16[0]):
        return Kind.EMPTY
    head = content[: 2 * HEAD].decode("utf-16", "ignore").lstrip()
    marked = head.startswith("<")
    found = _marked_up(head.encode()) if marked else Kind.OTHER
    return Kind.TEXT if found == Kind.OTHER else found


def _plain(content: bytes) -> Kind:
    if content.endswith(b"\0") and not wide.order(content):
        content = content.rstrip(b"\0")
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not head and not content.removeprefix(b"\xef\xbb\xbf").strip():
        return Kind.EMPTY
    if head.startswith(b"<"):
        return _marked_up(content)
    if head.startswith(ARCHIVE):
        return Kind.MHTML
    if LETTER.match(head):
        page = b"multipart/related" in head
        return Kind.MHTML if page else Kind.OTHER
    controls = len(content) - len(content.translate(None, CONTROLS))
    strange = b"\0" in content or controls * STRAY > len(content)
    strange = strange and not wide.order(content)
    binary = content.startswith(BINARY) or strange
    return Kind.OTHER if binary else Kind.TEXT


def _marked_up(content: bytes) -> Kind:
    head = content[:HEAD]
    if b"com:office:spreadsheet" in head:
        return Kind.XML
    if b"<office:document" in head:
        return Kind.ODS
    return Kind.HTML if PAGE.search(content) else Kind.OTHER
