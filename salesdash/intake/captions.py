"""What stands above the tables of a sheet, and of which of them it speaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from salesdash.intake import (
    asof,
    facts,
    headings,
    labels,
    layout,
    names,
    units,
    vocabulary,
)
from salesdash.intake.area import Area
from salesdash.intake.cells import codes
from salesdash.intake.grid import Cell, Grid, Strip
from salesdash.intake.heads import Head

_FEW = 2
_BLANK = int(Cell.BLANK)
_WHEN = frozenset({"period", "as_of", "date"})
_WHO = frozenset({"rep", "team"})
_DAYS = frozenset({"day", "span"})
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NEAR = date(2026, 1, 1)


def begin(
    grid: Grid, filled: np.ndarray, where: Area, last: Head, head: Head
) -> int | None:
    """Give the row where a table begins: its title, else its header.

    Args:
        grid: The sheet.
        filled: Which cells hold something.
        where: The columns that count.
        last: The header before it.
        head: Its own header.

    Returns:
        None if nothing stands between the two headers: the second one only
        says the same in another way.
    """
    part = filled[last.row : head.row, where.left : where.right + 1]
    inside = np.any(part, axis=1).tolist()
    rows = [r for r in range(last.row + 1, head.row) if inside[r - last.row]]
    if not rows:
        return head.row if head.real or head.row > last.row + 1 else None
    thin: list[int] = []
    for row in reversed(rows):
        if not _thin(grid, where, row, last):
            break
        thin.insert(0, row)
    groups = _groups(thin)
    if groups and groups[0][-1] < head.row - 1:
        # What touches the rows above, and not the header, is theirs.
        touches = inside[groups[0][0] - 1 - last.row]
        groups = groups[touches:]
    while groups and _remark(grid, where, groups[0][0]):
        del groups[0]
    return groups[0][0] if groups else head.row


def _groups(rows: Iterable[int]) -> list[list[int]]:
    """Put rows that touch each other together."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][-1] == row - 1:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _remark(grid: Grid, where: Area, row: int) -> bool:
    """Tell whether a row ends the table above it."""
    texts = _texts(grid, where, row)
    ends = tuple(vocabulary.words()["skip"]["end"])
    signed = texts and labels.is_signed(texts[0])
    return bool(texts) and (
        bool(signed) or vocabulary.plain(texts[0]).startswith(ends)
    )


def _texts(grid: Grid, where: Area, row: int) -> list[str]:
    return [
        str(strip.text[row]).strip()
        for strip in grid.strips[where.left : where.right + 1]
        if strip.kind[row] != _BLANK
    ]


def _thin(grid: Grid, where: Area, row: int, last: Head) -> bool:
    """Tell whether a row is a title and no data."""
    texts = _texts(grid, where, row)
    if len(texts) == 1 and _dated(grid, where, row, last):
        return True
    if not texts or not texts[0]:
        return False
    # A row of a cross table may well hold a customer and one mark.
    few = len(texts) == 1 or (
        not last.cross and len(texts) * _FEW <= len(last.texts)
    )
    labelled = any("：" in t or t.endswith(":") for t in texts)
    if last.cross and not labelled:
        line = Area(row, where.left, row, where.right)
        labelled = bool(said(grid, line).labels)
    if not few and not labelled:
        return False
    return not any(labels.is_total(t) for t in texts if t)


def _dated(grid: Grid, where: Area, row: int, last: Head) -> bool:
    """Tell whether a row holds a day that no column of days holds."""
    places = range(where.left, min(where.right + 1, len(grid.strips)))
    found = [p for p in places if grid.strips[p].kind[row] == Cell.DATE]
    heads = (headings.match(last.texts.get(p, ""), "visits") for p in found)
    return bool(found) and not any(h and h[0] == "date" for h in heads)


def said(grid: Grid, where: Area) -> facts.Title:
    """Read what a few rows say, as the title of a table is read."""
    if where.bottom < where.top:
        return facts.Title()
    part = replace(grid, strips=tuple(_lines(grid, where)))
    matrix = layout.Matrix(part)
    block = layout.Block(part.height, part.height, (), {})
    return facts.title(matrix, part, block)


