"""The bytes of one file, whatever they are -> grids and findings."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from traceback import print_exc

from salesdash.findings import Finding
from salesdash.intake import decimals, text
from salesdash.intake.area import letters
from salesdash.intake.formats import flat, ods, web, xls, xlsb
from salesdash.intake.formats.sparse import Tab
from salesdash.intake.grid import Grid
from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import Kind, kind
from salesdash.intake.wire import Outcome
from salesdash.intake.worker import sheets, workbook

CODES = {
    Kind.OLD: "file_old_format",
    Kind.MHTML: "file_web_archive",
    Kind.ENCRYPTED: "file_encrypted",
    Kind.DAMAGED: "file_damaged",
    Kind.EMPTY: "file_empty",
    Kind.OTHER: "file_not_a_sheet",
}
"""What is not read, and the finding that says so."""

SUFFIXES: Mapping[Kind, tuple[str, ...]] = {
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Kind.XLSB: (".xlsb",),
    Kind.XLS: (".xls", ".xlt", ".et"),
    Kind.ODS: (".ods", ".ots", ".fods"),
    Kind.XML: (".xml", ".xls"),
    Kind.HTML: (".html", ".htm"),
    Kind.TEXT: (".csv", ".txt", ".tsv"),
}
"""How files of a kind are called, the most usual name first."""

CALLED = frozenset(suffix for each in SUFFIXES.values() for suffix in each)

TABS: Mapping[Kind, Callable[[bytes], Iterator[Tab]]] = {
    Kind.XLS: xls.tabs,
    Kind.XLSB: xlsb.tabs,
    Kind.ODS: ods.tabs,
    Kind.XML: flat.tabs,
}

TORN = 50
"""So many rows with an open quotation mark are listed."""

GUESSES = {"gb18030": "GB18030", "cp1252": "Windows-1252"}
"""Encodings that take almost anything for text."""


def read(file: str, sha256: str, content: bytes) -> Outcome:
    """Read one file, or tell why it cannot be read."""
    try:
        return _read(file, sha256, content)
    except Refused as refusal:
        return [], [refusal.finding(file)]
    except (MemoryError, KeyboardInterrupt, SystemExit):
        # A child that starts with this file may have memory enough.
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic is no Exception
        print_exc()
        return [], [Refused("file_damaged").finding(file)]


def _read(file: str, sha256: str, content: bytes) -> Outcome:
    found = kind(content)
    if found in CODES:
        raise Refused(CODES[found])
    if found == Kind.XLSX:
        outcome = workbook.read(file, sha256, content)
    elif found == Kind.TEXT:
        outcome = _text(file, sha256, content)
    elif found == Kind.HTML:
        outcome = _page(file, sha256, content)
    else:
        outcome = sheets.read(file, sha256, TABS[found](content))
    if not any(outcome):
        raise Refused("file_without_sheets")
    return outcome[0], [*_name(file, found), *outcome[1]]


def _text(file: str, sha256: str, content: bytes) -> Outcome:
    written, encoding = text.decode(content)
    cut = text.cut(written)
    found = decimals.even(text.strips(cut.rows), semicolons=cut.mark == ";")
    sheet = PurePath(file).stem
    grid = Grid(file, sha256, sheet, visible=True, strips=found.strips)
    torn = [
        Finding("text_quote_open", "note", file, sheet, row)
        for row in cut.torn[:TORN]
    ]
    commas = ", ".join(map(letters, found.places))
    if commas:
        torn.append(
            Finding("text_decimal_comma", "note", file, sheet, value=commas)
        )
    return [grid], [*_guess(file, encoding), *torn]


def _page(file: str, sha256: str, content: bytes) -> Outcome:
    said = text.said(content)
    written, encoding = text.decode(content, said)
    tabs = web.tabs(written, PurePath(file).stem)
    grids, findings = sheets.read(file, sha256, tabs)
    notes = [] if encoding == said else _guess(file, encoding)
    return grids, [*notes, *findings]


def _guess(file: str, encoding: str) -> list[Finding]:
    guess = GUESSES.get(encoding)
    notes = [Finding("text_encoding", "note", file, value=guess or "")]
    return notes if guess else []


def _name(file: str, found: Kind) -> list[Finding]:
    """Say what a file is whose name says otherwise."""
    suffix = PurePath(file).suffix.lower()
    if suffix in SUFFIXES[found] or suffix not in CALLED:
        return []
    usual = SUFFIXES[found][0]
    return [Finding("file_named_otherwise", "note", file, value=usual)]
