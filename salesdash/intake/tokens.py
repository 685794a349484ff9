"""The rows and cells in the XML of a sheet, piece by piece."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import IO

import numpy as np

from salesdash.intake import usual
from salesdash.intake.limits import MEGABYTE
from salesdash.intake.marks import TEXTS, Piece, marks
from salesdash.intake.refusal import Refused
from salesdash.intake.strict import SOUND

TOKEN = rb"""
<P(?:(row)|c)(?=[\s/>])(?:\ r="([A-Za-z]{0,3}[0-9]{1,7})")?([^<>]*>?)
(?:\s*<P(f)(?=[\s/>])[^<>]*(?:(?<=/)>|(?<!/)>[^<]*</Pf\s*>))?
(?:\s*<P(v|is)(?=[\s/>])[^<>]*>([^<]*)(?:</Pv\s*>)?)?
(\s*</Pc(?=[\s>]))?
"""
"""A row, or a cell with formula and value; P stands for the prefix."""

Token = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]

START = re.compile(rb"<((?:\w+:)?)sheetData(?:\s[^<>]*?)?(/?)>", re.ASCII)
VERBATIM = re.compile(rb"<!\[CDATA\[[^\]<]*\]\]>")
"""Text that some programs write without escapes."""

ROW = rb"<Prow(?=[\s/>])[^<>]*?(/?)>"
ROW_END = rb"</Prow[\s>]"
STRANGE = rb"<(?!/?P(?:c|row)[\s/>])/?(?:[^<>\s/:]*:)?(?:c|row)[\s/>]"
"""A row or a cell with another prefix, which the reader takes all the same."""

BEHIND = re.compile(rb"<(?:[^<>\s/:]*:)?(?:c|sheetData)[\s/>]")
"""A cell ahead of the first one or behind the last one."""

MERGED = b"mergeCell "
AREAS = 1_000_000
"""Merged areas that are still believed."""

LONGEST = 64
"""Bytes of the beginning of a tag."""

CARRY = 8 * MEGABYTE
"""Bytes without a row or a cell that are still believed."""


def pieces(part: IO[bytes]) -> Iterator[Piece]:
    """Give the rows and cells of a sheet, about a megabyte at a time.

    Raises:
        Refused: It is no sheet, or one that could hide cells.
    """
    prefix, rest = _begin(part)
    find, rows = _pattern(TOKEN, prefix).findall, Rows(prefix)
    for xml in _cut(part, prefix, rest):
        # Most sheets are written the usual way, of which much is known.
        if not prefix and (found := usual.piece(xml)):
            rows.pass_over(xml)
            yield found
            continue
        bare = VERBATIM.sub(b"-", xml) if b"<!" in xml else xml
        _check(bare, prefix)
        rows.take(bare)
        if tokens := find(bare):
            yield _piece(tokens)


def _check(xml: bytes, prefix: bytes) -> None:
    """Check that what follows sees each cell that the reader sees."""
    # The reader passes over comments, which could hide cells from here.
    aside = b"<!" in xml or b"<?" in xml
    strange = b":c" in xml or b":row" in xml or prefix
    if aside or not SOUND.fullmatch(xml):
        raise Refused("sheet_damaged")
    if strange and _pattern(STRANGE, prefix).search(xml):
        raise Refused("sheet_damaged")


class Rows:
    """Holds that rows begin and end in turn.

    The reader counts the ends of rows that do not tell their number.
    """

    def __init__(self, prefix: bytes) -> None:
        """Start ahead of the first row."""
        self.start = _pattern(ROW, prefix)
        self.end = _pattern(ROW_END, prefix)
        self.open = False

    def take(self, xml: bytes) -> None:
        """Take the tags of rows in.

        Raises:
            Refused: They do not begin and end in turn.
        """
        starts = [(m.start(), 1, not m[1]) for m in self.start.finditer(xml)]
        ends = [(m.start(), 0, False) for m in self.end.finditer(xml)]
        for _, begins, opens in sorted(starts + ends):
            if begins == self.open:
                raise Refused("sheet_damaged")
            self.open = opens

    def pass_over(self, xml: bytes) -> None:
        """Take a piece in of which it is known that its rows are in turn."""
        last = xml[max(xml.rfind(b"<row"), xml.rfind(b"</row")) :]
        if last.startswith(b"<"):
            tag = last.partition(b">")[0]
            self.open = not tag.startswith(b"</") and not tag.endswith(b"/")


def _begin(part: IO[bytes]) -> tuple[bytes, bytes]:
    rest = b""
    while block := part.read(MEGABYTE):
        rest += block
        if start := START.search(rest):
            head = rest[: start.start()]
            # What is declared there would be read as nothing at all.
            if BEHIND.search(head) or b"<!DOCTYPE" in head:
                break
            if start[2]:
                _tail(part, rest[start.end() :])
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
            _tail(part, rest[end + len(last) :])
            return
        cut = max(map(rest.rfind, starts))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        block = part.read(MEGABYTE)
        if not block or len(rest) > CARRY:
            raise Refused("sheet_damaged")
        rest += block


def _tail(part: IO[bytes], rest: bytes) -> None:
    """Check that no cell stands behind the last one.

    Raises:
        Refused: The end of the cells was none, or what follows is too much.
    """
    areas = 0
    while rest:
        areas += rest.count(MERGED)
        if BEHIND.search(rest) or areas > AREAS:
            raise Refused("sheet_damaged")
        block = part.read(MEGABYTE)
        rest = rest[-LONGEST:] + block if block else b""


@cache
def _pattern(pattern: bytes, prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern.replace(b"P", prefix), re.VERBOSE)


def _piece(tokens: list[Token]) -> Piece:
    rows, places, insides, formulas, holders, values, ends = zip(
        *tokens, strict=True
    )
    distinct = {inside: code for code, inside in enumerate({*insides})}
    found = [marks(inside) for inside in distinct]
    code = np.fromiter(map(distinct.__getitem__, insides), np.int64)
    row, formula = _given(rows), _given(formulas)
    again = np.array([bool(mark.place) for mark in found])[code]
    if (again & _given(places)).any():
        raise Refused("sheet_damaged")
    valued = _given(values) | np.fromiter(map(b"is".__eq__, holders), bool)
    # An empty text is a text to the reader, however far away it stands.
    text = np.array([mark.kind in TEXTS for mark in found], bool)[code]
    valued |= text & _given(holders)
    closed = np.array([mark.closed for mark in found], bool)[code]
    filled = ~row & ~closed & (valued | formula | ~_given(ends))
    return Piece(places, values, found, code, row, formula, filled, valued)


def _given(found: Sequence[bytes]) -> np.ndarray:
    return np.fromiter(map(bool, found), bool)
