"""Why a sheet without a list of ours is none: a report, a guide, a list."""

import numpy as np

from salesdash.intake import terms, vocabulary
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix

_LONG = 24
_LOOKED = 60
_MOST = 0.5
_HINTS = 3
_SHORT = 12
_REFINED = frozenset({"not_ours_no_headings", "not_ours_columns"})


def why(reason: str, matrix: Matrix, grid: Grid) -> str:
    """Say better why a sheet is not ours, where that can be seen.

    Args:
        reason: What is known so far, the code of a finding.
        matrix: The cells, evened out.
        grid: The sheet.
    """
    if reason not in _REFINED:
        return reason
    if grid.pivot or _pivots(matrix):
        return "not_ours_pivot"
    if _guides(matrix, grid):
        return "not_ours_guide"
    if _lists(matrix, grid):
        return "not_ours_lists"
    board = terms.says(grid.tab, "reports", "board")
    return "not_ours_report" if _counted(matrix, board=board) else reason


def _texts(matrix: Matrix) -> list[str]:
    rows = np.flatnonzero(matrix.filled().any(axis=1))[:_LOOKED]
    return [str(t) for t in matrix.text[rows].ravel() if t]


def _pivots(matrix: Matrix) -> bool:
    """Tell whether the corner words of a pivot table stand there."""
    words = [vocabulary.plain(w) for w in terms.words()["reports"]["pivot"]]
    told = {w for t in _texts(matrix) for w in words if _begins(t, w)}
    return len(told) > 1 or bool(told & {"行标签", "row labels"})


def _begins(text: str, word: str) -> bool:
    return vocabulary.plain(text).startswith(word)


def _guides(matrix: Matrix, grid: Grid) -> bool:
    """Tell whether a sheet is there to be read: few and long texts."""
    texts = _texts(matrix)
    rows = matrix.filled().sum(axis=1)
    rows = rows[rows > 0]
    narrow = bool(len(rows)) and float(np.mean(rows <= 2)) > _MOST  # noqa: PLR2004 - a point and its text
    long = sum(len(text) > _LONG for text in texts) >= _HINTS
    return narrow and (long or terms.says(grid.tab, "reports", "guide"))


def _lists(matrix: Matrix, grid: Grid) -> bool:
    """Tell whether a sheet holds the choices of drop-down lists."""
    if not terms.says(grid.tab, "reports", "lists"):
        return False
    texts = _texts(matrix)
    short = sum(len(text) <= _SHORT for text in texts)
    return bool(texts) and short > _MOST * len(texts)


def _counted(matrix: Matrix, *, board: bool) -> bool:
    """Tell whether figures stand there, as in a report."""
    numbers = int((matrix.kind == Cell.NUMBER).sum())
    filled = int(matrix.filled().sum())
    return numbers > 1 and (board or numbers * 2 >= filled)
