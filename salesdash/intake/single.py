"""One value that a person types in the app, read as a sheet's cell is."""

from dataclasses import replace
from datetime import date

import numpy as np

from salesdash import model
from salesdash.intake.cells import Answer, Column, read
from salesdash.intake.grid import Cell

UNSURE = frozenset({"currency_unknown", "x_is_a_mark"})
"""What a column of cells may say, and a single text may not."""


def single(
    text: str,
    column: str,
    near: date,
    table: model.Table = model.OPPORTUNITIES,
) -> Answer:
    """Read a text as a value of a column of a table.

    Nothing is guessed: there are no other cells to tell what is meant.

    Args:
        text: What was typed.
        column: The column.
        near: A day without a year lies near this one.
        table: The table.

    Returns:
        Its value as stored, None or '' for blank; the finding's `code` is
        '' where the value is taken.

    Example:
        >>> day = date(2026, 11, 20)
        >>> single("48.6万", "amount", day).value
        48600000
        >>> single("5/3/2026", "closed_on", day).code
        'date_order'
    """
    said = text.strip()
    cell = Column(
        kind=np.array([Cell.TEXT if said else Cell.BLANK]),
        text=np.array([said], dtype=object),
        number=np.array([np.nan]),
        percent=np.array([False]),
        near=near,
    )
    answer = read(cell, table[column])[0]
    taken = answer.value is not None and answer.code not in UNSURE
    return replace(answer, code="") if taken else answer
