"""What the cells of a column leave open, seen in how they were read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells import grades, money, numbers, orders, units
from salesdash.intake.cells.column import Column
from salesdash.intake.grid import Cell
from salesdash.intake.questions import OPTIONS
from salesdash.method import scores
from salesdash.model import Column as Meant
from salesdash.model import Kind

FEW = 3
"""So many cells make a habit."""

SMALL, LARGE = 1000, 100_000
"""Deals are not below the one, nor beside the other by chance."""

_DIGITS = re.compile(r"[\d.,\s]+")
_TOP_OF_FIVE = 5
_TOP_OF_HUNDRED = 100
FACTORS = {f"{f.code}_points": f for f in scores.FACTORS}


@dataclass(frozen=True)
class Open:
    """A question of a column, and the cells that wait for its answer."""

    kind: str
    cells: np.ndarray
    options: tuple[str, ...] = ()
    guess: str = ""
    quiet: bool = False
    """Whether no finding speaks of it yet: the cells look sound."""


def doubts(
    column: Column, meant: Meant, answers: np.ndarray, told: Mapping[str, str]
) -> Iterator[Open]:
    """Find what a column leaves open.

    Args:
        column: The cells, as they are read while nobody says anything.
        meant: The column of the model that they belong to.
        answers: What the cells were understood to say.
        told: Kind of question -> what was answered for this heading.
    """
    by_code, by_extra = _grouped(answers)
    if "date_order" in by_code:
        yield _ordered(column, by_code["date_order"])
    for code, kind in _CODES.items():
        if code in by_code:
            yield Open(kind, by_code[code])
    for extra, kind in _EXTRAS.items():
        if extra in by_extra:
            yield Open(kind, by_extra[extra])
    if meant.kind is Kind.MONEY:
        yield from _unit(column, told)
    if meant.name in ("relationship", "attractiveness"):
        yield from _scale(column)
        yield from _letters(column)
    if meant.name in FACTORS:
        yield from _levels(column, FACTORS[meant.name])
    if meant.name == "minutes" and "hours" not in by_extra:
        yield from _hours(column, told)


_CODES = {
    "day_relative": "relative_days",
    "milestone_scale": "percent_scale",
    "amount_range": "amount_range",
    "amount_separator": "decimal_comma",
}
_EXTRAS = {
    "letter": "letters",
    "word": "grade_words",
    "hours": "minutes_or_hours",
}


def _grouped(
    answers: np.ndarray,
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Give the cells of each code and extra that leaves something open.

    Cells that say the same share their answer, so few are looked at.
    """
    told = answers.tolist()
    codes: dict[str, list[int]] = {}
    extras: dict[str, list[int]] = {}
    for mark, answer in dict(zip(map(id, told), told, strict=True)).items():
        if answer.code in _CODES or answer.code == "date_order":
            codes.setdefault(answer.code, []).append(mark)
        if answer.extra in _EXTRAS:
            extras.setdefault(answer.extra, []).append(mark)
    if not codes and not extras:
        return {}, {}
    marks = np.fromiter(map(id, told), np.int64, len(told))
    by_code, by_extra = (
        {
            name: np.flatnonzero(np.isin(marks, of))
            for name, of in group.items()
        }
        for group in (codes, extras)
    )
    return by_code, by_extra


def _ordered(column: Column, places: np.ndarray) -> Open:
    """Offer the orders that the days of a column can be in."""
    texts = {orders.even(t) for t in column.text[places]}
    hits = [h for h in map(orders.SHORT.match, texts) if h]
    short = [h for h in hits if h["c"]]
    if not short:
        bare = bool(hits) and vocabulary.CHINESE.search(column.heading)
        guess = "month_first" if bare else ""
        return Open("day_order", places, OPTIONS["day_order"][:2], guess)
    near: dict[str, int] = {}
    for hit in short:
        can = orders.ways_of(*(int(hit[part]) for part in "abc"))
        for way, day in can.items():
            far = abs(day.year - column.near.year)
            near[way] = max(near.get(way, 0), far)
    options = tuple(o for o, way in orders.TOLD.items() if way in near)
    close = [o for o in options if near[orders.TOLD[o]] <= 1]
    guess = close[0] if len(close) == 1 else ""
    return Open("day_order", places, options, guess)


