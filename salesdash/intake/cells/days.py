"""Days as people write them; read by whole columns.

What cannot be settled is a finding, never a guess: 5/3/2026 is a day only
if another cell of the column tells the order.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np

from salesdash.days import number
from salesdash.intake import vocabulary
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
)
from salesdash.intake.cells.months import (
    MONTH,
    NAME,
    YEAR,
    dated,
    month,
    nearest,
)
from salesdash.intake.grid import Cell

EPOCH = date(1970, 1, 1)
SERIALS = (36526, 73050)
"""Excel's day numbers of 2000-01-01 and 2099-12-31."""

_EXCEL = date(1899, 12, 30)
_EARLIEST = 2000
_AHEAD = 10
_COMPACT = (19000101, 99991231)
_MONTH_NUMBERS = range(200001, 209913)
_WEEKDAY = re.compile(
    r"[(\[]?(?:(?:星期|周|礼拜)[一二三四五六日天]|\b(?:mon|tue|wed|thu|fri|sat"
    r"|sun)[a-z]*\b\.?)[)\]]?,?",
)
_CLOCK = re.compile(
    r"(?:[t ]|(?<=[日号]))\s*(?:(?:上午|下午|中午|晚上|早上|am|pm)?\s*"
    r"\d{1,2}(?:(?::\d{2}){1,2}|[点时](?:半|\d{1,2}分?)?)(?:\.\d+)?"
    r"\s*(?:am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?"
    r"(?:\s*[-~]\s*\d{1,2}:\d{2})?|上午|下午|中午|晚上|早上|am|pm)$"
)
DAY = r"(?P<d>\d{1,2})"
_TWELVE = 12
_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{YEAR}\s*[-/.]\s*{MONTH}\s*[-/.]\s*{DAY}$",
        rf"^{YEAR}\s*年\s*{MONTH}\s*月\s*{DAY}\s*[日号]?$",
        rf"^{MONTH}\s*月\s*{DAY}\s*[日号]?$",
        r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})$",
        rf"^{DAY}(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?{NAME}[-\s,./]*(?P<y>\d{{4}})$",
        rf"^{DAY}(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?{NAME}[-\s,./]*'?(?P<yy>\d{{2}})$",
        rf"^{DAY}(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?{NAME}$",
        rf"^{NAME}[-\s./]*{DAY}(?:st|nd|rd|th)?[-\s,./]+(?P<y>\d{{4}})$",
        rf"^{NAME}[-\s./]*{DAY}(?:st|nd|rd|th)?$",
        rf"^{YEAR}[-\s./]*{NAME}[-\s./]*{DAY}$",
        rf"^(?P<yy>\d{{2}})\s*年\s*{MONTH}\s*月\s*{DAY}\s*[日号]?$",
    )
)
_OPEN = re.compile(
    r"^(?P<a>\d{1,2})\s*([-/.])\s*(?P<b>\d{1,2})\s*\2\s*(?P<y>\d{4})$"
)
_SHORT = re.compile(
    r"^(?P<a>\d{1,2})\s*([-/.])\s*(?P<b>\d{1,2})"
    r"(?:\s*\2\s*(?P<c>\d{1,2}))?$"
)


@dataclass(frozen=True)
class Rules:
    """How the days of one column are to be read.

    Attributes:
        near: A day without a year lies near this one.
        order: "dm" or "md" once some cell has settled it, else "".
        span: Whether a month or quarter may stand for its "last" or
            "first" day; "" if neither.
    """

    near: date
    order: str = ""
    span: str = ""


def even(text: str) -> str:
    """Write a day without weekday and time, evened out."""
    said = vocabulary.plain(text).strip("'\"`")
    said = _WEEKDAY.sub(" ", said).strip(" ,")
    return _CLOCK.sub("", said).strip(" ,")


def order(texts: Iterable[str]) -> str:
    """Say which of 5/3/2026 is the day, if some text settles it."""
    found = set()
    for text in texts:
        said = even(text)
        hit = _OPEN.match(said) or _SHORT.match(said)
        if hit and not hit.groupdict().get("c"):
            first, second = int(hit["a"]), int(hit["b"])
            found |= {"dm"} if first > _TWELVE >= second else set()
            found |= {"md"} if second > _TWELVE >= first else set()
    return found.pop() if len(found) == 1 else ""


