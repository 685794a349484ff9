"""A column understood: its cells read, its words and questions settled."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from salesdash.intake import asked, cells, strange
from salesdash.intake.cells import orders
from salesdash.intake.cells.column import Column
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.questions import Question, Told
from salesdash.model import Column as Meant
from salesdash.model import Kind, Table


@dataclass(frozen=True)
class Understood:
    """What the cells of a column say.

    Attributes:
        answers: An `Answer` for each cell.
        words: Words that a person was or can be asked about.
        questions: What the column leaves open, answered or not.
        open: Open questions of which no finding speaks yet.
    """

    answers: np.ndarray
    words: list[strange.Word]
    questions: list[Question]
    open: list[Question]


def understood(
    column: Column,
    meant: Meant,
    said: Mapping[str, strange.Said],
    told: Mapping[str, Told],
    rows: np.ndarray,
) -> Understood:
    """Read the cells of a column, first as if nobody had answered.

    Args:
        column: The cells.
        meant: The column of the model that they belong to.
        said: Word, evened out -> what a person said of it.
        told: Kind of question -> what a person answered.
        rows: The row of each cell in the sheet, from 0.
    """
    answers = cells.read(column, meant)
    answers, words = strange.settle(column, meant, answers, said, rows)
    found = asked.questions(column, meant, answers, told)
    settled = asked.answered(column, found)
    if settled is not None:
        answers = cells.read(settled, meant)
        answers, words = strange.settle(settled, meant, answers, said, rows)
    return Understood(
        answers,
        words,
        [question for question, _ in found],
        [question for question, quiet in found if quiet and question.open],
    )


def order(
    matrix: Matrix, rows: np.ndarray, places: Mapping[int, str], table: Table
) -> str:
    """Say the order of day and month, if the dates of a sheet settle it.

    Args:
        matrix: The cells, evened out.
        rows: The rows that are data, from 0.
        places: Place of a strip -> column of the model.
        table: The table of the sheet.
    """
    found = set()
    for place, name in places.items():
        if table[name].kind in (Kind.DAY, Kind.CRITERION):
            said = rows[matrix.kind[rows, place] == Cell.TEXT]
            found.add(orders.order(set(matrix.text[said, place])))
    found -= {""}
    return found.pop() if len(found) == 1 else ""
