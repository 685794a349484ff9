"""Grids from plain rows, as the guarded reader would give them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from salesdash.intake.grid import Cell, Grid, Strip


class Percent(float):
    """A number whose cell is formatted as a percentage."""


class Error(str):
    """A cell that shows an error."""

    __slots__ = ()


class Formula(str):
    """A formula that was never calculated."""

    __slots__ = ()


EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - sheets know no time zones


def cell(value: Any) -> tuple[int, str, float, bool]:
    """Give kind, text, number and percent of one cell."""
    nan = float("nan")
    found: tuple[int, str, float, bool] = (Cell.TEXT, str(value), nan, False)
    if value is None or value == "":
        found = Cell.BLANK, "", nan, False
    elif isinstance(value, Error):
        found = Cell.ERROR, str(value), nan, False
    elif isinstance(value, Formula):
        found = Cell.FORMULA, str(value), nan, False
    elif isinstance(value, bool):
        found = Cell.BOOLEAN, "", float(value), False
    elif isinstance(value, int | float):
        percent = isinstance(value, Percent)
        found = Cell.NUMBER, "", float(value), percent
    elif isinstance(value, date):
        moment = datetime(*value.timetuple()[:5])  # noqa: DTZ001 - as above
        found = Cell.DATE, "", (moment - EPOCH) / timedelta(days=1), False
    elif isinstance(value, time):
        part = (value.hour * 60 + value.minute) / 1440
        found = Cell.TIME, "", part, False
    return found


def grid(
    rows: Sequence[Sequence[Any]],
    sheet: str = "Sheet1",
    file: str = "book.xlsx",
    *,
    visible: bool = True,
) -> Grid:
    """Make a grid of rows; short rows are blank at the end."""
    width = max((len(r) for r in rows), default=0)
    strips = []
    for place in range(width):
        told = [cell(r[place] if place < len(r) else None) for r in rows]
        kind, text, number, percent = zip(*told, strict=True)
        words = np.empty(len(text), dtype=object)
        words[:] = text
        strips.append(
            Strip(
                np.array(kind, dtype=np.int8),
                words,
                np.array(number),
                np.array(percent),
            )
        )
    return Grid(file, "0" * 64, sheet, visible, tuple(strips))
