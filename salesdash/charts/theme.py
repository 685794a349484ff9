"""One meaning, one colour, everywhere: the table, and what charts share."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from salesdash.charts.labels import escape
from salesdash.method.activities import SEGMENTS, UNCLASSIFIED
from salesdash.method.grades import NOT_GRADED, QUADRANTS

GRID = "rgba(128,128,128,0.18)"
"""Translucent, so that the lines glare in neither theme."""

CLEAR = "rgba(0,0,0,0)"
CONFIG: Mapping[str, Any] = MappingProxyType(
    {"displayModeBar": False, "responsive": True}
)
"""How every chart is shown: without a tool bar."""

SYMBOLS: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            (*QUADRANTS, NOT_GRADED),
            ("circle", "diamond", "square", "triangle-down", "x"),
            strict=True,
        )
    )
)
"""The second sign of a quadrant."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, by what they mean.

    Attributes:
        accent: Totals.
        milestones: 10 to 100 %, in order.
        claimed: What reps claim.
        verified: What the criteria support.
        segments: Activity -> colour.
        quadrants: Grade -> colour.
        better: A change for the better.
        worse: A change for the worse.
        waiting: What stands still although somebody works on it.
        page: Behind everything.
        card: Behind a box.
        line: Borders.
        ink: Text.
        muted: Text that explains other text.
    """

    accent: str
    milestones: tuple[str, ...]
    claimed: str
    verified: str
    segments: Mapping[str, str]
    quadrants: Mapping[str, str]
    better: str
    worse: str
    waiting: str
    page: str
    card: str
    line: str
    ink: str
    muted: str


def _named(codes: tuple[str, ...], colours: str) -> Mapping[str, str]:
    return MappingProxyType(dict(zip(codes, colours.split(), strict=True)))


_BLUES = ("#CDE1F3", "#8DB9DE", "#4A89C0", "#1B5A95", "#0E457A", "#06315C")
_GRADES = (*QUADRANTS, NOT_GRADED)

LIGHT = Palette(
    accent="#0B5FA5",
    milestones=_BLUES,
    claimed="#AFCFEA",
    verified="#1B5A95",
    segments=_named(SEGMENTS, "#E69F00 #0072B2 #009E73 #999999"),
    quadrants=_named(_GRADES, "#332288 #E69F00 #56B4E9 #999999 #999999"),
    better="#009E73",
    worse="#D55E00",
    waiting="#7B4FA3",
    page="#FFFFFF",
    card="#F4F6F9",
    line="#DFE4EA",
    ink="#16202C",
    muted="#5B6673",
)
DARK = Palette(
    accent="#6FB1EA",
    milestones=_BLUES[::-1],
    claimed="#8DB9DE",
    verified="#4A89C0",
    segments=_named(SEGMENTS, "#E69F00 #56B4E9 #2BC49A #B0B0B0"),
    quadrants=_named(_GRADES, "#8E86E8 #E69F00 #8FD0F5 #B0B0B0 #B0B0B0"),
    better="#2BC49A",
    worse="#F08A4B",
    waiting="#C4A0E8",
    page="#10161E",
    card="#18212C",
    line="#2B3846",
    ink="#E6EBF1",
    muted="#9AA7B5",
)


def palette(*, dark: bool = False) -> Palette:
    """Give the colours of the dark or the light theme."""
    return DARK if dark else LIGHT


def figure(height: int, *, dark: bool = False, **own: Any) -> go.Figure:
    """Begin a chart with one pair of axes.

    Args:
        height: In pixels; constant, so that the page does not jump.
        dark: Whether the page is dark.
        **own: What this chart's layout has of its own.
    """
    colours = palette(dark=dark)
    axes = {"xaxis": axis(colours), "yaxis": axis(colours)}
    return go.Figure(layout=layout(height, dark=dark) | axes | own)


def layout(height: int, *, dark: bool = False) -> dict[str, Any]:
    """Describe a chart: clear ground, no frame, no zoom."""
    colours = palette(dark=dark)
    return {
        "height": height,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": colours.ink, "size": 13},
        "margin": {"l": 0, "r": 8, "t": 48, "b": 8, "pad": 6},
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.card,
            "bordercolor": colours.line,
            "font": {"color": colours.ink},
            "align": "left",
        },
        "legend": legend(),
    }


def axis(colours: Palette, **own: Any) -> dict[str, Any]:
    """Describe an axis: thin grid, no line, no zoom, quiet labels."""
    shared = {
        "gridcolor": GRID,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": colours.muted, "size": 12},
        "title": {"text": ""},
    }
    return shared | own


def legend() -> dict[str, Any]:
    """Describe a legend: one line above the chart that nobody can switch."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "bgcolor": CLEAR,
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
    }


def pale(colour: str, share: float) -> str:
    """Let the ground shine through a colour.

    Example:
        >>> pale("#0B5FA5", 0.16)
        'rgba(11,95,165,0.16)'
    """
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"


def pattern(segment: str, colours: Palette) -> dict[str, Any]:
    """Hatch the segment that is no activity: a second sign beside grey."""
    if segment != UNCLASSIFIED:
        return {"shape": ""}
    hatch = {"shape": "/", "size": 7, "solidity": 0.16}
    ink = {"fgcolor": colours.page, "fgopacity": 0.6}
    return hatch | ink | {"fillmode": "overlay"}


def note(text: str, colours: Palette, **own: Any) -> dict[str, Any]:
    """Describe a quiet remark inside a chart."""
    shared = {
        "text": text,
        "showarrow": False,
        "font": {"color": colours.muted, "size": 12},
    }
    return shared | own


def empty(sentence: str, height: int, *, dark: bool = False) -> go.Figure:
    """Draw a chart that has nothing to show, and says so."""
    colours = palette(dark=dark)
    place = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    hidden = {"visible": False}
    return figure(
        height,
        dark=dark,
        xaxis=hidden,
        yaxis=hidden,
        annotations=[note(escape(sentence), colours, **place)],
    )
