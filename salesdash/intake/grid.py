"""The cells of a sheet as the guarded reader hands them over."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Cell(IntEnum):
    """What a spreadsheet cell holds."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    BOOLEAN = 3
    DATE = 4
    """A day, with or without a time of day."""
    TIME = 5
    """A time of day or a duration."""
    ERROR = 6
    """An error such as #REF!, written in `text`."""
    FORMULA = 7
    """A formula whose value was never calculated."""


@dataclass(frozen=True)
class Strip:
    """One column of a sheet: element i is the cell of sheet row i + 1.

    Attributes:
        kind: `Cell` codes, int8.
        text: str objects, '' where the cell holds no text.
        number: float64: the number; for DATE days since 1970-01-01 with the
            time as fraction; for TIME a fraction of a day; for BOOLEAN 0 or
            1; else NaN.
        percent: bool: the cell is formatted as a percentage.
    """

    kind: np.ndarray
    text: np.ndarray
    number: np.ndarray
    percent: np.ndarray


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, from row 1 and column A on.

    Attributes:
        file: Name of the file, as uploaded.
        sha256: Digest of the file's bytes.
        sheet: Name of the sheet; of a CSV the file's name without suffix.
        visible: False for a hidden sheet.
        strips: The columns, all of the same height.
        merged: Cells merged downwards: column, first row, last row, from 0.
    """

    file: str
    sha256: str
    sheet: str
    visible: bool
    strips: tuple[Strip, ...]
    merged: tuple[tuple[int, int, int], ...] = ()

    @property
    def height(self) -> int:
        """Number of rows, blank ones included."""
        return len(self.strips[0].kind) if self.strips else 0
