"""Blank cells that may mean the same as the cell above them."""

from collections.abc import Mapping, Sequence

import numpy as np

from salesdash.intake import examples, vocabulary
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix
from salesdash.intake.memory import even
from salesdash.intake.questions import OPTIONS, Question, Told
from salesdash.intake.rows import Draft
from salesdash.intake.skips import letters

KIND, SAME = "same_above", "same"
ASKED = ("rep", "customer", "date", "team", "opportunity")
"""Columns that people write once for several rows."""

FEWEST, SHARE = 2, 0.25
"""So many blanks, and such a part of all rows, make a habit."""


def settle(
    draft: Draft,
    matrix: Matrix,
    places: Mapping[int, str],
    shown: Sequence[str],
) -> None:
    """Ask of columns with blanks in blocks; fill those that were told.

    A value reaches down to the next blank row, total or header, and never
    into a cell that says something.

    Args:
        draft: Takes the questions and the findings.
        matrix: The cells, evened out; filled where a person said so.
        places: Place of a strip -> column of the model.
        shown: The headings as written.
    """
    if draft.grid.turned is not None:
        return
    found = {
        place: _waiting(matrix, draft.rows, places, place)
        for place, name in places.items()
        if name in ASKED
    }
    for place, waiting in ((p, w) for p, w in found.items() if w):
        said = draft.told.get((KIND, even(shown[place])), Told("", ""))
        told = (place, waiting, said)
        question = _question(matrix, draft.grid, told, places, shown)
        draft.questions.append(question)
        if question.open:
            name, count = places[place], question.count
            draft.note("same_above_open", None, name, count=count)
        if question.answer == SAME:
            for row, source in waiting.items():
                _copy(matrix, place, row, source)


def _copy(matrix: Matrix, place: int, row: int, source: int) -> None:
    for part in (matrix.kind, matrix.text, matrix.number):
        part[row, place] = part[source, place]


def _question(
    matrix: Matrix,
    grid: Grid,
    told: tuple[int, Mapping[int, int], Told],
    places: Mapping[int, str],
    shown: Sequence[str],
) -> Question:
    place, found, said = told
    some = dict(list(found.items())[: examples.FEW])
    above = tuple(
        examples.cell(matrix, grid, source, place) for source in some.values()
    )
    options = OPTIONS[KIND]
    said = said if said.option in options else Told("", "")
    return Question(
        KIND,
        shown[place],
        options,
        *said,
        guess=SAME,
        examples=tuple(f"{letters(place)}{grid.place(row)}" for row in some),
        count=len(found),
        column=places[place],
        effects={SAME: above, "blank": (None,) * len(some)},
    )


def _waiting(
    matrix: Matrix, rows: np.ndarray, places: Mapping[int, str], place: int
) -> dict[int, int]:
    """Give the blank cells of a column in blocks: row -> the row it is as.

    Nothing is given of a column whose blanks show no such habit: one that
    says the same twice in a row, or of few blanks.
    """
    blank = matrix.kind[rows, place] == Cell.BLANK
    if not len(rows) or blank[0] or blank.sum() < FEWEST:
        return {}
    found = _sources(rows, blank)
    full = _full(matrix, rows, places, place)
    usual = np.median([full[int(row)] for row in rows[~blank]])
    found = {r: s for r, s in found.items() if full[r] * 2 >= usual > 0}
    few = len(found) < max(FEWEST, SHARE * len(rows))
    if few or _repeats(matrix, rows[~blank], places[place], place):
        return {}
    whole = places[place] != "opportunity" or _together(matrix, found, places)
    return found if whole else {}


def _sources(rows: np.ndarray, blank: np.ndarray) -> dict[int, int]:
    found: dict[int, int] = {}
    last, source = -1, -1
    for row, empty in zip(rows.tolist(), blank.tolist(), strict=True):
        if row != last + 1:
            source = -1
        if not empty:
            source = row
        elif source >= 0:
            found[row] = source
        last = row
    return found


def _full(
    matrix: Matrix, rows: np.ndarray, places: Mapping[int, str], place: int
) -> dict[int, int]:
    """Count the filled cells of each row, beside the column asked of."""
    others = [other for other in places if other != place]
    counts = (matrix.kind[rows][:, others] != Cell.BLANK).sum(axis=1)
    return dict(zip(rows.tolist(), counts.tolist(), strict=True))


def _repeats(matrix: Matrix, rows: np.ndarray, name: str, place: int) -> bool:
    """Tell whether a column says again what it said just above."""
    said = [
        (vocabulary.plain(matrix.text[row, place]), matrix.number[row, place])
        for row in rows.tolist()
    ]
    keys = [f"{text} {number:g}" for text, number in said]
    if name == "team" and len(set(keys)) < len(keys):
        return True
    following = zip(rows, rows[1:], keys, keys[1:], strict=False)
    return any(b == a + 1 and one == two for a, b, one, two in following)


def _together(
    matrix: Matrix, found: Mapping[int, int], places: Mapping[int, str]
) -> bool:
    """Tell whether blocks of one opportunity are of one customer."""
    customer = next((p for p, n in places.items() if n == "customer"), None)
    if customer is None:
        return True
    said = matrix.text[:, customer]
    return all(said[row] in ("", said[top]) for row, top in found.items())
