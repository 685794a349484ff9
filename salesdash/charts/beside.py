"""Names beside the points that they belong to, on no other mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesdash.charts.labels import width
from salesdash.charts.scatter import LINE, WIDTHS

NAME = 14
"""So many Latin letters of a name; the hover has the whole name."""

MOST, FEWEST = 5, 3
"""How many points are named at most, and on a phone."""

_LETTER = 7.0
_GAP = 3
"""Pixels between a mark and a name."""

_SIDES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, -1),
    "bottom center": (0, 1),
}
"""Where a name may stand -> its way from the mark, y down."""

Room = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True)
class Mark:
    """A point of a chart of any width.

    Attributes:
        x: Its place, as a share of the width of the chart.
        y: Its middle from the top, in pixels.
        size: How wide it is, in pixels.
        name: What stands beside it, '' for nothing.
    """

    x: float
    y: float
    size: float
    name: str

    def room(self, wide: float) -> Room:
        """Give the room that it takes itself in a chart of a width."""
        half, x = self.size / 2, self.x * wide
        return x - half, self.y - half, x + half, self.y + half

    def label(self, side: str, wide: float) -> Room:
        """Give the room that its name takes on a side of it."""
        across, down = _SIDES[side]
        half = _LETTER * width(self.name) / 2
        away = self.size / 2 + _GAP
        x = self.x * wide + across * (away + half)
        y = self.y + down * (away + LINE / 2)
        return x - half, y - LINE / 2, x + half, y + LINE / 2


def beside(marks: Sequence[Mark], *, phone: bool = False) -> list[str]:
    """Choose which points are named, and on which side of them.

    A name covers neither a mark nor another name, and stays in the chart,
    in each of its usual widths.

    Args:
        marks: The points, the most important first.
        phone: Whether the page is read on a phone.

    Returns:
        A side for each, as `textposition`; '' for no name.

    Example:
        >>> marks = [Mark(0.9, 50, 8, "Acme"), Mark(0.5, 50, 8, "")]
        >>> beside(marks)
        ['middle right', '']
    """
    widths = WIDTHS[:1] if phone else WIDTHS[1:]
    most = FEWEST if phone else MOST
    taken = {wide: [mark.room(wide) for mark in marks] for wide in widths}
    found = [""] * len(marks)
    for index, mark in enumerate(marks):
        if not mark.name or sum(map(bool, found)) >= most:
            continue
        side = next(_free(mark, index, taken), "")
        found[index] = side
        if side:
            for wide, rooms in taken.items():
                rooms.append(mark.label(side, wide))
    return found


def _free(
    mark: Mark, index: int, taken: dict[int, list[Room]]
) -> Iterator[str]:
    """Give the sides on which the name of a mark has room."""
    for side in _SIDES:
        if all(
            _inside(mark.label(side, wide), wide)
            and not any(
                _cross(mark.label(side, wide), room)
                for at, room in enumerate(rooms)
                if at != index
            )
            for wide, rooms in taken.items()
        ):
            yield side


def _inside(room: Room, wide: float) -> bool:
    return room[0] >= 0 and room[2] <= wide


def _cross(one: Room, other: Room) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )
