"""Many points on few places: apart without changing sides, named if room."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

LINE = 16
"""Height of a name, in pixels."""

Point = tuple[float, float]
_TURN = pi * (3 - sqrt(5))
"""The golden angle: a sunflower's seeds never hide one another."""

_STEP = 0.13
_WIDEST = 0.42
_EDGE = 0.06


def apart(points: Sequence[Point], sides: float) -> list[Point]:
    """Move points of one place apart, each staying on its side.

    Args:
        points: The true places, from 0 to 10.
        sides: Where both axes are split: at or above it is high.

    Example:
        >>> apart([(7, 7), (2, 2)], 5)
        [(7.0, 7.0), (2.0, 2.0)]
        >>> moved = apart([(5, 5)] * 40, 5)
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
                _keep(point[0], away * cos(angle), sides),
                _keep(point[1], away * sin(angle), sides),
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
    """The room that a name takes, in pixels.

    Attributes:
        x: Its middle.
        y: Its middle.
        width: From left to right.
    """

    x: float
    y: float
    width: float

    def clear(self, other: "Box") -> bool:
        """Whether neither name hides a part of the other."""
        beside = abs(self.x - other.x) > (self.width + other.width) / 2
        return beside or abs(self.y - other.y) > LINE


def visible(boxes: Iterable[Box | None], most: int) -> list[bool]:
    """Choose the names that have room, first ones first.

    Args:
        boxes: The names, the most important first; None for no name.
        most: How many to show at most.

    Example:
        >>> first, hidden = Box(50, 50, 40), Box(60, 55, 40)
        >>> visible([first, hidden, None, Box(50, 90, 40)], 9)
        [True, False, False, True]
    """
    kept: list[Box] = []
    shown = []
    for box in boxes:
        free = box is not None and all(box.clear(other) for other in kept)
        shown.append(free and len(kept) < most)
        if box is not None and shown[-1]:
            kept.append(box)
    return shown
