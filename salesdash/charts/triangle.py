"""The golden triangle of one customer as a picture (deck, page 31)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.theme import Palette
from salesdash.words import Words

HEIGHT = 260

_TOP, _LEFT, _RIGHT = (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)
_SIDES: Mapping[str, tuple[tuple[float, float], tuple[float, float]]] = (
    MappingProxyType(
        {
            "goal": (_LEFT, _TOP),
            "frequency": (_TOP, _RIGHT),
            "information": (_LEFT, _RIGHT),
        }
    )
)
"""Side -> the corners between which it is drawn."""

_PLACES: Mapping[str, tuple[float, float, str]] = MappingProxyType(
    {
        "goal": (-0.6, 0.56, "right"),
        "frequency": (0.6, 0.56, "left"),
        "information": (0.0, -0.17, "center"),
    }
)
"""Side -> where its words stand, and how they are set."""

_DASHES = {
    "met": "solid",
    "partly": "dash",
    "missing": "dot",
    "none_due": "dot",
    "unknown": "dot",
}
"""The second sign of a state beside its colour."""

_WIDTH = 7


def triangle(
    row: Mapping[str, Any],
    states: Mapping[str, str],
    t: Words,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw the three sides, each as it stands, with its words.

    Args:
        row: The row of `View.clients`.
        states: Side -> state, as `metrics.triangle.sides` gives them.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    colours = theme.palette(dark=dark)
    hidden = {"visible": False, "fixedrange": True}
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        showlegend=False,
        xaxis={**hidden, "range": [-1.9, 1.9]},
        yaxis={**hidden, "range": [-0.35, 1.12]},
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
    )
    for side in _SIDES:
        drawn.add_trace(_side(side, states[side], row, t, colours))
        drawn.add_annotation(_words(side, row, t, colours))
    drawn.add_annotation(_middle(row, t, colours))
    return drawn


def alt(row: Mapping[str, Any], states: Mapping[str, str], t: Words) -> str:
    """Say in words what the triangle shows, with its numbers."""
    told = " ".join(
        t(
            "customer.alt_side",
            side=t(f"customer.side.{side}"),
            said=said(row, side, t),
            state=t(f"customer.state.{states[side]}"),
        )
        for side in ("goal", "information", "frequency")
    )
    return t("customer.alt", sides=told)


def said(row: Mapping[str, Any], side: str, t: Words) -> str:
    """Say how a side stands, as short as it can be read.

    Args:
        row: The row of `View.clients`.
        side: "goal", "information" or "frequency".
        t: The words of a language.
    """
    if side == "goal":
        return t("customer.goal_yes" if row["goal"] else "customer.goal_no")
    if side == "information":
        return numbers.percent(row["known_parts"], row["of_parts"], t)
    return served(row, t)


def served(row: Mapping[str, Any], t: Words) -> str:
    """Say how many visits were made of how many that are due."""
    if row["due"] is None:
        return t("customer.visits", n=row["done"])
    if row["due"] <= 0:
        return t("customer.visits_none_due", n=row["done"])
    return t("customer.of", done=row["done"], due=due(row["due"]))


def due(visits: float) -> str:
    """Write how many visits are due, to a tenth.

    Example:
        >>> due(6.0), due(1.5164)
        ('6', '1.5')
    """
    return f"{visits:.1f}".removesuffix(".0")


def _colour(state: str, colours: Palette) -> str:
    shown = {
        "met": colours.better,
        "partly": colours.accent,
        "missing": colours.worse,
    }
    return shown.get(state, colours.muted)


def _side(
    side: str,
    state: str,
    row: Mapping[str, Any],
    t: Words,
    colours: Palette,
) -> go.Scatter:
    (left, low), (right, high) = _SIDES[side]
    told = f"{t(f'customer.side.{side}')}: {said(row, side, t)}"
    hover = f"{told}<br>{t(f'customer.state.{state}')}<extra></extra>"
    return go.Scatter(
        x=[left, right],
        y=[low, high],
        mode="lines",
        line={
            "color": _colour(state, colours),
            "width": _WIDTH,
            "dash": _DASHES[state],
        },
        hovertemplate=hover,
    )


def _words(
    side: str, row: Mapping[str, Any], t: Words, colours: Palette
) -> dict[str, Any]:
    x, y, anchor = _PLACES[side]
    name = t(f"customer.side.{side}")
    text = f"<b>{name}</b><br>{said(row, side, t)}"
    own = {"font": {"color": colours.ink, "size": 13}, "align": anchor}
    return theme.note(text, colours, x=x, y=y, xanchor=anchor, **own)


def _middle(
    row: Mapping[str, Any], t: Words, colours: Palette
) -> dict[str, Any]:
    """Write the quadrant into the middle."""
    name = t.name("quadrant", row["quadrant"])
    return theme.note(name, colours, x=0, y=0.33)
