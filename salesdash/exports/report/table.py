"""The action tracking table: reps by what they did, by week (page 46)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from salesdash.days import day
from salesdash.exports.report import said
from salesdash.exports.report.page import Cell, Page, Row
from salesdash.metrics.actions import CODES, MOVES, NO_STEP, WEEK
from salesdash.words import Words

SIGNS = {"up": "▲", "back": "▼", "won": "★"}
"""The mark of a milestone move."""

MEASURES = ("visits", "minutes")
_GROUPS = {"activity": "activity", "step": "step", "customer": "quadrant"}
_LABEL, _WEEK = 34.0, 9.0
_ALL = "activity"
"""The dimension that is summed for all visits; each one would do."""


@dataclass(frozen=True)
class Told:
    """What the table is made of.

    Attributes:
        actions: What `metrics.actions.actions` gives.
        moved: What `metrics.actions.moved` gives.
        weeks: The first days of the weeks, oldest first.
        day: The as-of day.
        measure: One of `MEASURES`.
    """

    actions: nw.DataFrame
    moved: nw.DataFrame
    weeks: Sequence[int]
    day: int
    measure: str = "visits"


Sums = Mapping[tuple[str, str, int], int]
"""Dimension, code and week -> how much."""


def page(told: Told, t: Words) -> Page:
    """Write the table as a page: everyone first, then each rep."""
    span = told.weeks[0], min(told.weeks[-1] + WEEK - 1, told.day)
    heads = [day(week).isoformat()[5:] for week in told.weeks]
    measure = t(f"visits.measure_{told.measure}")
    note = t("visits.table_note", measure=measure, day=day(told.day))
    return Page(
        name=name(span, t),
        tab=t("visits.actions_title"),
        title=f"{t('visits.actions_title')} {said.span(span, t)}",
        notes=(note, t("visits.signs")),
        heads=(t("visits.action"), *heads, t("visits.total")),
        rows=tuple(_rows(told, t)),
        widths=(_LABEL, *[_WEEK] * (len(heads) + 1)),
        language=t.language,
    )


def name(span: tuple[int, int], t: Words) -> str:
    """Name the file of a table of some days."""
    return said.name(t("visits.actions_title"), span)


def label(dimension: str, code: str, t: Words) -> str:
    """Name a code of a dimension."""
    if code == NO_STEP:
        return t("visits.no_step")
    return t.name(_GROUPS[dimension], code)


def marks(row: Mapping[str, int]) -> str:
    """Write the moves of a rep and week.

    Example:
        >>> marks({"up": 2, "back": 0, "won": 1})
        '▲2 ★1'
    """
    return " ".join(f"{SIGNS[m]}{row[m]}" for m in MOVES if row[m])


def _rows(told: Told, t: Words) -> Iterator[Row]:
    reps = sorted(
        {*told.actions["rep"].to_list(), *told.moved["rep"].to_list()}
    )
    if len(reps) > 1:
        yield from _block(told, told.actions, told.moved, t("visits.all"), t)
    for rep in reps:
        own = told.actions.filter(nw.col("rep") == rep)
        moved = told.moved.filter(nw.col("rep") == rep)
        yield from _block(told, own, moved, rep or t("visits.nobody"), t)


def _block(
    told: Told, own: nw.DataFrame, moved: nw.DataFrame, name: str, t: Words
) -> Iterator[Row]:
    """Give the rows of a rep: all visits, then by each dimension."""
    sums = _sums(own, told.measure)
    every = {
        week: sum(sums.get((_ALL, c, week), 0) for c in CODES[_ALL])
        for week in told.weeks
    }
    yield (Cell(name, "section"),)
    yield _line(t("visits.every"), every, 0, "total")
    yield _moves(moved, told.weeks, t)
    for dimension, codes in CODES.items():
        yield (Cell(t(f"visits.by_{dimension}"), "note"),)
        most = max(
            (
                sums.get((dimension, c, w), 0)
                for c in codes
                for w in told.weeks
            ),
            default=0,
        )
        for code in codes:
            found = {w: sums.get((dimension, code, w), 0) for w in told.weeks}
            yield _line(label(dimension, code, t), found, most, "number")


def _sums(own: nw.DataFrame, measure: str) -> Sums:
    found: dict[tuple[str, str, int], int] = {}
    names = ("dimension", "code", "week", measure)
    for dimension, code, week, count in own.select(*names).iter_rows():
        place = dimension, code, week
        found[place] = found.get(place, 0) + count
    return found


def _line(name: str, counts: Mapping[int, int], most: int, look: str) -> Row:
    """Give a row of counts and their sum; a count of 0 stays blank."""
    cells = [
        Cell(count or "", "number", count / most if most else 0.0)
        for count in counts.values()
    ]
    first = "label" if look == "total" else "text"
    return Cell(name, first), *cells, Cell(sum(counts.values()) or "", look)


def _moves(moved: nw.DataFrame, weeks: Sequence[int], t: Words) -> Row:
    sums: dict[int, dict[str, int]] = {}
    for row in moved.rows(named=True):
        known = sums.setdefault(row["week"], dict.fromkeys(MOVES, 0))
        for name in MOVES:
            known[name] += row[name]
    every = {m: sum(row[m] for row in sums.values()) for m in MOVES}
    cells = [
        Cell(marks(sums[w]) if w in sums else "", "number") for w in weeks
    ]
    return Cell(t("visits.moves")), *cells, Cell(marks(every), "number")
