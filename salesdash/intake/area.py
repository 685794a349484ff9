"""A part of a sheet, and the sheet with all else blank."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from salesdash.intake.grid import Cell, Grid, Strip


def letters(place: int) -> str:
    """Name a column as a spreadsheet does.

    Example:
        >>> letters(0), letters(27)
        ('A', 'AB')
    """
    head, tail = divmod(place, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + tail)


class Area(NamedTuple):
    """Rows and columns of a sheet, from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """What a spreadsheet calls it.

        >>> Area(19, 0, 39, 5).name
        'A20:F40'
        """
        first = f"{letters(self.left)}{self.top + 1}"
        return f"{first}:{letters(self.right)}{self.bottom + 1}"

    def shrunk(self, filled: np.ndarray) -> "Area":
        """Leave out the blank edges; `filled` is of the whole sheet."""
        part = filled[self.top : self.bottom + 1, self.left : self.right + 1]
        down = np.flatnonzero(part.any(axis=1))
        across = np.flatnonzero(part.any(axis=0))
        if not len(down):
            return self
        return Area(
            self.top + int(down[0]),
            self.left + int(across[0]),
            self.top + int(down[-1]),
            self.left + int(across[-1]),
        )


def filled(grid: Grid) -> np.ndarray:
    """Tell for each cell of a sheet whether anything stands in it.

    A text of mere spaces is something here.
    """
    kinds = [strip.kind != Cell.BLANK for strip in grid.strips]
    return np.array(kinds, dtype=bool).T if kinds else np.zeros((0, 0), bool)


def cut(grid: Grid, area: Area, titles: Iterable[Area], name: str) -> Grid:
    """Keep an area of a sheet and what is said of it; blank the rest.

    Args:
        grid: The sheet.
        area: What is kept.
        titles: What else is kept, above or beside it.
        name: What the part is shown as.
    """
    parts = [area, *titles]
    height = max(p.bottom for p in parts) + 1
    width = max(p.right for p in parts) + 1
    keep = np.zeros((height, width), dtype=bool)
    for part in parts:
        keep[part.top : part.bottom + 1, part.left : part.right + 1] = True
    strips = tuple(
        _kept(strip, keep[:, place])
        for place, strip in enumerate(grid.strips[:width])
    )
    return replace(
        grid,
        strips=strips,
        merged=tuple(m for m in grid.merged if _within(m[1], m[0], keep)),
        across=tuple(m for m in grid.across if _within(m[0], m[1], keep)),
        tables=(),
        sheet=name,
        area=area.name,
    )


def _within(row: int, place: int, keep: np.ndarray) -> bool:
    inside = row < keep.shape[0] and place < keep.shape[1]
    return inside and bool(keep[row, place])


def _kept(strip: Strip, keep: np.ndarray) -> Strip:
    height = len(keep)
    return Strip(
        np.where(keep, strip.kind[:height], Cell.BLANK).astype(np.int8),
        np.where(keep, strip.text[:height], ""),
        np.where(keep, strip.number[:height], np.nan),
        strip.percent[:height] & keep,
    )
