"""Finds the cross table of a sheet: the headings that say what it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from salesdash.intake import (
    axis,
    calendars,
    headings,
    layout,
    names,
    reported,
    terms,
    vocabulary,
)
from salesdash.intake.axis import Axis
from salesdash.intake.calendars import Told
from salesdash.intake.cells import codes
from salesdash.intake.cross import DAYS, Cross, judged, line, speaks
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix

_ACTS = ("activity", "step")
_LOOKED = 30
_HALF = 0.5
_NEAR = date(2026, 1, 1)
"""For what needs no day nearby."""


def find(
    matrix: Matrix,
    grid: Grid,
    near: date,
    reps: Collection[str],
    row: int | None = None,
) -> Cross | None:
    """Find the cross table of a sheet, None if there is none.

    Args:
        matrix: The cells, evened out.
        grid: The sheet.
        near: A day without a year lies near it.
        reps: Names of reps that are known.
        row: A row of its header, from 0, where a person says which.
    """
    if own := reported.find(matrix, grid):
        return own
    keys = frozenset(map(vocabulary.clean, reps)) - {""}
    rows = layout.candidates(matrix) if row is None else [row]
    read = ((r, axis.read(line(matrix, r), near, keys)) for r in rows)
    axes = [(r, found) for r, found in read if found]
    for each, main in sorted(axes, key=lambda a: -len(a[1].of)):
        if cross := _made(matrix, near, keys, each, main):
            return cross
    return _unknown(matrix, grid, rows)


def _made(
    matrix: Matrix,
    near: date,
    keys: frozenset[str],
    row: int,
    main: Axis,
) -> Cross | None:
    gives = {p: {main.kind: v} for p, v in main.of.items()}
    top, bottom, sure = row, row, True
    over = _over(matrix, row - 1, near, keys) if row else None
    if row and main.kind in _ACTS and not over:
        over = _groups(matrix, row - 1, main)
        sure = not over or all(map(_person, over.of.values()))
    if over and over.kind != main.kind and {*gives} & {*over.of}:
        gives = {
            p: {**given, over.kind: over.of[p]} if p in over.of else given
            for p, given in gives.items()
        }
        top = row - 1
    if row + 1 < len(matrix.kind):
        under = axis.read(line(matrix, row + 1), near, keys)
        parted = _parted(matrix, row, main)
        if parted:
            gives = parted
        if under and not parted and _beside(main, under):
            said = {p: {under.kind: day} for p, day in under.of.items()}
            gives = {p: {**g, **said.get(p, {})} for p, g in gives.items()}
            bottom = row + 1
        bottom += bool(parted)
    if main.kind == "rep":
        gives |= _people(matrix, row, gives)
    return judged(matrix, near, (top, bottom), gives, sure=sure)


def _parted(matrix: Matrix, row: int, main: Axis) -> dict[int, dict[str, Any]]:
    """Read what stands below months, such as target and actual.

    Only what is to be reached is kept.
    """
    below = [" ".join(c.text.split()) for c in line(matrix, row + 1)]
    inside = [p for p, t in enumerate(below) if t and p >= min(main.of)]
    if main.kind != "month" or len(inside) <= len(main.of):
        return {}
    spread = _spread(matrix, row)
    found: dict[int, dict[str, Any]] = {}
    for place in inside:
        clean = vocabulary.clean(below[place])
        month = calendars.month(spread[place], _NEAR)
        measure = codes.code(below[place], "measure").value
        if month and clean in terms.known("axis", "goal"):
            found[place] = {"month": month}
        elif month and measure:
            found[place] = {"month": month, "measure": below[place]}
        elif clean not in terms.known("axis", "actual"):
            return {}
    return found


def _beside(main: Axis, under: Axis) -> bool:
    """Tell whether a row only says again what the row above it says."""
    same = main.kind in DAYS and under.kind in DAYS
    inside = set(under.of) <= set(main.of)
    return same and inside and main.kind != under.kind


def _over(
    matrix: Matrix, row: int, near: date, keys: frozenset[str]
) -> Axis | None:
    """Read a row of groups, each said once above its columns."""
    cells = _spread(matrix, row)
    found = axis.read(cells, near, keys)
    return found if found and len({*found.of.values()}) > 1 else None


def _groups(matrix: Matrix, row: int, main: Axis) -> Axis | None:
    """Take groups of activities as those of a rep each."""
    cells = _spread(matrix, row)
    named = {
        place: " ".join(cells[place].text.split())
        for place in main.of
        if cells[place].kind == Cell.TEXT
    }
    named = {p: t for p, t in named.items() if not terms.total(t)}
    return Axis("rep", named) if len({*named.values()}) > 1 else None


def _spread(matrix: Matrix, row: int) -> list[Told]:
    """Say a heading for each column that it is merged over."""
    spans = matrix.spans.get(row, {})
    cells = line(matrix, row)
    found, last = list(cells), -1
    for place, cell in enumerate(cells):
        if cell.kind != Cell.BLANK:
            last = place
        end = spans.get(last, last if spans else len(cells))
        if 0 <= last < place <= end:
            found[place] = cells[last]
    return found


def _people(
    matrix: Matrix, row: int, gives: Mapping[int, Any]
) -> dict[int, dict[str, Any]]:
    """Find further reps beside those known: names and no headings."""
    found = {}
    for place in range(min(gives), len(matrix.kind[row])):
        text = " ".join(str(matrix.text[row, place]).split())
        if place not in gives and text and _person(text):
            found[place] = {"rep": text}
    return found


def _person(text: str) -> bool:
    known = headings.known(text) or terms.total(text)
    return not known and names.person(text) == text


def _unknown(matrix: Matrix, grid: Grid, rows: Iterable[int]) -> Cross | None:
    """Find names over the columns that nobody knows yet.

    Beside customers they are reps, and beside reps they are customers.
    """
    for row in rows:
        texts = layout.line(matrix, row)
        places = [p for p, t in enumerate(texts) if t]
        role = _role(texts[places[0]]) if len(places) > axis.FEW else ""
        strange = _strange(texts, places[1:]) if role else []
        if not strange or not _short(matrix, row, strange):
            continue
        visits = speaks(matrix, grid, row, "visits")
        people = all(_person(texts[p]) for p in strange)
        if role == "rep" and not visits:
            continue
        kind = "customer" if role == "rep" else "rep"
        given = {p: {kind: texts[p]} for p in strange}
        sure = visits and (role == "rep" or people)
        return judged(matrix, _NEAR, (row, row), given, sure=sure)
    return None


def _strange(texts: Sequence[str], places: Sequence[int]) -> list[int]:
    """Give headings that can be names, if most of them can."""
    rest = [p for p in places if not terms.total(texts[p])]
    found = [p for p in rest if not headings.known(texts[p])]
    few = len(found) < max(axis.FEW, _HALF * len(rest))
    return [] if few or len({texts[p] for p in found}) < len(found) else found


def _role(text: str) -> str:
    told = [text, *headings.parts(text)]
    hits = (headings.match(t, "visits") for t in told)
    return next((h[0] for h in hits if h and h[0] in ("customer", "rep")), "")


def _short(matrix: Matrix, row: int, places: Sequence[int]) -> bool:
    """Tell whether cells are marks or few words, some of them blank."""
    below = slice(row + 1, None)
    kind, text = matrix.kind[below, places], matrix.text[below, places]
    marks = np.isin(kind, (Cell.BLANK, Cell.TEXT, Cell.NUMBER, Cell.BOOLEAN))
    said = kind != Cell.BLANK
    length = np.array([len(t) for t in text[kind == Cell.TEXT]])
    whole = matrix.number[below, places][kind == Cell.NUMBER]
    small = bool((whole <= axis.MOST).all())
    return bool(marks.all() and said.any() and small) and (
        not len(length) or float(np.median(length)) <= _LOOKED
    )
