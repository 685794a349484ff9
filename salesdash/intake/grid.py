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
class Turned:
    """How the rows of a cross table were made of its cells.

    Attributes:
        rows: The row of the sheet that each row comes from, from 0.
        head: The row of the grid that holds the headings, from 0.
        table: The table that the rows are.
        texts: The headings of the sheet as written.
    """

    rows: np.ndarray
    head: int
    table: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, from row 1 and column A on.

    Of a sheet with several tables each is a grid of its own: the cells of
    the others are blank, and rows and columns are those of the sheet.

    Attributes:
        file: Name of the file, as uploaded.
        sha256: Digest of the file's bytes.
        sheet: Name of the sheet as it is shown; of a CSV the file's name
            without suffix. No two of a file are the same.
        visible: False for a hidden sheet.
        strips: The columns, all of the same height.
        merged: Cells merged downwards: column, first row, last row, from 0.
        across: Cells merged sideways: row, first column, last column.
        tables: What the workbook itself calls a table: first row, first
            column, last row, last column, from 0.
        pivot: Whether a pivot table stands on the sheet.
        tab: True name of the sheet, of which this may be one table only.
        area: Where on it that table stands, such as "A20:F40", or "".
        turned: How it was made of a cross table, None if it was not.
        epoch_1904: Whether its numbers of days count from 1904.
        money: The currency that cells are formatted in: column, first row,
            last row, its code. Places are those of the sheet.
    """

    file: str
    sha256: str
    sheet: str
    visible: bool
    strips: tuple[Strip, ...]
    merged: tuple[tuple[int, int, int], ...] = ()
    across: tuple[tuple[int, int, int], ...] = ()
    tables: tuple[tuple[int, int, int, int], ...] = ()
    pivot: bool = False
    tab: str = ""
    area: str = ""
    turned: Turned | None = None
    epoch_1904: bool = False
    money: tuple[tuple[int, int, int, str], ...] = ()

    def __post_init__(self) -> None:
        """Let the tab be called as the sheet, unless it is given."""
        object.__setattr__(self, "tab", self.tab or self.sheet)

    @property
    def height(self) -> int:
        """Number of rows, blank ones included."""
        return len(self.strips[0].kind) if self.strips else 0

    def place(self, row: int) -> int:
        """Tell which row of the sheet, from 1, a row from 0 is."""
        if self.turned is None:
            return int(row) + 1
        return int(self.turned.rows[row]) + 1

    def places(self, rows: np.ndarray) -> np.ndarray:
        """Tell which rows of the sheet, from 1, rows from 0 are."""
        return (rows if self.turned is None else self.turned.rows[rows]) + 1
