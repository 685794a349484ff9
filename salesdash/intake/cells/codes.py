"""Words for codes: activity, step, status, role, stance and the like."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, partial

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
    written,
)
from salesdash.intake.grid import Cell

LETTERS = {"a": "development", "b": "negotiation", "c": "maintenance"}
UNKNOWN = {
    "activity": "activity_unknown",
    "step": "step_unknown",
    "status": "status_unknown",
    "claimed_milestone": "not_a_milestone",
    "role": "role_unknown",
    "stance": "stance_unknown",
    "measure": "measure_unknown",
    "score_side": "score_side_unknown",
}
"""Column -> the finding about a word that is none of its codes."""

CLOSED = frozenset({"closed", "close", "关闭", "已关闭", "已结案", "结束"})
"""A status that does not say whether the deal was won."""

_LEAD = re.compile(r"^(?:[a-z]|\d{1,2})\s*[-.、:)）]\s*", re.IGNORECASE)


@cache
def known(name: str) -> Mapping[str, str]:
    """Give every word for the codes of a column: cleaned word -> code."""
    found: dict[str, str] = {}
    for code, words in vocabulary.words()["codes"][name].items():
        for word in (code, *words):
            found.setdefault(vocabulary.clean(word), code)
    return found


def code(text: str, name: str) -> Answer:
    """Read one word for a code of the column of that name.

    Example:
        >>> code("回访", "activity").value, code("Won", "status").value
        ('maintenance', 'won')
    """
    words = known(name)
    for said in _readings(text):
        if said in words:
            return Answer(words[said])
    if is_blank(text):
        return Answer()
    return Answer(code=UNKNOWN[name])


def _readings(text: str) -> Iterable[str]:
    even = vocabulary.plain(text)
    yield vocabulary.clean(even)
    bare = _LEAD.sub("", even)
    yield vocabulary.clean(bare)
    yield vocabulary.clean(re.sub(r"\([^)]*\)|\[[^]]*\]", "", bare))
    yield from _languages(bare)


def _languages(text: str) -> Iterable[str]:
    """Give the readings of a word said in two languages."""
    chinese = "".join(re.findall(r"[\u3400-\u9fff]+", text))
    latin = " ".join(re.findall(r"[a-z][a-z\s&-]*", text))
    if chinese and latin:
        yield vocabulary.clean(chinese)
        yield vocabulary.clean(latin)


def read(column: Column, name: str) -> np.ndarray:
    """Read a column of words for codes."""
    return spread(
        column,
        partial(code, name=name),
        {Cell.NUMBER: partial(_number, name=name)},
    )


def _number(figure: Figure, name: str) -> Answer:
    return code(written(figure.value), name)


def activities(column: Column) -> np.ndarray:
    """Read a column of activities; A, B, C alone are taken in order.

    Then `extra` of each answer is "letter".
    """
    texts = {vocabulary.plain(t) for t in set(column.text)} - {""}
    texts = {t for t in texts if not is_blank(t)}
    told = column.told.get("letters", "")
    if texts and texts <= LETTERS.keys() and _only_texts(column) and not told:
        return spread(column, _letter, {})
    if told == "in_order":
        count = partial(_number, name="activity")
        return spread(column, _lettered, {Cell.NUMBER: count})
    return read(column, "activity")


def _only_texts(column: Column) -> bool:
    kinds = (Cell.TEXT, Cell.BLANK, Cell.ERROR, Cell.FORMULA)
    return bool(np.isin(column.kind, kinds).all())


def _lettered(text: str) -> Answer:
    found = LETTERS.get(vocabulary.plain(text))
    return Answer(found) if found else code(text, "activity")


def _letter(text: str) -> Answer:
    found = LETTERS.get(vocabulary.plain(text))
    return Answer(found, extra="letter" if found else "")


def status(text: str, *, milestones: Mapping[str, str]) -> Answer:
    """Read a status; a milestone named there is fine and says open."""
    said = vocabulary.clean(text)
    if said in {vocabulary.clean(w) for w in CLOSED}:
        return Answer(code="status_closed")
    found = code(text, "status")
    if found.code and said in milestones:
        return Answer(extra=milestones[said])
    return found


def statuses(column: Column) -> np.ndarray:
    """Read a column of statuses; `extra` is a milestone named there."""
    words = known("claimed_milestone")
    read_one = partial(status, milestones=words)
    return spread(column, read_one, {})
