"""The cells of a sheet as they are found, one by one, wherever they stand."""

from array import array
from collections.abc import Sequence, Sized
from dataclasses import dataclass, field
from math import nan

import numpy as np

from salesdash.intake.formats.looks import Look
from salesdash.intake.grid import Cell, Strip
from salesdash.intake.limits import COLUMNS, FILLED, ROWS, SHEETS, WRITING
from salesdash.intake.refusal import Refused

EPOCH = 25_569
"""1970-01-01 in days since the last day of 1899."""

SHIFT = 1_462
"""Days between that day and 1904-01-01, where some workbooks begin."""

LEAP = 60
"""The 29th of February 1900, which spreadsheets believe in."""

LAST = 2_958_466
"""The day after the last one that a spreadsheet knows."""

WIDE = 3
"""Bytes of a letter beyond the plain ones."""

DAY = 86_400_000
"""Milliseconds, which is as fine as spreadsheets count."""

MERGES = 100_000
"""More merged areas than these are not looked at."""


@dataclass
class Sparse:
    """The cells of one sheet; rows and columns count from 0.

    Attributes:
        looks: How each style shows a number.
        shift: Days to add to every date.
        hidden: Number of hidden rows.
        merged: Cells merged downwards: column, first row, last row.
        writing: Bytes of all texts, about.
    """

    looks: Sequence[Look] = (Look.PLAIN,)
    shift: int = 0
    hidden: int = 0
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    writing: int = 0
    _down: array = field(default_factory=lambda: array("q"))
    _across: array = field(default_factory=lambda: array("q"))
    _style: array = field(default_factory=lambda: array("q"))
    _kind: bytearray = field(default_factory=bytearray)
    _number: array = field(default_factory=lambda: array("d"))
    _text: list[str] = field(default_factory=list)

    def add(
        self,
        row: int,
        column: int,
        kind: Cell,
        value: float | str,
        style: int = 0,
    ) -> None:
        """Take a cell in; a later one at the same place counts.

        Raises:
            Refused: The sheet has too many, or one too far away.
        """
        text = value if isinstance(value, str) else ""
        if kind == Cell.TEXT and not text:
            return
        self._down.append(row)
        self._across.append(column)
        self._kind.append(kind)
        self._style.append(style)
        self._number.append(nan if isinstance(value, str) else value)
        self._text.append(text)
        self.writing += len(text) if text.isascii() else WIDE * len(text)
        near = 0 <= row < ROWS and 0 <= column < COLUMNS
        if not near or len(self._kind) > FILLED or self.writing > WRITING:
            raise self.refusal()

    def merge(self, top: int, bottom: int, column: int) -> None:
        """Take in that cells are merged downwards."""
        if 0 <= top < bottom < ROWS and len(self.merged) < MERGES:
            self.merged.append((column, top, bottom))

    @property
    def height(self) -> int:
        """Rows down to the last cell filled."""
        return max(self._down, default=-1) + 1

    @property
    def width(self) -> int:
        """Columns up to the last cell filled."""
        return max(self._across, default=-1) + 1

    def refusal(self) -> Refused:
        """Tell how large the sheet is, as the reason not to take it."""
        return Refused(
            "sheet_too_large",
            rows=self.height,
            columns=self.width,
            cells=len(self._kind),
        )

    def strips(self) -> tuple[Strip, ...]:
        """Turn the cells into columns, days and times told from numbers."""
        size = self.width, self.height
        place = np.array(self._across), np.array(self._down)
        sheet = Strip(
            kind=np.zeros(size, np.int8),
            text=np.full(size, "", object),
            number=np.full(size, np.nan),
            percent=np.zeros(size, bool),
        )
        found = self._typed()
        for name in ("kind", "text", "number", "percent"):
            getattr(sheet, name)[place] = getattr(found, name)
        return tuple(
            Strip(*columns)
            for columns in zip(
                sheet.kind,
                sheet.text,
                sheet.number,
                sheet.percent,
                strict=True,
            )
        )

    def _typed(self) -> Strip:
        kind = np.array(self._kind, np.int8)
        number = np.array(self._number)
        text = np.empty(len(kind), object)
        text[:] = self._text
        style = np.array(self._style, np.int64)
        looks = np.array([*self.looks, Look.PLAIN], np.int8)
        look = looks[np.minimum(style, len(looks) - 1)]
        look[kind != Cell.NUMBER] = Look.PLAIN
        beyond = (kind == Cell.NUMBER) & ~np.isfinite(number)
        kind[beyond], text[beyond], number[beyond] = Cell.ERROR, "#NUM!", nan
        look[beyond] = Look.PLAIN
        dated = look == Look.DATE
        hour = (dated & (number >= 0) & (number < 1)) | (look == Look.DURATION)
        day = dated & (number >= 1) & (number < LAST)
        kind[hour], kind[day] = Cell.TIME, Cell.DATE
        number[day] = _days(number[day], self.shift)
        number[hour] = np.rint(number[hour] * DAY) / DAY
        return Strip(kind, text, number, look == Look.PERCENT)


def _days(serial: np.ndarray, shift: int) -> np.ndarray:
    early = (serial < LEAP) & (shift == 0)
    moments = np.rint((serial + early + shift - EPOCH) * DAY)
    return moments / DAY


@dataclass(frozen=True)
class Tab:
    """A sheet of a workbook.

    Attributes:
        name: Its name.
        visible: False for a hidden one.
        cells: What stands in it, or why it is not taken.
    """

    name: str
    visible: bool
    cells: Sparse | Refused


def many(sheets: Sized) -> None:
    """Check how many sheets a workbook has.

    Raises:
        Refused: They are too many.
    """
    if len(sheets) > SHEETS:
        raise Refused("file_too_many_sheets", len(sheets), limit=SHEETS)
