"""Headings that name months, days or weekdays, a row of them together.

A row is looked at as a whole: 11/16 is a day only beside 11/17, and a date
is a month only if all of them are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from salesdash.intake import vocabulary
from salesdash.intake.cells import days
from salesdash.intake.cells import months as monthly
from salesdash.intake.grid import Cell
from salesdash.intake.terms import ASIDE, words

FEW = 2
"""So many headings of a kind make an axis."""

LONGEST = 24
"""No longer text is looked at."""

_NUMBERED = 5
_WEEK = 7
_TWELVE = 12
_FAR = 5
_SEPTEMBER = 9
_SERIAL = 200_000
"""Larger numbers are no days but months, such as 202601."""

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"^(?P<y>\d{2})\s*[.年]\s*(?P<m>\d{1,2})\s*月?份?$")
_DATED = re.compile(r"^(\d{1,2})\s*[-/.]\s*(\d{1,2})$")
_NTH = re.compile(r"^(\d{1,2})\s*[日号]$")


@dataclass(frozen=True)
class Told:
    """A cell of a heading, as a spreadsheet holds it.

    Attributes:
        kind: What kind of cell it is.
        text: Its text, evened out.
        number: Its number.
    """

    kind: Cell
    text: str
    number: float


def months(cells: Sequence[Told], near: date) -> dict[int, Any]:
    """Find months: their year, 0 where none is told, and number."""
    found: dict[int, Any] = {}
    last = 0
    for place, cell in enumerate(cells):
        told = month(cell, near)
        if told and cell.kind == Cell.NUMBER and last == _SEPTEMBER:
            told = told[0], told[1] + _SEPTEMBER * (told[1] == 1)
        if told:
            found[place], last = told, told[1]
    dated = [cells[p].number for p in found if cells[p].kind == Cell.DATE]
    whole = _firsts(dated, 0) or _firsts(dated, 1)
    return found if whole and len({*found.values()}) == len(found) else {}


def _firsts(dated: Iterable[float], ahead: int) -> bool:
    """Tell whether dates all begin a month, or end one."""
    found = (days.EPOCH + timedelta(days=d // 1 + ahead) for d in dated)
    return all(day.day == 1 for day in found)


def month(cell: Told, near: date) -> tuple[int, int] | None:
    """Read one cell as a month: its year, 0 if none is told, and number."""
    if cell.kind == Cell.DATE and abs(cell.number) < days.SERIALS[1]:
        day = days.EPOCH + timedelta(days=cell.number // 1)
        return day.year, day.month
    if cell.kind == Cell.NUMBER and not cell.number.is_integer():
        return _named(f"{cell.number:.2f}".rstrip("0"), near)
    if cell.kind == Cell.NUMBER and abs(cell.number) > _SERIAL:
        return _named(str(int(cell.number)), near)
    return _named(cell.text, near) if cell.kind == Cell.TEXT else None


@lru_cache(maxsize=4096)
def _named(text: str, near: date) -> tuple[int, int] | None:
    """Read the name of a month, told as a month of targets or alone."""
    if len(text) > LONGEST:
        return None
    said = ASIDE.sub("", vocabulary.plain(text)).strip()
    for word in map(vocabulary.plain, words()["axis"]["goal"]):
        said = said.removesuffix(word).strip()
    numerals = words()["axis"]["months"]
    if said in numerals:
        return 0, numerals.index(said) + 1
    if hit := _SHORT_YEAR.match(said):
        year, month = 2000 + int(hit["y"]), int(hit["m"])
        fits = 1 <= month <= _TWELVE and abs(year - near.year) <= _FAR
        return (year, month) if fits else None
    try:
        span = monthly.month(said, near)
    except ValueError:
        return None
    if span is None or span[0].month != span[1].month:
        return None
    told = _YEAR.search(said) or re.search(r"'?\d{2}$|^20\d{4}$", said)
    return (span[0].year if told else 0), span[0].month


def quarters(cells: Sequence[Told], near: date) -> dict[int, Any]:
    """Find quarters, as written."""
    return {
        place: cell.text
        for place, cell in enumerate(cells)
        if cell.kind == Cell.TEXT and quarter(cell.text, near)
    }


def quarter(text: str, near: date) -> bool:
    """Tell whether a heading names a quarter."""
    said = ASIDE.sub("", vocabulary.plain(text)).strip()
    if not 1 < len(said) <= LONGEST:
        return False
    try:
        span = monthly.month(said, near)
    except ValueError:
        return False
    return bool(span and span[0].month != span[1].month)


def dates(cells: Sequence[Told], near: date) -> dict[int, Any]:
    """Find days."""
    found: dict[int, Any] = {}
    short: dict[int, tuple[int, int]] = {}
    for place, cell in enumerate(cells):
        if cell.kind == Cell.DATE and abs(cell.number) < days.SERIALS[1]:
            found[place] = days.EPOCH + timedelta(days=cell.number // 1)
        elif cell.kind == Cell.TEXT and 1 < len(cell.text) <= LONGEST:
            said = ASIDE.sub("", days.even(cell.text)).strip()
            if hit := _DATED.match(said):
                short[place] = int(hit[1]), int(hit[2])
            elif day := _day(said, near):
                found[place] = day
    if len(short) >= FEW:
        found |= _ordered(short, near)
    return found


@lru_cache(maxsize=4096)
def _day(said: str, near: date) -> date | None:
    if not re.search(r"\d", said):
        return None
    answer = days.day(said, days.Rules(near))
    if answer.code or answer.value is None:
        return None
    return days.EPOCH + timedelta(days=answer.value)


def _ordered(
    short: Mapping[int, tuple[int, int]], near: date
) -> dict[int, date]:
    """Read 11/16 and 11/17 the way in which they follow each other."""
    for month, day in ((0, 1), (1, 0)):
        try:
            found = {
                place: monthly.nearest(told[month], told[day], near)
                for place, told in short.items()
            }
        except ValueError:
            continue
        steps = [(b - a).days for a, b in pairwise(found.values())]
        if all(0 < step <= _WEEK for step in steps):
            return found
    return {}


def weekdays(cells: Sequence[Told], _near: date) -> dict[int, Any]:
    """Find the days of a week, Monday as 0."""
    names = _weekday_names()
    found = {
        place: names[vocabulary.clean(ASIDE.sub("", cell.text))]
        for place, cell in enumerate(cells)
        if cell.kind == Cell.TEXT
        and vocabulary.clean(ASIDE.sub("", cell.text)) in names
    }
    return found if len(set(found.values())) == len(found) else {}


@cache
def _weekday_names() -> dict[str, int]:
    return {
        vocabulary.clean(word): number
        for number, said in enumerate(words()["axis"]["weekdays"])
        for word in said
    }


def numbers(cells: Sequence[Told], _near: date) -> dict[int, Any]:
    """Find the days of a month, told as 1, 2, 3 or 1日, 2日, 3日."""
    found: dict[int, int] = {}
    bare = 0
    for place, cell in enumerate(cells):
        hit = _NTH.match(cell.text)
        if hit:
            found[place] = int(hit[1])
        elif cell.kind == Cell.NUMBER or cell.text.isdecimal():
            number = float(cell.text or cell.number)
            if number.is_integer() and 1 <= number <= 31:  # noqa: PLR2004 - days of a month
                found[place], bare = int(number), bare + 1
    steps = {b - a for a, b in pairwise(found.values())}
    enough = len(found) >= (_NUMBERED if bare else FEW)
    return found if enough and steps == {1} else {}
