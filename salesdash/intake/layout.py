"""Where the table of a sheet begins, and which rows of it are no data."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
    """

    top: int
    bottom: int
    texts: tuple[str, ...]
    columns: dict[str, headings.Columns] = field(hash=False)

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
    """

    def __init__(self, grid: Grid) -> None:
        strips = grid.strips
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
    above = _double(cells, row - 1) if row else None
    return _best(cells, filter(None, (_single(cells, row), above)))


def blocks(cells: Matrix) -> Iterator[Block]:
    """Give everything that may be the header, from the top."""
    for row in _candidates(cells):
        yield from filter(None, (_single(cells, row), _double(cells, row)))


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


def _candidates(cells: Matrix) -> list[int]:
    rows = np.flatnonzero(cells.filled().any(axis=1))[:FIRST]
    return [int(r) for r in rows if (cells.kind[r] == Cell.TEXT).any()]


def _block(top: int, bottom: int, texts: tuple[str, ...]) -> Block:
    if any(headings.known(text) for text in texts if text):
        told = {t.name: headings.resolve(texts, t.name) for t in model.TYPED}
    else:
        told = {t.name: _NONE for t in model.TYPED}
    return Block(top, bottom, texts, told)


def _single(cells: Matrix, row: int) -> Block:
    said = cells.kind[row] == Cell.TEXT
    texts = np.where(said, cells.text[row], "")
    return _block(row, row, tuple(" ".join(t.split()) for t in texts))


def _double(cells: Matrix, row: int) -> Block | None:
    """Join a row of groups and the row of headings below it."""
    if row + 1 >= len(cells.kind) or not _texts_only(cells, row + 1):
        return None
    upper = [" ".join(t.split()) for t in cells.text[row]]
    lower = [" ".join(t.split()) for t in cells.text[row + 1]]
    if sum(map(bool, upper)) < FIELDS or sum(map(bool, lower)) < FIELDS:
        return None
    texts, group = [], ""
    for over, under in zip(upper, lower, strict=True):
        group = over or (group if under else "")
        texts.append(_joined(group, over, under))
    return _block(row, row + 1, tuple(texts))


def _joined(group: str, over: str, under: str) -> str:
    if not under or not group:
        return under or over
    both = f"{group} {under}"
    known = any(headings.match(both, t.name) for t in model.TYPED)
    return both if known else under


def _texts_only(cells: Matrix, row: int) -> bool:
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
    depth = (block.bottom - block.top) * 3.5
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
