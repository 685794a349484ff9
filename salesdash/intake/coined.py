"""The currency of amounts that only the format of their cells shows."""

import re
from collections.abc import Iterable

import numpy as np

from salesdash.intake.formats.currencies import YEN
from salesdash.intake.grid import Grid

_TORN = "?"
_KANA = re.compile("[\u3041-\u30ff]")


def codes(grid: Grid, column: int, rows: np.ndarray) -> np.ndarray:
    """Give the currency that each cell of a column is formatted in.

    Of rows that were cells of a cross table the whole row of the sheet is
    asked, and a row in two currencies tells nothing.

    Args:
        grid: The sheet.
        column: The column, from 0.
        rows: The rows of the grid that are asked for, from 0.

    Returns:
        A code for each row, '' for none.
    """
    places = grid.places(rows) - 1
    told = np.full(int(places.max(initial=-1)) + 1, "", object)
    for place, first, last, code in grid.money:
        if grid.turned is None and place != column:
            continue
        here = told[first : last + 1]
        here[(here != "") & (here != code)] = _TORN
        here[here == ""] = code
    return np.where(told == _TORN, "", told)[places]


def yen(texts: Iterable[str]) -> str:
    """Say whose ¥ it is, as the headings of the sheet tell.

    >>> yen(["客户", "金额"]), yen(["会社", "売上げ"])
    ('CNY', 'JPY')
    """
    return "JPY" if any(map(_KANA.search, texts)) else "CNY"


def settled(found: np.ndarray, texts: Iterable[str]) -> np.ndarray:
    """Put the code in the place of each ¥."""
    return np.where(found == YEN, yen(texts), found)
