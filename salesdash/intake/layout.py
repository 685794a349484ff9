"""Where the table of a sheet begins, and which rows of it are no data."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from salesdash import model
from salesdash.intake import headings
from salesdash.intake.grid import Cell, Grid

FIRST = 40
"""The header is looked for in so many rows that are not blank."""

_BELOW = 8
FIELDS = 2
"""A header names at least so many columns of a table."""

_TYPED = (Cell.NUMBER, Cell.DATE, Cell.TIME, Cell.BOOLEAN)
_LONG = 40
_TITLE = 0.8
"""A cell merged over such a share of the width is a title."""

_LOOSE, _GROUPED = 3.5, 1.0
"""What a row of groups costs: much where nothing is merged in it."""

_ORPHAN = 2.0
"""What it costs to leave out a row of groups that are merged."""

_WIDE = 3
"""What a header over all columns is worth, where no word of it is known."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff]"
)


_NONE = headings.Columns({}, (), ())


def tidy(text: str) -> str:
    """Trim a text and drop the signs that nobody sees.

    Example:
        >>> tidy(" \u3000Ann\u200b Lee\u00a0")
        'Ann Lee'
    """
    seen = text if text.isprintable() else _UNSEEN.sub("", text)
    return seen.strip()


@dataclass(frozen=True)
class Block:
    """The table of a sheet, as far as its headings tell.

    Attributes:
        top: First row of the header, from 0.
        bottom: Last row of the header, from 0; data lie below.
        texts: What is written above each strip, '' for nothing.
        columns: Table of the model -> what the headings mean there.
        echoes: Rows of the header that say it again, in another language
            or in codes.
    """

    top: int
    bottom: int
    texts: tuple[str, ...]
    columns: dict[str, headings.Columns] = field(hash=False)
    echoes: tuple[int, ...] = ()

    @property
    def hits(self) -> int:
        """Most columns that the headings name for one table."""
        return max((len(c.of) for c in self.columns.values()), default=0)


class Matrix:
    """The cells of a sheet as matrices, made once.

    Attributes:
        kind: `Cell` codes; a text of mere spaces is blank.
        text: The texts, trimmed.
        number: The numbers.
        spans: Row -> first column -> last column of what is merged sideways.
    """

    def __init__(self, grid: Grid) -> None:
        strips = grid.strips
        self.spans: dict[int, dict[int, int]] = {}
        for row, first, last in grid.across:
            self.spans.setdefault(row, {})[first] = last
        size = (grid.height, len(strips))
        self.kind = np.zeros(size, dtype=np.int8)
        self.text = np.full(size, "", dtype=object)
        self.number = np.full(size, np.nan)
        for place, strip in enumerate(strips):
            codes, texts = pd.factorize(strip.text)
            tidied = np.array([tidy(str(t)) for t in texts], dtype=object)
            said = tidied[codes] if len(texts) else strip.text
            empty = (strip.kind == Cell.TEXT) & (said == "")
            self.number[:, place] = strip.number
            self.kind[:, place] = np.where(empty, Cell.BLANK, strip.kind)
            self.text[:, place] = said

    def filled(self) -> np.ndarray:
        """Tell for each cell whether anything stands in it."""
        return self.kind != Cell.BLANK


def find(cells: Matrix) -> Block | None:
    """Find the header: the row whose words and shape fit best."""
    return _best(cells, (b for b in blocks(cells) if b.hits))


def likely(cells: Matrix) -> Block | None:
    """Find the row that looks most like a header, its words unknown."""
    return _best(cells, blocks(cells), wide=_WIDE)


def at(cells: Matrix, row: int) -> Block | None:
    """Take a row as the last row of the header, from 0."""
    if not 0 <= row < len(cells.kind):
        return None
    above = (_stacked(cells, row - n, row) for n in (1, 2) if row >= n)
    return _best(cells, filter(None, (single(cells, row), *above)))


def blocks(cells: Matrix) -> Iterator[Block]:
    """Give everything that may be the header, from the top."""
    for row in candidates(cells):
        yield single(cells, row)
        yield from filter(None, (_stacked(cells, row, row + 1),))
        if row in cells.spans or row + 1 in cells.spans:
            yield from filter(None, (_stacked(cells, row, row + 2),))


def _best(
    cells: Matrix, found: Iterable[Block], wide: float = 0
) -> Block | None:
    best: tuple[float, Block] | None = None
    for block in found:
        if not any(block.texts):
            continue
        share = sum(map(bool, block.texts)) / len(block.texts)
        score = _score(cells, block) + wide * share
        if best is None or score > best[0]:
            best = score, block
    return best[1] if best else None


