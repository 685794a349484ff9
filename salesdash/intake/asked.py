"""The questions of a column, each with examples and what follows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from salesdash.intake import cells, doubts, examples
from salesdash.intake.cells.column import Answer, Column
from salesdash.intake.grid import Cell
from salesdash.intake.questions import OPTIONS, Question, Told
from salesdash.method import scores
from salesdash.model import Column as Meant


def questions(
    column: Column,
    meant: Meant,
    answers: np.ndarray,
    told: Mapping[str, Told],
) -> list[tuple[Question, bool]]:
    """Ask what a column leaves open.

    Args:
        column: The cells, as they are read while nobody says anything.
        meant: The column of the model that they belong to.
        answers: What the cells were understood to say.
        told: Kind of question -> what was answered for this heading.

    Returns:
        The questions, each with whether no finding speaks of it yet.
    """
    asked = []
    in_force = {kind: said.option for kind, said in told.items()}
    others = replace(column, told=in_force)
    for found in doubts.doubts(column, meant, answers, in_force):
        options = found.options or OPTIONS[found.kind]
        said = told.get(found.kind, Told("", ""))
        if said.option not in options:
            said = Told("", "")
        shown = _distinct(column, found.cells)
        question = Question(
            found.kind,
            column.heading,
            options,
            *said,
            guess=found.guess,
            examples=tuple(example(column, place) for place in shown),
            count=len(found.cells),
            column=meant.name,
            effects=_effects(others, meant, found.kind, options, shown),
        )
        asked.append((question, found.quiet))
    return asked


def _distinct(column: Column, places: np.ndarray) -> list[int]:
    """Give some of the cells, each another."""
    found: dict[str, int] = {}
    for place in places[: examples.SEARCHED]:
        found.setdefault(example(column, int(place)), int(place))
        if len(found) == examples.FEW:
            break
    return list(found.values())


def example(column: Column, place: int) -> str:
    """Write a cell as a spreadsheet would show it, cut short."""
    kind = column.kind[place]
    if kind in (Cell.TEXT, Cell.ERROR, Cell.FORMULA):
        return str(column.text[place])[: examples.LONGEST]
    percent = bool(column.percent[place])
    return examples.figure(kind, float(column.number[place]), percent=percent)


def _effects(
    column: Column,
    meant: Meant,
    kind: str,
    options: tuple[str, ...],
    shown: list[int],
) -> dict[str, tuple[Any, ...]]:
    """Say what the examples would become under each answer."""
    places = np.array(shown, dtype=np.int64)
    factor = doubts.FACTORS.get(meant.name)
    result = {}
    for option in options:
        some = column.some(places, {**column.told, kind: option})
        read = cells.read(some, meant).tolist()
        result[option] = tuple(
            _points(a, factor) if a.extra == "level" and factor else a.value
            for a in read
        )
    return result


def _points(answer: Answer, factor: scores.Factor) -> str:
    """Give the points of a level with the sponsor and decision maker."""
    both = {
        side[answer.value]
        for side in (factor.sponsor, factor.decision_maker)
        if answer.value < len(side)
    }
    return " / ".join(map(str, sorted(both)))


def answered(
    column: Column, asked: list[tuple[Question, bool]]
) -> Column | None:
    """Give the column with the answers in force; None if there are none."""
    told = {q.kind: q.answer for q, _ in asked if q.answer}
    return replace(column, told=told) if told else None
