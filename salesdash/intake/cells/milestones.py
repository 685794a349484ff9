"""Claimed milestones: percents, fractions, names, places; by column."""

import re
from dataclasses import dataclass
from functools import partial

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells import codes, numbers
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
)
from salesdash.intake.grid import Cell
from salesdash.method import milestones

BY_PERCENT = {m.share / 100: m.code for m in milestones.MILESTONES}
BY_PLACE = dict(enumerate((m.code for m in milestones.MILESTONES), start=1))
_NEAR = 1e-6
_MIXED = 1.5
_PERCENT = re.compile(r"^(\d{1,3}(?:\.\d+)?)\s*%\s*(.*)$")
_PLACE = re.compile(
    r"^(?:里程碑|阶段|milestone|stage|step|phase|ms?|l|s|第)\s*#?\s*"
    r"([1-6])(?:\s*(?:阶段|步|个里程碑|里程碑))?$"
)
_TRAILING = re.compile(r"[\s\-–—:(（]*\d{1,3}\s*%\s*[)）]?$")
_LED = re.compile(
    r"^(?:(?:里程碑|阶段|milestone|stage|m|l|s)?\s*\d{1,3}(?:\.\d+)?\s*%?)"
    r"\s*[-.、:)）|]*\s*(?P<name>.+)$"
)


@dataclass(frozen=True)
class Scale:
    """How the bare numbers of a column are to be read.

    Attributes:
        kind: "percent", "fraction", "place", or "" if nothing tells.
    """

    kind: str = ""


def scale(values: np.ndarray) -> Scale:
    """Decide how the bare numbers of a column are to be read.

    Example:
        >>> scale(np.array([10.0, 25.0])), scale(np.array([0.1, 1.0]))
        (Scale(kind='percent'), Scale(kind='fraction'))
        >>> scale(np.array([1.0, 3.0])), scale(np.array([1.0]))
        (Scale(kind='place'), Scale(kind=''))
    """
    used = values[np.isfinite(values) & (values != 0)]
    if not len(used):
        return Scale()
    if np.isin(used, list(BY_PLACE)).all():
        return Scale("place" if used.max() > 1 else "")
    if used.max() <= 1:
        return Scale("fraction")
    return Scale("percent" if used.max() > _MIXED else "")


def _percent(value: float) -> Answer:
    for share, code in BY_PERCENT.items():
        if abs(value - share) < _NEAR:
            return Answer(code)
    return Answer(code="not_a_milestone")


def _figure(figure: Figure, told: Scale) -> Answer:
    value = figure.value
    if value == 0:
        return Answer(code="not_a_milestone")
    if figure.percent:
        return _percent(value * 100)
    if told.kind == "place":
        found = BY_PLACE.get(int(value)) if value.is_integer() else None
        return Answer(found) if found else Answer(code="not_a_milestone")
    if told.kind == "fraction":
        return _percent(value * 100)
    if told.kind == "percent":
        return _percent(value)
    return Answer(code="milestone_scale")


def milestone(text: str, told: Scale = Scale()) -> Answer:
    """Read one text as a milestone; `extra` is a status named instead.

    Example:
        >>> milestone("25% 合格经办人").value, milestone("里程碑2").value
        ('qualified_sponsor', 'qualified_sponsor')
        >>> milestone("丢单").extra
        'lost'
    """
    said = vocabulary.plain(text)
    if is_blank(said):
        return Answer()
    if (bare := numbers.plain(said)) is not None:
        return _figure(Figure(bare, percent=False), told)
    named = _named(said)
    if named.value or named.extra:
        return named
    if hit := _PLACE.match(said):
        return Answer(BY_PLACE[int(hit[1])])
    if hit := _PERCENT.match(said):
        return _percent(float(hit[1]))
    return Answer(code="not_a_milestone")


def _named(said: str) -> Answer:
    led = _LED.match(said)
    bare = _TRAILING.sub("", said)
    for reading in (said, led["name"] if led else "", bare):
        if not reading:
            continue
        status = codes.code(reading, "status").value
        if status in {"won", "lost"}:
            won = milestones.CLOSED if status == "won" else None
            return Answer(won, extra=status)
        name = codes.code(reading, "claimed_milestone")
        if name.value:
            return name
    return Answer()


def read(column: Column) -> np.ndarray:
    """Read a column of claimed milestones."""
    bare = column.number[(column.kind == Cell.NUMBER) & ~column.percent]
    texts = set(column.text[column.kind == Cell.TEXT])
    typed = [numbers.plain(t) for t in texts]
    values = np.array([*bare, *(t for t in typed if t is not None)])
    told = scale(values.astype(float))
    if not told.kind:
        told = Scale(column.told.get("percent_scale", ""))
    return spread(
        column,
        partial(milestone, told=told),
        {Cell.NUMBER: partial(_figure, told=told)},
    )
