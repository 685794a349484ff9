"""Rows of a sheet that are no data, and columns that only number them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from salesdash import model
from salesdash.intake import headings, vocabulary
from salesdash.intake.grid import Cell
from salesdash.intake.layout import FIELDS, Block, Matrix

_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计|(?:sub|grand )?total)\s*:|sub-?\s?total\b"
    r"|共\s*\d+\s*[家个项条笔]"
)
ALONE = frozenset({"visits", "opportunities"})
"""Tables of which a row with a single cell says nothing."""

_ASIDE = re.compile(r"\([^()]*\)$")
_LONG = 20
_HINT_ROWS = 3
_AGAIN = 0.6
_HEADS = 3


def letters(place: int) -> str:
    """Name a column as a spreadsheet does.

    Example:
        >>> letters(0), letters(27)
        ('A', 'AB')
    """
    head, tail = divmod(place, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + tail)


def unnamed(cells: Matrix, block: Block) -> list[str]:
    """Name the columns that have cells but no heading."""
    below = np.any(cells.filled()[block.bottom + 1 :], axis=0)
    return [
        letters(place)
        for place, text in enumerate(block.texts)
        if not text and below[place]
    ]


def ordinals(cells: Matrix, block: Block, table: str) -> set[int]:
    """Find the columns that only number the rows: never an id."""
    words = {
        vocabulary.clean(w) for w in vocabulary.words()["ordinal"]["words"]
    }
    known = block.columns[table].of
    ids = {"visits": "visit", "opportunities": "opportunity"}
    found = set()
    for place, text in enumerate(block.texts):
        name = known.get(place, "")
        if (vocabulary.clean(text) in words and not name) or (
            name in {"", ids.get(table, "")} and _counts(cells, block, place)
        ):
            found.add(place)
    return found


def _counts(cells: Matrix, block: Block, place: int) -> bool:
    """Tell whether a column reads 1, 2, 3 and so on."""
    below = slice(block.bottom + 1, None)
    kind, text = cells.kind[below, place], cells.text[below, place]
    said = [t for k, t in zip(kind, text, strict=True) if k == Cell.TEXT]
    number = cells.number[below, place][kind == Cell.NUMBER]
    if not len(number) and said and len(said[0]) == 1:
        number = np.array([float(t) if t.isdecimal() else -1 for t in said])
    size = len(number)
    return size > 0 and bool((number == np.arange(1, size + 1)).all())


@dataclass(frozen=True)
class Skipped:
    """A row that is no data.

    Attributes:
        row: The row, from 0.
        code: Why, the code of a finding.
        value: What was found.
    """

    row: int
    code: str
    value: str


def rows(cells: Matrix, block: Block, ordinals: set[int]) -> np.ndarray:
    """Give the rows below the header that are not blank, from 0.

    Row numbers that somebody filled in ahead make no row.
    """
    filled = cells.filled()[block.bottom + 1 :].copy()
    for place in ordinals:
        text = cells.text[block.bottom + 1 :, place]
        filled[:, place] &= np.array(
            [not t.isdecimal() and t != "" for t in text], dtype=bool
        )
    return np.flatnonzero(filled.any(axis=1)) + block.bottom + 1


def skipped(
    cells: Matrix, block: Block, data: np.ndarray, table: model.Table
) -> Iterator[Skipped]:
    """Find totals, hints, repeated headers and a second table.

    Args:
        cells: The sheet.
        block: Its table.
        data: The rows that are not blank.
        table: What the sheet is.
    """
    known = block.columns[table.name].of
    lone = _lone(cells, data, min(known, default=0))
    lone = lone if table.name in ALONE else data[:0]
    yield from (Skipped(int(r), "note_row", _first(cells, r)) for r in lone)
    data = np.setdiff1d(data, lone)
    keys = {p for p, name in known.items() if name in _keys(table)}
    second = False
    for row, text in _suspects(cells, block, data, table):
        code = _why(cells, block, row)
        if not code and _is_total(text) and _keyless(cells, row, keys):
            code = "total_row"
        if not code and _heads(cells, row, table):
            second = True
            yield from _below(data, row, text)
        if second:
            return
        if code:
            yield Skipped(row, code, text)


def _lone(cells: Matrix, data: np.ndarray, first: int) -> np.ndarray:
    """Give the rows with a text at the left edge and nothing else."""
    filled = cells.kind[data] != Cell.BLANK
    left = (cells.kind[data, : first + 1] == Cell.TEXT).any(axis=1)
    return data[(filled.sum(axis=1) == 1) & left]


def _first(cells: Matrix, row: int) -> str:
    return next(str(text) for text in cells.text[row] if text)


def _keys(table: model.Table) -> frozenset[str]:
    """Give the columns that say what a row is about, apart from a rep."""
    needed = {name for group in table.needs for name in group}
    return frozenset({*table.key, *needed} - {"rep", "team", "start"})


def _suspects(
    cells: Matrix, block: Block, data: np.ndarray, table: model.Table
) -> Iterator[tuple[int, str]]:
    """Give the rows worth a second look, with their first text."""
    said = cells.kind[data] == Cell.TEXT
    first = np.where(said.any(axis=1), said.argmax(axis=1), -1)
    texts = np.where(first < 0, "", cells.text[data, np.maximum(first, 0)])
    codes, unique = pd.factorize(texts)
    odd = [_is_odd(t, block, table) for t in unique]
    suspect = np.array(odd, dtype=bool)[codes]
    suspect |= data <= block.bottom + _HINT_ROWS
    for place in np.flatnonzero(suspect):
        yield int(data[place]), str(texts[place])


def _is_odd(text: str, block: Block, table: model.Table) -> bool:
    if _is_total(text) or _is_signed(text):
        return True
    if " ".join(text.split()) in block.texts:
        return True
    return vocabulary.clean(text) in vocabulary.columns(table.name)


def _heads(cells: Matrix, row: int, table: model.Table) -> bool:
    """Tell whether a row is the header of another table below."""
    texts = [t for t in cells.text[row] if t]
    known = sum(bool(headings.match(t, table.name)) for t in texts)
    filled = int((cells.kind[row] != Cell.BLANK).sum())
    return known >= _HEADS and known >= _AGAIN * filled


def above(cells: Matrix, block: Block, table: model.Table) -> int | None:
    """Find the header of another table above: its row, from 1."""
    rows = (r for r in range(block.top) if _heads(cells, r, table))
    return next((r + 1 for r in rows), None)


def _below(data: np.ndarray, row: int, text: str) -> Iterator[Skipped]:
    for each in data[data >= row]:
        yield Skipped(int(each), "second_table", text)


def _why(cells: Matrix, block: Block, row: int) -> str:
    if _repeats(cells, block, row):
        return "header_again"
    texts = [t for t in cells.text[row] if t]
    hints = [_is_hint(t) for t in texts]
    only = len(texts) == int((cells.kind[row] != Cell.BLANK).sum())
    if texts and only and all(map(_is_signed, texts)):
        return "signature_row"
    near = row <= block.bottom + _HINT_ROWS
    hinted = texts and (hints[0] or sum(hints) * 2 >= len(texts))
    return "hint_row" if near and hinted else ""


def _repeats(cells: Matrix, block: Block, row: int) -> bool:
    same = [
        " ".join(str(a).split()) == b
        for a, b in zip(cells.text[row], block.texts, strict=True)
        if b
    ]
    return sum(same) >= max(FIELDS, _AGAIN * len(same))


def _keyless(cells: Matrix, row: int, keys: set[int]) -> bool:
    """Tell whether nothing says what the row is about but a total."""
    return all(
        cells.kind[row, k] == Cell.BLANK or _is_total(cells.text[row, k])
        for k in keys
    )


def _is_total(text: str) -> bool:
    words = vocabulary.words()["skip"]
    bare = _ASIDE.sub("", vocabulary.plain(text))
    even = re.sub(r"[\s:()\[\]]+", " ", bare).strip()
    if even in words["totals"] or even.replace(" ", "") in words["totals"]:
        return True
    if _TOTAL.match(bare):
        return True
    ends = tuple(words["total_ends"])
    chinese = even.endswith(tuple(e for e in ends if not e.isascii()))
    spaced = even.endswith(tuple(f" {e}" for e in ends if e.isascii()))
    return len(even) <= _LONG and (chinese or spaced)


def _is_signed(text: str) -> bool:
    """Tell whether a text says who made or checked the sheet."""
    said = vocabulary.plain(text)
    name = said.partition(":")[0].strip()
    signs = ":" in said and name in vocabulary.words()["skip"]["signatures"]
    return signs or said.startswith("confidential")


def _is_hint(text: str) -> bool:
    even = vocabulary.plain(text)
    return even.startswith(tuple(vocabulary.words()["skip"]["hints"]))
