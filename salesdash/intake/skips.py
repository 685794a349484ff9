"""Rows of a sheet that are no data, and columns that only number them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from salesdash import model
from salesdash.intake import headings, labels, vocabulary
from salesdash.intake.area import letters
from salesdash.intake.grid import Cell
from salesdash.intake.layout import FIELDS, Block, Matrix

ALONE = frozenset({"visits", "opportunities"})
"""Tables of which a row with a single cell says nothing."""

_HINT_ROWS = 3
_AGAIN = 0.6
_HEADS = 3
_CLOSE = 1e-6
_NAMED = frozenset({"rep", "team"})


def unnamed(
    cells: Matrix, block: Block, ordinals: Collection[int] = ()
) -> list[str]:
    """Name the columns that have cells but no heading."""
    below = np.any(cells.filled()[block.bottom + 1 :], axis=0)
    return [
        letters(place)
        for place, text in enumerate(block.texts)
        if not text and below[place] and place not in ordinals
    ]


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
    lone = _lone(cells, block, data, table)
    yield from (Skipped(int(r), "note_row", _first(cells, r)) for r in lone)
    data = np.setdiff1d(data, lone)
    keys = _places(block, table, _keys(table))
    out: set[int] = set()
    for row, first in _suspects(cells, block, data, table):
        text, code = first, _why(cells, block, row)
        label = text if labels.is_total(text) else _label(cells, row, keys)
        if not code and label and _keyless(cells, row, keys):
            code, text = "total_row", label
        if not code and _heads(cells, row, table):
            yield from _below(data, row, text)
            return
        if code:
            out.add(row)
            yield Skipped(row, code, text)
    rest = np.setdiff1d(data, np.fromiter(out, np.int64))
    if len(rest) and _is_sum(cells, block, rest, table):
        yield Skipped(int(rest[-1]), "total_unnamed", "")


def _lone(
    cells: Matrix, block: Block, data: np.ndarray, table: model.Table
) -> np.ndarray:
    """Give the rows with a text at the left edge and nothing else."""
    first = min(block.columns[table.name].of, default=0)
    filled = cells.kind[data] != Cell.BLANK
    left = (cells.kind[data, : first + 1] == Cell.TEXT).any(axis=1)
    single = data[filled.sum(axis=1) == 1]
    remark = [labels.is_end(_first(cells, r)) for r in single]
    found = single[np.array(remark, dtype=bool)]
    if table.name in ALONE:
        found = np.union1d(found, np.intersect1d(single, data[left]))
    return found


def _first(cells: Matrix, row: int) -> str:
    return next((str(text) for text in cells.text[row] if text), "")


def _keys(table: model.Table) -> frozenset[str]:
    """Give the columns that say what a row is about, apart from a rep."""
    needed = {name for group in table.needs for name in group}
    return frozenset({*table.key, *needed} - {"rep", "team", "start"})


def _places(
    block: Block, table: model.Table, names: frozenset[str]
) -> set[int]:
    of = block.columns[table.name].of
    return {place for place, name in of.items() if name in names}


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
    for place in _places(block, table, _keys(table) | _NAMED):
        codes, unique = pd.factorize(cells.text[data, place])
        odd = [labels.may_total(t) and labels.is_total(t) for t in unique]
        suspect |= np.array(odd, dtype=bool)[codes]
    for place in np.flatnonzero(suspect):
        yield int(data[place]), str(texts[place])


def _is_odd(text: str, block: Block, table: model.Table) -> bool:
    if labels.may_total(text) and labels.is_total(text):
        return True
    if labels.may_sign(text) and (
        labels.is_signed(text) or labels.is_signature(text)
    ):
        return True
    if text and labels.divides(text):
        return True
    if " ".join(text.split()) in block.texts:
        return True
    return vocabulary.clean(text) in vocabulary.columns(table.name)


def _label(cells: Matrix, row: int, keys: set[int]) -> str:
    """Find what a row such as 张三 | 小计 | 300 calls itself.

    Only the rep, that label and figures may stand in it: a customer may
    well be called Total.
    """
    said = [t for t in cells.text[row] if t and labels.figure(t) is None]
    total = [cells.text[row, k] for k in keys]
    total = [str(t) for t in total if t and labels.is_total(t)]
    dated = (cells.kind[row] == Cell.DATE).any()
    if not total or len(said) > len(total) + 1 or dated:
        return ""
    return total[0]


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
    texts = [str(t) for t in cells.text[row] if t]
    only = len(texts) == int((cells.kind[row] != Cell.BLANK).sum())
    if texts and only and all(map(labels.divides, texts)):
        return "divider_row"
    if texts and only and _signs(texts):
        return "signature_row"
    near = row <= block.bottom + _HINT_ROWS
    return _guides(texts, only=only) if near and texts else ""


def _signs(texts: list[str]) -> bool:
    """Tell whether a row only says who made or checked the sheet."""
    if all(map(labels.is_signed, texts)):
        return True
    marks = [labels.is_signature(t) or labels.is_signed(t) for t in texts]
    return marks[0] and sum(marks) * 2 >= len(texts)


def _guides(texts: list[str], *, only: bool) -> str:
    """Tell whether a row below the header says how to fill it in."""
    hints = list(map(labels.is_hint, texts))
    if hints[0] or sum(hints) * 2 >= len(texts):
        return "hint_row"
    few = max(FIELDS, _AGAIN * len(texts))
    if only and sum(map(labels.is_kind, texts)) >= few:
        return "hint_row"
    codes = only and sum(map(labels.is_code, texts)) >= few
    return "code_row" if codes else ""


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
        cells.kind[row, k] == Cell.BLANK or labels.is_total(cells.text[row, k])
        for k in keys
    )


def _is_sum(
    cells: Matrix, block: Block, data: np.ndarray, table: model.Table
) -> bool:
    """Tell whether the last row only adds up those above, unnamed."""
    *above, row = data.tolist()
    keys = _places(block, table, _keys(table) | _NAMED)
    filled = np.flatnonzero(cells.kind[row] != Cell.BLANK).tolist()
    figures = {p: _figure(cells, row, p) for p in filled}
    if keys & figures.keys() or None in figures.values():
        return False
    known = block.columns[table.name].of
    return any(
        _adds(cells, above, place, figure)
        for place, figure in figures.items()
        if place in known and figure
    )


def _figure(cells: Matrix, row: int, place: int) -> float | None:
    if cells.kind[row, place] == Cell.NUMBER:
        return float(cells.number[row, place])
    return labels.figure(str(cells.text[row, place]))


def _adds(cells: Matrix, rows: list[int], place: int, said: float) -> bool:
    figures = [f for r in rows if (f := _figure(cells, r, place))]
    whole = sum(figures)
    return len(figures) >= FIELDS and abs(whole - said) <= _CLOSE * abs(said)
