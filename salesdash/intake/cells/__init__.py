"""Cells of a column -> values of a column of the model."""

from collections.abc import Callable

import numpy as np

from salesdash.intake.cells import (
    codes,
    days,
    grades,
    milestones,
    money,
    numbers,
    texts,
    times,
    yes,
)
from salesdash.intake.cells.column import Answer, Column
from salesdash.method import scores
from salesdash.model import Column as Meant
from salesdash.model import Kind

__all__ = ["Answer", "Column", "read"]

_FACTORS = {f"{f.code}_points": f for f in scores.FACTORS}
_SPANS = {"expected_close": "last", "month": "first"}
_BY_NAME: dict[str, Callable[[Column], np.ndarray]] = {
    "minutes": times.lengths,
    "relationship": grades.read,
    "attractiveness": grades.read,
    "rate": numbers.rates,
    "frequency": numbers.frequencies,
    "activity": codes.activities,
    "status": codes.statuses,
    "claimed_milestone": milestones.read,
    "currency": texts.currencies,
    "base": texts.currencies,
}
_BY_KIND: dict[Kind, Callable[[Column], np.ndarray]] = {
    Kind.TEXT: texts.read,
    Kind.TIME: times.starts,
    Kind.MONEY: money.read,
    Kind.INTEGER: numbers.counts,
    Kind.NUMBER: numbers.counts,
    Kind.YES: yes.answers,
    Kind.CRITERION: yes.criteria,
}


def read(column: Column, meant: Meant) -> np.ndarray:
    """Read the cells of a column as what its heading means.

    Returns:
        An `Answer` for each cell: its value as the model stores it, and
        the finding that it gave.
    """
    if meant.name in _FACTORS:
        return numbers.points(column, _FACTORS[meant.name])
    if meant.kind is Kind.DAY:
        return days.read(column, _SPANS.get(meant.name, ""))
    if meant.name in _BY_NAME:
        return _BY_NAME[meant.name](column)
    if meant.kind is Kind.CODE:
        return codes.read(column, meant.name)
    return _BY_KIND[meant.kind](column)
