"""The cells of an uploaded sheet, written again as they were typed."""

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.cell import Cell as Written
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment
from openpyxl.worksheet.cell_range import CellRange

from salesdash import model
from salesdash.exports import workbook
from salesdash.exports.marked import ASIDE, CHECK, LEFT, Place, Tab
from salesdash.exports.workbook import fill, font, letter
from salesdash.intake.grid import Cell, Grid
from salesdash.model import Kind

COLOURS = {LEFT: "F8B4AE", CHECK: "FFE699", ASIDE: "E2E2E2"}
COMMENTS = 2000
"""So many cells of a sheet get a comment; more are only coloured."""

_HEAD = fill("DCE6F1")
_BOLD = font(bold=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_SERIAL = 25_569
"""The number that a spreadsheet has for 1970-01-01."""

_FEW = 300
"""Rows looked at for the width of a column."""

_FROZEN = 15
"""No row below is frozen: there would be no room left to scroll."""

_LONG = 11
"""Digits of a number that a spreadsheet would shorten."""

_MONEY = frozenset(
    c.name for t in model.TYPED for c in t.columns if c.kind is Kind.MONEY
)

Marks = Mapping[Place, tuple[str, str]]


def write(sheet: Any, tab: Tab, marks: Marks) -> None:
    """Write a sheet again, its findings coloured and commented.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        tab: The sheet as it was uploaded.
        marks: What is said of which cell.
    """
    heads = tab.heads()
    workbook.printed(sheet)
    workbook.widths(sheet, [*_widths(tab)])
    if 0 < tab.top <= _FROZEN:
        sheet.freeze_panes = f"A{tab.top + 1}"
    for block in _merged(tab.grid):
        sheet.merged_cells.add(block)
    for row in _Rows(sheet, tab.grid, heads, marks):
        sheet.append(row)


class _Rows:
    """The rows of a sheet, cell by cell."""

    def __init__(
        self, sheet: Any, grid: Grid, heads: Mapping[Place, str], marks: Marks
    ) -> None:
        """Turn the columns into lists, which are quick to walk."""
        self.sheet, self.heads, self.marks = sheet, heads, marks
        self.height = max((row for row, _ in marks), default=0)
        self.height = max(self.height, grid.height)
        self.columns = [
            (
                strip.kind.tolist(),
                strip.text.tolist(),
                strip.number.tolist(),
                strip.percent.tolist(),
            )
            for strip in grid.strips
        ]
        self.money = {p for (_, p), name in heads.items() if name in _MONEY}
        self.plain: dict[str, bool] = {}
        self.said = 0

    def __iter__(self) -> Iterator[list[Any]]:
        """Give row by row what stands in it."""
        special: dict[int, set[int]] = {}
        for row, place in {*self.heads, *self.marks}:
            special.setdefault(row, set()).add(place)
        size = max([len(self.columns), *(p for _, p in self.marks)])
        for row in range(1, self.height + 1):
            marked = special.get(row, ())
            yield [
                self._special(row, place)
                if place in marked
                else self._cell(row, place)
                for place in range(1, size + 1)
            ]

    def _cell(self, row: int, place: int) -> Any:
        """Give a value as it is, or a cell where it needs a format."""
        if place > len(self.columns) or row > len(self.columns[place - 1][0]):
            return None
        kinds, texts, numbers, percents = self.columns[place - 1]
        kind = kinds[row - 1]
        if kind == Cell.TEXT:
            return self._text(row, place, texts[row - 1])
        if kind == Cell.BOOLEAN:
            return bool(numbers[row - 1])
        if kind == Cell.ERROR:
            return self._error(row, place, texts[row - 1])
        # A formula that was never calculated has no value to show.
        if kind not in (Cell.NUMBER, Cell.DATE, Cell.TIME):
            return None
        found = form(Cell(kind), numbers[row - 1], percent=percents[row - 1])
        return self._number(row, place, kind, numbers[row - 1], found)

    def _number(
        self, row: int, place: int, kind: int, number: float, found: str
    ) -> Any:
        if not found and place in self.money and kind == Cell.NUMBER:
            found = "#,##0" if number.is_integer() else "#,##0.00"
        if not found and float(f"{number:.16g}") == number:
            return number
        shift = _SERIAL if kind == Cell.DATE else 0
        cell = workbook.number(self.sheet, row, place, number + shift)
        cell.number_format = found or "General"
        return cell

    def _text(self, row: int, place: int, text: str) -> Any:
        if text not in self.plain:
            odd = text in ERROR_CODES or workbook.clean(text) != text
            live = text.lstrip().startswith(tuple(workbook.LIVE))
            self.plain[text] = not odd and not live
        if self.plain[text]:
            return text
        return workbook.text(self.sheet, row, place, text)

    def _error(self, row: int, place: int, text: str) -> Written:
        cell = Written(self.sheet, row=row, column=place)
        cell.value = text if text in ERROR_CODES else "#VALUE!"
        return cell

    def _special(self, row: int, place: int) -> Written:
        """Give a heading, or a cell of which something is said."""
        found = self._cell(row, place)
        if not isinstance(found, Written):
            found = Written(self.sheet, row=row, column=place, value=found)
        if (row, place) in self.heads:
            found.font, found.fill, found.alignment = _BOLD, _HEAD, _TOP
        if (row, place) in self.marks:
            way, said = self.marks[row, place]
            found.fill = fill(COLOURS[way])
            if way != ASIDE and self.said < COMMENTS:
                found.comment = workbook.comment(said)
                self.said += 1
        return found


def form(kind: Cell, number: float, *, percent: bool) -> str:
    """Give the format in which a number is shown, '' for the usual one.

    Example:
        >>> form(Cell.NUMBER, 0.125, percent=True)
        '0.0#%'
        >>> form(Cell.TIME, 1.5, percent=False)
        '[h]:mm'
    """
    if kind == Cell.DATE:
        return workbook.DAY if number.is_integer() else workbook.MOMENT
    if kind == Cell.TIME:
        return workbook.CLOCK if 0 <= number < 1 else "[h]:mm"
    if percent:
        return "0%" if round(number * 100, 9).is_integer() else "0.0#%"
    if abs(number) >= 10**_LONG and number.is_integer():
        return "0"
    return ""


def _widths(tab: Tab) -> Iterator[float]:
    """Give the widths of the columns, the title above apart."""
    start = max(tab.top - 1, 0)
    some = slice(start, start + _FEW)
    for strip in tab.grid.strips:
        parts = strip.kind[some], strip.text[some], strip.number[some]
        cells = zip(*(part.tolist() for part in parts), strict=True)
        yield workbook.width(_shown(*cell) for cell in cells)


def _shown(kind: int, text: str, number: float) -> str:
    """Give a text about as long as what a cell shows."""
    if kind == Cell.DATE:
        return "2026-12-31" if number.is_integer() else "2026-12-31 12:00"
    if kind == Cell.NUMBER:
        return f"{number:,.2f}"
    return text


def _merged(grid: Grid) -> Iterator[str]:
    """Give the areas of merged cells; none reaches into another."""
    wide = {(row, left): right for row, left, right in grid.across}
    tall = {(top, left): bottom for left, top, bottom in grid.merged}
    taken: list[CellRange] = []
    for row, left in sorted({*wide, *tall}):
        right = wide.get((row, left), left)
        bottom = tall.get((row, left), row)
        area = f"{letter(left + 1)}{row + 1}:{letter(right + 1)}{bottom + 1}"
        block = CellRange(area)
        if all(block.isdisjoint(other) for other in taken):
            taken.append(block)
            yield area
