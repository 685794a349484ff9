"""Grades of relationship and attractiveness, brought to 0 to 10.

A scale that is not 0 to 10 is multiplied: 4 of 5 is 8 of 10, 80 % is 8.
Words and letters stand for the numbers in `WORDS` and `LETTERS`.
"""

import re
from collections.abc import Mapping
from functools import partial

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
from salesdash.method import grades

TOP = grades.SCALE
"""The best grade."""

TIMES = {"of_ten": 1.0, "of_five": 2.0, "of_hundred": 0.1, "of_one": 10.0}
"""Answer about the scale of a column -> what its numbers are times."""

WORDS = {
    "middle_high": {"high": 8.0, "middle": 5.0, "low": 2.0},
    "middle_low": {"high": 8.0, "middle": 4.0, "low": 2.0},
}
"""Answer about words -> grade of each: is the middle still high?"""

LETTERS = {
    "abc": {"a": 8.0, "b": 5.0, "c": 2.0},
    "abcd": {"a": 8.0, "b": 6.0, "c": 4.0, "d": 2.0},
    "abcde": {"a": 9.0, "b": 7.0, "c": 5.0, "d": 3.0, "e": 1.0},
}
"""Answer about letters -> grade of each."""

_LETTER = re.compile(r"^(?:class|grade)?\s*([a-e])\s*[级类等]?$")
_STARS = re.compile(r"^[★⭐]{1,5}[☆]{0,4}$")
_NUMBER = re.compile(r"\s*(?:分|/\s*10)$")
_SHARE = re.compile(r"^(\d+(?:\.\d+)?)\s*%$")
_FIVE = re.compile(r"\b[01]\s*[-~–至到]\s*5\b|/\s*5\b|5\s*[分星]|五[分星]")
_HUNDRED = re.compile(r"\b[01]\s*[-~–至到]\s*100\b|/\s*100\b|100分|百分|%")
_TEN = re.compile(r"\b[01]\s*[-~–至到]\s*10\b|/\s*10\b|10分|十分")


def said(column: Column) -> str:
    """Give the scale that a heading names, '' for none.

    Example:
        >>> _scale("关系(1-5)"), _scale("Attractiveness /10"), _scale("Mood")
        ('of_five', 'of_ten', '')
    """
    return _scale(f"{column.heading} {column.unit}")


def _scale(heading: str) -> str:
    text = vocabulary.plain(heading)
    for name, pattern in (
        ("of_hundred", _HUNDRED),
        ("of_ten", _TEN),
        ("of_five", _FIVE),
    ):
        if pattern.search(text):
            return name
    return ""


def letter(text: str) -> str:
    """Give the letter that a grade is written as, '' for none.

    Example:
        >>> letter("B级"), letter("8")
        ('b', '')
    """
    hit = _LETTER.match(vocabulary.plain(text))
    return hit[1] if hit else ""


def grade(
    text: str, times: float = 1.0, told: Mapping[str, str] | None = None
) -> Answer:
    """Read a grade, or a word for one.

    Args:
        text: The cell.
        times: What a bare number is to be multiplied by.
        told: What a person said of words and letters.

    Example:
        >>> grade("8.5").value, grade("高").value, grade("4", 2.0).value
        (8.5, 8.0, 8.0)
    """
    if is_blank(text):
        return Answer()
    even = vocabulary.plain(text)
    named = _named(even, told or {})
    if named is not None:
        return named
    if hit := _SHARE.match(even):
        return _graded(float(hit[1]) / 10)
    found = numbers.plain(_NUMBER.sub("", even))
    if found is None:
        return Answer(code="not_a_grade")
    return _graded(found * (1.0 if _NUMBER.search(even) else times))


def _named(even: str, told: Mapping[str, str]) -> Answer | None:
    """Read a word, a letter or stars; None if it is none of them."""
    for level, words in vocabulary.words()["scale"].items():
        if even in words:
            return _word(level, told.get("grade_words", ""))
    if letter(even):
        return _lettered(letter(even), told.get("grade_letters", ""))
    if _STARS.match(even):
        return Answer(2.0 * sum(even.count(star) for star in "★⭐"))
    return None


def _word(level: str, told: str) -> Answer:
    if told == "blank":
        return Answer()
    if told in WORDS:
        return Answer(WORDS[told][level])
    return Answer(WORDS["middle_high"][level], extra="word")


def _lettered(found: str, told: str) -> Answer:
    if told == "blank":
        return Answer()
    value = LETTERS.get(told, {}).get(found)
    return Answer(value, "" if value is not None else "not_a_grade")


def _graded(value: float) -> Answer:
    if 0 <= value <= grades.SCALE:
        return Answer(round(value, 6))
    return Answer(code="not_a_grade")


def _count(figure: Figure, times: float) -> Answer:
    return _graded(figure.value * (10.0 if figure.percent else times))


def read(column: Column) -> np.ndarray:
    """Read a column of relationship or attractiveness."""
    scale = said(column) or column.told.get("grade_scale", "")
    times = TIMES.get(scale, 1.0)
    return spread(
        column,
        partial(grade, times=times, told=column.told),
        {Cell.NUMBER: partial(_count, times=times)},
    )
