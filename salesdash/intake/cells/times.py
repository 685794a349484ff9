"""Times of day and durations, in minutes."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells import numbers
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
)
from salesdash.intake.grid import Cell

DAY = 24 * 60
_HALF_DAY = 12
DAYLIGHT, FEW = 12, 4
"""Bare durations are hours where none is more: with parts of one, whole."""
_CLOCK = re.compile(
    r"^(?P<part>上午|早上|早晨|凌晨|中午|下午|傍晚|晚上|am|pm)?\s*"
    r"(?P<h>\d{1,2})\s*(?:[:.]\s*(?P<m>\d{2})(?::\d{2})?"
    r"|[点时]\s*(?P<half>半|整)?(?P<zm>\d{1,2})?\s*分?)?\s*"
    r"(?P<tail>am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*[-~至到].*)?$"
)
_LATER = frozenset({"下午", "傍晚", "晚上", "pm", "p.m."})
_EARLIER = frozenset({"凌晨", "am", "a.m."})
_HOURS = r"(?:小时|个小时|钟头|个钟头|hours?|hrs?|h)"
_MINUTES = r"(?:分钟|分|minutes?|mins?|min|m|')"
_LENGTH = re.compile(
    rf"^(?:约|大约|about|~)?\s*(?:(?P<h>\d+(?:\.\d+)?|半|一|两)\s*{_HOURS}"
    rf"(?P<half>半)?)?\s*(?:(?P<m>\d+(?:\.\d+)?)\s*{_MINUTES}?)?$"
)
_COLON = re.compile(r"^(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?$")
_SAID = {"半": 0.5, "一": 1.0, "两": 2.0}


def clock(text: str) -> Answer:
    """Read a time of day.

    Example:
        >>> clock("下午3:30").value, clock("9点半").value
        (930, 570)
    """
    said = vocabulary.plain(text)
    if is_blank(said):
        return Answer()
    said = re.sub(r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[t ]\s*", "", said)
    hit = _CLOCK.match(said)
    if hit is None or not (set(said) & set(":.点时") or hit["tail"]):
        return Answer(code="not_a_time")
    return _clock(hit.groupdict())


def _clock(hit: dict[str, str]) -> Answer:
    hour = int(hit["h"])
    minute = 30 if hit["half"] == "半" else int(hit["m"] or hit["zm"] or 0)
    part = hit["part"] or hit["tail"]
    if part in _LATER and hour < _HALF_DAY:
        hour += _HALF_DAY
    if part in _EARLIER and hour == _HALF_DAY:
        hour = 0
    found = hour * 60 + minute
    if minute < 60 and found < DAY:  # noqa: PLR2004 - minutes of an hour
        return Answer(found)
    return Answer(code="not_a_time")


def _typed_clock(figure: Figure) -> Answer:
    return Answer(round(figure.value % 1 * DAY) % DAY)


def _counted_clock(figure: Figure) -> Answer:
    if 0 <= figure.value < 1:
        return _typed_clock(figure)
    return Answer(code="not_a_time")


def starts(column: Column) -> np.ndarray:
    """Read a column of times of day, in minutes after midnight."""
    numbers = {
        Cell.TIME: _typed_clock,
        Cell.DATE: _typed_clock,
        Cell.NUMBER: _counted_clock,
    }
    return spread(column, clock, numbers)


def look(kinds: np.ndarray, texts: np.ndarray) -> bool:
    """Tell whether most cells of a column are times of day."""
    said = {t for t in texts[kinds == Cell.TEXT] if not is_blank(t)}
    clocks = sum(not clock(t).code for t in said)
    typed = int((kinds == Cell.TIME).sum())
    dated = int((kinds == Cell.DATE).sum())
    return clocks + typed > len(said) - clocks + dated


def in_hours(heading: str, unit: str) -> bool:
    """Tell whether a column's bare numbers are hours."""
    words = {vocabulary.clean(w) for w in vocabulary.words()["units"]["hours"]}
    if vocabulary.clean(unit) in words:
        return True
    pieces = re.findall(r"[a-z]+", vocabulary.plain(heading))
    return bool(words & set(pieces)) or "小时" in heading or "工时" in heading


def length(text: str, *, hours: bool = False) -> Answer:
    """Read a duration in minutes.

    Example:
        >>> length("1小时30分").value, length("1.5h").value
        (90, 90)
        >>> length("2", hours=True).value
        120
    """
    said = vocabulary.plain(text)
    if is_blank(said):
        return Answer()
    if hit := _COLON.match(said):
        return _minutes(int(hit["h"]) * 60 + int(hit["m"]))
    hit = _LENGTH.match(re.sub(r"个半(小时|钟头)", r"\1半", said))
    if hit is None or (hit["h"] is None and hit["m"] is None):
        return Answer(code="not_minutes")
    if hit["h"] is None and said.replace(".", "").isdigit():
        return _minutes(float(said) * (60 if hours else 1))
    told = _SAID.get(hit["h"] or "")
    whole = told if told is not None else float(hit["h"] or 0)
    whole += 0.5 if hit["half"] else 0
    return _minutes(whole * 60 + float(hit["m"] or 0))


def _minutes(found: float) -> Answer:
    if 0 < found <= DAY:
        return Answer(max(1, round(found)))
    return Answer(code="minutes_far")


def _counted(figure: Figure, *, hours: bool) -> Answer:
    return _minutes(figure.value * (60 if hours else 1))


def _typed(figure: Figure) -> Answer:
    return _minutes(figure.value * DAY)


def in_minutes(heading: str, unit: str) -> bool:
    """Tell whether a column's bare numbers are said to be minutes."""
    said = vocabulary.plain(f"{heading} {unit}")
    return "分" in said or bool(re.search(r"\bmin(?:ute)?s?\b", said))


def _bare(column: Column) -> list[float]:
    typed = [numbers.plain(vocabulary.plain(t)) for t in set(column.text)]
    bare = [*column.number[column.kind == Cell.NUMBER]]
    return bare + [t for t in typed if t is not None]


def _short(column: Column) -> bool:
    """Tell whether bare numbers are too small to be minutes of visits."""
    bare = _bare(column)
    parted = any(value % 1 for value in bare)
    return bool(bare) and max(bare) <= (DAYLIGHT if parted else FEW)


def _guessed(read: Callable[..., Answer], cell: Any) -> Answer:
    found = read(cell, hours=True)
    return replace(found, extra="hours")


def lengths(column: Column) -> np.ndarray:
    """Read a column of durations, in minutes."""
    hours = in_hours(column.heading, column.unit)
    told = column.told.get("minutes_or_hours", "")
    said = hours or in_minutes(column.heading, column.unit) or bool(told)
    # Who wrote hours once may write minutes later: no visit lasts a day.
    longest = max(_bare(column), default=0) * 60
    hours = hours or (told == "hours" and longest <= DAY)
    if not said and _short(column):
        guessed = {Cell.NUMBER: partial(_guessed, _counted), Cell.TIME: _typed}
        return spread(column, partial(_guessed, length), guessed)
    figures = {
        Cell.NUMBER: partial(_counted, hours=hours),
        Cell.TIME: _typed,
    }
    return spread(column, partial(length, hours=hours), figures)
