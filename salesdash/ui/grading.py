"""What the Grading page says around its chart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from salesdash.book import View
from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics.grading import YEAR, quadrants, stale
from salesdash.metrics.movement import quadrants_before
from salesdash.ui import (
    counted,
    details,
    difference,
    figures,
    movement,
    switches,
    tables,
)
from salesdash.ui.figures import Figure
from salesdash.words import Words

EVERY = ""
"""The choice of no quadrant."""

STALE = "stale"
"""The choice of the customers whose grades are old."""

GRADES = (*QUADRANTS, NOT_GRADED)


def answer(
    view: View, graded: Any, moves: Any, earlier: View | None, t: Words
) -> None:
    """Say the answer of the page in figures: customers in each quadrant.

    Args:
        view: The view.
        graded: The customers as `metrics.grading.grading` gives them.
        moves: As `metrics.movement.movement` gives them, or None.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    now = dict(quadrants(graded).rows())
    then = None if moves is None else dict(quadrants_before(moves).rows())
    found = [
        replace(
            _figure(grade, now, then, t),
            how=counted.quadrant(grade, graded, view, t),
        )
        for grade in QUADRANTS
    ]
    if moves is not None and earlier is not None:
        moved = counted.told("moved", view, t)
        found.append(replace(movement.figure(moves, earlier, t), how=moved))
    figures.row(found)


def _figure(
    grade: str, now: dict[str, int], then: dict[str, int] | None, t: Words
) -> Figure:
    count = now.get(grade, 0)
    delta = ""
    if then is not None:
        delta = difference.count(count, then.get(grade, 0))
    inverse = grade == "ignore"
    name = t.name("quadrant", grade)
    return Figure(name, f"{count:,}", delta=delta, inverse=inverse)


def currency(deals: Any, t: Words) -> str:
    """Choose the currency of the open amounts."""
    return switches.currency(deals, t("grading.currency"))


def choose(graded: Any, view: View, t: Words) -> str:
    """Draw the choice of a quadrant for the list, or of old grades."""
    names = {EVERY: t("shell.every")}
    names |= {grade: t.name("quadrant", grade) for grade in GRADES}
    if len(stale(graded, view.number, view.settings.stale_days)):
        names[STALE] = t("grading.stale")
    return switches.one("grading quadrant", t("grading.list"), names)


def of(graded: Any, quadrant: str, day: int, age: int = YEAR) -> Any:
    """Keep the customers of a quadrant, all where none is chosen.

    Args:
        graded: The customers as `metrics.grading.grading` gives them.
        quadrant: The choice.
        day: The as-of day, by which grades are old.
        age: How many days a grade holds.
    """
    if quadrant == EVERY:
        return graded
    if quadrant == STALE:
        return stale(graded, day, age)
    return graded.filter(graded["quadrant"] == quadrant)


def title(quadrant: str, t: Words) -> str:
    """Name the customers of a quadrant."""
    if quadrant == EVERY:
        key = "list_tap" if tables.phone() else "list_all"
        return t(f"grading.{key}")
    if quadrant == NOT_GRADED:
        return t("grading.list_not_graded")
    if quadrant == STALE:
        return t("grading.stale")
    return t.name("quadrant", quadrant)


def deals(deals: Any, picked: Sequence[str], view: View, t: Words) -> None:
    """Show the deals of the customer that was clicked.

    Args:
        deals: The open deals.
        picked: What the point carries.
        view: The view.
        t: The words.
    """
    theirs = deals.filter(customer=picked[0])
    title = t("grading.deals_of", customer=picked[0])
    details.show(theirs, "opportunities", title, view, t)
