"""Names in the triangle: beside their points, or led to by a thin line."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Any, NamedTuple

from salesdash.charts import theme
from salesdash.charts.scatter import LINE, Box, Point

SCALES = {False: 450.0, True: 230.0}
"""Whether the page is narrow -> pixels of a side of the triangle."""

SIZE = 12
LETTER = 6.6
"""Pixels of a Latin letter."""

_DOT = 14
_MARGINS = {False: 0.28, True: 0.04}
"""How far names may stand out on either side, in sides of the triangle."""

_RINGS = (30, 46, 64, 86)
_TURNS = 16
_GROUND = 0.7


class Spot(NamedTuple):
    """Where the middle of a name is, in pixels from its point.

    Attributes:
        across: To the right.
        down: Down.
        led: Whether it is so far off that a line must lead to it.
    """

    across: float
    down: float
    led: bool = False


def spots(
    points: Sequence[Point],
    widths: Sequence[float],
    taken: Sequence[Box] = (),
    *,
    narrow: bool = False,
) -> list[Spot | None]:
    """Choose where each name stands, None for one that has no room.

    Args:
        points: Where the points are, those named first first.
        widths: How wide each name is, in pixels.
        taken: Where other text stands; no name hides it.
        narrow: Whether the page is as narrow as a phone.

    Example:
        >>> spots([(0.5, 0.5), (0.52, 0.5)], [60, 60])
        [Spot(across=-38.0, down=0, led=False), \
Spot(across=38.0, down=0, led=False)]
    """
    scale = SCALES[narrow]
    dots = [Box(0, -y * scale, _DOT, x * scale) for x, y in points]
    low, high = (-_MARGINS[narrow] * scale, (1 + _MARGINS[narrow]) * scale)
    kept = [*taken]
    chosen: list[Spot | None] = []
    for own, width in zip(range(len(dots)), widths, strict=True):
        found = None
        others = [*kept, *(d for at, d in enumerate(dots) if at != own)]
        for spot in _candidates(width):
            box = _box(dots[own], width, spot)
            inside = low < box.aside - width / 2
            inside = inside and box.aside + width / 2 < high
            if inside and all(box.clear(other) for other in others):
                found = spot
                kept.append(box)
                break
        chosen.append(found)
    return chosen


def _candidates(width: float) -> Iterator[Spot]:
    """Give the places of a name, the nearest first."""
    aside, above = (_DOT + width) / 2 + 1, LINE + 1
    yield Spot(aside, 0)
    yield Spot(-aside, 0)
    yield Spot(0, -above)
    yield Spot(0, above)
    for ring in _RINGS:
        for turn in range(_TURNS):
            angle = 2 * pi * turn / _TURNS
            away = ring + abs(cos(angle)) * width / 2
            yield Spot(away * cos(angle), ring * sin(angle), led=True)


def _box(dot: Box, width: float, spot: Spot) -> Box:
    return Box(0, dot.y + spot.down, width, dot.aside + spot.across)


def note(
    text: str, point: Point, spot: Spot, ink: str, colours: theme.Palette
) -> dict[str, Any]:
    """Write a name on a ground that lines shine through."""
    x, y = point
    near = {"xshift": spot.across, "yshift": -spot.down}
    line = {
        "showarrow": True,
        "ax": spot.across,
        "ay": spot.down,
        "arrowhead": 0,
        "arrowwidth": 0.7,
        "arrowcolor": colours.muted,
        "standoff": 5,
    }
    return theme.note(
        text,
        colours,
        x=x,
        y=y,
        font={"size": SIZE, "color": ink},
        bgcolor=theme.pale(colours.page, _GROUND),
        borderpad=0,
        **(line if spot.led else near),
    )
