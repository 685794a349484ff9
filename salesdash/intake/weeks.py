"""Weeks as titles and names speak of them."""

import re
from dataclasses import replace
from datetime import date, timedelta

from salesdash.intake.cells import months
from salesdash.intake.said import Said

_SUNDAY, _THURSDAY = 7, 4
_WEEKS = 53
_TEN = 10
_WEEK = re.compile(
    r"(?:(?<![a-z])(?:week|wk|kw|cw|w)\s*(?:no\.?|#|_|-)?\s*(?P<w>\d{1,2})"
    r"(?!\d)|(?<!月)(?<!月份)第\s*(?P<z>\d{1,2})\s*周)"
)
_FISCAL = re.compile(r"(?<![a-z])fy\s*'?(?:20)?(?P<y>\d{2})(?!\d)|财年")
_OF_MONTH = tuple(
    re.compile(p)
    for p in (
        r"(?P<m>\d{1,2})\s*月(?:份)?\s*第\s*(?P<w>[1-6])\s*周",
        (
            rf"(?<![a-z])(?P<n>{months.NAMES})[-\s,._]*(?:20\d{{2}})?[-\s,._]*"
            r"(?:week|wk|w)\s*(?P<w>[1-6])(?!\d)"
        ),
        (
            r"(?<![a-z])(?:week|wk)\s*(?P<w>[1-6])\s*(?:of|in|,)?\s*"
            rf"(?P<n>{months.NAMES})(?![a-z])"
        ),
        (
            r"(?P<w>[1-5])(?:st|nd|rd|th)\s+week\s+(?:of|in)\s+"
            rf"(?P<n>{months.NAMES})(?![a-z])"
        ),
    )
)
_AROUND = re.compile(
    r"(?<![a-z])(?:week|wk)\s*(?:of|from|starting|beginning|commencing|of the)"
    r"(?![a-z])|(?<![a-z])w\s*/?\s*[cb](?![a-z])|当周|所在周|那周|起的?一周"
)
_NUMERAL = re.compile(r"第\s*([一二三四五六七八九十]{1,3})\s*周")
_DIGITS = "零一二三四五六七八九"


def numbered(said: str) -> str:
    """Write the number of a week in figures.

    Example:
        >>> numbered("第四十七周"), numbered("第十周"), numbered("第三周")
        ('第47周', '第10周', '第3周')
    """
    return _NUMERAL.sub(lambda hit: f"第{_number(hit[1])}周", said)


def _number(said: str) -> int:
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return _DIGITS.index(said[-1])
    first = _DIGITS.index(tens[-1]) if tens else 1
    return first * _TEN + (_DIGITS.index(ones[-1]) if ones else 0)


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


def read(said: str, today: date, year: int | None) -> Said | None:
    """Read the number of a week."""
    hits = list(_WEEK.finditer(said))
    if not hits:
        return None
    fiscal = _FISCAL.search(said)
    if fiscal and not year and fiscal["y"]:
        year = 2000 + int(fiscal["y"])
    sunday = week(int(hits[-1]["w"] or hits[-1]["z"]), today, year)
    if sunday is None:
        return None
    # The weeks of a business year may begin in any month.
    doubt = "as_of_week_fiscal" if fiscal else ""
    return Said(
        sunday, "week", doubt=doubt, words=hits[-1][0] if doubt else ""
    )


def of_month(said: str, today: date, year: int | None) -> Said | None:
    """Read a week that is counted within a month.

    A week is of the month that its Thursday is in, as weeks of a year are
    of the year of their Thursday.

    Example:
        >>> of_month("11月第3周", date(2026, 12, 1), None).day
        datetime.date(2026, 11, 22)
    """
    for pattern in _OF_MONTH:
        hit = pattern.search(said)
        if hit is None:
            continue
        told = hit.groupdict()
        month = int(told["m"]) if told.get("m") else months.MONTHS[told["n"]]
        sunday = _counted(month, int(told["w"]), today, year)
        if sunday:
            doubt = "as_of_week_of_month"
            return Said(sunday, "week", doubt=doubt, words=hit[0].strip())
    return None


def _counted(
    month: int, number: int, today: date, year: int | None
) -> date | None:
    try:
        first = (
            date(year, month, 1) if year else months.nearest(month, 1, today)
        )
    except ValueError:
        return None
    ahead = (_THURSDAY - first.isoweekday()) % _SUNDAY
    thursday = first + timedelta(days=ahead + (number - 1) * _SUNDAY)
    sunday = thursday + timedelta(days=_SUNDAY - _THURSDAY)
    return sunday if thursday.month == month else None


def around(said: str, found: Said) -> Said:
    """Take a day for its week where the text speaks of the week of it.

    Example:
        >>> day = Said(date(2026, 11, 16), "day")
        >>> around("week of 16 nov", day)
        Said(day=datetime.date(2026, 11, 22), kind='week')
    """
    if found.kind != "day" or not _AROUND.search(said):
        return found
    ahead = _SUNDAY - found.day.isoweekday()
    return replace(found, day=found.day + timedelta(days=ahead), kind="week")
