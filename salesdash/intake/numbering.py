"""Columns that only number the rows of a sheet."""

from collections.abc import Collection

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Block, Matrix

_IDS = {"visits": "visit", "opportunities": "opportunity"}


def ordinals(cells: Matrix, block: Block, table: str) -> set[int]:
    """Find the columns that only number the rows: never an id."""
    known = block.columns[table].of
    found = set()
    for place, text in enumerate(block.texts):
        name = known.get(place, "")
        may = name in {"", _IDS.get(table, "")}
        if (numbers(text) and not name) or (
            may and _counts(cells, block, place)
        ):
            found.add(place)
    return found


def numbers(text: str) -> bool:
    """Tell whether a heading says that its column numbers the rows.

    Example:
        >>> numbers("序号"), numbers("No."), numbers("次数")
        (True, True, False)
    """
    words = vocabulary.words()["ordinal"]["words"]
    return vocabulary.clean(text) in {vocabulary.clean(w) for w in words}


def denied(block: Block, table: str, ordinals: Collection[int]) -> set[int]:
    """Give those of them that somebody could take for ids."""
    known = block.columns[table].of
    return {p for p in ordinals if p in known or numbers(block.texts[p])}


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
