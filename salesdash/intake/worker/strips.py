"""Values as the spreadsheet reader gives them -> columns of cells."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import numpy as np

from salesdash.intake.grid import Cell, Strip
from salesdash.intake.scan import Scan

KINDS = {
    str: Cell.TEXT.value,
    float: Cell.NUMBER.value,
    int: Cell.NUMBER.value,
    bool: Cell.BOOLEAN.value,
    date: Cell.DATE.value,
    datetime: Cell.DATE.value,
    time: Cell.TIME.value,
    timedelta: Cell.TIME.value,
}
"""Plain numbers: a column looks one up for each of its cells."""

DAY = 86_400
MICROSECONDS = DAY * 1_000_000
FIRST = date(1970, 1, 1).toordinal()


def strips(rows: Sequence[Sequence[object]], scan: Scan) -> tuple[Strip, ...]:
    """Turn rows of values into columns, and add what the scan saw.

    Blank rows and columns behind the last cell are left out.
    """
    height = max(len(rows), scan.height)
    width = max(len(rows[0]) if rows else 0, scan.width)
    sheet = Strip(
        kind=np.zeros((width, height), np.int8),
        text=np.full((width, height), "", object),
        number=np.full((width, height), np.nan),
        percent=np.zeros((width, height), bool),
    )
    for index, column in enumerate(zip(*rows, strict=True)):
        _fill(_column(sheet, index, len(rows)), column)
    _overlay(sheet, scan)
    filled = sheet.kind != Cell.BLANK
    wide = int(np.flatnonzero(filled.any(axis=1)).max(initial=-1)) + 1
    high = int(np.flatnonzero(filled.any(axis=0)).max(initial=-1)) + 1
    return tuple(_column(sheet, index, high) for index in range(wide))


def _column(sheet: Strip, index: int, height: int) -> Strip:
    return Strip(
        sheet.kind[index, :height],
        sheet.text[index, :height],
        sheet.number[index, :height],
        sheet.percent[index, :height],
    )


def _fill(strip: Strip, column: tuple[object, ...]) -> None:
    values = np.empty(len(column), object)
    values[:] = column
    types = {kind: KINDS[kind] for kind in set(map(type, column))}
    kinds = set(types.values())
    if len(kinds) > 1:
        each = map(types.__getitem__, map(type, column))
        strip.kind[:] = np.fromiter(each, np.int8)
    for kind in kinds:
        mask = strip.kind == kind if len(kinds) > 1 else slice(None)
        found = values[mask]
        if kind == Cell.TEXT:
            filled = np.fromiter(map(bool, found.tolist()), bool)
            strip.kind[mask] = np.where(filled, Cell.TEXT, Cell.BLANK)
            strip.text[mask] = found
        else:
            strip.kind[mask] = kind
            strip.number[mask] = _numbers(Cell(kind), found)
    _mark_overflow(strip)


def _numbers(kind: Cell, found: np.ndarray) -> np.ndarray:
    if kind == Cell.DATE:
        days = np.fromiter(map(date.toordinal, found), np.int64) - FIRST
        clocks = np.fromiter(map(_clock, found), np.int64)
        return (days * MICROSECONDS + clocks) / MICROSECONDS
    if kind == Cell.TIME:
        return np.fromiter(map(_fraction, found), float)
    return found.astype(float)


def _clock(moment: date) -> int:
    """Give the microseconds since midnight."""
    if not isinstance(moment, datetime):
        return 0
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return seconds * 1_000_000 + moment.microsecond


@lru_cache(maxsize=65536)
def _fraction(moment: time | timedelta) -> float:
    if isinstance(moment, timedelta):
        return moment.total_seconds() / DAY
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return (seconds + moment.microsecond / 1e6) / DAY


def _mark_overflow(strip: Strip) -> None:
    beyond = (strip.kind == Cell.NUMBER) & ~np.isfinite(strip.number)
    strip.kind[beyond] = Cell.ERROR
    strip.text[beyond] = "#NUM!"
    strip.number[beyond] = np.nan


def _overlay(sheet: Strip, scan: Scan) -> None:
    for down, across, text in scan.errors:
        sheet.kind[across, down] = Cell.ERROR
        sheet.text[across, down] = text
        sheet.number[across, down] = np.nan
    for down, across in scan.formulas:
        sheet.kind[across, down] = Cell.FORMULA
    for down, across in scan.percents:
        sheet.percent[across, down] = True
    sheet.percent[:] &= sheet.kind == Cell.NUMBER
