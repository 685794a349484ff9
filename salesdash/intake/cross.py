"""Cross tables: a row for each customer and a column for each rep, or day.

A table of targets with a column for each month is one as well.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from salesdash.intake import axis, calendars, headings, names, terms
from salesdash.intake.calendars import Told
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix

DAYS = ("day", "weekday", "number")
"""What columns of days stand for."""

_OWN = frozenset({"rep", "team", "measure"})
_DEALS = frozenset({"customer", "opportunity", "name"})
_LOOKED = 30
_HALF = 0.5


@dataclass(frozen=True)
class Cross:
    """A cross table, found on a sheet.

    Attributes:
        top: First row of its header, from 0.
        bottom: Last row of its header, from 0.
        gives: Place of a column -> what it stands for: kind -> value.
        labels: Place of a column of labels -> column of the model, '' for
            an unknown one.
        heads: Place of a column of labels -> its heading.
        totals: Columns that add up others.
        left: Columns that are neither, such as quarters.
        table: The table that it can be melted into.
        sure: Whether nothing but that can be meant.
        ours: Whether salesdash wrote it, so that nothing is guessed.
    """

    top: int
    bottom: int
    gives: Mapping[int, Mapping[str, Any]]
    labels: Mapping[int, str]
    heads: Mapping[int, str]
    totals: tuple[int, ...]
    left: tuple[int, ...]
    table: str
    sure: bool
    ours: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """What its columns stand for."""
        return frozenset(k for given in self.gives.values() for k in given)

    @property
    def roles(self) -> frozenset[str]:
        """What its rows stand for."""
        return frozenset(self.labels.values()) - {""}


def line(matrix: Matrix, row: int) -> list[Told]:
    """Give the cells of a row, as headings are read."""
    told = zip(
        matrix.kind[row], matrix.text[row], matrix.number[row], strict=True
    )
    return [Told(Cell(int(k)), str(t), float(n)) for k, t, n in told]


def judged(
    matrix: Matrix,
    near: date,
    rows: tuple[int, int],
    gives: Mapping[int, Mapping[str, Any]],
    *,
    sure: bool = True,
) -> Cross | None:
    """See what the other columns are, and whether it all makes sense."""
    kinds = {k for given in gives.values() for k in given}
    table = "targets" if kinds & {"month", "quarter"} else "visits"
    heads, totals, left = _others(matrix, rows, gives, near)
    labels = _labels(heads, table, kinds)
    if table == "visits":
        labels = _guessed(matrix, rows[1], labels, kinds)
    cross = Cross(*rows, gives, labels, heads, totals, left, table, sure=sure)
    return cross if _sensible(cross, matrix) else None


def _others(
    matrix: Matrix,
    rows: tuple[int, int],
    gives: Mapping[int, Any],
    near: date,
) -> tuple[dict[int, str], tuple[int, ...], tuple[int, ...]]:
    heads: dict[int, str] = {}
    totals, left = [], []
    below = matrix.filled()[rows[1] + 1 :]
    for place in range(matrix.kind.shape[1]):
        texts = [
            str(matrix.text[r, place]) for r in range(rows[0], rows[1] + 1)
        ]
        text = " ".join(next((t for t in reversed(texts) if t), "").split())
        if place in gives or not (text or below[:, place].any()):
            continue
        if terms.total(text):
            totals.append(place)
        elif calendars.quarter(text, near) or (
            min(gives) < place and terms.says(text, "axis", "actual")
        ):
            left.append(place)
        else:
            heads[place] = text
    return heads, tuple(totals), tuple(left)


def _labels(
    heads: Mapping[int, str], table: str, kinds: Collection[str]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, text in heads.items():
        hit = headings.match(text, table) if text else None
        name = hit[0] if hit else ""
        if text and not hit:
            # 客户\销售 in the corner says what rows and columns are.
            parts = [headings.match(p, table) for p in headings.parts(text)]
            told = [h[0] for h in parts if h and h[0] not in kinds]
            name = told[0] if told else ""
        found[place] = "" if name in found.values() else name
    return found


def _guessed(
    matrix: Matrix,
    bottom: int,
    labels: dict[int, str],
    kinds: Collection[str],
) -> dict[int, str]:
    """Let weekdays or days below each other be what rows stand for."""
    if {"customer", "date"} <= {*labels.values()} or not labels:
        return labels
    first = min(labels)
    if labels[first] or {*kinds} & {*DAYS}:
        return labels
    below = [line(matrix, r)[first] for r in _some(matrix, bottom)]
    found = axis.read(below, date(2026, 1, 1), frozenset())
    if found and found.kind == "day" and len(found.of) * 2 >= len(below):
        return {**labels, first: "date"}
    return labels


def _some(matrix: Matrix, bottom: int) -> list[int]:
    filled = np.flatnonzero(matrix.filled()[bottom + 1 :].any(axis=1))
    return [int(r) + bottom + 1 for r in filled[:_LOOKED]]


def _sensible(cross: Cross, matrix: Matrix) -> bool:
    roles, kinds = cross.roles, cross.kinds
    if not cross.labels or min(cross.labels) > min(cross.gives):
        return False
    if cross.table == "targets":
        return bool(roles & _OWN) or deals(cross)
    if not roles & {"customer", "rep", "date"}:
        return False
    if "rep" in roles and "rep" in kinds:
        return False
    numbers = cells(cross, matrix, Cell.NUMBER)
    far = sum(not 0 <= n <= 24 for n in numbers)  # noqa: PLR2004 - hours of a day
    return far <= _HALF * len(numbers)


def cells(cross: Cross, matrix: Matrix, kind: Cell) -> list[float]:
    """Give the numbers of the cells of a kind inside a cross table."""
    places = list(cross.gives)
    below = slice(cross.bottom + 1, None)
    where = matrix.kind[below, places] == kind
    return matrix.number[below, places][where].tolist()


def speaks(matrix: Matrix, grid: Grid, top: int, name: str) -> bool:
    """Tell whether title, tab or file use words of a list."""
    told = [str(t) for t in matrix.text[:top].ravel() if t]
    told += [grid.tab, names.bare(grid.file)]
    return any(terms.says(text, "title", name) for text in told)


def deals(cross: Cross) -> bool:
    """Tell whether months stand over what customers or deals bring."""
    told = {
        hit[0]
        for text in cross.heads.values()
        for table in ("opportunities", "visits")
        if text and (hit := headings.match(text, table))
    }
    return bool(told & _DEALS)
