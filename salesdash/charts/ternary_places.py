"""Places in a triangle of three shares, and the reps that stand there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import narwhals.stable.v2 as nw

from salesdash.charts.scatter import Point
from salesdash.method.activities import ACTIVITIES

TALL = 3**0.5 / 2
"""The height of the triangle, whose sides are 1."""

FEW = 8
"""Fewer visits than this say little: the rep is drawn pale, with n."""

Unit = Literal["visits", "minutes"]


@dataclass(frozen=True)
class Place:
    """Where a rep stands at the end of some weeks.

    Attributes:
        rep: The rep, None for everyone.
        end: The last day of the weeks.
        parts: Visits or minutes of each activity.
        n: The visits that it is made of.
    """

    rep: str | None
    end: int
    parts: tuple[int, ...]
    n: int

    @property
    def few(self) -> bool:
        """Whether it is made of so few visits that it says little."""
        return self.n < FEW

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each activity."""
        whole = sum(self.parts)
        return tuple(part / whole for part in self.parts)

    @property
    def point(self) -> Point:
        """Where it is in the triangle."""
        return point(self.shares)


def point(shares: Sequence[float]) -> Point:
    """Put three shares into the triangle: the first at the top, left, right.

    Example:
        >>> point((0, 1, 0)), point((0, 0, 1)), point((0, 0.5, 0.5))
        ((0.0, 0.0), (1.0, 0.0), (0.5, 0.0))
    """
    top, _, right = (share / sum(shares) for share in shares)
    return right + top / 2, top * TALL


def places(frame: nw.DataFrame[Any], unit: Unit) -> list[Place]:
    """Read where reps stand, oldest first; who did nothing is left out.

    Args:
        frame: What `metrics.mixes.mixes` gives.
        unit: Whether visits or minutes are shared.
    """
    count = "n" if unit == "visits" else "timed"
    found = [
        Place(
            row["rep"],
            row["end"],
            tuple(row[f"{activity}_{unit}"] for activity in ACTIVITIES),
            row[count],
        )
        for row in frame.sort("end", "rep").iter_rows(named=True)
    ]
    return [place for place in found if sum(place.parts)]


def last(found: Sequence[Place], end: int) -> list[Place]:
    """Give the places of a day, everyone's first where there are several.

    Args:
        found: What `places` gives.
        end: The day.
    """
    own = [place for place in found if place.end == end]
    own.sort(key=lambda place: (-place.n, place.rep))
    if not own[1:]:
        return own
    parts = tuple(map(sum, zip(*(p.parts for p in own), strict=True)))
    return [Place(None, end, parts, sum(p.n for p in own)), *own]


def ways(found: Sequence[Place]) -> list[list[Point | None]]:
    """Give the way of each rep; None where it says too little."""
    reps: dict[str | None, dict[int, Place]] = {}
    ends = sorted({place.end for place in found})
    for place in found:
        reps.setdefault(place.rep, {})[place.end] = place
    return [
        [
            None if end not in own or own[end].few else own[end].point
            for end in ends
        ]
        for own in reps.values()
    ]
