"""Texts as written, only trimmed."""

from datetime import timedelta

import numpy as np

from salesdash.intake.cells import money
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    spread,
    written,
)
from salesdash.intake.cells.days import EPOCH
from salesdash.intake.grid import Cell

_DASHES = "-—–/\\_."
_DIGITS = 10**15
"""A spreadsheet keeps so many digits of a number."""


def text(said: str) -> Answer:
    """Keep a text; a dash alone says nothing."""
    return Answer(said if said.strip(_DASHES) else "")


def _number(figure: Figure) -> Answer:
    if abs(figure.value) >= _DIGITS:
        return Answer(written(figure.value), "digits_lost")
    return Answer(written(figure.value))


def _day(figure: Figure) -> Answer:
    try:
        return Answer((EPOCH + timedelta(days=figure.value // 1)).isoformat())
    except OverflowError:
        return Answer(written(figure.value))


def _time(figure: Figure) -> Answer:
    minutes = round(figure.value * 24 * 60)
    return Answer(f"{minutes // 60:02d}:{minutes % 60:02d}")


def _boolean(figure: Figure) -> Answer:
    return Answer("TRUE" if figure.value else "FALSE")


_NUMBERS = {
    Cell.NUMBER: _number,
    Cell.DATE: _day,
    Cell.TIME: _time,
    Cell.BOOLEAN: _boolean,
}


def read(column: Column) -> np.ndarray:
    """Read a column of texts."""
    return spread(column, text, _NUMBERS)


def _currency(said: str) -> Answer:
    code = money.currency(said)
    if code or not text(said).value:
        return Answer(code or "")
    return Answer(said, "currency_unknown")


def currencies(column: Column) -> np.ndarray:
    """Read a column of currencies: their codes, or as written."""
    return spread(column, _currency, {})
