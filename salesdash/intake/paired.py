"""Two columns of points for one factor: with whom the statement holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from salesdash import model
from salesdash.intake import headings, sides
from salesdash.intake.cells.column import is_blank
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.page import Page
from salesdash.intake.rows import Draft
from salesdash.method import scores

_FACTORS = {f"{f.code}_points": f for f in scores.FACTORS}
_MOST = max(max(f.points) for f in scores.FACTORS)
_BRIEF = {
    f"{side}_{part}": f"{part}_points"
    for side in scores.SIDES
    for part in ("pain", "vision", "value")
}
"""Words of the brief -> the score that their heading can mean as well."""


@dataclass(frozen=True)
class Paired:
    """The columns of a sheet, each factor with one column of points.

    Attributes:
        places: Place of a strip -> column of the model.
        merged: Place of a column that went into another one -> its column.
        whose: Column of points -> the side of each row, "" for none.
        both: Column of points -> in how many rows both were filled.
    """

    places: dict[int, str]
    merged: dict[int, str] = field(default_factory=dict)
    whose: dict[str, np.ndarray] = field(default_factory=dict)
    both: dict[str, int] = field(default_factory=dict)

    @property
    def every(self) -> dict[int, str]:
        """Every place that is read -> its column."""
        return {**self.places, **self.merged}

    def tell(self, draft: Draft) -> None:
        """Say whose points the rows have, and what was left out."""
        draft.whose = self.whose
        draft.taken = self.every
        for name, count in self.both.items():
            draft.note("points_of_two", None, name, count=count)


def pair(page: Page, data: np.ndarray, places: Mapping[int, str]) -> Paired:
    """Make one column of a factor's two, by the side in each heading.

    The decision maker's points count where that cell is filled, else the
    sponsor's (method, 2): those go into the blank cells of its column.
    Points that stand under words of the brief, as under Pain (sponsor),
    are points.

    Args:
        page: The sheet.
        data: The rows that are data, from 0.
        places: Place of a strip -> column of the model.
    """
    if page.block is None or page.table is not model.OPPORTUNITIES:
        return Paired(dict(places))
    texts, given = page.block.texts, page.decided.given
    twice = page.block.columns["opportunities"].twice
    told = _numbered(page.matrix, data, places, given, texts)
    found = Paired(told)
    for name, factor in _FACTORS.items():
        own = {sides.side(texts[p]): p for p, n in told.items() if n == name}
        own |= {
            sides.side(texts[p]): p
            for p in twice
            if _meant(texts[p], given.get(p)) == name
        }
        if own.keys() == set(scores.SIDES):
            _merge(found, page.matrix, data, factor, own)
        elif len(own) == 1 and "" not in own:
            found.whose[name] = np.full(len(data), *own, dtype=object)
    return found


def _meant(text: str, given: str | None) -> str:
    """Give the column that a heading means, as a person said or written."""
    hit = headings.match(text, "opportunities")
    return given or (hit[0] if hit else "")


def _merge(
    found: Paired,
    matrix: Matrix,
    data: np.ndarray,
    factor: scores.Factor,
    own: Mapping[str, int],
) -> None:
    """Put the sponsor's points where the decision maker's are blank."""
    name = f"{factor.code}_points"
    sponsor, maker = (own[side] for side in scores.SIDES)
    said = ~_blank(matrix, data, sponsor)
    empty = _blank(matrix, data, maker) | _naught(matrix, data, maker, factor)
    rows = data[empty & said]
    for cells in (matrix.kind, matrix.text, matrix.number):
        cells[rows, maker] = cells[rows, sponsor]
    found.places.pop(sponsor, None)
    found.places[maker] = name
    found.merged[sponsor] = name
    found.both[name] = int((~empty & said).sum())
    found.whose[name] = np.where(empty & said, *scores.SIDES)


def _blank(matrix: Matrix, data: np.ndarray, place: int) -> np.ndarray:
    kinds, texts = matrix.kind[data, place], matrix.text[data, place]
    dashes = np.array([is_blank(text) for text in texts], dtype=bool)
    return (kinds == Cell.BLANK) | ((kinds == Cell.TEXT) & dashes)


def _naught(
    matrix: Matrix, data: np.ndarray, place: int, factor: scores.Factor
) -> np.ndarray:
    """Find zeros of a decision maker whom nobody has engaged yet.

    No statement has 0 points with the decision maker where the factor has
    two columns; among levels, which are small, a zero is one of them.
    """
    none = np.zeros(len(data), dtype=bool)
    lowest = min(factor.decision_maker)
    numbers = np.where(
        matrix.kind[data, place] == Cell.NUMBER,
        matrix.number[data, place],
        np.nan,
    )
    levels = ((numbers > 0) & (numbers < lowest)).any()
    return none if not lowest or levels else numbers == 0


def _numbered(
    matrix: Matrix,
    data: np.ndarray,
    places: Mapping[int, str],
    given: Mapping[int, str],
    texts: Mapping[int, str] | Sequence[str],
) -> dict[int, str]:
    """Take words of the brief over cells that are mostly points as a score.

    A column of the other side may be taken for the score already.
    """
    taken = {(name, sides.side(texts[p])) for p, name in places.items()}
    told = dict(places)
    for place, name in places.items():
        score, own = _BRIEF.get(name, ""), sides.side(texts[place])
        if own and name == "amount":
            # "Value (decision maker)" beside a column that is the score.
            score = "value_points"
        if not score or place in given or taken & {(score, own), (score, "")}:
            continue
        if _mostly_points(matrix, data, place):
            told[place] = score
    return told


def _mostly_points(matrix: Matrix, data: np.ndarray, place: int) -> bool:
    """Tell whether most cells that say something are numbers of a score.

    A few that are none are told as such, cell by cell, like in any column.
    """
    filled = data[~_blank(matrix, data, place)]
    numbers = matrix.number[filled, place]
    fits = (matrix.kind[filled, place] == Cell.NUMBER) & (
        (numbers >= 0) & (numbers <= _MOST)
    )
    return bool(fits.sum() * 2 > len(filled))
