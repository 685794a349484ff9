"""Many points on few places: apart without changing sides, named if room."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

LINE = 16
"""Height of a name, in pixels."""

WIDTHS = (250, 620, 900)
"""A chart's usual widths in pixels, from a phone on; what has room in each
of them is shown."""

Point = tuple[float, float]
_TURN = pi * (3 - sqrt(5))
"""The golden angle: a sunflower's seeds never hide one another."""

_STEP = 0.13
_WIDEST = 0.42
_EDGE = 0.06


def apart(points: Sequence[Point], sides: Point) -> list[Point]:
    """Move points of one place apart, each staying on its side.

    Args:
        points: The true places, from 0 to 10.
        sides: Where the axes are split: at or above it is high.

    Example:
        >>> apart([(7, 7), (2, 2)], (5, 5))
        [(7.0, 7.0), (2.0, 2.0)]
        >>> moved = apart([(5, 5)] * 40, (5, 5))
        >>> len(set(moved)), min(min(x, y) for x, y in moved) >= 5
        (40, True)
    """
    crowd = Counter(points)
    seen: Counter[Point] = Counter()
    moved = []
    for point in points:
        radius = _STEP * sqrt(seen[point])
        # A large crowd is packed closer instead of spreading wider.
        packed = _WIDEST / max(_WIDEST, _STEP * sqrt(crowd[point]))
        angle = _TURN * seen[point]
        seen[point] += 1
        away = radius * packed
        moved.append(
            (
                _keep(point[0], away * cos(angle), sides[0]),
                _keep(point[1], away * sin(angle), sides[1]),
            )
        )
    return moved


def _keep(place: float, away: float, sides: float) -> float:
    """Fold a move back that would cross the line between the sides."""
    if not away:
        return float(place)
    moved = place + away
    if place >= sides:
        return max(moved, 2 * sides - moved, sides + _EDGE / 2)
    return min(moved, 2 * sides - moved, sides - _EDGE)


@dataclass(frozen=True)
class Box:
    """The room that a name takes in a chart of any width.

    Attributes:
        x: Its place, as a share of the width of the chart.
        y: Its middle, in pixels.
        width: From left to right, in pixels.
        aside: How far its middle is from its place, in pixels.
    """

    x: float
    y: float
    width: float
    aside: float = 0.0

    def clear(self, other: "Box") -> bool:
        """Whether neither name hides a part of the other, however wide."""
        if abs(self.y - other.y) > LINE:
            return True
        room = (self.width + other.width) / 2
        return all(
            abs(self.at(wide) - other.at(wide)) > room for wide in WIDTHS
        )

    def at(self, wide: float) -> float:
        """Say where its middle is in a chart of a width, in pixels."""
        return self.x * wide + self.aside


def spaced(
    places: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """Move places along a line until each has its gap to the next.

    Args:
        places: The true places, ascending.
        gap: The least distance.
        low: No place is below, as long as there is room.
        high: Nor above.

    Example:
        >>> spaced([0, 1, 50], 10, 0, 100)
        [0, 10, 50]
        >>> spaced([90, 95, 100], 10, 0, 100)
        [80, 90, 100]
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap if moved else low))
    above = high
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], above)
        above = moved[index] - gap
    return moved
