"""Customers as points of a chart: where, how large, with a name or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.charts.beside import NAME, Mark, beside
from salesdash.charts.labels import short
from salesdash.charts.scatter import Point, apart
from salesdash.method.grades import NOT_GRADED, SCALE

HEIGHT = 560
"""Pixels of the chart."""

SPAN = (-1.4, SCALE + 1.4)
"""Both axes: beyond the grades the corners have room for their names."""

_SMALL = 8
_LARGE = 46
_COVERED = 20_000
"""What the squares of all widths add up to at most, in pixels."""


@dataclass
class Customer:
    """One customer of the chart.

    Attributes:
        name: As typed.
        rep: As typed.
        x: The relationship.
        y: The attractiveness.
        quadrant: The grade.
        came: Where it was before it changed quadrant, None if it stayed.
        path: By which grades it went since then.
        amount: Open, in minor units of the currency shown.
        count: Open deals in that currency.
        place: Where it is drawn.
        size: How wide it is drawn, in pixels.
        side: Where its name stands, as `textposition`; '' for no name.
    """

    name: str
    rep: str
    x: float
    y: float
    quadrant: str
    came: Point | None = None
    path: tuple[Point, ...] = ()
    amount: int = 0
    count: int = 0
    place: tuple[float, float] = (0.0, 0.0)
    size: float = _SMALL
    side: str = ""


def customers(
    frame: nw.DataFrame[Any],
    currency: str,
    thresholds: Point,
    came: Mapping[str, Point],
    paths: Mapping[str, tuple[Point, ...]] = MappingProxyType({}),
    *,
    phone: bool = False,
) -> list[Customer]:
    """Take each graded customer once, the largest first.

    Args:
        frame: The customers as `metrics.grading.grading` gives them.
        currency: The currency of the open amounts.
        thresholds: Where the quadrants meet.
        came: Customer -> where it was before it changed quadrant.
        paths: Customer -> by which grades it went since then.
        phone: Whether the page is read on a phone.
    """
    found: dict[str, Customer] = {}
    for row in frame.rows(named=True):
        if row["quadrant"] == NOT_GRADED:
            continue
        customer = found.setdefault(row["customer"], _point(row, came))
        if customer.came:
            here = customer.x, customer.y
            path = paths.get(customer.name, ())
            # The last step leads to where it is drawn anyway.
            customer.path = path[:-1] if path[-1:] == (here,) else path
        if row["open_currency"] == currency:
            customer.amount = row["open_amount"]
            customer.count = row["open_count"]
    ordered = sorted(found.values(), key=lambda c: (-c.amount, c.name))
    _place(ordered, thresholds, phone=phone)
    return ordered


def came(moves: nw.DataFrame[Any] | None) -> dict[str, Point]:
    """Say where each customer was that changed quadrant.

    Args:
        moves: What `metrics.movement.movement` gives.
    """
    if moves is None:
        return {}
    return {
        row["customer"]: (
            _inside(row["relationship_before"]),
            _inside(row["attractiveness_before"]),
        )
        for row in moves.rows(named=True)
        if row["change"] == "moved"
        and NOT_GRADED not in (row["quadrant_before"], row["quadrant"])
    }


def paths(steps: nw.DataFrame[Any] | None) -> dict[str, tuple[Point, ...]]:
    """Say by which grades each customer went.

    Args:
        steps: What `metrics.movement.steps` gives.
    """
    found: dict[str, tuple[Point, ...]] = {}
    for row in steps.rows(named=True) if steps is not None else ():
        point = _inside(row["relationship"]), _inside(row["attractiveness"])
        found[row["customer"]] = (*found.get(row["customer"], ()), point)
    return found


def _place(ordered: list[Customer], thresholds: Point, *, phone: bool) -> None:
    """Give each customer its place, its size and, with room, its name."""
    places = apart([(c.x, c.y) for c in ordered], thresholds)
    total = sum(max(c.amount, 0) for c in ordered)
    largest = max((c.amount for c in ordered), default=0)
    for customer, place in zip(ordered, places, strict=True):
        customer.place = place
        if customer.amount > 0:
            # The area, and not the width, follows the amount.
            area = min(_LARGE**2 / largest, _COVERED / total)
            customer.size = max(_SMALL, (area * customer.amount) ** 0.5)
    sides = beside([_mark(one, ordered) for one in ordered], phone=phone)
    for customer, side in zip(ordered, sides, strict=True):
        customer.side = side


def _mark(customer: Customer, every: list[Customer]) -> Mark:
    """Measure the point; no name where others stand on the same grades."""
    low, high = SPAN
    x, y = ((at - low) / (high - low) for at in customer.place)
    here = customer.x, customer.y
    alone = sum((c.x, c.y) == here for c in every) == 1
    named = alone and customer.amount > 0
    name = short(customer.name, NAME) if named else ""
    return Mark(x, (1 - y) * HEIGHT, customer.size, name)


def _point(row: dict[str, Any], came: Mapping[str, Point]) -> Customer:
    name = row["customer"]
    x, y = _inside(row["relationship"]), _inside(row["attractiveness"])
    return Customer(name, row["rep"], x, y, row["quadrant"], came.get(name))


def _inside(grade: float) -> float:
    return min(max(grade, 0.0), SCALE)
