"""One column of a sheet, read value by value but each value only once."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from salesdash.intake import vocabulary
from salesdash.intake.grid import Cell


@dataclass(frozen=True)
class Column:
    """The cells of one column, of the rows that are data.

    Attributes:
        kind: `Cell` codes.
        text: The texts, trimmed.
        number: The numbers.
        percent: Whether the cell is formatted as a percentage.
        unit: The unit that the heading or a fact names, '' for none.
        near: The as-of date of the sheet: a day without a year lies near it.
        heading: The heading as written.
        order: The order of day and month in the sheet's other columns, if
            they tell: "dm" or "md".
        shift: Days to add to numbers that count days.
        told: Kind of question -> the answer that a person gave.
    """

    kind: np.ndarray
    text: np.ndarray
    number: np.ndarray
    percent: np.ndarray
    unit: str = ""
    near: date = date(2026, 1, 1)
    heading: str = ""
    order: str = ""
    shift: int = 0
    told: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def __len__(self) -> int:
        """Count the cells."""
        return len(self.kind)

    def some(
        self, places: np.ndarray | slice, told: Mapping[str, str]
    ) -> "Column":
        """Give some of the cells, read with other answers."""
        return replace(
            self,
            kind=self.kind[places],
            text=self.text[places],
            number=self.number[places],
            percent=self.percent[places],
            told=told,
        )


@dataclass(frozen=True)
class Answer:
    """What one cell was understood to say.

    Attributes:
        value: The value as stored; None if blank or not understood.
        code: The finding that it gave, '' for none.
        detail: Further holes of the finding's sentence.
        extra: What it said beside the value: a currency, a status.
    """

    value: Any = None
    code: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    extra: str = ""


class Figure(NamedTuple):
    """A number in a cell, and whether it is formatted as a percentage."""

    value: float
    percent: bool


BLANK = Answer()
Read = Callable[[str], Answer]
Count = Callable[[Figure], Answer]


def answer_error(text: str) -> Answer:
    """Answer for a cell that shows an error such as #REF!."""
    return Answer(code="error_cell", detail={"shown": text or "#"})


def answer_formula(text: str) -> Answer:
    """Answer for a formula that was never calculated."""
    return Answer(code="formula_without_value", detail={"shown": text})


def spread(
    column: Column, words: Read, numbers: Mapping[Cell, Count]
) -> np.ndarray:
    """Read every cell: each distinct text or number is read once.

    Args:
        column: The cells.
        words: Reads a text.
        numbers: Reads a number of that kind. A kind that is missing here
            is a wrong value.

    Returns:
        An `Answer` for each cell.
    """
    answers = np.full(len(column), BLANK, dtype=object)
    readers: dict[Cell, Read] = {
        Cell.TEXT: words,
        Cell.ERROR: answer_error,
        Cell.FORMULA: answer_formula,
    }
    for kind in {Cell(int(k)) for k in np.unique(column.kind)}:
        here = np.flatnonzero(column.kind == kind)
        if kind in readers:
            codes, texts = pd.factorize(column.text[here])
            said = [readers[kind](str(t)) for t in texts]
            answers[here] = _array(said)[codes]
        elif kind != Cell.BLANK:
            _numbers(column, here, numbers.get(kind, _wrong), answers)
    return answers


def _numbers(
    column: Column, here: np.ndarray, read: Count, answers: np.ndarray
) -> None:
    for percent in (False, True):
        some = here[column.percent[here] == percent]
        values, codes = np.unique(column.number[some], return_inverse=True)
        said = [
            read(Figure(float(v), percent)) if math.isfinite(v) else BLANK
            for v in values
        ]
        answers[some] = _array(said)[codes]


def _wrong(_figure: Figure) -> Answer:
    return Answer(code="wrong_kind")


def _array(answers: list[Answer]) -> np.ndarray:
    array = np.empty(len(answers), dtype=object)
    array[:] = answers
    return array


def written(value: float) -> str:
    """Write a number as a person would type it.

    Example:
        >>> written(13800138000.0), written(0.5)
        ('13800138000', '0.5')
    """
    return str(int(value)) if float(value).is_integer() else repr(value)


def is_blank(text: str) -> bool:
    """Tell whether a text only says that nothing is known.

    Example:
        >>> is_blank("待定"), is_blank("TBD"), is_blank("3 days")
        (True, True, False)
    """
    return vocabulary.plain(text) in _BLANKS


_BLANKS = frozenset(
    vocabulary.plain(w) for w in vocabulary.words()["answers"]["blank"]
)
