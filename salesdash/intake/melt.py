"""A cross table -> a list: a row for what each of its cells says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from salesdash.days import number
from salesdash.intake import headings, labels, terms
from salesdash.intake.calendars import Told
from salesdash.intake.cross import Cross, line
from salesdash.intake.grid import Cell, Grid, Strip, Turned
from salesdash.intake.layout import Matrix
from salesdash.intake.vocabulary import CHINESE

BLANK = Told(Cell.BLANK, "", float("nan"))


@dataclass(frozen=True)
class Row:
    """A row of the list.

    Attributes:
        source: The row of the sheet that it comes from, from 0.
        cells: What it says: column of the model -> text, number or day.
    """

    source: int
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A row of a cross table that is no total and not blank.

    Attributes:
        row: The row of the sheet, from 0.
        cells: Its filled cells, by place, that stand for something.
    """

    row: int
    cells: Mapping[int, Told]


def lines(
    matrix: Matrix, cross: Cross, *, bare: bool = False
) -> Iterator[Line]:
    """Give the rows of a cross table, totals too.

    Where `bare`, rows with labels and no cells are given as well.
    """
    places = list(cross.gives)
    every = [*cross.labels, *places] if bare else places
    below = matrix.kind[cross.bottom + 1 :, every] != Cell.BLANK
    for row in np.flatnonzero(below.any(axis=1)) + cross.bottom + 1:
        told = line(matrix, int(row))
        filled = {p: told[p] for p in places if told[p].kind != Cell.BLANK}
        yield Line(int(row), filled)


def total(matrix: Matrix, cross: Cross, row: int) -> str:
    """Give the label of a row that adds up others, '' for any other."""
    for place in cross.labels:
        text = str(matrix.text[row, place])
        if text and (terms.total(text) or labels.is_total(text)):
            return text
    return ""


def again(matrix: Matrix, cross: Cross, row: int) -> bool:
    """Tell whether a row repeats the header, or is that of another table.

    No customer is called Customer: the first heading alone tells.
    """
    first = min(cross.labels)
    if cross.labels[first] and _headed(matrix, cross, row, first):
        return True
    return same(matrix, cross, row)


def _headed(matrix: Matrix, cross: Cross, row: int, place: int) -> bool:
    text = " ".join(str(matrix.text[row, place]).split())
    return bool(text) and text == cross.heads[place]


def same(matrix: Matrix, cross: Cross, row: int) -> bool:
    """Tell whether most of a row repeats the header."""
    same = [
        matrix.text[row, p] == matrix.text[cross.bottom, p]
        and matrix.text[row, p] != ""
        for p in (*cross.labels, *cross.gives)
    ]
    return sum(same) * 2 > len(same)


def named(texts: Iterable[str], column: str) -> str:
    """Call a column as the sheet would, in its language."""
    chinese = any(CHINESE.search(t) for t in texts)
    return terms.words()["named"]["zh" if chinese else "en"][column]


def melted(
    matrix: Matrix,
    grid: Grid,
    cross: Cross,
    rows: Sequence[Row],
    texts: tuple[str, ...],
    called: Callable[[str], str],
) -> Grid:
    """Make the list of its rows: the title, headings and then the rows.

    Args:
        matrix: The cells of the sheet, evened out.
        grid: The sheet.
        cross: Its cross table.
        rows: What the list says.
        texts: The headings of the sheet as written.
        called: Column of the model -> its heading.
    """
    sources = np.array([row.source for row in rows], dtype=np.int64)
    above = np.arange(cross.top)
    strips = [
        _copied(matrix, grid, place, cross, sources, called)
        for place in cross.heads
    ]
    given = dict.fromkeys(key for row in rows for key in row.cells)
    for name in given:
        body = [_told(row.cells.get(name)) for row in rows]
        strips.append(_listed(body, called(name), cross.top))
    strips += [_blank(cross.top + 1 + len(rows))] * max(
        0, len(grid.strips) - len(strips)
    )
    strips = [
        _titled(strip, grid.strips[place], cross.top)
        if place < len(grid.strips)
        else strip
        for place, strip in enumerate(strips)
    ]
    places = np.concatenate([above, [cross.bottom], sources])
    turned = Turned(places, cross.top, cross.table, texts)
    return replace(
        grid,
        strips=tuple(strips),
        merged=(),
        across=(),
        tables=(),
        turned=turned,
    )


def _copied(
    matrix: Matrix,
    grid: Grid,
    place: int,
    cross: Cross,
    sources: np.ndarray,
    called: Callable[[str], str],
) -> Strip:
    """Say a column of labels again for each row that comes of it."""
    role = cross.labels.get(place, "")
    text = cross.heads[place]
    hit = headings.match(text, cross.table) if text else None
    heading = text if not role or (hit and hit[0] == role) else called(role)
    origin = np.arange(len(matrix.kind))
    for column, first, last in grid.merged:
        if column == place and first > cross.bottom:
            origin[first : last + 1] = first
    origin = origin[sources]
    percent = grid.strips[place].percent[origin]
    body = Strip(
        matrix.kind[origin, place],
        matrix.text[origin, place],
        matrix.number[origin, place],
        percent,
    )
    return _joined(_heading(heading, cross.top), body)


def _told(value: Any) -> Told:
    if value is None or value == "":
        return BLANK
    if isinstance(value, Told):
        return value
    if isinstance(value, date):
        return Told(Cell.DATE, "", float(number(value)))
    if isinstance(value, str):
        return Told(Cell.TEXT, value, float("nan"))
    return Told(Cell.NUMBER, "", float(value))


def _listed(body: Sequence[Told], heading: str, top: int) -> Strip:
    texts = np.empty(len(body), dtype=object)
    texts[:] = [cell.text for cell in body]
    strip = Strip(
        np.array([cell.kind for cell in body], dtype=np.int8),
        texts,
        np.array([cell.number for cell in body], dtype=np.float64),
        np.zeros(len(body), dtype=bool),
    )
    return _joined(_heading(heading, top), strip)


def _heading(text: str, top: int) -> Strip:
    strip = _blank(top + 1)
    strip.kind[top] = Cell.TEXT if text else Cell.BLANK
    strip.text[top] = text
    return strip


def _blank(height: int) -> Strip:
    return Strip(
        np.zeros(height, dtype=np.int8),
        np.full(height, "", dtype=object),
        np.full(height, np.nan),
        np.zeros(height, dtype=bool),
    )


def _joined(above: Strip, below: Strip) -> Strip:
    return Strip(
        np.concatenate([above.kind, below.kind]),
        np.concatenate([above.text, below.text]),
        np.concatenate([above.number, below.number]),
        np.concatenate([above.percent, below.percent]),
    )


def _titled(strip: Strip, own: Strip, top: int) -> Strip:
    """Put what stands above the cross table above the list."""
    return Strip(
        np.concatenate([own.kind[:top], strip.kind[top:]]),
        np.concatenate([own.text[:top], strip.text[top:]]),
        np.concatenate([own.number[:top], strip.number[top:]]),
        np.concatenate([own.percent[:top], strip.percent[top:]]),
    )
