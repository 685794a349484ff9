"""The bytes of one file, whatever they are -> grids and findings."""

from pathlib import PurePath
from traceback import print_exc

from salesdash.findings import Finding
from salesdash.intake import text
from salesdash.intake.grid import Grid
from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import Kind, kind
from salesdash.intake.wire import Outcome
from salesdash.intake.worker import workbook

CODES = {
    Kind.XLS: "file_old_format",
    Kind.XLSB: "file_old_format",
    Kind.ODS: "file_old_format",
    Kind.XML: "file_old_format",
    Kind.HTML: "file_html",
    Kind.ENCRYPTED: "file_encrypted",
    Kind.DAMAGED: "file_damaged",
    Kind.EMPTY: "file_empty",
    Kind.OTHER: "file_not_a_sheet",
}
"""What is not read, and the finding that says so."""

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
        raise Refused(CODES[found], found.value)
    if found == Kind.XLSX:
        return workbook.read(file, sha256, content)
    written, encoding = text.decode(content)
    strips = text.strips(text.rows(written))
    grid = Grid(file, sha256, PurePath(file).stem, visible=True, strips=strips)
    guess = GUESSES.get(encoding)
    notes = [Finding("text_encoding", "note", file, value=guess or "")]
    return [grid], notes if guess else []
