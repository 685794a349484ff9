"""What the cells of a cross table of visits say."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from salesdash.days import number
from salesdash.intake import (
    axis,
    headings,
    joins,
    notation,
    terms,
    vocabulary,
)
from salesdash.intake.calendars import Told
from salesdash.intake.cells import codes, days, yes
from salesdash.intake.cells.column import is_blank, written
from salesdash.intake.grid import Cell

_SEVERAL = re.compile(
    r"[、,，;；\n]+|\s/\s|(?<=[\u3400-\u9fff])/(?=[\u3400-\u9fff])"
)
_THEN = re.compile(
    r"\s*[:：]\s*|\s+[-–—]\s+|\s*[、,，;；/]\s*|(?<=[\u3400-\u9fff])\s+"
    r"|(?<=^[A-Ca-c])\s+"
)
_FORMS = frozenset(
    ("inc", "ltd", "llc", "gmbh", "corp", "co", "coltd", "plc", "limited")
)
_ASIDE = re.compile(r"^(?P<name>[^(（]+)[(（](?P<rest>[^()（）]+)[)）]$")
_INSIDE = re.compile(
    r"^(?P<name>[^:：]{2,30})[:：]\s*(?P<rest>.+)$", re.DOTALL
)


@dataclass(frozen=True)
class Rules:
    """How the cells of a cross table are read.

    Attributes:
        customers: Whether cells name customers, as no heading does.
        reps: Names of reps, evened out.
        lasts: "hours" or "minutes" where numbers say how long, else "".
        ticks: Marks that mean no elsewhere, but are ticks here.
        letters: Whether A, B and C are activities.
    """

    customers: bool
    reps: frozenset[str] = frozenset()
    lasts: str = ""
    ticks: frozenset[str] = frozenset()
    letters: bool = True


@dataclass(frozen=True)
class Entry:
    """What a cell says: one visit for each of `visits`, or why it cannot.

    Attributes:
        visits: What the cell adds to each visit: column -> text or number.
        code: The finding about a cell that cannot be taken, or "".
    """

    visits: tuple[Mapping[str, Any], ...] = ()
    code: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


TICK = Entry(({},))
_PLAIN = Rules(customers=False)
NOTHING = Entry()


def read(cell: Told, rules: Rules) -> Entry:
    """Read one cell.

    Example:
        >>> read(Told(Cell.TEXT, "客户开发：演示", 0.0), Rules(False)).visits
        ({'activity': '客户开发', 'result': '演示'},)
        >>> read(Told(Cell.TEXT, "大华、远东", 0.0), Rules(True)).visits
        ({'customer': '大华'}, {'customer': '远东'})
    """
    if cell.kind == Cell.BLANK or (cell.kind == Cell.TEXT and not cell.text):
        return NOTHING
    if cell.kind == Cell.ERROR:
        return Entry(code="error_cell", detail={"shown": cell.text or "#"})
    if cell.kind == Cell.FORMULA:
        shown = {"shown": cell.text}
        return Entry(code="formula_without_value", detail=shown)
    if cell.kind == Cell.TEXT:
        return _text(cell.text, rules)
    return _other(cell, rules)


def _other(cell: Told, rules: Rules) -> Entry:
    if cell.kind == Cell.BOOLEAN:
        ticked = TICK if cell.number else NOTHING
        return Entry(code="matrix_no_customer") if rules.customers else ticked
    if rules.customers:
        blank = cell.kind == Cell.NUMBER and not cell.number
        return NOTHING if blank else Entry(code="matrix_no_customer")
    if cell.kind == Cell.DATE and abs(cell.number) < days.SERIALS[1]:
        day = Told(Cell.DATE, "", float(cell.number // 1))
        return Entry(({"date": day},))
    if cell.kind == Cell.TIME:
        return Entry(({"minutes": cell.number * 24 * 60},))
    return _count(cell.number, rules)


def _count(number: float, rules: Rules) -> Entry:
    if not number:
        return NOTHING
    if rules.lasts and number > 0:
        scale = 60 if rules.lasts == "hours" else 1
        return Entry(({"minutes": number * scale},))
    if number.is_integer() and 0 < number <= axis.MOST:
        return Entry(({},) * int(number))
    return Entry(code="matrix_count")


def _text(text: str, rules: Rules) -> Entry:
    if is_blank(text):
        return NOTHING
    number = _number(text)
    if number is not None:
        return _other(Told(Cell.NUMBER, "", number), rules)
    mark = vocabulary.plain(text).replace("\ufe0f", "")
    said = yes.said(text)
    if rules.customers:
        bare = not said.code or mark in rules.ticks
        return Entry(code="matrix_no_customer") if bare else _customers(text)
    if mark in rules.ticks or (not said.code and said.value):
        return TICK
    if not said.code:
        return NOTHING
    return Entry(tuple(_visits(text, rules)))


def _visits(text: str, rules: Rules) -> list[dict[str, Any]]:
    """Read visits that are written in parts, and else free text."""
    parts = notation.read(text, lambda part: _doing(part, rules))
    if parts is None:
        return _doings(text, rules)
    return [_celled(visit) for visit in parts]


def _celled(visit: Mapping[str, Any]) -> dict[str, Any]:
    """Say the days of a visit as a cell would."""
    return {
        name: Told(Cell.DATE, "", float(number(value)))
        if isinstance(value, date)
        else value
        for name, value in visit.items()
    }


def _number(text: str) -> float | None:
    said = vocabulary.plain(text).removesuffix("次").removesuffix("家")
    try:
        return float(said) if re.fullmatch(r"\d+(?:\.\d+)?", said) else None
    except ValueError:
        return None


def _doings(text: str, rules: Rules) -> list[dict[str, Any]]:
    """Read activities, steps or reps, and else what came out."""
    if known := _doing(text, rules):
        return [known]
    parts = [p for p in _SEVERAL.split(text) if p.strip()]
    told = [_doing(part, rules) for part in parts]
    if len(parts) > 1 and all(told):
        return [dict(t) for t in told if t]
    hit = _THEN.search(text)
    head = _doing(text[: hit.start()], rules) if hit else None
    if hit and head and text[hit.end() :].strip():
        return [{**head, "result": text[hit.end() :].strip()}]
    return [{"result": text}]


def _doing(text: str, rules: Rules) -> dict[str, Any] | None:
    bare = text.strip()
    clean = vocabulary.clean(bare)
    if not clean:
        return None
    if clean in codes.LETTERS:
        return {"activity": bare} if rules.letters else None
    for name in ("activity", "step"):
        if codes.code(bare, name).value:
            return {name: bare}
    people = joins.people(bare)
    if people and all(vocabulary.clean(p) in rules.reps for p in people):
        return {"rep": bare}
    return None


def _customers(text: str) -> Entry:
    """Read the customers that a cell names, with what came out."""
    found: list[dict[str, Any]] = []
    parts = [p.strip() for p in _SEVERAL.split(text) if p.strip()]
    whole = _INSIDE.match(text.strip())
    if whole and len(parts) > 1 and not _INSIDE.match(parts[1]):
        parts = [text.strip()]
    for part in parts:
        if found and vocabulary.clean(part) in _FORMS:
            found[-1]["customer"] += f", {part}"
            continue
        inside = _INSIDE.match(part)
        hit = inside or _ASIDE.match(part)
        rest = _doings(hit["rest"].strip(), _PLAIN)[0] if hit else {}
        # A bracket without an activity is part of the name: 大华(深圳).
        if hit is None or (not inside and "result" in rest):
            found.append({"customer": part})
        else:
            found.append({"customer": hit["name"].strip(), **rest})
    return Entry(tuple(found))


def crosses(texts: Collection[str]) -> frozenset[str]:
    """Give marks such as x and ○ that are ticks where no other mark is."""
    marks = {vocabulary.plain(t).replace("\ufe0f", "") for t in texts}
    told = {m: yes.said(m) for m in marks if not is_blank(m)}
    if any(not a.code and a.value for a in told.values()):
        return frozenset()
    odd = {m for m, a in told.items() if not a.code and len(m) == 1}
    odd -= {
        vocabulary.plain(w) for w in ("否", "无", "未", "不", "n", "f", "0")
    }
    return frozenset(odd) if len(odd) == 1 else frozenset()


def shown(cell: Told) -> str:
    """Write a cell for a finding."""
    if cell.kind in (Cell.TEXT, Cell.ERROR, Cell.FORMULA):
        return cell.text
    return written(cell.number) if np.isfinite(cell.number) else ""


def unit(texts: Collection[str]) -> str:
    """Tell whether a title says that numbers are hours or minutes."""
    for name in ("hours", "minutes"):
        if any(terms.says(t, "title", name) for t in texts):
            return name
    inside = [headings.unit(t) for t in texts]
    known = terms.words()["title"]
    for name in ("hours", "minutes"):
        if any(i and i in known[name] for i in inside):
            return name
    return ""
