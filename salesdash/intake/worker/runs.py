"""Cells of a sheet -> the runs down its columns that they make."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from salesdash.intake.formats.sparse import MERGES

Places = Sequence[tuple[np.ndarray, np.ndarray]]
"""Rows and columns of cells, piece by piece."""


def runs(
    found: Mapping[str, Places],
) -> tuple[tuple[int, int, int, str], ...]:
    """Tell in which currency the cells of which columns are formatted.

    Returns:
        Column, first row, last row and code of each run, from 0; nothing
        at all of a sheet with more than any that is filled in by people.
    """
    told = [run for code, places in found.items() for run in _of(code, places)]
    return tuple(sorted(told)) if len(told) <= MERGES else ()


def _of(code: str, places: Places) -> Iterator[tuple[int, int, int, str]]:
    down, across = (np.concatenate(each) for each in zip(*places, strict=True))
    if not len(down):
        return
    order = np.lexsort((down, across))
    down, across = down[order], across[order]
    apart = (np.diff(across) != 0) | (np.diff(down) > 1)
    starts = np.flatnonzero(np.concatenate(([True], apart)))
    ends = np.concatenate((starts[1:] - 1, [len(down) - 1]))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        first, last = int(down[start]), int(down[end])
        yield int(across[start]), first, last, code
