"""The visits of one cell of a matrix, written so that they read back."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from salesdash.days import day
from salesdash.exports.workbook import clean
from salesdash.intake import entries, notation
from salesdash.intake.calendars import Told
from salesdash.intake.grid import Cell
from salesdash.intake.layout import tidy
from salesdash.intake.reported import RULES
from salesdash.model import VISITS, Kind
from salesdash.words import Words
from salesdash.words.column import title

LONGEST = 32_000
"""Letters of a cell; a spreadsheet keeps 32,767 of them."""

ORDER = (
    "result", "next_step", "next_date", "person", "purpose", "step",
    "buying_signal", "closing_technique", "competitor", "product",
    "opportunity", "with", "supervisor_present", "place", "start", "visit",
    "team", "note",
)  # fmt: skip
"""The parts behind activity and minutes, in order."""

CARRIED = ("activity", "minutes", *ORDER)
_BLANK = (None, "")
_MARKS = {"zh": ("：", "；", "（{}）"), "en": (": ", "; ", " ({})")}
_DATED = re.compile(r"[(（]\d{4}-\d{2}-\d{2}[)）]$")
_KINDS = {column.name: column.kind for column in VISITS.columns}

Visit = Mapping[str, Any]


def told(visit: Visit, left: Collection[str] = ()) -> dict[str, Any]:
    """Give what a visit says in its cell: column -> value.

    Args:
        visit: A row of the daily report.
        left: Columns that the cell need not say.
    """
    said = {name: visit[name] for name in CARRIED if name not in left}
    return {k: v for k, v in said.items() if v not in _BLANK}


def text(visits: Sequence[Visit], t: Words) -> str:
    """Write the visits of a cell, as shortly as they read back.

    Args:
        visits: What `told` gives, in order.
        t: The words.

    Returns:
        The text, or '' where it would not read back as the same visits.

    Example:
        >>> visit = {"activity": "maintenance", "result": "好"}
        >>> text([visit], Words("zh")), text([{"result": "3"}], Words("en"))
        ('客户维护：好', 'Result: 3')
    """
    plain = Words(t.language)
    for write in (_short, _long):
        found = "\n".join(write(visit, plain) for visit in visits)
        if len(found) <= LONGEST and read(found) == [dict(v) for v in visits]:
            return found
    return ""


def shown(visits: Sequence[Visit], t: Words) -> str:
    """Write the visits of a cell to be looked at, not to be read back."""
    plain = Words(t.language)
    return "\n".join(_short(visit, plain) for visit in visits)


def read(written: str) -> list[dict[str, Any]]:
    """Read a cell back as the intake does, in the model's own values."""
    held = clean(written).replace("_x005F_", "_")
    found = entries.read(Told(Cell.TEXT, tidy(held), float("nan")), RULES)
    return [notation.meant(_numbers(visit)) for visit in found.visits]


def kept(visit: Visit, t: Words) -> dict[str, Any]:
    """Leave out of a visit what no cell can carry.

    Args:
        visit: What `told` gives.
        t: The words.
    """
    found: dict[str, Any] = {}
    for name, value in visit.items():
        more = {**found, name: value}
        if text([more], t):
            found = more
    return found


def _numbers(visit: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: int(value.number) if isinstance(value, Told) else value
        for name, value in visit.items()
    }


def _short(visit: Visit, t: Words) -> str:
    """Write what was done and came of it first, without a name."""
    colon, semicolon, _ = _MARKS[t.language]
    head = _head(visit, t)
    rest = dict(visit)
    if "result" in rest and "minutes" not in rest:
        result = rest.pop("result")
        head = f"{head}{colon}{_quoted(result)}" if head else result
    parts = [*filter(None, [head]), *_parts(rest, t)]
    return semicolon.join(parts) or notation.TICK


def _long(visit: Visit, t: Words) -> str:
    """Write every part under the name of its column."""
    head = _head(visit, t)
    parts = [*filter(None, [head]), *_parts(visit, t)]
    return _MARKS[t.language][1].join(parts) or notation.TICK


def _head(visit: Visit, t: Words) -> str:
    done, lasts = visit.get("activity"), visit.get("minutes")
    parts = [t.name("activity", done)] if done else []
    if lasts is not None:
        parts.append(t("visits.minutes", minutes=lasts))
    return " ".join(parts)


def _parts(visit: Visit, t: Words) -> Iterator[str]:
    """Write the parts that have a name."""
    colon, _, bracket = _MARKS[t.language]
    for name in ORDER:
        if name not in visit or (
            name == "next_date" and visit.get("next_step")
        ):
            continue
        said = _said(name, visit[name], t)
        if name == "next_step" and "next_date" in visit:
            said += bracket.format(day(visit["next_date"]).isoformat())
        yield f"{title(t, 'visits', name)}{colon}{said}"


def _said(name: str, value: Any, t: Words) -> str:
    kind = _KINDS[name]
    if kind is Kind.DAY:
        return day(value).isoformat()
    if kind is Kind.CODE:
        return t.name(name, value)
    if kind is Kind.TIME:
        return f"{value // 60:02d}:{value % 60:02d}"
    if kind is Kind.YES:
        return t("visits.yes") if value else t("visits.no")
    return _quoted(str(value))


def _quoted(value: str) -> str:
    """Put a text in quotation marks where it could be read otherwise."""
    risky = any(mark in value for mark in ';；\n"')
    if risky or _DATED.search(value):
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value
