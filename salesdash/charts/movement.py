"""Thin trails from where customers were to where they are."""

from collections.abc import Sequence
from math import ceil, floor

import plotly.graph_objects as go

from salesdash.charts.scatter import Point
from salesdash.charts.theme import Palette

SHOWN = 12
"""So many trails are drawn; more of them would be a thicket."""

_STEPS = (0.1, 0.18, 0.28, 0.38, 0.5, 0.64)
"""How strong each part of a trail is, from then to now."""

_NEAR = 1e-9
"""A bend so near to the end of a part is that end."""

Trail = tuple[Point, ...]
"""Where a customer was, by which grades it went, and where it is."""


def trails(ways: Sequence[Trail], colours: Palette) -> list[go.Scatter]:
    """Draw each way as a line that fades into the past.

    Args:
        ways: The ways, the most important first.
        colours: Of the theme.
    """
    drawn = list(ways[:SHOWN])
    if not drawn:
        return []
    parts = len(_STEPS)
    lines = [
        _lines(
            [_part(way, part / parts, (part + 1) / parts) for way in drawn],
            strength,
            colours,
        )
        for part, strength in enumerate(_STEPS)
    ]
    return [*lines, _starts(drawn, colours)]


def _part(way: Trail, first: float, last: float) -> Trail:
    """Give a part of a way, with the bends in it."""
    legs = len(way) - 1
    bends = way[ceil(first * legs + _NEAR) : floor(last * legs - _NEAR) + 1]
    return _between(way, first), *bends, _between(way, last)


def _between(way: Trail, share: float) -> Point:
    """Give the point at a share of the way, each leg as long as others."""
    legs = len(way) - 1
    leg = min(int(share * legs), legs - 1)
    (x, y), (to_x, to_y) = way[leg : leg + 2]
    rest = share * legs - leg
    return x + (to_x - x) * rest, y + (to_y - y) * rest


def _lines(
    ways: Sequence[Trail], strength: float, colours: Palette
) -> go.Scatter:
    # An empty place between two ways keeps them from being joined.
    return go.Scatter(
        mode="lines",
        x=[x for way in ways for x in (*(p[0] for p in way), None)],
        y=[y for way in ways for y in (*(p[1] for p in way), None)],
        line={"width": 1.2, "color": colours.ink},
        opacity=strength,
        hoverinfo="skip",
    )


def _starts(ways: Sequence[Trail], colours: Palette) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[way[0][0] for way in ways],
        y=[way[0][1] for way in ways],
        marker={"size": 3.5, "color": colours.ink},
        opacity=_STEPS[2],
        hoverinfo="skip",
    )
