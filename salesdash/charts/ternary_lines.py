"""What stands behind the reps of the triangle: corners, grid and paths."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from salesdash.charts import theme
from salesdash.charts.labels import width
from salesdash.charts.scatter import LINE, Box
from salesdash.charts.ternary_names import LETTER, SCALES
from salesdash.charts.ternary_places import TALL, Place, point, ways
from salesdash.method.activities import ACTIVITIES
from salesdash.words import Words

_LINES = (0.25, 0.5, 0.75)
_STRENGTHS = (0.1, 0.16, 0.24, 0.34, 0.46)
"""How strong each part of a path is, from then to now."""

_CORNERS = (
    (0.5, TALL, "bottom"),
    (0.0, 0.0, "top"),
    (1.0, 0.0, "top"),
)
_BOLD = 1.2
_NARROW = {0.5: "center", 0.0: "left", 1.0: "right"}
"""Where a corner is -> how its name stands there on a phone."""

_AWAY = {False: 16, True: 12}
"""Whether the page is narrow -> pixels from a corner to its name."""


def rooms(t: Words, *, narrow: bool) -> list[Box]:
    """Give the room that the names of the corners take."""
    scale, away = SCALES[narrow], _AWAY[narrow] + LINE / 2
    found = []
    for activity, (x, y, along) in zip(ACTIVITIES, _CORNERS, strict=True):
        wide = width(t.name("activity", activity)) * LETTER * _BOLD
        inwards = {0.0: wide / 2, 1.0: -wide / 2}.get(x, 0) if narrow else 0
        down = -away if along == "bottom" else away
        place = x * scale + inwards
        found.append(Box(0, down - y * scale, wide, place))
    return found


def corners(
    t: Words, colours: theme.Palette, *, narrow: bool
) -> list[dict[str, Any]]:
    """Write each activity at its corner, in words."""
    size = 12 if narrow else 13
    away = _AWAY[narrow]
    return [
        theme.note(
            f"<b>{t.name('activity', activity)}</b>",
            colours,
            x=x,
            y=y,
            xanchor=_NARROW[x] if narrow else "center",
            yanchor=along,
            yshift=away if along == "bottom" else -away,
            font={"size": size, "color": colours.ink},
        )
        for activity, (x, y, along) in zip(ACTIVITIES, _CORNERS, strict=True)
    ]


def grid() -> go.Scatter:
    """Draw the triangle, and lines of equal share."""
    ends = [((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 0))]
    for share in _LINES:
        rest = 1 - share
        ends += [
            ((share, rest, 0), (share, 0, rest)),
            ((rest, share, 0), (0, share, rest)),
            ((rest, 0, share), (0, rest, share)),
        ]
    path = [p for line in ends for p in (*map(point, line), (None, None))]
    return go.Scatter(
        mode="lines",
        x=[x for x, _ in path],
        y=[y for _, y in path],
        line={"width": 1, "color": theme.GRID},
        hoverinfo="skip",
    )


def paths(found: Sequence[Place], colours: theme.Palette) -> list[go.Scatter]:
    """Draw the way of each rep, one trace for each strength."""
    every = ways(found)
    steps = max(map(len, every)) - 1
    parts: dict[float, list[Any]] = {}
    for way in every:
        for step in range(steps):
            pair = way[step : step + 2]
            if None in pair:
                continue
            strength = _STRENGTHS[step * len(_STRENGTHS) // steps]
            parts.setdefault(strength, []).extend([*pair, (None, None)])
    return [
        go.Scatter(
            mode="lines",
            x=[x for x, _ in path],
            y=[y for _, y in path],
            line={"width": 1.2, "color": colours.ink},
            opacity=strength,
            hoverinfo="skip",
        )
        for strength, path in sorted(parts.items())
    ]
