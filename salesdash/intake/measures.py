"""Targets of several measures in one column, or side by side."""

from collections.abc import Mapping

import numpy as np

from salesdash import model
from salesdash.intake.cells import codes, numbers
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.rows import Draft

COUNTED = ("visits", "new_customers")
"""Measures whose target is a number of things and no money."""


def take(draft: Draft, matrix: Matrix, places: Mapping[int, str]) -> None:
    """Take targets of visits or new customers out of a column of money.

    Args:
        draft: The rows, not yet read; takes the counts.
        matrix: The cells, evened out; the cells taken become blank.
        places: Place of a strip -> column of the model.
    """
    columns = {name: place for place, name in places.items()}
    if draft.table is not model.TARGETS or "measure" not in columns:
        return
    if "amount" not in columns:
        return
    counted = _counted(draft, matrix, columns["measure"])
    amount, count = columns["amount"], columns.get("count")
    for place, row in zip(counted, draft.rows[counted], strict=True):
        value = _whole(matrix, int(row), amount)
        if value is None:
            continue
        if count is None:
            here = np.arange(len(draft.rows)) == place
            draft.fill("count", value, here)
        elif matrix.kind[row, count] != Cell.BLANK:
            continue
        else:
            matrix.kind[row, count] = Cell.NUMBER
            matrix.number[row, count] = value
        matrix.kind[row, amount] = Cell.BLANK


def _counted(draft: Draft, matrix: Matrix, place: int) -> np.ndarray:
    """Give the rows, from 0, whose measure is no money."""
    said = [codes.code(t, "measure").value for t in matrix.text[:, place]]
    return np.flatnonzero(np.isin(np.array(said)[draft.rows], COUNTED))


def _whole(matrix: Matrix, row: int, place: int) -> int | None:
    """Read a count, None if the cell holds none."""
    if matrix.kind[row, place] == Cell.TEXT:
        return numbers.whole(matrix.text[row, place]).value
    value = matrix.number[row, place]
    if matrix.kind[row, place] == Cell.NUMBER and float(value).is_integer():
        return int(value)
    return None


def beside(draft: Draft) -> None:
    """Say of rows with money and a count that only the money counts."""
    if draft.table is not model.TARGETS:
        return
    both = ~draft.blank("amount") & ~draft.blank("count")
    money = draft.values.get("measure", np.array([])) == "revenue"
    if len(money) and (both & money).any():
        n = int((both & money).sum())
        draft.note("count_beside_amount", None, "count", count=n)
