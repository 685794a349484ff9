"""Rows of a text file, also where a quotation mark is never closed."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_SAMPLE = 500
_FEW = 3
_TRIES = 20
"""So many marks are mended one by one; then none is taken for a mark."""


class Row(NamedTuple):
    """One row of a text file.

    Attributes:
        cells: Its cells.
        torn: Whether a quotation mark in it was taken as it stands.
    """

    cells: list[str]
    torn: bool = False


def rows(text: str, mark: str) -> Iterator[Row]:
    r"""Cut a text into rows; no quotation swallows the rows behind it.

    A mark that is never closed, or only rows later, is taken as it stands.

    Args:
        text: The text.
        mark: What separates the cells.

    Example:
        >>> [row.cells for row in rows('a,"b\nc,d', ",")]
        [['a', '"b'], ['c', 'd']]
    """
    lines = list(io.StringIO(text, newline=""))
    usual = _width(lines, mark)
    start = 0
    for _ in range(_TRIES):
        for end, cells in _read(lines, start, mark):
            last = end == len(lines)
            if cells and end - start == 1 and not last:
                yield Row(cells)
            elif cells is None or _swallows(
                lines[start:end], cells, mark, usual, last=last
            ):
                yield _bare(lines[start], mark)
                start += 1
                break
            else:
                yield Row(cells)
            start = end
        else:
            return
    yield from (_bare(line, mark) for line in islice(lines, start, None))


def _read(
    lines: list[str], start: int, mark: str
) -> Iterator[tuple[int, list[str] | None]]:
    """Give rows, None for one without an end, and the line behind each."""
    reader = csv.reader(islice(lines, start, None), delimiter=mark)
    try:
        for cells in reader:
            yield start + reader.line_num, cells
    except csv.Error:
        yield start + reader.line_num, None


def _bare(line: str, mark: str) -> Row:
    """Read a line as if quotation marks were letters."""
    reader = csv.reader([line], delimiter=mark, quoting=csv.QUOTE_NONE)
    return Row(next(reader, []), torn=True)


def _swallows(
    span: list[str], cells: list[str], mark: str, usual: int, *, last: bool
) -> bool:
    """Tell whether a row holds the rows behind it, or never ends."""
    if last and "".join(span).count('"') % 2:
        return True
    if len(span) == 1 or usual < _FEW:
        return False
    if len(cells) == usual and _is_clean(span, mark):
        return False
    inner = span[1:-1] or span[1:]
    full = sum(line.count(mark) >= usual - 1 for line in inner)
    return 2 * full > len(inner)


def _is_clean(span: list[str], mark: str) -> bool:
    """Tell whether each quotation ends where its cell does."""
    try:
        return bool(list(csv.reader(span, delimiter=mark, strict=True)))
    except csv.Error:
        return False


def _width(lines: list[str], mark: str) -> int:
    """Give the number of cells that most lines have."""
    some = [line for line in lines[:_SAMPLE] if '"' not in line]
    counted = Counter(line.count(mark) + 1 for line in some or lines[:1])
    return max(counted, key=lambda width: (counted[width], width), default=0)