def _bare(column: Column) -> np.ndarray:
    """Give the size of the number in each cell, NaN where it is none."""
    found = np.where(
        (column.kind == Cell.NUMBER) & ~column.percent, column.number, np.nan
    ).astype(float)
    places = np.flatnonzero(column.kind == Cell.TEXT)
    texts = column.text[places].tolist()
    read = {text: numbers.plain(text) for text in set(texts)}
    said = [np.nan if (n := read[text]) is None else n for text in texts]
    found[places] = said
    return np.abs(np.where(found == 0, np.nan, found))


def _unit(column: Column, told: Mapping[str, str]) -> Iterator[Open]:
    """Ask for the unit of numbers that are too small to be amounts.

    Once it is told it holds for every number without a unit: next week
    all deals may be large.
    """
    bare = _bare(column)
    places = np.flatnonzero(np.isfinite(bare))
    if column.unit or not len(places):
        return
    top = np.nanmax(bare)
    options = tuple(
        name
        for name, scale in units.SCALES.items()
        if name == told.get("amount_unit") or top * scale < money.VAST
    )
    if "amount_unit" in told:
        yield Open("amount_unit", places, options, quiet=True)
        return
    small = np.flatnonzero(bare < SMALL)
    chinese = bool(vocabulary.CHINESE.search(column.heading))
    own = _largest_said(column)
    alone = len(places) >= FEW and len(small) == len(places) and chinese
    beside = len(small) and own >= LARGE and len(small) == len(places)
    mixed = chinese and len(small) >= FEW - 1 and (bare >= LARGE).any()
    if alone or beside or mixed:
        guess = "ten_thousand" if chinese and "ten_thousand" in options else ""
        yield Open("amount_unit", small, options, guess, quiet=True)


def _largest_said(column: Column) -> float:
    """Give the largest amount whose cell has a unit of its own."""
    texts = set(column.text[column.kind == Cell.TEXT])
    said = [
        money.amount(text).value or 0
        for text in texts
        if numbers.plain(text) is None and _scaled(text)
    ]
    return max(said, default=0) / 100


def _scaled(text: str) -> bool:
    found = units.bare(_DIGITS.sub("", vocabulary.plain(text)))
    return found is not None and found.scale > 1


def _scale(column: Column) -> Iterator[Open]:
    """Ask of which scale grades are that may be of another than 0 to 10."""
    bare = _bare(column)
    places = np.flatnonzero(np.isfinite(bare))
    if len(places) < FEW or grades.said(column):
        return
    top = float(np.nanmax(bare))
    parted = bool((bare[places] % 1).any())
    if top <= 1 and parted:
        options, guess = ("of_ten", "of_one"), "of_one"
    elif top <= _TOP_OF_FIVE and len(set(bare[places])) > 1:
        options, guess = ("of_ten", "of_five"), ""
    elif grades.TOP < top <= _TOP_OF_HUNDRED:
        options, guess = ("of_ten", "of_hundred"), "of_hundred"
    else:
        return
    quiet = top <= grades.TOP
    yield Open("grade_scale", places, options, guess, quiet)


def _letters(column: Column) -> Iterator[Open]:
    texts = set(column.text[column.kind == Cell.TEXT])
    said = {text: found for text in texts if (found := grades.letter(text))}
    if said:
        last = max(said.values())
        options = tuple(
            name
            for name in OPTIONS["grade_letters"]
            if name == "blank" or name[-1] >= last
        )
        places = np.flatnonzero([text in said for text in column.text])
        yield Open("grade_letters", places, options)


def _levels(
    column: Column,
    factor: scores.Factor,
) -> Iterator[Open]:
    """Ask whether small numbers are points or levels."""
    said = vocabulary.plain(f"{column.heading} {column.unit}")
    named = any(word in said for word in ("分", "point", "score"))
    if numbers.of_levels(column) or named:
        return
    bare = _bare(column)
    places = np.flatnonzero(np.isfinite(bare))
    values = set(bare[places])
    levels = set(range(len(factor.sponsor)))
    if len(places) >= FEW and values <= levels and values - factor.points:
        yield Open("points_or_levels", places)


def _hours(column: Column, told: Mapping[str, str]) -> Iterator[Open]:
    """Keep to what was said of a column, however long its visits are."""
    if "minutes_or_hours" in told:
        places = np.flatnonzero(np.isfinite(_bare(column)))
        if len(places):
            yield Open("minutes_or_hours", places)
