"""What the headings of a cross table stand for: months, days, reps."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdash.intake import calendars, vocabulary
from salesdash.intake.calendars import FEW, Told
from salesdash.intake.cells import codes
from salesdash.intake.grid import Cell

MOST = 5
"""A number up to this one counts visits of a day."""


@dataclass(frozen=True)
class Axis:
    """What the columns of a cross table stand for.

    Attributes:
        kind: month, quarter, day, weekday, number, rep, activity or step.
        of: Place of a column -> what it stands for. A month is its year,
            0 where none is told, and its number.
    """

    kind: str
    of: Mapping[int, Any]


def read(
    cells: Sequence[Told], near: date, reps: Collection[str]
) -> Axis | None:
    """Find what most of the cells of a row stand for, None for nothing.

    Args:
        cells: The cells of the row.
        near: A day without a year lies near it.
        reps: Names of reps, evened out.
    """
    found = [
        Axis(kind, of)
        for kind, find in _FINDERS.items()
        if len(of := find(cells, near)) >= FEW
    ]
    named = {
        place: " ".join(cell.text.split())
        for place, cell in enumerate(cells)
        if cell.kind == Cell.TEXT and vocabulary.clean(cell.text) in reps
    }
    if len(named) >= FEW:
        found.append(Axis("rep", named))
    return max(found, key=lambda axis: len(axis.of), default=None)


def _coded(name: str) -> Callable[[Sequence[Told], date], dict[int, Any]]:
    def find(cells: Sequence[Told], _near: date) -> dict[int, Any]:
        return {
            place: " ".join(cell.text.split())
            for place, cell in enumerate(cells)
            if cell.kind == Cell.TEXT
            and len(cell.text) <= calendars.LONGEST
            and codes.code(cell.text, name).value
        }

    return find


_FINDERS: dict[str, Callable[[Sequence[Told], date], dict[int, Any]]] = {
    "month": calendars.months,
    "quarter": calendars.quarters,
    "day": calendars.dates,
    "weekday": calendars.weekdays,
    "number": calendars.numbers,
    "activity": _coded("activity"),
    "step": _coded("step"),
}