def candidates(cells: Matrix) -> list[int]:
    """Give the rows that may belong to the header."""
    rows = np.flatnonzero(cells.filled().any(axis=1))[:FIRST]
    return [int(r) for r in rows if (cells.kind[r] == Cell.TEXT).any()]


def _block(top: int, bottom: int, texts: tuple[str, ...]) -> Block:
    if any(headings.known(text) for text in texts if text):
        told = {t.name: headings.resolve(texts, t.name) for t in model.TYPED}
    else:
        told = {t.name: _NONE for t in model.TYPED}
    return Block(top, bottom, texts, told)


def single(cells: Matrix, row: int) -> Block:
    """Take one row as the header."""
    said = cells.kind[row] == Cell.TEXT
    texts = np.where(said, cells.text[row], "")
    return _block(row, row, tuple(" ".join(t.split()) for t in texts))


def _stacked(cells: Matrix, top: int, bottom: int) -> Block | None:
    """Join rows of groups and the row of headings below them."""
    if bottom >= len(cells.kind):
        return None
    if not all(texts_only(cells, row) for row in range(top + 1, bottom + 1)):
        return None
    lines = [line(cells, row) for row in range(top, bottom + 1)]
    few = any(sum(map(bool, line)) < FIELDS for line in lines)
    if few or any(_banner(cells, row) for row in range(top, bottom)):
        return None
    texts = lines.pop()
    for row in range(bottom - 1, top - 1, -1):
        over = lines.pop()
        groups = _groups(cells, row, over, texts)
        texts = list(map(_joined, groups, over, texts))
    return _block(top, bottom, tuple(texts))


def line(cells: Matrix, row: int) -> list[str]:
    """Give the texts of a row, spaces evened out."""
    return [" ".join(t.split()) for t in cells.text[row]]


def _banner(cells: Matrix, row: int) -> bool:
    """Tell whether a row is a title, merged over most of the table."""
    used = np.flatnonzero(cells.filled().any(axis=0))
    width = len(used) and int(used[-1] - used[0]) + 1
    spans = (b - a + 1 for a, b in cells.spans.get(row, {}).items())
    return any(span >= _TITLE * width for span in spans)


def _groups(
    cells: Matrix, row: int, over: Sequence[str], under: Sequence[str]
) -> list[str]:
    """Say for each column which group stands above it.

    Where cells are merged, a group reaches as far as its merge.
    """
    spans = cells.spans.get(row, {})
    found, group, last = [], "", -1
    for place, (text, below) in enumerate(zip(over, under, strict=True)):
        if text:
            group, last = text, spans.get(place, place)
        elif not below or (spans and place > last):
            group = ""
        found.append(group)
    return found


def _joined(group: str, over: str, under: str) -> str:
    if not under or not group:
        return under or over
    both = f"{group} {under}"
    known = any(headings.match(both, t.name) for t in model.TYPED)
    return both if known else under


def texts_only(cells: Matrix, row: int) -> bool:
    """Tell whether a row holds nothing but texts."""
    return bool(np.isin(cells.kind[row], (Cell.BLANK, Cell.TEXT)).all())


def _score(cells: Matrix, block: Block) -> float:
    """Score a header as notes on real workbooks suggest."""
    row = cells.kind[block.bottom]
    said = [t for t in block.texts if t]
    below = cells.kind[block.bottom + 1 : block.bottom + 1 + _BELOW]
    under = below[:, [bool(t) for t in block.texts]]
    density = (under != Cell.BLANK).mean() if under.size else 0.0
    typed = np.isin(under, _TYPED).mean() if under.size else 0.0
    other = np.isin(row, _TYPED).sum()
    long = sum(len(t) > _LONG for t in said)
    depth = sum(
        _GROUPED if row in cells.spans else _LOOSE
        for row in range(block.top, block.bottom)
    )
    above = block.top - 1
    depth += _ORPHAN * (above in cells.spans and not _banner(cells, above))
    unique = len(set(said)) / len(said)
    shape = 2 * unique + (density + typed) / 2 - 1.5 * (other + long) - depth
    return 3 * block.hits + float(shape) - 0.05 * block.top


def shown(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Tell headings of the same words apart.

    Example:
        >>> shown(("备注", "", "备注"))
        ('备注', '', '备注 (2)')
    """
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        seen[text] += 1
        again = f" ({seen[text]})" if text and seen[text] > 1 else ""
        found.append(text + again)
    return tuple(found)
