"""Numbers that are no money: points, grades, visits a month, counts."""

import re
from functools import partial
from typing import Any

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
from salesdash.method import scores

_WEEKS = 52 / 12
_SMALLEST = 1e-6
"""No exchange rate is below this, nor above one by this."""

_PLAIN = re.compile(r"^[+-]?\d+(?:,\d{3})*(?:\.\d+)?$")
_TIMES = re.compile(
    r"^(?:(?P<every>每|per |a )?(?P<unit>天|日|周|星期|月|季度|季|年))?\s*"
    r"(?P<n>\d+(?:\.\d+)?|一|两|二|三|四)\s*(?:次|x|times?|visits?|calls?)?"
    r"\s*(?:(?:/|每|per|a|an|every|each)\s*(?P<after>天|日|周|星期|月|季度|季"
    r"|年|day|week|wk|month|mo|quarter|year|yr))?$"
)
_PER = {
    "天": 21.67, "日": 21.67, "day": 21.67,
    "周": _WEEKS, "星期": _WEEKS, "week": _WEEKS, "wk": _WEEKS,
    "月": 1.0, "month": 1.0, "mo": 1.0,
    "季度": 1 / 3, "季": 1 / 3, "quarter": 1 / 3,
    "年": 1 / 12, "year": 1 / 12, "yr": 1 / 12,
}  # fmt: skip
_DIGITS = {"一": 1.0, "两": 2.0, "二": 2.0, "三": 3.0, "四": 4.0}
_FIRST = re.compile(
    r"^(\d+(?:\.\d+)?)\s*(?:分|points?|pts?)?(?:$|[\s:：\-(,、])"
)
_LEVEL = re.compile(
    r"^(?:level|l|等级|级别|第)?\s*(\d)\s*级?(?:$|[\s:\-(,、])"
)


def plain(text: str) -> float | None:
    """Read a bare number; None if it is none.

    Example:
        >>> plain("1,200"), plain("１２"), plain("x")
        (1200.0, 12.0, None)
    """
    said = vocabulary.plain(text)
    return float(said.replace(",", "")) if _PLAIN.match(said) else None


def whole(text: str) -> Answer:
    """Read a count."""
    if is_blank(text):
        return Answer()
    found = plain(re.sub(r"\s*[次个家]$", "", text))
    if found is None:
        return Answer(code="not_a_number")
    return _count(Figure(found, percent=False))


def _count(figure: Figure) -> Answer:
    if figure.value.is_integer() and 0 <= figure.value < 10**9:
        return Answer(int(figure.value))
    return Answer(code="not_a_number")


def counts(column: Column) -> np.ndarray:
    """Read a column of counts."""
    return spread(column, whole, {Cell.NUMBER: _count})


def rate(text: str) -> Answer:
    """Read an exchange rate.

    Example:
        >>> rate("7.1234").value, rate("-1").code
        (7.1234, 'not_a_rate')
    """
    if is_blank(text):
        return Answer()
    found = plain(text)
    return _rate(Figure(found or 0.0, percent=False))


def _rate(figure: Figure) -> Answer:
    if _SMALLEST <= figure.value <= 1 / _SMALLEST and not figure.percent:
        return Answer(figure.value)
    return Answer(code="not_a_rate")


def rates(column: Column) -> np.ndarray:
    """Read a column of exchange rates."""
    return spread(column, rate, {Cell.NUMBER: _rate})


def points(column: Column, factor: scores.Factor) -> np.ndarray:
    """Read a column of points of one factor.

    A column of levels, as its heading or a person says, gives `extra`
    "level": which points a level has depends on the side of the row.
    """
    levels = of_levels(column) or (
        column.told.get("points_or_levels") == "levels"
    )
    known = frozenset(range(len(factor.sponsor))) if levels else factor.points
    check = partial(_points, known=known, levels=levels, factor=factor)
    return spread(
        column,
        partial(_spoken, check=check, levels=levels),
        {Cell.NUMBER: check},
    )


def level(text: str) -> bool:
    """Tell whether a text names a level, such as L3 or 第2级."""
    return bool(_LEVEL.match(vocabulary.plain(text)))


def of_levels(column: Column) -> bool:
    """Tell whether a heading speaks of levels."""
    said = vocabulary.plain(f"{column.heading} {column.unit}")
    return any(w in said for w in ("级别", "等级", "level"))


def _spoken(text: str, check: Any, *, levels: bool) -> Answer:
    if is_blank(text):
        return Answer()
    said = vocabulary.plain(text)
    hit = (_LEVEL if levels else _FIRST).match(said)
    if hit is None:
        return check(Figure(float("nan"), percent=False))
    return check(Figure(float(hit[1]), percent=False))


def _points(
    figure: Figure,
    known: frozenset[int],
    factor: scores.Factor,
    *,
    levels: bool,
) -> Answer:
    if figure.value in known:
        found = int(figure.value)
        return Answer(found, extra="level" if levels else "")
    shown = ", ".join(str(p) for p in sorted(known))
    code = "not_a_level" if levels else "not_points"
    return Answer(code=code, detail={"factor": factor.code, "known": shown})


def often(text: str, per: float = 1.0) -> Answer:
    """Read how often a customer is to be visited, in visits a month.

    Example:
        >>> often("每月2次").value, often("weekly").value, often("3").value
        (2.0, 4.33, 3.0)
    """
    if is_blank(text):
        return Answer()
    said = vocabulary.plain(text)
    if said in vocabulary.words()["often"]:
        return Answer(vocabulary.words()["often"][said])
    said = re.sub(r"^每\s*(?=[天日周星月季年])|个(?=月)", "", said)
    hit = _TIMES.match(said)
    if hit is None:
        return Answer(code="not_a_number")
    times = _DIGITS.get(hit["n"]) or float(hit["n"])
    said_unit = hit["unit"] or hit["after"]
    return _often(Figure(times, percent=False), _PER.get(said_unit, per))


def _often(figure: Figure, per: float) -> Answer:
    if 0 <= figure.value <= 10**4:
        return Answer(round(figure.value * per, 2))
    return Answer(code="not_a_number")


def frequencies(column: Column) -> np.ndarray:
    """Read a column of visits a month, or as its heading says."""
    said = vocabulary.plain(f"{column.heading} {column.unit}")
    per = 1.0
    if "每周" in said or "次/周" in said or "week" in said:
        per = _WEEKS
    elif "每年" in said or "次/年" in said or "year" in said:
        per = 1 / 12
    return spread(
        column,
        partial(often, per=per),
        {Cell.NUMBER: partial(_often, per=per)},
    )


def number(figure: Figure) -> str:
    """Write a number as text; see `written`."""
    return written(figure.value)
