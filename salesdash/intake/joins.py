"""What columns of one row say of each other, and rows of each other."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from salesdash import model
from salesdash.intake import headings, vocabulary
from salesdash.intake.cells import days, money
from salesdash.method import scores
from salesdash.method.milestones import CLOSED

if TYPE_CHECKING:
    from salesdash.intake.rows import Draft

_SEVERAL = re.compile(
    r"\s*(?:[/、&+,，;；|]|\b(?:and|with)\b"
    r"|(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2}))\s*"
)
_DOUBLE = re.compile(r" \(\d+\)$")
_ENDS = {"status": ["won", "lost"], "claimed_milestone": [CLOSED]}
_FACTORS = {f"{f.code}_points": f for f in scores.FACTORS}


def unit(heading: str) -> str:
    """Give the unit that a heading names."""
    return headings.unit(_DOUBLE.sub("", heading))


def people(text: str) -> list[str]:
    """Split the names of a joint visit.

    Example:
        >>> people("张三/李四"), people("Tom Baker and Ann Lee")
        (['张三', '李四'], ['Tom Baker', 'Ann Lee'])
    """
    return [p for p in _SEVERAL.split(text) if p]


def join(draft: "Draft", extras: Mapping[str, np.ndarray]) -> None:
    """Let each column have what another column says of it."""
    for name in ("amount", "potential"):
        if name in extras:
            _currency(draft, name, extras[name])
    if "claimed_milestone" in extras and "status" in draft.table.names:
        _other(draft, "status", extras["claimed_milestone"])
        _ended(draft, extras["claimed_milestone"])
    if "status" in extras and "claimed_milestone" in draft.table.names:
        _other(draft, "claimed_milestone", extras["status"])
    if "expected_close" in draft.values:
        _closed(draft)
    for name, factor in _FACTORS.items():
        if name in extras and (extras[name] == "level").any():
            _levels(draft, name, factor, extras[name] == "level")
    if draft.table is model.VISITS and "rep" in draft.values:
        _together(draft)


def _currency(draft: "Draft", name: str, told: np.ndarray) -> None:
    for row in np.flatnonzero((told != "") & ~draft.blank("currency")):
        own, said = told[row], draft.values["currency"][row]
        if own != said:
            draft.note("currency_conflict", int(row), name, said, own=own)
    for code in sorted(set(told) - {""}):
        draft.fill("currency", code, told == code)
    said = money.headed(unit(draft.headings[name]))
    if said.currency:
        where = draft.blank("currency")
        draft.fill("currency", said.currency, where)


def _other(draft: "Draft", name: str, told: np.ndarray) -> None:
    where = (told != "") & draft.blank(name)
    for code in sorted(set(told[where])):
        draft.fill(name, code, where & (told == code))


def _ended(draft: "Draft", told: np.ndarray) -> None:
    """Let a milestone cell that says won or lost beat an open status.

    Either cell may say so (definitions, B).
    """
    status = draft.values.get("status")
    if status is None:
        return
    for row in np.flatnonzero((told == "won") | (told == "lost")):
        if status[row] == "open":
            status[row] = told[row]


def _closed(draft: "Draft") -> None:
    """Take a bare close date as the day on which an ended deal closed."""
    said = vocabulary.plain(draft.headings.get("expected_close", ""))
    if said not in vocabulary.words()["close"]["bare"]:
        return
    closes = draft.values["expected_close"]
    ended = np.zeros(len(closes), dtype=bool)
    for name, ends in _ENDS.items():
        if name in draft.values:
            ended |= np.isin(draft.values[name], ends)
    for row in np.flatnonzero(ended & draft.blank("closed_on")):
        close = closes[row]
        if close is not None and close <= days.number(draft.near):
            here = np.arange(len(closes)) == row
            draft.fill("closed_on", close, here)


def _levels(
    draft: "Draft", name: str, factor: scores.Factor, where: np.ndarray
) -> None:
    """Turn levels into points: which, the side of the row tells."""
    sides = draft.whose.get(name, draft.values.get("score_side"))
    values = draft.values[name]
    for row in np.flatnonzero(where):
        side = None if sides is None else sides[row]
        level = values[row]
        if factor.sponsor == factor.decision_maker or side == "sponsor":
            values[row] = factor.sponsor[level]
        elif side == "decision_maker":
            values[row] = factor.decision_maker[level]
        else:
            values[row] = None
            draft.note("level_without_side", int(row), name, str(level))


def _together(draft: "Draft") -> None:
    """Split 张三/李四: the first is the rep, the rest came along."""
    reps = draft.values["rep"]
    for row in np.flatnonzero([bool(_SEVERAL.search(r or "")) for r in reps]):
        first, *rest = people(reps[row]) or [""]
        reps[row] = first
        if not rest:
            continue
        here = np.zeros(len(reps), dtype=bool)
        here[row] = True
        own = "" if draft.blank("with")[row] else draft.values["with"][row]
        draft.fill("with", "/".join([*rest, *([own] if own else [])]), here)


def superseded(draft: "Draft", kept: np.ndarray) -> np.ndarray:
    """Find opportunities that a later row of the sheet says again."""
    again = np.zeros(len(draft.rows), dtype=bool)
    if draft.table is not model.OPPORTUNITIES:
        return again
    ids = _keys(draft, "opportunity")
    customers = _keys(draft, "customer")
    by_id: dict[str, list[int]] = defaultdict(list)
    for row in np.flatnonzero(kept & (ids != "")):
        by_id[ids[row]].append(int(row))
    for rows in (r for r in by_id.values() if len(r) > 1):
        last: dict[str, int] = {customers[row]: row for row in rows}
        for row in rows:
            later = last[customers[row]]
            if later != row:
                again[row] = True
                _say_skip(draft, row, later)
        named = [r for c, r in last.items() if c]
        if len(named) > 1:
            _two_customers(draft, sorted(named))
    _alike(draft, kept & (ids == ""), customers)
    return again


def _keys(draft: "Draft", name: str) -> np.ndarray:
    found = draft.values.get(name)
    if found is None:
        return np.full(len(draft.rows), "", dtype=object)
    keys = np.empty(len(found), dtype=object)
    keys[:] = [vocabulary.plain(v or "") for v in found]
    return keys


def _shown(draft: "Draft", name: str, row: int) -> str:
    found = draft.values.get(name)
    return "" if found is None else found[row] or ""


def _say_skip(draft: "Draft", row: int, later: int) -> None:
    draft.note(
        "opportunity_twice",
        row,
        "opportunity",
        _shown(draft, "opportunity", row),
        other=draft.grid.place(draft.rows[later]),
    )
    draft.findings[-1] = replace(draft.findings[-1], level="skip")


def _two_customers(draft: "Draft", rows: list[int]) -> None:
    for row in rows[1:]:
        draft.note(
            "id_two_customers",
            row,
            "opportunity",
            _shown(draft, "opportunity", row),
            other=draft.grid.place(draft.rows[rows[0]]),
            customers=" / ".join(_shown(draft, "customer", r) for r in rows),
        )


def _alike(draft: "Draft", where: np.ndarray, customers: np.ndarray) -> None:
    names = _keys(draft, "name")
    first: dict[tuple[Any, Any], int] = {}
    for row in np.flatnonzero(where):
        key = customers[row], names[row]
        other = first.setdefault(key, int(row))
        if other != row:
            shown = [_shown(draft, n, int(row)) for n in ("customer", "name")]
            draft.note(
                "rows_look_alike",
                int(row),
                "customer",
                " ".join(s for s in shown if s),
                other=draft.grid.place(draft.rows[other]),
            )
