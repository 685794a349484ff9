"""What a cell of an .ods holds, by its attributes and its text."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from salesdash.intake.formats.looks import Look
from salesdash.intake.formats.sparse import DAY
from salesdash.intake.grid import Cell

LOOKS = (Look.PLAIN, Look.PERCENT)
"""How the numbers of a document are shown."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SPAN = re.compile(
    r"(-?)P(?:(\d{1,9})D)?"
    r"(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d+)?)S)?)?"
)
"""A time of day or a duration such as PT13H30M00S."""

SECONDS = (86_400, 3_600, 60, 1)
FAULT = re.compile(r"#[A-Z/0!?_]+|Err:\d{3}")
"""What a cell shows in place of a value that cannot be had."""


class Value(NamedTuple):
    """The value of a cell."""

    kind: Cell
    value: float | str
    look: Look = Look.PLAIN


def value(said: Mapping[str, str], text: str) -> Value:
    """Tell what a cell holds.

    >>> value({"office:value-type": "float", "office:value": "5"}, "5.00")
    Value(kind=<Cell.NUMBER: 2>, value=5.0, look=<Look.PLAIN: 0>)
    """
    if not said and not text:
        return Value(Cell.BLANK, "")
    kind = said.get("office:value-type", "")
    formula = "table:formula" in said
    wrong = said.get("calcext:value-type") == "error"
    if wrong or (formula and FAULT.fullmatch(text)):
        return Value(Cell.ERROR, text or "#N/A")
    try:
        found = TYPES[kind](said) if kind in TYPES else None
    except (ValueError, OverflowError):
        found = None
    if found:
        return found
    text = said.get("office:string-value", text)
    if formula and not text and kind != "string":
        return Value(Cell.FORMULA, "")
    return Value(Cell.TEXT if text else Cell.BLANK, text)


def _number(said: Mapping[str, str]) -> Value | None:
    told = said.get("office:value")
    return Value(Cell.NUMBER, float(told)) if told else None


def _percent(said: Mapping[str, str]) -> Value | None:
    found = _number(said)
    return found and found._replace(look=Look.PERCENT)


def _date(said: Mapping[str, str]) -> Value | None:
    told = said.get("office:date-value")
    return Value(Cell.DATE, days(told)) if told else None


def days(told: str) -> float:
    """Read a moment as days since 1970.

    >>> days("1970-01-02T12:00:00.000")
    1.5

    Raises:
        ValueError: It is no moment.
    """
    passed = datetime.fromisoformat(told).replace(tzinfo=UTC) - EPOCH
    return round(passed / timedelta(milliseconds=1)) / DAY


def _time(said: Mapping[str, str]) -> Value | None:
    match = SPAN.fullmatch(said.get("office:time-value", ""))
    if not match:
        return None
    sign, *parts = match.groups(default="0")
    seconds = sum(
        float(part.replace(",", ".")) * unit
        for part, unit in zip(parts, SECONDS, strict=True)
    )
    part = round(seconds * 1000) / DAY
    return Value(Cell.TIME, -part if sign == "-" else part)


def _yes(said: Mapping[str, str]) -> Value | None:
    told = said.get("office:boolean-value")
    if told is None:
        return None
    return Value(Cell.BOOLEAN, float(told.casefold() == "true"))


TYPES: Mapping[str, Callable[[Mapping[str, str]], Value | None]] = {
    "float": _number,
    "currency": _number,
    "percentage": _percent,
    "date": _date,
    "time": _time,
    "boolean": _yes,
}
"""What the values of each type are read by; all else is text."""
