"""A sheet with several tables -> a grid for each of them.

Tables stand below each other, each under a header of its own, or side by
side with a blank column between. A sheet with one table stays as it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from salesdash.intake import area, captions, headings, heads, ours
from salesdash.intake.area import Area
from salesdash.intake.grid import Grid
from salesdash.intake.heads import Head

MOST = 60
"""A sheet with more tables than these is read as one."""

_HEADS = 2_000
"""More headers than these are no headers."""

_SAME = 0.6
_DIFFER = 0.2
_KEYS = frozenset({"customer", "date", "rep", "name", "opportunity", "person"})
_TABLES = ("visits", "opportunities", "contacts", "customers")


@dataclass(frozen=True)
class Part:
    """A table of a sheet.

    Attributes:
        area: Where it stands, its own title included.
        titles: What stands above and speaks of it as well.
    """

    area: Area
    titles: tuple[Area, ...] = ()


def tables(grid: Grid) -> list[Grid]:
    """Cut a sheet into its tables; the sheet itself if it is one."""
    found = _heads(grid)
    if not _several(found) or len(found) > _HEADS:
        return [grid]
    sheet = _Sheet(grid, area.filled(grid))
    whole = Area(0, 0, grid.height - 1, len(grid.strips) - 1)
    parts = sheet.split(Part(whole), found)
    if not 1 < len(parts) <= MOST:
        return [grid]
    cut = [_cut(grid, sheet.filled, part) for part in parts]
    return sorted(cut, key=lambda part: _order(part.area))


def every(grids: Sequence[Grid]) -> list[Grid]:
    """Cut all sheets into tables, and name each as no other is."""
    found: list[Grid] = []
    names = {(grid.file, grid.sheet) for grid in grids}
    for grid in grids:
        whole = ours.written(grid) or ours.matrix(grid)
        parts = [grid] if whole else tables(grid)
        for part in parts:
            name = part.sheet
            while part is not grid and (part.file, name) in names:
                name += "*"
            names.add((part.file, name))
            new = part if name == part.sheet else replace(part, sheet=name)
            found.append(new)
    return found


def _order(name: str) -> tuple[int, str]:
    first = name.partition(":")[0]
    return int(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), first


def _cut(grid: Grid, filled: np.ndarray, part: Part) -> Grid:
    inside = part.area.shrunk(filled)
    name = f"{grid.tab} ({inside.name})"
    return area.cut(grid, inside, part.titles, name)


def _heads(grid: Grid) -> list[Head]:
    """Find the headers: those of real tables, and what looks like one."""
    found = {head.row: head for head in heads.find(grid)}
    for top, left, _, right in grid.tables:
        texts = {
            place: str(strip.text[top])
            for place, strip in enumerate(grid.strips[: right + 1])
            if place >= left and top < grid.height and strip.text[top]
        }
        if texts:
            known = found.get(top, Head(top, {}))
            real = (*known.real, (left, right))
            texts = {**known.texts, **texts}
            found[top] = Head(top, texts, real, known.cross)
    return [found[row] for row in sorted(found)]


def _several(found: Sequence[Head]) -> bool:
    if len(found) > 1 or any(len(head.real) > 1 for head in found):
        return True
    return any(len(list(heads.runs(head))) > 1 for head in found)


@dataclass(frozen=True)
class _Sheet:
    """A sheet while it is cut."""

    grid: Grid
    filled: np.ndarray

    def split(self, part: Part, found: Sequence[Head]) -> list[Part]:
        """Cut a part of the sheet, first sideways and then downwards."""
        inside = [
            head
            for each in found
            if part.area.top <= each.row <= part.area.bottom
            and (head := each.within(part.area.left, part.area.right))
        ]
        if not inside:
            return [part]
        for cut in (self._beside, self._below):
            parts = cut(part, inside)
            if len(parts) > 1:
                return [p for each in parts for p in self.split(each, inside)]
        return [part]

    def _beside(self, part: Part, inside: Sequence[Head]) -> list[Part]:
        where = part.area
        first = min(head.row for head in inside)
        rows = self.filled[first : where.bottom + 1]
        edges = {e for h in inside for a, b in h.real for e in (a, b + 1)}
        bands = _bands(np.any(rows, axis=0).tolist(), where, edges)
        bands = _joined(bands, inside)
        cuts = [bands[0]] if bands else []
        for band in bands[1:]:
            if _apart(inside, rows, cuts[-1], band):
                cuts.append(band)
            else:
                cuts[-1] = cuts[-1][0], band[1]
        if len(cuts) < 2:  # noqa: PLR2004 - nothing to cut
            return [part]
        lefts = [where.left, *(b[0] for b in cuts[1:]), where.right + 1]
        above = Area(where.top, where.left, first - 1, where.right)
        shared = captions.shared(self.grid, above, lefts)
        common = {each.top for each in shared}
        top = where.top
        while top < first and (top in common or not self._said(where, top)):
            top += 1
        titles = (*part.titles, *shared)
        return [
            Part(Area(top, a, where.bottom, b - 1), titles)
            for a, b in pairwise(lefts)
        ]

    def _said(self, where: Area, row: int) -> bool:
        return bool(self.filled[row, where.left : where.right + 1].any())

    def _below(self, part: Part, inside: Sequence[Head]) -> list[Part]:
        where = part.area
        starts = [(where.top, inside[0])]
        for last, head in pairwise(inside):
            begin = captions.begin(self.grid, self.filled, where, last, head)
            if begin is None:
                continue
            if len(starts) > MOST:
                return [part]
            if self._new(where, starts[-1], begin, head):
                starts.append((begin, head))
        if len(starts) < 2:  # noqa: PLR2004 - nothing to cut
            return [part]
        own = [
            Area(begin, where.left, head.row - 1, where.right)
            for begin, head in starts
        ]
        top, shared = captions.first(self.grid, self.filled, own)
        rows = [top, *(begin for begin, _ in starts[1:]), where.bottom + 1]
        rest = captions.wide(self.grid, shared, own[1:])
        areas = [
            Area(a, where.left, b - 1, where.right) for a, b in pairwise(rows)
        ]
        return [
            Part(each, (*part.titles, *(rest if number else shared)))
            for number, each in enumerate(areas)
        ]

    def _new(
        self, where: Area, before: tuple[int, Head], begin: int, head: Head
    ) -> bool:
        """Tell whether a header begins a table and does not go on with one.

        The same headings again go on with it, unless a title between says
        who or when, which the table does not.
        """
        if head.real or not _alike(before[1], head):
            return True
        if begin == head.row:
            return False
        old = Area(before[0], where.left, before[1].row - 1, where.right)
        new = Area(begin, where.left, head.row - 1, where.right)
        said = captions.said(self.grid, new)
        if said == captions.said(self.grid, old):
            return False
        return any(_lacks(head, name) for name in captions.kinds(said))


def _lacks(head: Head, name: str) -> bool:
    """Tell whether a title says what no column of the table does."""
    if name == "unit":
        return True
    wide = name in ("month", "year")
    names = ("date", "month") if wide else (name,)
    texts = head.texts.values()
    if wide and not (head.cross or any(map(heads.crosses, texts))):
        return False
    return not any(_means(text, each) for text in texts for each in names)


def _means(text: str, name: str) -> bool:
    hits = (headings.match(text, table) for table in _TABLES)
    return any(hit and hit[0] == name for hit in hits)


def _alike(one: Head, other: Head) -> bool:
    same = sum(one.texts.get(p) == t for p, t in other.texts.items())
    return same >= _SAME * max(len(one.texts), len(other.texts))


def _bands(
    used: Sequence[bool], where: Area, edges: Collection[int]
) -> list[tuple[int, int]]:
    """Give the columns between blank ones or edges, first and last."""
    bands: list[tuple[int, int]] = []
    for place in range(where.left, where.right + 1):
        if not used[place]:
            continue
        if bands and bands[-1][1] == place - 1 and place not in edges:
            bands[-1] = bands[-1][0], place
        else:
            bands.append((place, place))
    return bands


def _joined(
    bands: Sequence[tuple[int, int]], inside: Sequence[Head]
) -> list[tuple[int, int]]:
    """Put columns without a header to those before them."""
    found: list[tuple[int, int]] = []
    for band in bands:
        if found and not any(head.within(*band) for head in inside):
            found[-1] = found[-1][0], band[1]
        else:
            found.append(band)
    first = found[:1]
    if (
        first
        and len(found) > 1
        and not any(h.within(*first[0]) for h in inside)
    ):
        found[:2] = [(first[0][0], found[1][1])]
    return found


def _apart(
    inside: Sequence[Head],
    rows: np.ndarray,
    one: tuple[int, int],
    other: tuple[int, int],
) -> bool:
    """Tell whether two bands are two tables and not one with a gap."""
    left = [h for head in inside if (h := head.within(*one))]
    right = [h for head in inside if (h := head.within(*other))]
    if not left or not right:
        return False
    if any(head.real for head in (*left, *right)):
        return True
    if {head.row for head in left} != {head.row for head in right}:
        return True
    keys = [_meant(head[0]) & _KEYS for head in (left, right)]
    if keys[0] & keys[1]:
        return True
    if not keys[1]:
        return False
    full = rows[:, one[0] : one[1] + 1].any(axis=1)
    also = rows[:, other[0] : other[1] + 1].any(axis=1)
    return bool((full != also).sum() > _DIFFER * max((full | also).sum(), 1))


def _meant(head: Head) -> frozenset[str]:
    hits = (
        headings.match(text, table)
        for text in head.texts.values()
        for table in _TABLES
    )
    return frozenset(hit[0] for hit in hits if hit)
