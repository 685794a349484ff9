"""Pieces of a sheet that are written the usual way, read all at once.

Programs write nearly every cell as `<c r="B3" s="1" t="s"><v>7</v></c>`.
Where a piece holds nothing but such cells and rows, they are read together;
of any other piece nothing is said here, and `tokens` reads it cell by cell.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from salesdash.intake.marks import TEXTS, Marks, Piece, marks

LETTERS, DIGITS = 3, 7
"""Of a place, at most."""

INSIDE = 96
"""Characters of a tag behind its place, at most."""

VALUE = 10
"""Characters of a value that are kept: the number of a shared text."""

BEYOND = 128
"""Zeros behind a piece, so that no look ahead leaves it."""

SPACED = b'<t xml:space="preserve">'
WORD = 8
"""Letters that are compared at once, as one number."""

_CELL, _ROW, _VALUE, _END_VALUE, _END_CELL, _END_ROW = range(1, 7)
_OWN, _TEXT, _END_TEXT, _END_OWN = range(7, 11)
_OPENINGS = (
    (b'<c r="', _CELL),
    (b'<row r="', _ROW),
    (b"<v>", _VALUE),
    (b"</v>", _END_VALUE),
    (b"</c>", _END_CELL),
    (b"</row>", _END_ROW),
    (b"<is>", _OWN),
    (b"<t>", _TEXT),
    (b"<t xml:s", _TEXT),
    (b"</t>", _END_TEXT),
    (b"</is>", _END_OWN),
)
_FULL = (_VALUE, _END_VALUE, _END_CELL)
_WRITTEN = (_OWN, _TEXT, _END_TEXT, _END_OWN, _END_CELL)
"""The tags behind that of a cell with a value, or with a text of its own."""


@dataclass(frozen=True)
class Opened:
    """The tags of all cells, or of all rows, of a piece; one element each.

    Attributes:
        at: Which tag of the piece each is.
        place: The places.
        end: Where each tag ends.
        marks: The distinct attributes.
        code: Which of `marks` each has.
    """

    at: np.ndarray
    place: np.ndarray
    end: np.ndarray
    marks: list[Marks]
    code: np.ndarray


def piece(xml: bytes) -> Piece | None:
    """Read a piece of a sheet; None if it is not of the usual kind.

    Raises:
        Refused: A row or a cell is not as it should be.
    """
    text = np.frombuffer(xml + bytes(BEYOND), np.uint8)
    tags = np.flatnonzero(text == ord("<"))
    kinds = _kinds(text, tags)
    if not kinds.all() or b"\0" in xml:
        return None
    ends = kinds[(kinds == _ROW) | (kinds == _END_ROW)] == _END_ROW
    spaced = xml.count(b"<t xml:s") - xml.count(SPACED)
    if spaced or (ends[1:] & ends[:-1]).any():
        return None
    cells = _opened(text, tags, np.flatnonzero(kinds == _CELL))
    rows = _opened(text, tags, np.flatnonzero(kinds == _ROW))
    if cells is None or rows is None:
        return None
    if any(mark.place for mark in (*cells.marks, *rows.marks)):
        return None
    odd = {"e", *(TEXTS if b"<v></v>" in xml else ())}
    if any(mark.kind in odd for mark in cells.marks):
        return None
    values = _values(text, tags, kinds, cells)
    return _together(cells, rows, *values) if values else None


def _kinds(text: np.ndarray, tags: np.ndarray) -> np.ndarray:
    """Say what each tag is, 0 for one that is not usual."""
    kinds = np.zeros(len(tags), np.int8)
    words = sliding_window_view(text, WORD)[tags].view(np.uint64).ravel()
    for opening, kind in _OPENINGS:
        wanted, mask = _word(opening), _word(b"\xff" * len(opening))
        kinds[(words & mask) == wanted] = kind
    return kinds


def _word(letters: bytes) -> np.uint64:
    return np.frombuffer(letters.ljust(WORD, b"\0"), np.uint64)[0]


def _opened(
    text: np.ndarray, tags: np.ndarray, at: np.ndarray
) -> Opened | None:
    """Read tags from their place to their end."""
    if not len(at):
        return None
    head = sliding_window_view(text, len(b'<row r="'))[tags[at]]
    start = tags[at] + (head == ord('"')).argmax(axis=1) + 1
    places = sliding_window_view(text, LETTERS + DIGITS + 1)[start]
    size = (places == ord('"')).argmax(axis=1)
    behind = start + size + 1
    closings = np.flatnonzero(text == ord(">"))
    nearest = np.searchsorted(closings, behind)
    if not _are_places(places, size) or nearest.max() == len(closings):
        return None
    end = closings[nearest]
    length = end + 1 - behind
    wide = -(-int(length.max()) // 8) * 8
    following = np.append(tags, len(text))[at + 1]
    if wide > INSIDE or (end >= following).any():
        return None
    place = _texts(places[:, : size.max()], size)
    told = _distinct(_cut(sliding_window_view(text, wide)[behind], length))
    return Opened(at, place, end, *told) if told else None


def _texts(windows: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Give the first characters of each row as one text."""
    return _cut(windows, size).view(f"S{windows.shape[1]}").ravel()


