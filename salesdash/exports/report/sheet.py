"""A report as a workbook: A4 across, headings on every page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as Written
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.page import PageMargins

from salesdash.days import number
from salesdash.exports import workbook
from salesdash.exports.report.page import Cell, Page
from salesdash.exports.workbook import DAY, fill, font, letter
from salesdash.intake import ours

_A4 = "9"
_INK, _GREY = "16202C", "5B6673"
_THIN = Side("thin", color="C9D0D8")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center")
_TITLE, _NOTE = font(bold=True, size=14), font(size=9, color=_GREY)
_FONTS = {
    "label": font(bold=True, size=10, color=_INK),
    "section": font(bold=True, size=11, color=_INK),
    "total": font(bold=True, size=10, color=_INK),
    "note": font(size=10, color=_GREY, italic=True),
    "plan": font(size=10, color=_GREY, italic=True),
}
_TEXT = font(size=10, color=_INK)
_LIGHT = font(size=10, color="FFFFFF")
_HEAD, _SECTION = fill("E3EAF2"), fill("F4F6F9")
_PALE, _DEEP = (0xF4, 0xF8, 0xFC), (0x1B, 0x5A, 0x95)
_DARK = 0.55
"""From here on letters on the ground are white."""

_EPOCH = number(date(1899, 12, 30))
_HEADER = 100
_EXCEL = 409
"""Points that a row may be high."""


def xlsx(page: Page) -> bytes:
    """Write a report as a workbook."""
    book = Workbook(write_only=True)
    made = book.create_sheet(workbook.title(page.tab, []))
    _set(made, page)
    for line in _above(made, page):
        made.append(line)
    for row, cells in enumerate(page.rows, page.top + 1):
        shown = [cell.shown for cell in cells]
        if cells[0].look not in {"section", "note"}:
            workbook.stretched(made, row, shown, page.widths)
        made.append([*_marked(made, row, _cells(made, row, cells), page)])
    if page.left:
        _left(book, page)
    return workbook.saved(book)


def _set(made: Any, page: Page) -> None:
    """Set paper, columns and what stays in sight."""
    workbook.widths(made, page.widths)
    workbook.printed(made)
    made.page_setup.paperSize = _A4
    made.sheet_view.showGridLines = False
    made.freeze_panes = f"{letter(page.frozen + 1)}{page.top + 1}"
    made.print_title_rows = f"{page.top - 1}:{page.top}"
    last = letter(max(len(page.widths), 1))
    made.print_area = f"A1:{last}{page.top + len(page.rows)}"
    made.page_margins = PageMargins(0.4, 0.4, 0.6, 0.6, 0.2, 0.2)
    made.oddHeader.left.text = "salesdash"
    made.oddHeader.right.text = page.title[:_HEADER].replace("&", "&&")
    made.oddFooter.left.text = " ".join(page.notes)[:_HEADER].replace(
        "&", "&&"
    )
    made.oddFooter.right.text = "&P / &N"
    if page.marks:
        made.column_dimensions[letter(len(page.widths) + 2)].hidden = True


def _above(made: Any, page: Page) -> Iterator[list[Any]]:
    """Give the title, what stands above the headings, and the headings."""
    title = workbook.text(made, 1, 1, page.title)
    title.font = _TITLE
    yield [title]
    above = [
        workbook.text(made, 2, place, text)
        for place, text in enumerate(page.above, 1)
    ]
    for cell in above:
        cell.font = _NOTE
    if not page.above:
        note = workbook.text(made, 2, 1, page.notes[0] if page.notes else "")
        note.font = _NOTE
        above = [note]
    yield above
    heads = []
    for place, text in enumerate(page.heads, 1):
        cell = workbook.text(made, page.top, place, text)
        cell.font, cell.fill, cell.border = _FONTS["label"], _HEAD, _BOX
        cell.alignment = _WRAP
        heads.append(cell)
    yield [*_marked(made, page.top, heads, page)]


def _marked(
    made: Any, row: int, cells: Sequence[Any], page: Page
) -> Sequence[Any]:
    """Put what stands hidden behind a row into its hidden column."""
    mark = page.marks.get(row)
    if mark is None:
        return cells
    place = len(page.widths) + 2
    gap = [None] * (place - 1 - len(cells))
    return [*cells, *gap, workbook.text(made, row, place, mark)]


def _cells(made: Any, row: int, cells: Sequence[Cell]) -> list[Written]:
    found = []
    for place, cell in enumerate(cells, 1):
        drawn = _cell(made, row, place, cell)
        drawn.font = _FONTS.get(cell.look, _TEXT)
        drawn.alignment = _WRAP
        if cell.look not in {"section", "note"}:
            drawn.border = _BOX
        if cell.look in {"section", "total"}:
            drawn.fill = _SECTION
        if cell.look == "number":
            drawn.alignment = _MIDDLE
        if cell.shade:
            drawn.fill = fill(_mixed(cell.shade))
            drawn.font = _LIGHT if cell.shade > _DARK else _TEXT
        found.append(drawn)
    return found


def _cell(made: Any, row: int, place: int, cell: Cell) -> Written:
    """Make a cell: a day is a day, a number is one, all else is text."""
    if isinstance(cell.value, date):
        found = workbook.number(
            made, row, place, float(number(cell.value) - _EPOCH)
        )
        found.number_format = DAY
        return found
    if isinstance(cell.value, int):
        return workbook.number(made, row, place, float(cell.value))
    return workbook.text(made, row, place, cell.value or "")


def _mixed(shade: float) -> str:
    """Mix the ground of a count."""
    parts = zip(_PALE, _DEEP, strict=True)
    return "".join(f"{round(a + (b - a) * shade):02X}" for a, b in parts)


def _left(book: Workbook, page: Page) -> None:
    """List on a sheet of its own what the report could not carry."""
    made = book.create_sheet(ours.NAME)
    made.column_dimensions["A"].width = 100
    made.column_dimensions["B"].hidden = True
    mark = workbook.text(made, 1, 2, ours.GUIDE)
    for row, text in enumerate(page.left, 1):
        cell = workbook.text(made, row, 1, text)
        cell.alignment = _WRAP
        made.append([cell, mark] if row == 1 else [cell])
