"""Yes and no, and exit criteria: yes, no, or the day it was met."""

import re
from functools import partial

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells import days
from salesdash.intake.cells.column import Answer, Column, Figure, spread
from salesdash.intake.grid import Cell

NO, YES = -1, 0
"""How a criterion is stored beside a day."""

_MARK = re.compile(
    r"^[√✓✔☑✅●■✔️]+\s*|^(?:已完成|完成|已|是|yes|y|done|ok)[\s,:(]+"
)


_DATED = frozenset(
    {"date_order", "date_far", "day_relative", "month_for_day"}
    | {"week_for_day"}
)
"""What a cell can lack that is a day for all that."""


def _plain(word: str) -> str:
    return vocabulary.plain(word).replace("\ufe0f", "")


_ANSWERS = vocabulary.words()["answers"]
_SAID = {
    **{_plain(w): None for w in _ANSWERS["blank"]},
    **{_plain(w): False for w in _ANSWERS["no"]},
    **{_plain(w): True for w in _ANSWERS["yes"]},
}


def said(text: str) -> Answer:
    """Read yes (True), no (False) or blank.

    Example:
        >>> said("√").value, said("否").value, said("-").value
        (True, False, None)
    """
    word = _plain(text)
    if word in _SAID:
        return Answer(_SAID[word])
    return Answer(code="not_yes_or_no")


def criterion(text: str, rules: days.Rules) -> Answer:
    """Read an exit criterion as stored."""
    answer = said(text)
    if not answer.code:
        stored = {True: YES, False: NO, None: None}
        return Answer(stored[answer.value])
    dated = _MARK.sub("", vocabulary.plain(text)).rstrip(")")
    found = days.day(dated, rules)
    if found.code in _DATED:
        return found
    looks = re.search(r"\d\s*[-/.年月]\s*\d", dated)
    if found.code or found.value is None:
        return Answer(code="not_a_date" if looks else "not_yes_or_no")
    return found


def _bare(figure: Figure, rules: days.Rules) -> Answer:
    if figure.value in {0, 1}:
        return Answer(YES if figure.value else NO)
    found = days.counted(figure, rules)
    return Answer(code="not_yes_or_no") if found.code else found


def marks(column: Column) -> bool:
    """Tell whether the letter x is a mark in a column: its only answer.

    Beside another yes or a no it is a cross and means no.
    """
    texts = {_plain(t) for t in column.text[column.kind == Cell.TEXT]}
    alone = (column.kind == Cell.TEXT) | (column.kind == Cell.BLANK)
    answers = {t for t in texts if _SAID.get(t, True) is not None}
    return answers == {"x"} and bool(alone.all())


def ticked(column: Column) -> bool:
    """Tell whether a column holds nothing but yes, no and days."""
    found = criteria(column)
    filled = column.kind != Cell.BLANK
    return bool(filled.any()) and not any(answer.code for answer in found)


def _mark(text: str, rules: days.Rules) -> Answer:
    if _plain(text) == "x":
        return Answer(YES, "x_is_a_mark")
    return criterion(text, rules)


def criteria(column: Column) -> np.ndarray:
    """Read a column of an exit criterion."""
    rules = days.rules(column)
    return spread(
        column,
        partial(_mark if marks(column) else criterion, rules=rules),
        {
            Cell.DATE: partial(days.typed, rules=rules),
            Cell.NUMBER: partial(_bare, rules=rules),
            Cell.BOOLEAN: partial(_bare, rules=rules),
        },
    )


def answers(column: Column) -> np.ndarray:
    """Read a column of yes (1) and no (0); a day means yes."""
    found = criteria(column)
    kept = [
        Answer(int(a.value != NO), a.code, a.detail)
        if a.value is not None
        else a
        for a in found
    ]
    array = np.empty(len(kept), dtype=object)
    array[:] = kept
    return array
