"""The rows and cells in the XML of a sheet, piece by piece."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import IO, NamedTuple

import numpy as np

from salesdash.intake.limits import MEGABYTE
from salesdash.intake.refusal import Refused
from salesdash.intake.tags import attributes

TOKEN = rb"""
<P(?:(row)|c)(?=[\s/>])(?:\ r="([A-Za-z]{0,3}[0-9]{1,7})")?([^<>]*>?)
(?:\s*<P(f)(?=[\s/>])[^<>]*(?:(?<=/)>|(?<!/)>[^<]*</Pf\s*>))?
(?:\s*<P(v|is)(?=[\s/>])[^<>]*>([^<]*)(?:</Pv\s*>)?)?
(\s*</Pc)?
"""
"""A row, or a cell with formula and value; P stands for the prefix."""

Token = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]

INSIDE = re.compile(
    rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""", re.ASCII
)
PLACE = re.compile(r"[A-Za-z]{0,3}[0-9]{1,7}")
START = re.compile(rb"<((?:\w+:)?)sheetData(?:\s[^<>]*?)?(/?)>", re.ASCII)
VERBATIM = re.compile(rb"<!\[CDATA\[[^\]<]*\]\]>")
"""Text that some programs write without escapes."""

CARRY = 8 * MEGABYTE
"""Bytes without a row or a cell that are still believed."""


class Marks(NamedTuple):
    """What the attributes of a row or cell say."""

    place: bytes
    style: bytes
    kind: str
    hidden: bool
    closed: bool


@dataclass(frozen=True)
class Piece:
    """The rows and cells of a piece of a sheet, one element each.

    Attributes:
        places: The place each gives itself, b'' for none.
        values: What stands between <v> and </v>.
        marks: The distinct attributes.
        code: Which of `marks` each has.
        row: It is a row, no cell.
        formula: It has a formula.
        filled: It is a cell that holds something.
        valued: It has a value, or holds its text itself.
    """

    places: tuple[bytes, ...]
    values: tuple[bytes, ...]
    marks: list[Marks]
    code: np.ndarray
    row: np.ndarray
    formula: np.ndarray
    filled: np.ndarray
    valued: np.ndarray

    def says(self, of: Callable[[Marks], bool]) -> np.ndarray:
        """Ask something of the attributes of each."""
        return np.array([of(mark) for mark in self.marks], bool)[self.code]


def pieces(part: IO[bytes]) -> Iterator[Piece]:
    """Give the rows and cells of a sheet, about a megabyte at a time.

    Raises:
        Refused: It is no sheet, or one that could hide cells.
    """
    prefix, rest = _begin(part)
    find = _token(prefix).findall
    for xml in _cut(part, prefix, rest):
        bare = VERBATIM.sub(b"-", xml) if b"<!" in xml else xml
        # The reader passes over comments, which could hide cells from here.
        if b"<!" in bare:
            raise Refused("sheet_damaged")
        if tokens := find(bare):
            yield _piece(tokens)


def _begin(part: IO[bytes]) -> tuple[bytes, bytes]:
    rest = b""
    while block := part.read(MEGABYTE):
        rest += block
        if start := START.search(rest):
            return start[1], b"" if start[2] else rest[start.end() :]
        if len(rest) > CARRY:
            break
    raise Refused("sheet_damaged")


def _cut(part: IO[bytes], prefix: bytes, rest: bytes) -> Iterator[bytes]:
    last = b"</" + prefix + b"sheetData"
    starts = (b"<" + prefix + b"c", b"<" + prefix + b"row")
    while rest:
        end = rest.find(last)
        if end >= 0:
            yield rest[:end]
            return
        cut = max(map(rest.rfind, starts))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        block = part.read(MEGABYTE)
        if not block or len(rest) > CARRY:
            raise Refused("sheet_damaged")
        rest += block


@cache
def _token(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(TOKEN.replace(b"P", prefix), re.VERBOSE)


@lru_cache(4096)
def _marks(inside: bytes) -> Marks:
    if not INSIDE.fullmatch(inside):
        raise Refused("sheet_damaged")
    said = attributes(inside)
    place = said.get("r", "")
    if place and not PLACE.fullmatch(place):
        raise Refused("sheet_damaged")
    return Marks(
        place.encode(),
        said.get("s", "").encode(),
        said.get("t", "n"),
        said.get("hidden") in {"1", "true"},
        inside.endswith(b"/>"),
    )


def _piece(tokens: list[Token]) -> Piece:
    rows, places, insides, formulas, holders, values, ends = zip(
        *tokens, strict=True
    )
    distinct = {inside: code for code, inside in enumerate({*insides})}
    marks = [_marks(inside) for inside in distinct]
    code = np.fromiter(map(distinct.__getitem__, insides), np.int64)
    row, formula = _given(rows), _given(formulas)
    valued = _given(values) | np.fromiter(map(b"is".__eq__, holders), bool)
    closed = np.array([mark.closed for mark in marks], bool)[code]
    filled = ~row & ~closed & (valued | formula | ~_given(ends))
    return Piece(places, values, marks, code, row, formula, filled, valued)


def _given(found: Sequence[bytes]) -> np.ndarray:
    return np.fromiter(map(bool, found), bool)
