"""The day that a sheet speaks of."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from salesdash.intake import vocabulary
from salesdash.intake.cells import months

_SUNDAY = 7
_WEEKS = 53
_FAR = 10
_TWELVE = 12
_Y = r"(?<!\d)(?P<y>20\d{2})"
_FULL = tuple(
    re.compile(p)
    for p in (
        (
            rf"{_Y}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
            r"(?!\d{1,3}(?:\D|$)|\d{5}(?:\D|$))"
        ),
        rf"{_Y}\s*[-/._]\s*(?P<m>\d{{1,2}})\s*[-/._]\s*(?P<d>\d{{1,2}})(?!\d)",
        rf"{_Y}\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})(?!\d)",
        (
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[-\s./_]*(?P<n>{months.NAMES})"
            r"[a-z]*[-\s,./_]*(?P<y>20\d{2})(?!\d)"
        ),
        (
            rf"(?<![a-z])(?P<n>{months.NAMES})\.?[-\s./_]*(?P<d>\d{{1,2}})"
            r"(?:st|nd|rd|th)?[-\s,./_]+(?P<y>20\d{2})(?!\d)"
        ),
    )
)
_PART = tuple(
    re.compile(p)
    for p in (
        r"(?<!\d)(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?(?!\d)",
        (
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[-\s]+(?P<n>{months.NAMES})"
            r"(?![a-z])"
        ),
        (
            rf"(?<![a-z])(?P<n>{months.NAMES})\.?[-\s]+(?P<d>\d{{1,2}})"
            r"(?:st|nd|rd|th)?(?!\d)"
        ),
    )
)
_BARE = re.compile(r"(?<![\d.])(?P<m>\d{1,2})[.](?P<d>\d{1,2})(?![\d.])")
_END = re.compile(
    r"(?:-|–|—|~|至|到|\bto\b)\s*(?:(?P<m>\d{1,2})\s*[-/.月])?\s*"
    r"(?P<d>\d{1,2})\s*[日号]?(?!\d|\s*[-/.月年])"
)
_WEEK = re.compile(
    r"(?:(?<![a-z])(?:week|wk|kw|cw|w)\s*(?:no\.?|#|_|-)?\s*(?P<w>\d{1,2})"
    r"(?!\d)|(?<!月)(?<!月份)第\s*(?P<z>\d{1,2})\s*周)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)(?!\s*[-/.]\s*\d{5})")
_MONTH = tuple(
    re.compile(p)
    for p in (
        rf"{_Y}\s*年\s*(?P<m>\d{{1,2}})\s*月(?!\s*\d)",
        rf"{_Y}\s*[-/._]\s*(?P<m>0?[1-9]|1[0-2])(?!\d|\s*[-/._]\s*\d)",
        rf"{_Y}(?P<m>0[1-9]|1[0-2])(?!\d)",
        rf"(?<![a-z])(?P<n>{months.NAMES})[-\s.,_']*(?P<y>20\d{{2}})(?!\d)",
        rf"{_Y}[-\s.,_]*(?P<n>{months.NAMES})(?![a-z])",
    )
)


@dataclass(frozen=True)
class Said:
    """What a text says of a day.

    Attributes:
        day: The day, the end of a span, or the Sunday of a week.
        kind: "day", "span", "week" or "month".
        month: First day of the month, where only a month is named.
    """

    day: date
    kind: str
    month: date | None = field(default=None, repr=False)


def read(text: str, today: date, years: Iterable[str] = ()) -> Said | None:
    """Find the day, week or month that a title or name speaks of.

    Args:
        text: A title, the name of a file or of a sheet.
        today: A day without a year lies near it.
        years: Other texts that may name the year.

    Example:
        >>> read("Weekly report W47 2026", date(2026, 12, 1))
        Said(day=datetime.date(2026, 11, 22), kind='week')
    """
    said = vocabulary.plain(text)
    year = _year(said) or next((y for t in years if (y := _year(t))), None)
    for find in (_full, _without_year, _week, _month):
        if found := find(said, today, year):
            return found
    return None


def _year(text: str) -> int | None:
    hit = _YEAR.search(vocabulary.plain(text))
    if hit is None:
        full = _FULL[0].search(vocabulary.plain(text))
        return int(full["y"]) if full else None
    return int(hit[1])


def _made(hit: re.Match[str], year: int | None = None) -> date | None:
    told = hit.groupdict()
    month = int(told["m"]) if told.get("m") else months.MONTHS[told["n"]]
    try:
        return date(int(told.get("y") or year or 0), month, int(told["d"]))
    except ValueError:
        return None


def _full(said: str, _today: date, _year: int | None) -> Said | None:
    found: list[tuple[date, int]] = []
    for pattern in _FULL:
        found += [
            (day, hit.end())
            for hit in pattern.finditer(said)
            if (day := _made(hit))
        ]
    if not found:
        return None
    last, end = max(found)
    if later := _end(said, end, last):
        return Said(later, "span")
    several = len({day for day, _ in found}) > 1
    return Said(last, "span" if several else "day")


def _end(said: str, at: int, first: date) -> date | None:
    """Find the end of a span such as 2026-11-16 至 11-20."""
    tail = re.sub(r"^\s*[日号]?\s*(?:\([^)]*\))?\s*", "", said[at:])
    hit = _END.match(tail)
    if hit is None:
        return None
    try:
        last = date(first.year, int(hit["m"] or first.month), int(hit["d"]))
    except ValueError:
        return None
    return last if last >= first else None


def _without_year(said: str, today: date, year: int | None) -> Said | None:
    patterns = (*_PART, _BARE) if year else _PART
    found: list[tuple[int, date]] = []
    for pattern in patterns:
        found += [
            (hit.end(), day)
            for hit in pattern.finditer(said)
            if (day := _near(hit, today, year))
        ]
    if not found:
        return None
    end, day = found[-1]
    if last := _end(said, end, day):
        return Said(last, "span")
    return Said(day, "span" if len(found) > 1 else "day")


def _near(hit: re.Match[str], today: date, year: int | None) -> date | None:
    if year:
        return _made(hit, year)
    leap = _made(hit, 2000)
    return months.nearest(leap.month, leap.day, today) if leap else None


def _week(said: str, today: date, year: int | None) -> Said | None:
    hits = list(_WEEK.finditer(said))
    if not hits:
        return None
    number = int(hits[-1]["w"] or hits[-1]["z"])
    sunday = week(number, today, year)
    return Said(sunday, "week") if sunday else None


def week(number: int, today: date, year: int | None = None) -> date | None:
    """Give the Sunday of an ISO week, of the year nearest if none is told.

    Example:
        >>> week(47, date(2026, 12, 1)), week(60, date(2026, 12, 1))
        (datetime.date(2026, 11, 22), None)
    """
    if not 1 <= number <= _WEEKS:
        return None
    years = (year,) if year else range(today.year - 1, today.year + 2)
    found = []
    for each in years:
        try:
            found.append(date.fromisocalendar(each, number, _SUNDAY))
        except ValueError:
            continue
    return min(found, key=lambda d: abs(d - today)) if found else None


def _month(said: str, today: date, _year: int | None) -> Said | None:
    for pattern in _MONTH:
        for hit in pattern.finditer(said):
            told = hit.groupdict()
            month = (
                int(told["m"]) if told.get("m") else months.MONTHS[told["n"]]
            )
            if 1 <= month <= _TWELVE:
                return _last(int(told["y"]), month, today)
    return None


def _last(year: int, month: int, today: date) -> Said:
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Said(min(today, last), "month", last.replace(day=1))


def plausible(said: Said, today: date) -> bool:
    """Tell whether a sheet can speak of that day."""
    return abs(said.day - today) < timedelta(days=366 * _FAR)


def choose(
    told: Iterable[tuple[str, Said | None]], today: date
) -> tuple[date, str]:
    """Choose among what title, file and sheet say, in this order.

    A month is weaker than any day or week; a week is made exact by a day
    within it that a later source names.

    Args:
        told: Source ("title", "file", "sheet") and what it says.
        today: What is assumed if nothing is said.

    Example:
        >>> month = Said(date(2026, 11, 30), "month")
        >>> week = Said(date(2026, 11, 22), "week")
        >>> choose([("title", month), ("file", week)], date(2026, 12, 1))
        (datetime.date(2026, 11, 22), 'file')
    """
    known = [(s, d) for s, d in told if d and plausible(d, today)]
    known.sort(key=lambda k: k[1].kind == "month")
    if not known:
        return today, "assumed"
    source, said = known[0]
    if said.kind == "week":
        monday = said.day - timedelta(days=_SUNDAY - 1)
        exact = (
            (day.day, where)
            for where, day in known
            if day.kind in {"day", "span"} and monday <= day.day <= said.day
        )
        return next(exact, (said.day, source))
    return said.day, source
