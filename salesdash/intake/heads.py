"""Rows of a sheet that can be the header of a table, found quickly.

A sheet can have a hundred thousand rows, of which one or two are headers:
what no heading is called is left out before anything is looked at closely.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from salesdash import model
from salesdash.intake import headings, terms, vocabulary
from salesdash.intake.cells.months import MONTHS
from salesdash.intake.grid import Cell, Grid

HITS = 3
"""A header in the middle of a sheet names at least so many columns."""

_TEXT, _BLANK = int(Cell.TEXT), int(Cell.BLANK)
_NAMES = (_TEXT, int(Cell.DATE), int(Cell.NUMBER))
_LEFT, _CORNER = 3, 20
_SLASH = re.compile(r"[\\/／＼|]")
_SHARE = 0.6
_PAIR = 2


@dataclass(frozen=True)
class Head:
    """A row of headings.

    Attributes:
        row: The row, from 0.
        texts: Place of a column -> heading.
        real: First and last columns of what the workbook calls a table.
        cross: Whether only its first cell tells that it is a header.
    """

    row: int
    texts: dict[int, str]
    real: tuple[tuple[int, int], ...] = ()
    cross: bool = False

    def within(self, left: int, right: int) -> "Head | None":
        """Give the part between two columns, if it still is a header."""
        texts = {p: t for p, t in self.texts.items() if left <= p <= right}
        real = tuple(r for r in self.real if left <= r[0] and r[1] <= right)
        whole = self.cross and len(texts) == len(self.texts)
        fits = texts and (real or whole or good(tuple(texts.values())))
        return Head(self.row, texts, real, self.cross) if fits else None


@cache
def _quick() -> frozenset[str]:
    """Give every word of a heading as most people write it.

    They are compared as they stand: to even out each text of a large sheet
    would take longer than all else.
    """
    told = vocabulary.words()
    found = {
        word
        for table in (*(t.name for t in model.TYPED), "shared", "criteria")
        for said in told[table].values()
        for word in said
    }
    found |= {name for table in model.TYPED for name in table.names}
    found |= _crosses()
    spelt = {
        how(word)
        for word in found
        for how in (str, str.lower, str.upper, str.title, str.capitalize)
    }
    return frozenset(
        spelt | {f"*{w}" for w in spelt} | {f"{w}*" for w in spelt}
    )


@cache
def _crosses() -> frozenset[str]:
    """Give the months and weekdays that head the columns of a table."""
    told = terms.words()["axis"]
    words = {w for days in told["weekdays"] for w in days if len(w) > 1}
    return frozenset(
        words | {f"{n}月" for n in range(1, 13)} | {*told["months"], *MONTHS}
    )


def crosses(text: str) -> bool:
    """Tell whether a heading is a month or weekday of a cross table."""
    return text.casefold() in _crosses()


def find(grid: Grid) -> list[Head]:
    """Find the rows that can be headers, from the top."""
    if not grid.strips:
        return []
    hits = np.zeros(grid.height, dtype=np.int32)
    for strip in grid.strips:
        texts = strip.text.tolist()
        if wanted := _quick().intersection(texts):
            hits += np.fromiter(map(wanted.__contains__, texts), np.int32)
    rows = np.flatnonzero(hits >= _PAIR)
    found = {head.row: head for head in _keyed(grid)}
    heads = (_head(grid, int(row)) for row in rows)
    for head in filter(None, heads):
        days = any(map(crosses, head.texts.values()))
        cross = days and head.row in found
        found[head.row] = replace(head, cross=cross)
    return [found[row] for row in sorted(found)]


def _keyed(grid: Grid) -> list[Head]:
    """Find headers of cross tables below each other.

    Of 客户 | 王晓明 | 李芳 only the first cell is known; it is a header
    where that cell stands at the left of other such rows again.
    """
    found = []
    for place, strip in enumerate(grid.strips[:_LEFT]):
        texts = strip.text.tolist()
        said = _roles().intersection(texts) | _corners(texts)
        for text in said:
            rows = [r for r, each in enumerate(texts) if each == text]
            heads = [h for r in rows if (h := _crossed(grid, r, place))]
            found += heads if len(heads) > 1 else []
    return found


def _crossed(grid: Grid, row: int, first: int) -> Head | None:
    """Take a row as the header of a cross table, if it can be one."""
    texts = {}
    for place, strip in enumerate(grid.strips):
        kind = int(strip.kind[row])
        if kind == _BLANK:
            continue
        if place < first or kind not in _NAMES:
            return None
        even = " ".join(str(strip.text[row]).split())
        texts[place] = even if kind == _TEXT else str(strip.number[row])
    return Head(row, texts, cross=True) if len(texts) > _PAIR else None


@cache
def _roles() -> frozenset[str]:
    """Give what heads the names of customers or reps, as it is written."""
    told = [vocabulary.words()[name] for name in ("visits", "shared")]
    return frozenset(
        how(word)
        for role in ("customer", "rep")
        for word in (role, *(w for t in told for w in t.get(role, ())))
        for how in (str, str.lower, str.upper, str.title, str.capitalize)
    )


def _corners(texts: Sequence[str]) -> set[str]:
    """Give texts such as 客户/销售: what is down, and what is across."""
    slashed = {t for t in texts if len(t) <= _CORNER and _SLASH.search(t)}
    if len(slashed) > _CORNER:
        return set()
    return {
        text
        for text in slashed
        for part in headings.parts(text)
        if (hit := headings.match(part, "visits"))
        and hit[0] in ("customer", "rep")
    }


def _head(grid: Grid, row: int) -> Head | None:
    kinds = [int(strip.kind[row]) for strip in grid.strips]
    texts = {
        place: even
        for place, (kind, strip) in enumerate(
            zip(kinds, grid.strips, strict=True)
        )
        if kind == _TEXT and (even := " ".join(strip.text[row].split()))
    }
    filled = len(kinds) - kinds.count(_BLANK)
    enough = len(texts) >= _SHARE * filled
    return Head(row, texts) if enough and good(tuple(texts.values())) else None


@lru_cache(maxsize=4096)
def good(texts: tuple[str, ...]) -> bool:
    """Tell whether texts are the headings of one table."""
    return any(_names(texts, table.name) for table in model.TYPED)


def _names(texts: Sequence[str], table: str) -> bool:
    hits = [hit[0] for t in texts if (hit := headings.match(t, table))]
    known = set(hits)
    crossed = sum(map(crosses, texts))
    if crossed >= _PAIR and known:
        return True
    few = len(known) >= _PAIR and len(known) == len(texts)
    # The words of a row of data can be headings too, but never most of them.
    return few or (len(known) >= HITS and len(hits) >= _SHARE * len(texts))


def runs(head: Head) -> Iterator[tuple[int, int]]:
    """Give the columns of a header that stand together."""
    places = sorted(head.texts)
    start = places[0]
    for here, after in zip(places, [*places[1:], None], strict=True):
        if after is None or after > here + 1:
            yield start, here
            start = after or here
