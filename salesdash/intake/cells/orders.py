"""In which order day, month and year stand, as the texts tell."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

from salesdash.intake import vocabulary

_TWELVE = 12
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
OPEN = re.compile(
    r"^(?P<a>\d{1,2})\s*([-/.])\s*(?P<b>\d{1,2})\s*\2\s*(?P<y>\d{4})$"
)
SHORT = re.compile(
    r"^(?P<a>\d{1,2})\s*([-/.])\s*(?P<b>\d{1,2})"
    r"(?:\s*\2\s*(?P<c>\d{1,2}))?$"
)
WAYS = ("dm", "md", "ym")
TOLD = {"day_first": "dm", "month_first": "md", "year_first": "ym"}


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
        hit = OPEN.match(said) or SHORT.match(said)
        if hit and not hit.groupdict().get("c"):
            first, second = int(hit["a"]), int(hit["b"])
            found |= {"dm"} if first > _TWELVE >= second else set()
            found |= {"md"} if second > _TWELVE >= first else set()
    return found.pop() if len(found) == 1 else ""


def short(texts: Iterable[str], told: str) -> str:
    """Say the order of 26-3-5, if it is told or only one fits them all."""
    ways = set(WAYS)
    for hit in map(SHORT.match, map(even, texts)):
        if hit and hit["c"]:
            can = ways_of(int(hit["a"]), int(hit["b"]), int(hit["c"]))
            ways &= can.keys() or ways
    if told in ways or not ways:
        return told
    return ways.pop() if len(ways) == 1 else ""


def ways_of(a: int, b: int, c: int) -> dict[str, date]:
    """Give the days that three numbers of two digits can be.

    Example:
        >>> sorted(ways_of(26, 3, 5))
        ['dm', 'ym']
    """
    parts = {"dm": (c, b, a), "md": (c, a, b), "ym": (a, b, c)}
    return {
        way: date(2000 + year, month, day)
        for way, (year, month, day) in parts.items()
        if exists(2000 + year, month, day)
    }


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return (
        year > 0
        and month in range(1, _TWELVE + 1)
        and 1 <= day <= calendar.monthrange(year, month)[1]
    )
