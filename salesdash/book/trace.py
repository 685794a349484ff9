"""Where a row comes from: the cells of the workbook as it was uploaded.

The log keeps what was read of a cell, not which cell it was. So the stored
original is read once more, and the headings that the log remembers are
looked up in it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from salesdash import model, store
from salesdash.book import originals
from salesdash.book.book import Book
from salesdash.book.imports import ImportEntry, SheetEntry
from salesdash.book.originals import Original
from salesdash.book.view import View
from salesdash.exports.workbook import letter

UNKNOWN = "unknown"
"""Why there are no cells: no such sheet was taken in."""


@dataclass(frozen=True)
class Spot:
    """One cell of a row.

    Attributes:
        address: Where it stands, such as "F14"; '' for what was said once,
            above the table or in the name of the sheet or file.
        heading: What is written above it, '' for nothing.
        written: What stands in it, as a spreadsheet would show it.
        column: The column of the model that it was read as, or ''.
        value: What the log holds, None for nothing.
    """

    address: str
    heading: str
    written: str
    column: str = ""
    value: Any = None


@dataclass(frozen=True)
class Trace:
    """A row of the log, followed to the workbook.

    Attributes:
        import_id: The import that brought it.
        file: The name of the file, as it was uploaded.
        sheet: The sheet in it.
        row: The row in the sheet, from 1.
        table: The table that the sheet was read as.
        as_of: The day that the sheet speaks of, None if unknown.
        imported_at: When it was taken in, None if unknown.
        by: Who took it in, or ''.
        sha256: What names the stored original, or ''.
        cells: Its cells from left to right, then what was said once.
        trouble: Why there are no cells: `UNKNOWN`, or one of
            `originals.TROUBLES`; else ''.
    """

    import_id: str
    file: str
    sheet: str
    row: int
    table: str = ""
    as_of: date | None = None
    imported_at: datetime | None = None
    by: str = ""
    sha256: str = ""
    cells: tuple[Spot, ...] = ()
    trouble: str = ""

    def at(self, column: str) -> Spot | None:
        """Give the cell that was read as a column, None if there is none."""
        return next((s for s in self.cells if s.column == column), None)


def trace(
    book: Book, import_id: str, sheet: int | str, row: int, file: str = ""
) -> Trace:
    """Follow a row of the log to the cells that it was read from.

    Args:
        book: The book.
        import_id: The import that brought the row.
        sheet: The number of the sheet in the import, or its name.
        row: The row in the sheet, from 1.
        file: The file, where the sheet is given by its name.
    """
    whole, entry = _entry(book, import_id, sheet, file)
    if whole is None or entry is None:
        return Trace(import_id, file, str(sheet), row, trouble=UNKNOWN)
    held, trouble = originals.opened(
        book.original(entry.sha256), entry.file, entry.sheet, entry.sha256
    )
    cells: tuple[Spot, ...] = ()
    if held:
        values = _values(book, import_id, entry, row)
        meant = _meant(book, import_id, entry)
        cells = tuple(_spots(held, entry, row, meant, values))
    return Trace(
        import_id,
        entry.file,
        entry.sheet,
        row,
        entry.table,
        entry.as_of,
        whole.imported_at,
        whole.by,
        entry.sha256,
        cells,
        trouble,
    )


def _entry(
    book: Book, import_id: str, sheet: int | str, file: str
) -> tuple[ImportEntry | None, SheetEntry | None]:
    """Find the sheet among those that were taken in."""
    found = (e for e in book.imports() if e.import_id == import_id)
    whole = next(found, None)
    for entry in whole.sheets if whole else ():
        named = entry.sheet == sheet and file in ("", entry.file)
        if entry.number == sheet or named:
            return whole, entry
    return whole, None


def _values(
    book: Book, import_id: str, entry: SheetEntry, row: int
) -> dict[str, Any]:
    """Give what the log holds of a row; of several what they share."""
    if not entry.table:
        return {}
    where = {"import_id": import_id, "sheet_number": entry.number, "row": row}
    found = store.picked(book.log, model.table(entry.table), where)
    first = dict(found[0]) if found else {}
    return {
        name: value
        for name, value in first.items()
        if all(other[name] == value for other in found)
    }


def _meant(
    book: Book, import_id: str, entry: SheetEntry
) -> dict[str, str | None]:
    """Give what the headings were read as: heading -> column."""
    where = {"import_id": import_id, "number": entry.number}
    found = store.picked(book.log, model.SHEETS, where)
    return json.loads(found[0]["mapping"] or "{}") if found else {}


def _spots(
    held: Original,
    entry: SheetEntry,
    row: int,
    meant: Mapping[str, str | None],
    values: Mapping[str, Any],
) -> Iterator[Spot]:
    """Give the cells of a row, then what was said once for many."""
    heads = held.heads((entry.header_row or 0) - 1, meant)
    taken = set()
    for place, heading in enumerate(heads):
        column = meant.get(heading) or ""
        at = held.filled(row - 1, place) if column else row - 1
        text = held.text(at, place)
        if text or heading:
            address = f"{letter(place + 1)}{at + 1}"
            taken.add(column)
            yield Spot(address, heading, text, column, values.get(column))
    for column in _names(entry.table):
        if column not in taken and values.get(column) not in (None, ""):
            yield Spot("", "", "", column, values[column])


def _names(table: str) -> tuple[str, ...]:
    return model.table(table).names if table else ()


def whence(view: View, key: str) -> dict[str, dict[str, Any]]:
    """Say where each column of a deal was stated last.

    Args:
        view: The view.
        key: The deal.

    Returns:
        Column -> `import_id`, `file`, `sheet` and `row` of the newest row
        whose sheet has it: a deal is often made of several rows.
    """
    return store.whence(view.state, key)
