"""Days as people write them; read by whole columns.

What cannot be settled is a finding, never a guess: 5/3/2026 is a day only
if another cell of the column tells the order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np

from salesdash.days import iso, number
from salesdash.intake import vocabulary
from salesdash.intake.cells import relative
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
from salesdash.intake.cells.orders import (
    OPEN,
    SHORT,
    TOLD,
    even,
    exists,
    order,
    short,
    ways_of,
)
from salesdash.intake.grid import Cell

EPOCH = date(1970, 1, 1)
SERIALS = (36526, 73050)
"""Excel's day numbers of 2000-01-01 and 2099-12-31."""

SHIFT = 1462
"""Days between the two days from which spreadsheets count."""

_EXCEL = date(1899, 12, 30)
_EARLIEST = 2000
_AHEAD = 10
_NIGH = 3
_COMPACT = (19000101, 99991231)
_MONTH_NUMBERS = range(200001, 209913)
DAY = r"(?P<d>\d{1,2})"
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


@dataclass(frozen=True)
class Rules:
    """How the days of one column are to be read.

    Attributes:
        near: A day without a year lies near this one.
        order: "dm" or "md" once it is settled, else "".
        span: Whether a month or quarter may stand for its "last" or
            "first" day; "" if neither.
        short: The order of 26-3-5, where the year has two digits: "dm",
            "md" or "ym" once it is settled, else "".
        told: Whether a person said the order.
        away: What a person said of days such as tomorrow, else "".
        shift: Days to add to numbers that count days.
        guess: Whether only days of other forms told the order `short`.
    """

    near: date
    order: str = ""
    span: str = ""
    short: str = ""
    told: bool = False
    away: str = ""
    shift: int = 0
    guess: bool = False


def rules(column: Column, span: str = "") -> Rules:
    """Say how the days of a column are to be read.

    The column itself goes before what a person said of it, and that
    before what the sheet's other columns tell.
    """
    texts = set(column.text[column.kind == Cell.TEXT])
    said = TOLD.get(column.told.get("day_order", ""), "")
    own = order(texts)
    both = own or (said if said != "ym" else "") or column.order
    return Rules(
        column.near,
        both,
        span,
        short(texts, said or own or column.order),
        told=bool(said),
        away=column.told.get("relative_days", ""),
        shift=column.shift,
        guess=not said and not short(texts, ""),
    )


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
    told = relative.away(vocabulary.plain(text), rules.near, rules.span)
    if told is not None:
        return _away(told, rules)
    try:
        found = _week(said, rules) or _read(said, rules)
    except ValueError:
        return Answer(code="not_a_date")
    return _checked(found, rules) if isinstance(found, date) else found


def _away(found: date, rules: Rules) -> Answer:
    """Take a day such as tomorrow only as a person said."""
    if rules.away == "from_as_of":
        return _checked(found, rules)
    read = {"read": found.isoformat()}
    return Answer() if rules.away else Answer(None, "day_relative", read)


def _week(said: str, rules: Rules) -> Answer | None:
    """Let a week stand for its Monday, or its last day where that counts."""
    found = relative.week(said, rules.near)
    if found is None:
        return None
    monday, sunday = found
    day = _checked(sunday if rules.span == "last" else monday, rules)
    if day.code:
        return day
    return Answer(day.value, "week_for_day", {"read": iso(day.value)})


def _checked(found: date, rules: Rules) -> Answer:
    if not _EARLIEST <= found.year <= rules.near.year + _AHEAD:
        return Answer(code="date_far", detail={"read": found.isoformat()})
    return Answer(number(found))


def _read(said: str, rules: Rules) -> date | Answer:
    for pattern in _SURE:
        if hit := pattern.match(said):
            return dated(hit.groupdict(), rules.near)
    if hit := OPEN.match(said):
        return _ordered(
            int(hit["a"]), int(hit["b"]), int(hit["y"]), rules.order
        )
    if hit := SHORT.match(said):
        if hit["c"]:
            return _with_short_year(hit, rules)
        if not rules.span or rules.told:
            return _without_year(hit.groupdict(), rules)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said):
        return _serial(float(said) + rules.shift)
    return _month(said, rules)


def _ordered(a: int, b: int, year: int, told: str) -> date | Answer:
    ways = {"dm": (b, a), "md": (a, b)}
    can = {
        way: date(year, month, day)
        for way, (month, day) in ways.items()
        if exists(year, month, day)
    }
    if len(set(can.values())) == 1:
        return next(iter(can.values()))
    if told in can:
        return can[told]
    return Answer(code="date_order" if can else "not_a_date")


def _with_short_year(hit: re.Match[str], rules: Rules) -> date | Answer:
    can = ways_of(int(hit["a"]), int(hit["b"]), int(hit["c"]))
    if len(set(can.values())) == 1:
        return next(iter(can.values()))
    if rules.short in can and not _doubted(hit[2], can, rules):
        return can[rules.short]
    return Answer(code="date_order" if can else "not_a_date")


def _doubted(mark: str, can: Mapping[str, date], rules: Rules) -> bool:
    """Doubt 26-3-5 as a day of 2005 in a column that has 13/3/2026."""
    year, near = can[rules.short].year, rules.near.year
    others = (day.year for day in can.values() if day.year != year)
    nigh = any(abs(other - near) <= _NIGH for other in others)
    # 26-3-27 and 26.3.27 begin with the year more often than 26/3/27.
    far = abs(year - near) > _NIGH
    return rules.guess and nigh and (far or mark != "/")


def _without_year(hit: dict[str, str], rules: Rules) -> date | Answer:
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
        short = rules.span and SHORT.match(said)
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
    value, serial = figure.value, figure.value + rules.shift
    if SERIALS[0] <= serial < SERIALS[1] + 1:
        return _checked(_serial(serial), rules)
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
    told = rules(column, span)
    return spread(
        column,
        partial(day, rules=told),
        {
            Cell.DATE: partial(typed, rules=told),
            Cell.NUMBER: partial(counted, rules=told),
        },
    )