def _lines(grid: Grid, where: Area) -> Iterator[Strip]:
    rows = slice(where.top, where.bottom + 1)
    for strip in grid.strips[where.left : where.right + 1]:
        yield Strip(
            strip.kind[rows],
            strip.text[rows],
            strip.number[rows],
            strip.percent[rows],
        )


def kinds(title: facts.Title) -> frozenset[str]:
    """Tell what a title says of all rows: who, when, in which unit."""
    found = {label.kind for label in title.labels if label.kind in _WHO}
    found |= {"date" for label in title.labels if label.kind in _WHEN}
    words: dict[str, str] = {}
    for label in title.labels:
        units.labelled(label.kind, label.value, words)
    for text in title.texts:
        units.bracketed(text, words)
        found |= _meant(text)
    return frozenset(found | words.keys())


def _meant(text: str) -> set[str]:
    """Tell what a text without a label says."""
    told = asof.read(text, _NEAR)
    dated = told and told.kind in _DAYS
    says = {
        "rep": names.person(text),
        "team": names.team(text),
        "date": dated,
        "month": told and told.month and not dated,
        "year": not told and _YEAR.search(text),
        "status": status(text),
    }
    return {kind for kind, found in says.items() if found}


def status(text: str) -> str:
    """Give the status of deals that a title is nothing but, else ''.

    Example:
        >>> status("已赢单"), status("Open"), status("Open house")
        ('won', 'open', '')
    """
    return str(codes.code(text.strip(" :："), "status").value or "")


def first(
    grid: Grid, filled: np.ndarray, own: Sequence[Area]
) -> tuple[int, tuple[Area, ...]]:
    """Tell what of the rows above the first table speaks of all.

    Args:
        grid: The sheet.
        filled: Which cells hold something.
        own: The rows above each table's header.

    Returns:
        The row where the first table's own title begins, and the rest.
    """
    top = own[0]
    part = filled[top.top : top.bottom + 1, top.left : top.right + 1]
    rows = [top.top + int(r) for r in np.flatnonzero(part.any(axis=1))]
    others = [kinds(said(grid, area)) for area in own[1:]]
    depth = max((area.bottom - area.top + 1 for area in own[1:]), default=0)
    start = top.bottom + 1
    for row in reversed(rows[-depth:] if depth else []):
        line = Area(row, top.left, row, top.right)
        if not any(kinds(said(grid, line)) & other for other in others):
            break
        start = row
    shared = Area(top.top, top.left, start - 1, top.right)
    return start, (shared,) if any(row < start for row in rows) else ()


def wide(
    grid: Grid, shared: Sequence[Area], own: Sequence[Area]
) -> tuple[Area, ...]:
    """Leave out what a table says again for itself.

    Args:
        grid: The sheet.
        shared: What stands above the first table and its own title.
        own: The rows above the header of each other table.
    """
    told = [kinds(said(grid, area)) for area in own]
    again = frozenset.intersection(*told) if told else frozenset()
    if not again:
        return tuple(shared)
    lines = (
        Area(row, area.left, row, area.right)
        for area in shared
        for row in range(area.top, area.bottom + 1)
    )
    return tuple(one for one in lines if not kinds(said(grid, one)) & again)


def shared(grid: Grid, above: Area, edges: Sequence[int]) -> tuple[Area, ...]:
    """Give the rows above tables side by side that speak of them all."""
    found = []
    spans = {(r, a): b for r, a, b in grid.across}
    for row in range(above.top, above.bottom + 1):
        places = [
            p
            for p in range(above.left, above.right + 1)
            if grid.strips[p].kind[row] != Cell.BLANK
        ]
        bands = {_band(p, edges) for p in places}
        wide = any(
            _band(spans.get((row, p), p), edges) > _band(p, edges)
            for p in places
        )
        narrow = any((row, p) in spans for p in places) and not wide
        if places and (wide or (len(bands) == 1 and not narrow)):
            found.append(Area(row, above.left, row, above.right))
    return tuple(found)


def _band(place: int, edges: Iterable[int]) -> int:
    return sum(place >= edge for edge in edges)
