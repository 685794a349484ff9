"""A quick look over the XML of a sheet, before and beside the reader.

It tells the true size of the sheet, and what the reader hides: errors,
formulas without a value, percentages and hidden rows. A sheet is looked at
piece by piece and never held whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import compress
from types import MappingProxyType
from typing import IO

import numpy as np

from salesdash.intake.limits import AREA, COLUMNS, FILLED, ROWS, WRITING
from salesdash.intake.marks import Piece
from salesdash.intake.refusal import Refused
from salesdash.intake.tokens import pieces

ERROR = 20
"""Characters of an error that are kept."""

DIGITS = 9
"""Digits of the number of a shared text."""


@dataclass
class Scan:
    """What the XML of a sheet tells; places count from 0.

    Attributes:
        height: Rows down to the last cell filled.
        width: Columns up to the last cell filled.
        filled: Number of cells that hold something.
        hidden: Number of hidden rows.
        writing: Bytes of the texts that cells share.
        errors: Row, column and text of each error.
        formulas: Rows and columns of formulas without a value.
        percents: Rows and columns of cells formatted as a percentage.
        money: Currency -> rows and columns of cells formatted in it.
    """

    height: int = 0
    width: int = 0
    filled: int = 0
    hidden: int = 0
    writing: int = 0
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    formulas: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)
    percents: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)
    money: dict[str, list[tuple[np.ndarray, np.ndarray]]] = field(
        default_factory=dict
    )

    def refusal(self) -> Refused:
        """Tell how large the sheet is, as the reason not to take it."""
        return Refused(
            "sheet_too_large",
            rows=self.height,
            columns=self.width,
            cells=self.filled,
        )


@dataclass
class Cursor:
    """Where a row or cell without a place of its own would stand."""

    row: int = -1
    column: int = 0


def scan(
    part: IO[bytes],
    percents: frozenset[bytes],
    lengths: Sequence[int],
    currencies: Mapping[bytes, str] = MappingProxyType({}),
) -> Scan:
    """Look over one sheet.

    Args:
        part: The XML of the sheet.
        percents: The styles that show a percentage.
        lengths: Bytes of each shared text.
        currencies: The styles that show a currency, and which.

    Raises:
        Refused: The sheet is too large, or no sheet at all.
    """
    found, cursor = Scan(), Cursor()
    sizes = np.array(lengths, np.int64)
    for piece in pieces(part):
        place = _places(cursor, piece)
        _take(found, piece, place, percents, sizes)
        _weigh(found)
        if currencies:
            _coin(found, piece, place, currencies)
    return found


def _take(
    found: Scan,
    piece: Piece,
    place: tuple[np.ndarray, np.ndarray],
    percents: frozenset[bytes],
    sizes: np.ndarray,
) -> None:
    down, across = place
    hidden = piece.row & piece.says(lambda mark: mark.hidden)
    found.hidden += int(hidden.sum())
    found.filled += int(piece.filled.sum())
    if not piece.filled.any():
        return
    found.height = max(found.height, int(down[piece.filled].max()) + 1)
    found.width = max(found.width, int(across[piece.filled].max()) + 1)
    for index in np.flatnonzero(_errors(piece)).tolist():
        text = unescape(piece.values[index].decode("utf-8", "replace"))
        found.errors.append((down[index], across[index], text[:ERROR]))
    missing = _uncalculated(piece)
    found.formulas.append((down[missing], across[missing]))
    shown = piece.filled & piece.says(lambda mark: mark.style in percents)
    found.percents.append((down[shown], across[shown]))
    found.writing += _shared(piece, sizes)


def _coin(
    found: Scan,
    piece: Piece,
    place: tuple[np.ndarray, np.ndarray],
    currencies: Mapping[bytes, str],
) -> None:
    """Take down which cells a currency is shown with."""
    down, across = place
    told = [currencies.get(mark.style, "") for mark in piece.marks]
    for code in {*told} - {""}:
        shown = np.array([each == code for each in told])[piece.code]
        shown &= piece.filled
        found.money.setdefault(code, []).append((down[shown], across[shown]))


def _errors(piece: Piece) -> np.ndarray:
    return piece.filled & piece.says(lambda mark: mark.kind == "e")


def _uncalculated(piece: Piece) -> np.ndarray:
    # A formula of kind "str" without a value was calculated, to nothing.
    calculated = piece.valued | piece.says(lambda mark: mark.kind == "str")
    return piece.filled & piece.formula & ~calculated


def _shared(piece: Piece, sizes: np.ndarray) -> int:
    shares = piece.says(lambda mark: mark.kind == "s") & ~piece.row
    numbers = [value for value in _picked(piece.values, shares) if value]
    if not numbers:
        return 0
    if max(map(len, numbers)) > DIGITS:
        raise Refused("sheet_damaged")
    try:
        return int(sizes[np.array(numbers).astype(np.int64)].sum())
    except (ValueError, IndexError):
        raise Refused("sheet_damaged") from None


def _picked(
    values: Sequence[bytes] | np.ndarray, where: np.ndarray
) -> Iterable[bytes]:
    if isinstance(values, np.ndarray):
        return values[where].tolist()
    return compress(values, where)


def _places(cursor: Cursor, piece: Piece) -> tuple[np.ndarray, np.ndarray]:
    places = piece.places
    # Of an array, `all` would look at each element by itself.
    whole = (
        (places != b"").all()
        if isinstance(places, np.ndarray)
        else all(places)
    )
    if not whole:
        places = _walk(cursor, piece)
    down, across = _decode(places)
    if rows := np.flatnonzero(piece.row).tolist():
        cursor.row = int(down[rows[-1]])
    cursor.column = 0 if piece.row[-1] else int(across[-1]) + 1
    return down, across


def _walk(cursor: Cursor, piece: Piece) -> list[bytes]:
    """Give rows and cells without a place the next free one."""
    places = []
    row, column = cursor.row, cursor.column
    for place, code, is_row in zip(
        piece.places, piece.code.tolist(), piece.row.tolist(), strict=True
    ):
        own = place or piece.marks[code].place
        if is_row:
            row, column = int(own) - 1 if own else row + 1, 0
            places.append(b"%d" % (row + 1))
            continue
        if own:
            column = int(_decode([own])[1][0])
        places.append(own or _name(column) + b"%d" % (row + 1))
        column += 1
    return places


def _name(column: int) -> bytes:
    name = b""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = b"%c" % (65 + letter) + name
    return name


def _decode(
    places: Sequence[bytes] | np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Turn places such as B3 into rows and columns from 0."""
    names = np.array(places)
    letters = names.view(np.uint8).reshape(len(names), -1).T
    down = np.zeros(len(names), np.int64)
    across = np.zeros(len(names), np.int64)
    for letter in letters:
        is_letter, is_digit = letter >= ord("A"), letter >= ord("0")
        across = np.where(is_letter, across * 26 + (letter & 31), across)
        digit = is_digit & ~is_letter
        down = np.where(digit, down * 10 + letter - ord("0"), down)
    return down - 1, across - 1


def _weigh(found: Scan) -> None:
    beyond = found.height > ROWS or found.width > COLUMNS
    area = found.height * found.width
    heavy = found.filled > FILLED or found.writing > WRITING
    if beyond or heavy or area > AREA:
        raise found.refusal()
