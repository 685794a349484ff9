"""Values as text: days, money, times, yes and no."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Any

from salesdash import days
from salesdash.method.milestones import FULL
from salesdash.model import Kind

_FIRST, _LAST = days.number(date.min), days.number(date.max)
_HOUR = 60


def day(number: int) -> str:
    """Write days since 1970-01-01 as an ISO date.

    Example:
        >>> day(20_777)
        '2026-11-20'
    """
    if not _FIRST <= number <= _LAST:
        return ""
    return days.iso(number)


def time(minutes: int) -> str:
    """Write minutes after midnight as hours and minutes.

    Example:
        >>> time(545)
        '09:05'
    """
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours:02d}:{rest:02d}"


def share(number: int) -> str:
    """Write a yield per 10,000 as a plain decimal.

    Example:
        >>> share(2_500), share(10_000), share(0), share(3)
        ('0.25', '1', '0', '0.0003')
    """
    return number_text(Decimal(number) / FULL)


def number_text(number: float | Decimal) -> str:
    """Write a number without exponent and without idle zeros.

    Example:
        >>> number_text(5.0), number_text(7.25), number_text(1e22)
        ('5', '7.25', '10000000000000000000000')
    """
    if not isfinite(number):
        return ""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def criterion(value: int) -> str:
    """Write a criterion as no, yes, or the day it was met.

    Example:
        >>> criterion(-1), criterion(0), criterion(20_777)
        ('no', 'yes', '2026-11-20')
    """
    return {-1: "no", 0: "yes"}.get(value) or day(value)


def yes(value: int) -> str:
    """Write 1 as yes and 0 as no.

    Example:
        >>> yes(1), yes(0)
        ('yes', 'no')
    """
    return "yes" if value else "no"


WRITE: Mapping[Kind, Callable[[Any], str]] = MappingProxyType(
    {
        Kind.TEXT: str,
        Kind.CODE: str,
        Kind.DAY: day,
        Kind.TIME: time,
        Kind.INTEGER: str,
        Kind.NUMBER: number_text,
        Kind.YES: yes,
        Kind.CRITERION: criterion,
    }
)
"""How a value of each kind is written; money needs its currency beside."""


def texts(write: Callable[[Any], str], values: Iterable[Any]) -> list[str]:
    """Write each value, null as ''.

    Example:
        >>> texts(day, [20_777, None])
        ['2026-11-20', '']
    """
    known: dict[Any, str] = {None: ""}
    return [
        known[value]
        if value in known
        else known.setdefault(value, write(value))
        for value in values
    ]