def day(text: str, rules: Rules) -> Answer:
    """Read one text as a day.

    Example:
        >>> day("2026年3月5日", Rules(date(2026, 3, 1))).value
        20517
        >>> day("5/3/2026", Rules(date(2026, 3, 1))).code
        'date_order'
    """
    said = even(text)
    if is_blank(said):
        return Answer()
    try:
        found = _read(said, rules)
    except ValueError:
        return Answer(code="not_a_date")
    return _checked(found, rules) if isinstance(found, date) else found


def _checked(found: date, rules: Rules) -> Answer:
    if not _EARLIEST <= found.year <= rules.near.year + _AHEAD:
        return Answer(code="date_far", detail={"read": found.isoformat()})
    return Answer(number(found))


def _read(said: str, rules: Rules) -> date | Answer:
    for pattern in _SURE:
        if hit := pattern.match(said):
            return dated(hit.groupdict(), rules.near)
    if hit := _OPEN.match(said):
        return _ordered(
            int(hit["a"]), int(hit["b"]), int(hit["y"]), rules.order
        )
    if (hit := _SHORT.match(said)) and not rules.span:
        return _without_year(hit.groupdict(), rules)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said):
        return _serial(float(said))
    return _month(said, rules)


def _ordered(a: int, b: int, year: int, told: str) -> date | Answer:
    ways = {"dm": (b, a), "md": (a, b)}
    can = {
        way: date(year, month, day)
        for way, (month, day) in ways.items()
        if _exists(year, month, day)
    }
    if len(set(can.values())) == 1:
        return next(iter(can.values()))
    if told in can:
        return can[told]
    return Answer(code="date_order" if can else "not_a_date")


def _exists(year: int, month: int, day: int) -> bool:
    return (
        year > 0
        and month in range(1, _TWELVE + 1)
        and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def _without_year(hit: dict[str, str], rules: Rules) -> date | Answer:
    if hit.get("c"):
        return Answer(code="date_order")
    a, b = int(hit["a"]), int(hit["b"])
    found = _ordered(a, b, 2000, rules.order)
    if isinstance(found, date):
        return nearest(found.month, found.day, rules.near)
    return found


def _serial(value: float) -> date:
    if not SERIALS[0] <= value < SERIALS[1] + 1:
        raise ValueError(value)
    return _EXCEL + timedelta(days=int(value))


def _month(said: str, rules: Rules) -> Answer:
    found = month(said, rules.near)
    if found is None:
        short = rules.span and _SHORT.match(said)
        return Answer(code="date_order" if short else "not_a_date")
    if not rules.span:
        return Answer(code="month_for_day")
    chosen = found[0] if rules.span == "first" else found[1]
    checked = _checked(chosen, rules)
    if checked.code or rules.span == "first":
        return checked
    return Answer(checked.value, "month_end", {"read": chosen.isoformat()})


def counted(figure: Figure, rules: Rules) -> Answer:
    """Read a bare number as a day: Excel's count, 20260305, 202603."""
    value = figure.value
    if SERIALS[0] <= value < SERIALS[1] + 1:
        return _checked(_serial(value), rules)
    if value.is_integer() and _COMPACT[0] <= value <= _COMPACT[1]:
        return day(str(int(value)), rules)
    if value in _MONTH_NUMBERS and rules.span:
        return day(str(int(value)), rules)
    return Answer(code="not_a_date")


def typed(figure: Figure, rules: Rules) -> Answer:
    """Read a cell that the spreadsheet itself takes for a day."""
    try:
        return _checked(EPOCH + timedelta(days=int(figure.value // 1)), rules)
    except OverflowError:
        return Answer(code="not_a_date")


def read(column: Column, span: str = "") -> np.ndarray:
    """Read a column of days; see `spread` for what comes back."""
    texts = set(column.text[column.kind == Cell.TEXT])
    rules = Rules(column.near, order(texts), span)
    return spread(
        column,
        partial(day, rules=rules),
        {
            Cell.DATE: partial(typed, rules=rules),
            Cell.NUMBER: partial(counted, rules=rules),
        },
    )
