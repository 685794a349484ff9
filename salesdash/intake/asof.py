"""The day that a sheet speaks of."""

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from salesdash.intake import ordered, vocabulary, weeks
from salesdash.intake.cells import months
from salesdash.intake.said import Said

_SUNDAY = 7
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
_MONTH_YEAR = re.compile(
    rf"(?<![a-z\d])(?:{months.NAMES})[-' ]+(?P<d>\d{{2}})(?![\d.])"
)
_BARE = re.compile(r"(?<![\d.])(?P<m>\d{1,2})[.](?P<d>\d{1,2})(?![\d.])")
_END = re.compile(
    r"(?:-|–|—|~|至|到|\bto\b)\s*(?:(?P<m>\d{1,2})\s*[-/.月])?\s*"
    r"(?P<d>\d{1,2})\s*[日号]?(?!\d|\s*[-/.月年])"
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


def read(
    text: str,
    today: date,
    years: Sequence[str] = (),
    *,
    name: bool = False,
) -> Said | None:
    """Find the day, week or month that a title or name speaks of.

    Args:
        text: A title, the name of a file or of a sheet.
        today: A day without a year lies near it.
        years: Other texts that may name the year, or tell the order of
            day and month.
        name: Whether it is a name: there 1120 is a day.

    Example:
        >>> read("Weekly report W47 2026", date(2026, 12, 1))
        Said(day=datetime.date(2026, 11, 22), kind='week')
    """
    said = weeks.numbered(vocabulary.plain(text))
    year = _year(said) or next((y for t in years if (y := _year(t))), None)
    if found := _full(said, today, year):
        return weeks.around(said, found)
    sure = (
        f.day for t in years if (f := _full(vocabulary.plain(t), today, 0))
    )
    if found := ordered.read(said, today, years, sure):
        return weeks.around(said, found)
    if found := _without_year(said, today, year):
        return weeks.around(said, found)
    finds = [weeks.of_month, weeks.read, _month]
    finds += [ordered.bare] if name else []
    return next((f for find in finds if (f := find(said, today, year))), None)


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
    hit = None if year else _MONTH_YEAR.search(said)
    if hit and abs(2000 + int(hit["d"]) - today.year) <= 1:
        # Spreadsheets write November 2026 as Nov-26.
        return Said(day, "day", doubt="as_of_two_days", words=hit[0])
    return Said(day, "span" if len(found) > 1 else "day")


def _near(hit: re.Match[str], today: date, year: int | None) -> date | None:
    if year:
        return _made(hit, year)
    leap = _made(hit, 2000)
    return months.nearest(leap.month, leap.day, today) if leap else None


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


def doubt(
    told: Sequence[tuple[str, Said | None]], today: date, used: date | None
) -> Said | None:
    """Give what was taken for the day though it may mean another.

    Args:
        told: As for `choose`.
        today: As for `choose`.
        used: A day that is used as the day of the rows.
    """
    days = {used, choose(told, today)[0]}
    return next((s for _, s in told if s and s.doubt and s.day in days), None)
