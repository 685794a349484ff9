"""What stands below each heading: how much of it, and a few examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from salesdash.intake import layout, near
from salesdash.intake.cells import days
from salesdash.intake.cells.column import written
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix
from salesdash.intake.memory import NOTHING, even

FEW = 3
"""So many examples are shown of a column."""

SEARCHED = 200
"""Filled cells in which examples are looked for."""

LONGEST = 60
"""Characters of an example."""


@dataclass(frozen=True)
class Heading:
    """A heading of a sheet, and what stands below it.

    Attributes:
        text: The heading as written, told apart from others like it.
        column: The column that it is taken as, None if it is left out.
        filled: Cells below it that are not blank.
        examples: Some of them, each another.
        source: "choice" or "memory" where a person said so, "ordinal" where
            it only numbers the rows, else "".
        guess: A column that it may mean, never taken unasked, or "".
    """

    text: str
    column: str | None
    filled: int
    examples: tuple[str, ...]
    source: str = ""
    guess: str = ""


def headings(
    matrix: Matrix,
    grid: Grid,
    texts: tuple[str, ...],
    data: np.ndarray,
    taken: Mapping[int, str],
    sources: Mapping[int, str],
    table: str,
    hints: Mapping[str, str] = NOTHING,
) -> tuple[Heading, ...]:
    """Look at what stands below each heading.

    Args:
        matrix: The cells, evened out.
        grid: The sheet.
        texts: The headings as written, '' where there is none.
        data: The rows that are data, from 0.
        taken: Place of a strip -> column of the model.
        sources: Place of a strip -> `Heading.source`, where it has one.
        table: The table of the sheet.
        hints: Heading, evened out -> a column to offer for it.
    """
    found = []
    known = set(taken.values())
    for place, text in enumerate(layout.shown(texts)):
        if not text:
            continue
        filled = data[matrix.kind[data, place] != Cell.BLANK]
        column, source = taken.get(place), sources.get(place, "")
        guess = hints.get(even(text)) or near.column(texts[place], table)
        guess = "" if column or source else guess
        guess = "" if guess in known else guess
        known |= {guess} - {""}
        some = _some(matrix, grid, filled, place)
        size = len(filled)
        found.append(Heading(text, column, size, some, source, guess))
    return tuple(found)


def _some(
    matrix: Matrix, grid: Grid, filled: np.ndarray, place: int
) -> tuple[str, ...]:
    rows = filled[:SEARCHED]
    keys = zip(
        matrix.text[rows, place].tolist(),
        np.nan_to_num(matrix.number[rows, place]).tolist(),
        strict=True,
    )
    first: dict[tuple[str, float], int] = {}
    for row, key in zip(rows, keys, strict=True):
        first.setdefault(key, int(row))
        if len(first) == FEW:
            break
    shown = (cell(matrix, grid, row, place) for row in first.values())
    return tuple(dict.fromkeys(text[:LONGEST] for text in shown))


def cell(matrix: Matrix, grid: Grid, row: int, place: int) -> str:
    """Write a cell as a spreadsheet would show it."""
    kind = matrix.kind[row, place]
    if kind in (Cell.TEXT, Cell.ERROR, Cell.FORMULA):
        return str(matrix.text[row, place])
    percent = bool(grid.strips[place].percent[row])
    return figure(kind, float(matrix.number[row, place]), percent=percent)


def figure(kind: int, number: float, *, percent: bool) -> str:
    """Write a number, day, time or truth as a spreadsheet would.

    Example:
        >>> figure(Cell.NUMBER, 0.25, percent=True)
        '25%'
        >>> figure(Cell.DATE, 20777.5, percent=False)
        '2026-11-20'
    """
    if not np.isfinite(number):
        return ""
    if kind == Cell.BOOLEAN:
        return "TRUE" if number else "FALSE"
    if kind == Cell.TIME:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if kind == Cell.DATE and abs(number) < days.SERIALS[1]:
        return (days.EPOCH + timedelta(days=number // 1)).isoformat()
    share = round(number * 100, 6) if percent else number
    return written(float(share)) + ("%" if percent else "")
