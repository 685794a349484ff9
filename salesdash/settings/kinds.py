"""What a setting can hold: a value as a person writes it, checked.

Every kind evens a value out to one text, so that the company file, an edit
in the log and a box on the page mean the same.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from salesdash.errors import BadSetting
from salesdash.method import activities, milestones

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
NONE = "-"
"""Says outright that there is no currency, no mix, no name of one's own."""

LONGEST = 80
"""A name of a company's own has at most so many characters."""

SIGNS = "<>[]{}$`*~\\|"
"""They would be markup on a page, so no name holds them."""

_SPLIT = re.compile(r"[,;，；、/]")
_FULL = 100
_CODES = {"RMB": "CNY", "CNH": "CNY", "¥": "CNY", "人民币": "CNY"}
"""What people write for the currency that sheets are read in as CNY."""

SWITCH = ("on", "off")
"""What a switch says."""

_SWITCHED = {
    **dict.fromkeys(("on", "yes", "true", "1", "开", "是"), "on"),
    **dict.fromkeys(("off", "no", "false", "0", "关", "否"), "off"),
}
_MONTHS = 12
_MONTH = 31
_TIMES = 20
_YEAR = 366
_TEN = 10
_GRACE = 6
"""With more, the time for one week would run beyond the next cut-off."""


def percent(value: str) -> str:
    """Read a share in per cent, with up to two decimals.

    Example:
        >>> percent("25"), percent("12.50 %")
        ('25', '12.5')
    """
    return _number(value.rstrip("% ％"), 0, _FULL, 2)


def grade(value: str) -> str:
    """Read a grade, 0 to 10."""
    return _number(value, 0, _TEN, 2)


def days(value: str) -> str:
    """Read a number of days, 1 to a year."""
    return _number(value, 1, _YEAR, 0)


def visits(value: str) -> str:
    """Read a number of visits a month, 0 to 31.

    Example:
        >>> visits("0.5")
        '0.5'
    """
    return _number(value, 0, _MONTH, 2)


def times(value: str) -> str:
    """Read how many times, 1 to 20."""
    return _number(value, 1, _TIMES, 0)


def switch(value: str) -> str:
    """Read whether something is on.

    Example:
        >>> switch("On"), switch("false")
        ('on', 'off')
    """
    said = value.strip().casefold()
    if said in _SWITCHED:
        return _SWITCHED[said]
    raise BadSetting("code", value=value.strip(), known=", ".join(SWITCH))


def grace(value: str) -> str:
    """Read a number of days that may pass after the cut-off, 0 to 6."""
    return _number(value, 0, _GRACE, 0)


def month(value: str) -> str:
    """Read the number of a month."""
    return _number(value, 1, _MONTHS, 0)


def weekday(value: str) -> str:
    """Read a day of the week by its English name."""
    said = value.strip().casefold()
    if said in WEEKDAYS:
        return said
    raise BadSetting("weekday", value=said)


def weekdays(value: str) -> str:
    """Read days of the week.

    Example:
        >>> weekdays("Friday, monday")
        'monday, friday'
    """
    said = {weekday(part) for part in _SPLIT.split(value) if part.strip()}
    if not said:
        raise BadSetting("weekday", value=value)
    return ", ".join(day for day in WEEKDAYS if day in said)


def milestone(value: str) -> str:
    """Read the code of a milestone."""
    codes = [m.code for m in milestones.MILESTONES]
    if value.strip() in codes:
        return value.strip()
    raise BadSetting("code", value=value, known=", ".join(codes))


def currency(value: str) -> str:
    """Read the code of a currency, '' or `NONE` for none.

    Example:
        >>> currency(" cny "), currency("-")
        ('CNY', '')
    """
    said = value.strip().upper()
    if said in {"", NONE}:
        return ""
    said = _CODES.get(said, said)
    if len(said) == len("CNY") and said.isascii() and said.isalpha():
        return said
    raise BadSetting("currency", value=value)


def mix(value: str) -> str:
    """Read the target mix: three shares of 100 in all, '' for none.

    `NONE` says none as well.

    Example:
        >>> mix("40/40/20")
        '40, 40, 20'
    """
    parts = _SPLIT.split(value.strip())
    if parts in ([""], [NONE]):
        return ""
    try:
        shares = [percent(part) for part in parts]
    except BadSetting:
        raise BadSetting("mix", value=value) from None
    whole = sum(round(float(share) * 100) for share in shares)
    if len(shares) != len(activities.ACTIVITIES) or whole != _FULL * 100:
        raise BadSetting("mix", value=value)
    return ", ".join(shares)


def name(value: str) -> str:
    """Read a name of the company's own, '' or `NONE` for the usual one."""
    said = " ".join(value.split())
    if said == NONE:
        return ""
    marked = set(SIGNS) & set(said)
    if len(said) > LONGEST or marked or not said.isprintable():
        holes = {"longest": LONGEST, "signs": " ".join(SIGNS)}
        raise BadSetting("name", value=said, **holes)
    return said


READ: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "percent": percent,
        "grade": grade,
        "days": days,
        "grace": grace,
        "times": times,
        "visits": visits,
        "switch": switch,
        "month": month,
        "weekday": weekday,
        "weekdays": weekdays,
        "milestone": milestone,
        "currency": currency,
        "mix": mix,
        "name": name,
    }
)
"""Kind -> what reads a value of it, or raises `BadSetting`."""


def _number(value: str, least: int, most: int, decimals: int) -> str:
    said = value.strip()
    shape = rf"\d{{1,3}}(\.\d{{1,{decimals}}}0*)?" if decimals else r"\d{1,3}"
    if re.fullmatch(shape, said, re.ASCII) and least <= float(said) <= most:
        return f"{float(said):g}"
    raise BadSetting("number", value=value, least=least, most=most)
