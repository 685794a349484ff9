"""Visits as a cell of a daily report writes them: one a line, in parts.

`客户维护 60分钟；拜访结果：同意；下一步骤：报价（2026-11-24）` is a visit:
what it was and how long it took, then parts that begin with their column.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from salesdash import model
from salesdash.days import number
from salesdash.intake import headings, vocabulary
from salesdash.intake.cells import codes, yes

Doing = Callable[[str], Mapping[str, Any] | None]
"""Reads an activity or a selling step, None for anything else."""

TICK = "√"
"""Stands for a visit of which nothing is said."""

MINUTES = "minutes"
TEXTS = (
    "with", "team", "person", "purpose", "result", "next_step", "visit",
    "place", "opportunity", "buying_signal", "closing_technique",
    "competitor", "product", "note",
)  # fmt: skip
"""The columns whose part may say anything."""

_LABEL = re.compile(r"[^:：;；\n\"]{1,60}[:：]")
_QUOTED = re.compile(r"\"([^\"]*(?:\"\"[^\"]*)*)\"")
_BARE = re.compile(r"[^;；\n]*")
_BLANK = re.compile(r"[ \t]*")
_DAY = re.compile(r"[(（](\d{4}-\d{2}-\d{2})[)）]")
_ENDS = (";", "；")
_BRACKET = len("(2026-11-24)")
_HEAD = re.compile(
    r"(?P<doing>.{0,60}?)[ \t]?(?P<minutes>\d{1,5})[ \t]?"
    r"(?:分钟|分|minutes?|mins?)\.?",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?P<minutes>\d{1,5})[ \t]?(?:分钟|分|minutes?|mins?)?\.?",
    re.IGNORECASE,
)
_START = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_KINDS = {column.name: column.kind for column in model.VISITS.columns}

Line = dict[str, Any]


@dataclass(frozen=True)
class _Part:
    """A part of a line.

    Attributes:
        label: What stands before the colon, '' for none.
        value: What it says, a day in brackets behind it too if bare.
        quoted: Whether it stood in quotation marks.
        day: The day in brackets behind it, '' for none.
        whole: The part as it is written.
    """

    label: str
    value: str
    quoted: bool
    day: str
    whole: str


class _Free(Exception):
    """The text is not written in parts."""


def read(text: str, doing: Doing) -> tuple[Line, ...] | None:
    """Read the visits of a cell, None where it is not written in parts.

    Args:
        text: The cell.
        doing: Reads an activity or a selling step.

    Returns:
        Column -> what it says, for each visit: text, whole minutes, or a
        day as a `date`.

    Example:
        >>> doing = {"回访": {"activity": "回访"}}.get
        >>> read("回访 30分钟；下一步：报价", doing)[0]["minutes"]
        30
        >>> read("谈得很好；再约", doing) is None
        True
    """
    try:
        lines = [_line(parts, doing) for parts in _lines(text)]
    except _Free:
        return None
    told = [line for line, _ in lines]
    sure = any(sure for _, sure in lines) or len(lines) > 1
    return tuple(told) if sure and lines else None


def _lines(text: str) -> Iterator[list[_Part]]:
    """Cut a text into visits, and each of them into its parts."""
    place, parts = 0, []
    while True:
        part, place = _part(text, place)
        parts.append(part)
        if text[place : place + 1] not in _ENDS:
            yield parts
            parts = []
        if place >= len(text):
            return
        place += 1


def _part(text: str, place: int) -> tuple[_Part, int]:
    """Read the part that begins at a place, and where it ends."""
    named = _LABEL.match(text, place)
    label = named.group()[:-1].strip() if named else ""
    start = _after(text, named.end() if named else place)
    quoted = _QUOTED.match(text, start)
    if quoted is None:
        bare = _matched(_BARE, text, start)
        value = bare.group().strip()
        hit = _DAY.fullmatch(value[-_BRACKET:])
        whole = text[place : bare.end()].strip()
        told = hit[1] if hit else ""
        return _Part(label, value, quoted=False, day=told, whole=whole), (
            bare.end()
        )
    end = _after(text, quoted.end())
    dated = _DAY.match(text, end)
    end = _after(text, dated.end()) if dated else end
    if text[end : end + 1] not in {"", "\n", *_ENDS}:
        raise _Free
    said = quoted[1].replace('""', '"')
    whole = text[place:end].strip()
    told = dated[1] if dated else ""
    return _Part(label, said, quoted=True, day=told, whole=whole), end


def _after(text: str, place: int) -> int:
    return _matched(_BLANK, text, place).end()


def _matched(pattern: re.Pattern[str], text: str, place: int) -> Any:
    """Match what may be empty, and so always matches."""
    return pattern.match(text, place)


def _line(parts: list[_Part], doing: Doing) -> tuple[Line, bool]:
    """Read a visit, and tell whether it can be nothing but one."""
    line, sure = _first(parts[0], doing)
    if len(parts) > 1 or (line and sure):
        sure = True
    for part in parts[1:]:
        told = _labelled(part)
        if told is None or line.keys() & told.keys():
            raise _Free
        line |= told
    free = line.pop("", None)
    if free is not None:
        # Free text is a result only beside parts that have a name.
        if len(parts) == 1 or "result" in line:
            raise _Free
        line["result"] = free
    return line, sure


def _first(part: _Part, doing: Doing) -> tuple[Line, bool]:
    """Read the first part: a name and its value, what was done, or text."""
    whole = part.whole
    if whole == TICK:
        return {}, False
    told = _labelled(part)
    if told is not None:
        return told, True
    head = _done(part.label or whole, doing)
    if head and not part.label:
        return head
    if head is None and not part.quoted and whole:
        return {"": whole}, False
    if head is None or not part.value or (part.quoted and part.day):
        raise _Free
    return {**head[0], "result": part.value}, head[1] or part.quoted


def _done(text: str, doing: Doing) -> tuple[Line, bool] | None:
    """Read what was done, and how long it took."""
    if known := doing(text):
        return dict(known), False
    hit = _HEAD.fullmatch(text)
    if hit is None:
        return None
    lasts = {MINUTES: int(hit["minutes"])}
    if not hit["doing"]:
        return lasts, True
    known = doing(hit["doing"])
    return ({**known, **lasts}, True) if known else None


def _labelled(part: _Part) -> Line | None:
    """Read a part that begins with the name of a column."""
    hit = headings.match(part.label, "visits") if part.label else None
    if hit is None:
        return None
    name = hit[0]
    if name == "next_step" and part.day:
        value = part.value if part.quoted else part.value[:-_BRACKET].rstrip()
        day = _date(part.day)
        return {name: value, "next_date": day} if value and day else None
    if part.quoted and part.day:
        return None
    found = _typed(name, part.value, quoted=part.quoted)
    return None if found is None else {name: found}


def _typed(name: str, said: str, *, quoted: bool) -> Any:
    """Read a value as its column does, None where it cannot be one."""
    if not said:
        return None
    if name in TEXTS:
        return said
    return _STRICT[name](said) if name in _STRICT and not quoted else None


def _date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _minutes(said: str) -> int | None:
    hit = _LASTS.fullmatch(said)
    return int(hit["minutes"]) if hit else None


def _start(said: str) -> str | None:
    plain = vocabulary.plain(said)
    return plain if _START.fullmatch(plain) else None


def _yes(said: str) -> str | None:
    told = yes.said(said)
    return None if told.code or told.value is None else said


def _code(name: str) -> Callable[[str], str | None]:
    return lambda said: said if codes.code(said, name).value else None


_STRICT: Mapping[str, Callable[[str], Any]] = {
    "activity": _code("activity"),
    "step": _code("step"),
    "minutes": _minutes,
    "start": _start,
    "date": _date,
    "next_date": _date,
    "supervisor_present": _yes,
}
"""Columns whose part must be readable, or the cell is taken as text."""


def meant(line: Mapping[str, Any]) -> Line:
    """Give what a visit that was read means, in the model's own values.

    Example:
        >>> meant({"activity": "回访", "start": "09:30"})
        {'activity': 'maintenance', 'start': 570}
    """
    return {name: _meant(name, value) for name, value in line.items()}


def _meant(name: str, value: Any) -> Any:
    if isinstance(value, date):
        return number(value)
    kind = _KINDS.get(name)
    if kind is model.Kind.CODE:
        return codes.code(value, name).value
    if kind is model.Kind.TIME:
        hours, minutes = value.split(":")
        return int(hours) * 60 + int(minutes)
    if kind is model.Kind.YES:
        return yes.said(value).value
    return value
