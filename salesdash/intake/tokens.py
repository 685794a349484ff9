"""The rows and cells in the XML of a sheet, piece by piece."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import IO

import numpy as np

from salesdash.intake import usual
from salesdash.intake.limits import MEGABYTE
from salesdash.intake.marks import Piece, marks
from salesdash.intake.refusal import Refused

TOKEN = rb"""
<P(?:(row)|c)(?=[\s/>])(?:\ r="([A-Za-z]{0,3}[0-9]{1,7})")?([^<>]*>?)
(?:\s*<P(f)(?=[\s/>])[^<>]*(?:(?<=/)>|(?<!/)>[^<]*</Pf\s*>))?
(?:\s*<P(v|is)(?=[\s/>])[^<>]*>([^<]*)(?:</Pv\s*>)?)?
(\s*</Pc)?
"""
"""A row, or a cell with formula and value; P stands for the prefix."""

Token = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]

START = re.compile(rb"<((?:\w+:)?)sheetData(?:\s[^<>]*?)?(/?)>", re.ASCII)
VERBATIM = re.compile(rb"<!\[CDATA\[[^\]<]*\]\]>")
"""Text that some programs write without escapes."""

CARRY = 8 * MEGABYTE
"""Bytes without a row or a cell that are still believed."""


def pieces(part: IO[bytes]) -> Iterator[Piece]:
    """Give the rows and cells of a sheet, about a megabyte at a time.

    Raises:
        Refused: It is no sheet, or one that could hide cells.
    """
    prefix, rest = _begin(part)
    find = _token(prefix).findall
    for xml in _cut(part, prefix, rest):
        # Most sheets are written the usual way, of which much is known.
        if not prefix and (found := usual.piece(xml)):
            yield found
            continue
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


def _piece(tokens: list[Token]) -> Piece:
    rows, places, insides, formulas, holders, values, ends = zip(
        *tokens, strict=True
    )
    distinct = {inside: code for code, inside in enumerate({*insides})}
    found = [marks(inside) for inside in distinct]
    code = np.fromiter(map(distinct.__getitem__, insides), np.int64)
    row, formula = _given(rows), _given(formulas)
    valued = _given(values) | np.fromiter(map(b"is".__eq__, holders), bool)
    closed = np.array([mark.closed for mark in found], bool)[code]
    filled = ~row & ~closed & (valued | formula | ~_given(ends))
    return Piece(places, values, found, code, row, formula, filled, valued)


def _given(found: Sequence[bytes]) -> np.ndarray:
    return np.fromiter(map(bool, found), bool)