def _cut(windows: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Blank out what stands behind the first characters of each row."""
    inside = np.arange(windows.shape[1]) < size[:, None]
    return np.where(inside, windows, np.uint8(0))


def _are_places(places: np.ndarray, size: np.ndarray) -> bool:
    """Tell whether all places are letters and digits such as AB12."""
    inside = np.arange(places.shape[1]) < size[:, None]
    small = places | 32
    letter = inside & (small >= ord("a")) & (small <= ord("z"))
    digit = inside & (places >= ord("0")) & (places <= ord("9"))
    known = not (inside & ~letter & ~digit).any() and bool(size.all())
    mixed = (digit[:, :-1] & letter[:, 1:]).any()
    many = letter[:, LETTERS:].any()
    numbers = size - letter[:, :LETTERS].sum(axis=1)
    few = (numbers > 0) & (numbers <= DIGITS)
    return bool(known and not mixed and not many and few.all())


def _distinct(insides: np.ndarray) -> tuple[list[Marks], np.ndarray] | None:
    """Read the attributes of tags, of equal ones once.

    Args:
        insides: What stands in the tags, padded to whole words.
    """
    words = insides.view(np.uint64)
    factors = np.arange(1, words.shape[1] + 1, dtype=np.uint64)
    factors = factors * np.uint64(0x9E3779B97F4A7C15) | np.uint64(1)
    mixed = (words * factors).sum(axis=1, dtype=np.uint64)
    _, first, code = np.unique(mixed, return_index=True, return_inverse=True)
    # Different tags may come to the same sum.
    if (words != words[first][code]).any():
        return None
    found = [insides[n].tobytes().rstrip(b"\0") for n in first.tolist()]
    return [marks(inside) for inside in found], code


def _values(
    text: np.ndarray, tags: np.ndarray, kinds: np.ndarray, cells: Opened
) -> tuple[np.ndarray, np.ndarray] | None:
    """Say which cells have a value, and how it begins.

    None if a tag is left over, or something stands between tags of a cell.
    """
    at, more = cells.at, len(_WRITTEN)
    kinds = np.append(kinds, np.zeros(more, np.int8))
    tags = np.append(tags, np.zeros(more, tags.dtype))
    first, last = tags[at + 1], tags[at + 2]
    closed = text[cells.end - 1] == ord("/")
    joined = ~closed & (first == cells.end + 1)
    full = joined & _follow(kinds, at, _FULL)
    full &= tags[at + 3] == last + len(b"</v>")
    written = joined & _follow(kinds, at, _WRITTEN)
    blank = joined & (kinds[at + 1] == _END_CELL)
    taken = 4 * full.sum() + 6 * written.sum() + 2 * blank.sum()
    taken += closed.sum() + np.isin(kinds, (_ROW, _END_ROW)).sum()
    known = full | written | blank | closed
    if taken != len(kinds) - more or not known.all():
        return None
    begin = np.where(full, first + len(b"<v>"), 0)
    size = np.where(full, last - begin, 0)
    values = sliding_window_view(text, VALUE)[begin]
    return written | (size > 0), _texts(values, size)


def _follow(
    kinds: np.ndarray, at: np.ndarray, wanted: tuple[int, ...]
) -> np.ndarray:
    """Tell which tags are followed by tags of these kinds."""
    found = np.ones(len(at), bool)
    for place, kind in enumerate(wanted, 1):
        found &= kinds[at + place] == kind
    return found


def _together(
    cells: Opened, rows: Opened, valued: np.ndarray, value: np.ndarray
) -> Piece:
    """Put rows and cells in the order in which they stand."""
    size = max(cells.at[-1], rows.at[-1]) + 1
    stands, row = np.zeros(size, bool), np.zeros(size, bool)
    stands[cells.at] = stands[rows.at] = row[rows.at] = True
    row = row[stands]

    def mixed(of_cells: np.ndarray, of_rows: np.ndarray) -> np.ndarray:
        both = np.empty(len(row), of_cells.dtype)
        both[~row], both[row] = of_cells, of_rows
        return both

    filled = mixed(valued, np.zeros(len(rows.at), bool))
    return Piece(
        places=mixed(cells.place, rows.place),
        values=mixed(value, np.zeros(len(rows.at), value.dtype)),
        marks=[*cells.marks, *rows.marks],
        code=mixed(cells.code, rows.code + len(cells.marks)),
        row=row,
        formula=np.zeros(len(row), bool),
        filled=filled,
        valued=filled,
    )
