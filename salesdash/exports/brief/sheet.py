"""A brief as a sheet of a workbook: one page, portrait, A4."""

from collections.abc import Iterator
from typing import Any

from openpyxl.cell import Cell as Written
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from salesdash.exports import workbook
from salesdash.exports.brief.page import ACROSS, Cell, Line, Page
from salesdash.exports.workbook import fill, font, letter
from salesdash.intake import ours
from salesdash.words import Words

A4 = "9"
"""The paper, as a workbook names it."""

_NARROW = 2.3
"""Letters that one of the narrow columns is wide."""

_LINE, _ROOM = 11.5, 3.0
"""Points that a line takes, and those around the lines of a row."""

_MARGIN, _EDGE = 0.4, 0.6
"""Inches at the sides, and above and below."""

_MARK = ACROSS + 2
"""The hidden column of the mark by which a brief is known again."""

_INK, _GREY, _PALE = "16202C", "7A8594", "A8B1BC"
_THIN = Side("thin", color="C9D0D8")
_FONTS = {
    "title": font(bold=True, size=14, color=_INK),
    "head": font(bold=True, size=10, color=_INK),
    "label": font(size=8, color=_GREY),
    "text": font(size=9, color=_INK),
    "strong": font(bold=True, size=9, color=_INK),
    "good": font(bold=True, size=9, color="007A59"),
    "bad": font(bold=True, size=9, color="B34A00"),
    "blank": font(size=7, color=_PALE, italic=True),
    "box": font(size=7, color=_PALE, italic=True),
    "note": font(size=7, color=_GREY),
    "letter": font(size=7, color=_GREY),
    "sign": font(size=8, color=_GREY),
}
_HEAD, _LABEL = fill("E3EAF2"), fill("F4F6F9")
_FILLS = {"head": _HEAD, "label": _LABEL}
_OPEN = ("title", "note", "head")
"""Looks without a box around them."""

_ROOMY = ("sign", "box")
_WRAP = Alignment(vertical="center", wrap_text=True)
_TOP = Alignment(vertical="top", wrap_text=True)


def write(sheet: Any, page: Page, t: Words) -> None:
    """Write a brief.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        page: The brief.
        t: The words.
    """
    workbook.widths(sheet, [_NARROW] * ACROSS)
    sheet.column_dimensions[letter(_MARK)].hidden = True
    sheet.sheet_view.showGridLines = False
    lines = list(page.lines)
    for row, line in enumerate(lines, start=1):
        high = max(cell.high for cell in line)
        big = 4 if line[0].look == "title" else 0
        sheet.row_dimensions[row].height = high * _LINE + _ROOM + big
        _merge(sheet, row, line)
    printed(sheet, page, t, len(lines))
    for row, line in enumerate(lines, start=1):
        cells = [*_cells(sheet, row, line)]
        if row == 1:
            cells += [None, workbook.text(sheet, 1, _MARK, ours.BRIEF)]
        sheet.append(cells)


def printed(sheet: Any, page: Page, t: Words, rows: int) -> None:
    """Let the sheet be printed on exactly one page, upright.

    Args:
        sheet: The sheet.
        page: The brief, for header and footer.
        t: The words.
        rows: So many rows it has.
    """
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "portrait", A4
    setup.fitToWidth = setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{letter(ACROSS)}{rows}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(
        _MARGIN, _MARGIN, _EDGE, _EDGE, _MARGIN / 2, _MARGIN / 2
    )
    sheet.oddHeader.left.text = "salesdash"
    sheet.oddHeader.right.text = _coded(page.head)
    sheet.oddFooter.left.text = _coded(page.foot)
    sheet.oddFooter.right.text = f"{t('brief.page')} &P / &N"


def _coded(text: str) -> str:
    """Write a text for a header, where & begins a code."""
    return text[:_HEADER].replace("&", "&&")


_HEADER = 100
"""Letters of a text in a header; a whole header has room for 255."""


def _merge(sheet: Any, row: int, line: Line) -> None:
    for first, cell in _placed(line):
        if cell.span > 1:
            last = letter(first + cell.span - 1)
            sheet.merged_cells.add(f"{letter(first)}{row}:{last}{row}")


def _placed(line: Line) -> Iterator[tuple[int, Cell]]:
    """Give each cell with its first column, from 1."""
    first = 1
    for cell in line:
        yield first, cell
        first += cell.span


def _cells(sheet: Any, row: int, line: Line) -> Iterator[Written]:
    """Give every narrow cell of a line; those of a span look alike."""
    for first, cell in _placed(line):
        for place in range(first, first + cell.span):
            text = cell.shown if place == first else ""
            found = workbook.text(sheet, row, place, text)
            if place == first:
                found.font = _FONTS[cell.look]
                found.alignment = _TOP if cell.look in _ROOMY else _WRAP
            if cell.look in _FILLS:
                found.fill = _FILLS[cell.look]
            if cell.look not in _OPEN:
                found.border = _border(place - first, cell.span)
            yield found


def _border(place: int, span: int) -> Border:
    """Draw the box of a span: its ends have sides, all have lines."""
    return _BORDERS[place == 0, place == span - 1]


_BORDERS = {
    (first, last): Border(
        left=_THIN if first else None,
        right=_THIN if last else None,
        top=_THIN,
        bottom=_THIN,
    )
    for first in (True, False)
    for last in (True, False)
}
