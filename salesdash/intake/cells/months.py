"""Months and quarters, and days told by month."""

import calendar
import re
from datetime import date

_TWELVE = 12
_LEAP = 4
MONTHS = {
    name.casefold(): n
    for n in range(1, 13)
    for name in (calendar.month_name[n], calendar.month_abbr[n])
} | {"sept": 9}
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?P<y>\d{4})"
MONTH = r"(?P<m>\d{1,2})"
NAME = rf"(?P<name>{NAMES})\.?"
_MONTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{YEAR}\s*[-/.年]\s*{MONTH}\s*(?:月(?:份|底|末|初|中|中旬|下旬|上旬)?)?$",
        r"^(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])$",
        rf"^{MONTH}\s*月(?:份|底|末|初|中|中旬|下旬|上旬)?$",
        rf"^(?:end of |mid |early |late )?{NAME}[-\s,./']*(?P<y>\d{{4}})$",
        rf"^(?:end of |mid |early |late )?{NAME}[-\s,./]*'?(?P<yy>\d{{2}})$",
        rf"^(?:end of |mid |early |late )?{NAME}$",
        rf"^{YEAR}[-\s./]*{NAME}$",
        r"^(?P<m>\d{1,2})\s*[-/.]\s*(?P<y>\d{4})$",
    )
)
_Q = r"(?:q(?P<q>[1-4])|第?(?P<zq>[一二三四1-4])季度?)"
_QUARTER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{YEAR}\s*[-/年]?\s*{_Q}$",
        rf"^{_Q}\s*[-/,' ]?\s*{YEAR}$",
        rf"^{_Q}\s*[-/,' ]?\s*'?(?P<yy>\d{{2}})$",
        rf"^{_Q}$",
    )
)
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4}


def nearest(month: int, day: int, near: date) -> date:
    """Give the day of that name that lies nearest.

    Example:
        >>> nearest(12, 28, date(2026, 1, 10))
        datetime.date(2025, 12, 28)
    """
    found = [
        date(year, month, day)
        for year in range(near.year - _LEAP, near.year + _LEAP + 1)
        if 1 <= day <= calendar.monthrange(year, month)[1]
    ]
    if not found:
        raise ValueError(day)
    return min(found, key=lambda d: abs(d - near))


def dated(hit: dict[str, str], near: date) -> date:
    """Make a day of the parts that a pattern found.

    Raises:
        ValueError: There is no such day.
    """
    month = int(hit["m"]) if hit.get("m") else MONTHS[hit["name"]]
    if year := hit.get("y"):
        return date(int(year), month, int(hit["d"]))
    if short := hit.get("yy"):
        return date(2000 + int(short), month, int(hit["d"]))
    return nearest(_valid(month), int(hit["d"]), near)


def _valid(month: int) -> int:
    if not 1 <= month <= _TWELVE:
        raise ValueError(month)
    return month


def month(said: str, near: date) -> tuple[date, date] | None:
    """Read a month or quarter: its first and last day.

    Raises:
        ValueError: There is no such month.
    """
    for pattern in _MONTH:
        if hit := pattern.match(said):
            return ends(dated({**hit.groupdict(), "d": "1"}, near), 1)
    for pattern in _QUARTER:
        if hit := pattern.match(said):
            told = hit.groupdict()
            which = told["q"] or told["zq"]
            quarter = _DIGITS.get(which) or int(which)
            start = {**told, "m": str(quarter * 3 - 2), "d": "1"}
            return ends(dated(start, near), 3)
    return None


def nearest_week(number: int, near: date) -> date:
    """Give the Monday of the week of that number that lies nearest.

    Raises:
        ValueError: There is no such week.
    """
    mondays = [
        date.fromisocalendar(year, number, 1)
        for year in (near.year - 1, near.year, near.year + 1)
        if 1 <= number <= date(year, 12, 28).isocalendar().week
    ]
    if not mondays:
        raise ValueError(number)
    return min(mondays, key=lambda monday: abs(monday - near))


def ends(first: date, months: int) -> tuple[date, date]:
    """Give the first and last day of so many months."""
    last = first.month + months - 1
    return first, date(
        first.year, last, calendar.monthrange(first.year, last)[1]
    )
