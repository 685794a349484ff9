"""Thin trails from where customers were to where they are."""

from collections.abc import Sequence

import plotly.graph_objects as go

from salesdash.charts.scatter import Point
from salesdash.charts.theme import Palette

SHOWN = 40
"""So many trails are drawn; more of them would be a thicket."""

_STEPS = (0.1, 0.18, 0.28, 0.38, 0.5, 0.64)
"""How strong each part of a trail is, from then to now."""

Trail = tuple[Point, Point]
"""Where a customer was, and where it is."""


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
            [
                (
                    _between(way, part / parts),
                    _between(way, (part + 1) / parts),
                )
                for way in drawn
            ],
            strength,
            colours,
        )
        for part, strength in enumerate(_STEPS)
    ]
    return [*lines, _starts(drawn, colours)]


def _between(way: Trail, share: float) -> Point:
    """Give the point at a share of the way."""
    (x, y), (to_x, to_y) = way
    return x + (to_x - x) * share, y + (to_y - y) * share


def _lines(
    ways: Sequence[Trail], strength: float, colours: Palette
) -> go.Scatter:
    # An empty place between two ways keeps them from being joined.
    return go.Scatter(
        mode="lines",
        x=[x for start, end in ways for x in (start[0], end[0], None)],
        y=[y for start, end in ways for y in (start[1], end[1], None)],
        line={"width": 1.2, "color": colours.ink},
        opacity=strength,
        hoverinfo="skip",
    )


def _starts(ways: Sequence[Trail], colours: Palette) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[start[0] for start, _ in ways],
        y=[start[1] for start, _ in ways],
        marker={"size": 3.5, "color": colours.ink},
        opacity=_STEPS[2],
        hoverinfo="skip",
    )
