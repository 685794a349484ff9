"""The daily report as a matrix: customers down, reps across (page 45)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.days import day
from salesdash.exports.report import cell, said
from salesdash.exports.report.page import Cell, Page, Row
from salesdash.intake import ours, terms
from salesdash.words import Words
from salesdash.words.column import title

_CUSTOMER, _REP, _LEAST = 26.0, 38.0, 22.0
_ACROSS = 150.0
"""Letters of a page; with more reps their columns are narrower."""

_TOP = 3


@dataclass(frozen=True)
class Left:
    """What a visit says that no cell could carry.

    Attributes:
        date: The day of the visit.
        rep: Its rep.
        customer: Its customer.
        column: The column that was left out.
    """

    date: int
    rep: str
    customer: str
    column: str


@dataclass(frozen=True)
class Matrix:
    """Customers by reps, day by day.

    Attributes:
        reps: The reps, in order.
        teams: The team of each rep whose visits are all of one.
        rows: Day, customer, and rep -> what its visits were, in order.
        left: What could not be carried.
    """

    reps: tuple[str, ...]
    teams: Mapping[str, str]
    rows: tuple[tuple[int, str, Mapping[str, str]], ...]
    left: tuple[Left, ...]


def matrix(
    visits: nw.DataFrame, t: Words, skip: Collection[str] = ()
) -> Matrix:
    """Arrange the visits of a daily report as a matrix.

    Args:
        visits: What `metrics.daily` gives.
        t: The words.
        skip: Columns that the cells do not say, as on a page that is only
            looked at; where there are none, all of it reads back.
    """
    found = visits.sort("date", "position").rows(named=True)
    teams = _teams(found)
    reps = sorted({v["rep"] for v in found})
    said = {True: ("team",), False: ()}
    lines: list[tuple[int, str, Mapping[str, str]]] = []
    left: list[Left] = []
    for when, each in groupby(found, lambda v: v["date"]):
        for customer, own in _customers(each).items():
            texts = {
                rep: _cells(
                    told,
                    {*skip, *said[rep in teams]},
                    t,
                    left,
                    looked=bool(skip),
                )
                for rep, told in own.items()
            }
            lines += _rows(when, customer, texts)
    order = sorted(reps, key=lambda rep: (teams.get(rep, ""), rep))
    return Matrix(tuple(order), teams, tuple(lines), tuple(left))


def _teams(visits: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Give the team of each rep, where all visits are of the same."""
    known: dict[str, set[str]] = {}
    for visit in visits:
        known.setdefault(visit["rep"], set()).add(visit["team"] or "")
    return {rep: min(t) for rep, t in known.items() if len(t) == 1 and min(t)}


def _customers(
    visits: Iterator[Mapping[str, Any]],
) -> dict[str, dict[str, list[Mapping[str, Any]]]]:
    found: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for visit in visits:
        reps = found.setdefault(visit["customer"], {})
        reps.setdefault(visit["rep"], []).append(visit)
    return found


def _cells(
    visits: Sequence[Mapping[str, Any]],
    skip: Collection[str],
    t: Words,
    left: list[Left],
    *,
    looked: bool,
) -> list[str]:
    """Write the visits of a customer and rep, in as few cells as hold them."""
    every = [cell.told(visit, skip) for visit in visits]
    short = cell.shown(every, t) if looked else cell.text(every, t)
    if short:
        return [short]
    whole = [
        _whole(visit, cell.told(visit, skip), t, left) for visit in visits
    ]
    found: list[str] = []
    held: list[Mapping[str, Any]] = []
    for visit in whole:
        if held and not cell.text([*held, visit], t):
            found.append(cell.text(held, t))
            held = []
        held.append(visit)
    return [*found, cell.text(held, t)]


def _whole(
    visit: Mapping[str, Any],
    told: Mapping[str, Any],
    t: Words,
    left: list[Left],
) -> Mapping[str, Any]:
    """Leave out what cannot be carried, and note it."""
    if cell.text([told], t):
        return told
    kept = cell.kept(told, t)
    where = visit["date"], visit["rep"], visit["customer"]
    left += [Left(*where, name) for name in told if name not in kept]
    return kept


def _rows(
    when: int, customer: str, texts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Give a row, and further ones where a cell does not hold all."""
    for place in range(max(map(len, texts.values()))):
        own = {
            r: part[place] for r, part in texts.items() if place < len(part)
        }
        yield when, customer, own


def page(
    visits: nw.DataFrame, span: tuple[int, int], today: int, t: Words
) -> Page:
    """Write the matrix of some days as a page.

    Args:
        visits: What `metrics.daily` gives, plans of later days too.
        span: The first and the last day of the report.
        today: The as-of day: what lies after it is a plan.
        t: The words.
    """
    found = matrix(visits, t)
    nobody = terms.words()["nobody"][t.language]
    named = title(t, "visits", "team") if found.teams else ""
    above = (named, *(found.teams.get(rep, "") for rep in found.reps))
    heads = (
        title(t, "visits", "customer"),
        *(rep or nobody for rep in found.reps),
    )
    spoken = min(today, span[1])
    wide = max(_LEAST, min(_REP, _ACROSS / max(len(found.reps), 1)))
    return Page(
        name=name(span, t),
        tab=t("visits.matrix_title"),
        title=f"{t('visits.matrix_title')} {said.span(span, t)}",
        notes=(said.counted(visits, today, t), t("visits.notation")),
        above=above,
        heads=heads,
        rows=tuple(_drawn(found, today, t)),
        widths=(_CUSTOMER, *[wide] * len(found.reps)),
        language=t.language,
        marks={
            _TOP: ours.MATRIX,
            _TOP + 1: day(spoken).isoformat(),
        },
        left=tuple(_left(each, t) for each in found.left),
    )


def name(span: tuple[int, int], t: Words) -> str:
    """Name the file of a matrix of some days."""
    return said.name(t("visits.matrix_title"), span)


def _drawn(found: Matrix, today: int, t: Words) -> Iterator[Row]:
    """Give the rows: each day, and the customers of it."""
    past: int | None = None
    planned = False
    for when, customer, texts in found.rows:
        if when > today and not planned:
            planned = True
            yield (Cell(t("visits.plans_below"), "note"),)
        if when != past:
            past = when
            yield (Cell(day(when), "section"),)
        look = "plan" if when > today else "text"
        yield (
            Cell(customer, "label"),
            *(Cell(texts.get(rep, ""), look) for rep in found.reps),
        )


def _left(each: Left, t: Words) -> str:
    return t(
        "visits.left",
        day=day(each.date).isoformat(),
        rep=each.rep,
        customer=each.customer,
        column=title(t, "visits", each.column),
    )
