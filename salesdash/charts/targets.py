"""Targets in a chart of horizontal bars: a line across, a number above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from salesdash.charts.theme import Palette

_LONG = 28


@dataclass(frozen=True)
class Aim:
    """A target in a chart.

    Attributes:
        place: The row that it stands in.
        code: What it is the target of, such as 2026-11.
        amount: Minor units.
        text: The amount as the chart writes it.
        hover: What is said when it is pointed at.
    """

    place: int
    code: str
    amount: int
    text: str
    hover: str


def marks(
    aims: Sequence[Aim], name: str, colours: Palette
) -> list[go.Scatter]:
    """Mark targets; each mark carries its code and "target".

    Args:
        aims: The targets; without any there are no marks.
        name: What the line is called in the legend.
        colours: The colours of the theme.
    """
    if not aims:
        return []
    halo = _lines(aims, colours.page, 6, showlegend=False, hoverinfo="skip")
    line = _lines(
        aims,
        colours.ink,
        2,
        name=name,
        hovertext=[aim.hover for aim in aims],
        hoverinfo="text",
    )
    return [halo, line, _numbers(aims, colours)]


def _lines(
    aims: Sequence[Aim], colour: str, width: int, **own: Any
) -> go.Scatter:
    # A wide line in the colour of the page sets the thin one off from bars.
    return go.Scatter(
        mode="markers",
        cliponaxis=False,
        x=[aim.amount for aim in aims],
        y=[aim.place for aim in aims],
        customdata=[[aim.code, "target"] for aim in aims],
        marker={
            "symbol": "line-ns",
            "size": _LONG,
            "line": {"width": width, "color": colour},
        },
        **own,
    )


def _numbers(aims: Sequence[Aim], colours: Palette) -> go.Scatter:
    """Write the numbers between the rows, where no bar can cross them."""
    return go.Scatter(
        mode="text",
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
        x=[aim.amount for aim in aims],
        y=[aim.place - 0.5 for aim in aims],
        text=[aim.text for aim in aims],
        textposition="middle center",
        textfont={"size": 11, "color": colours.muted},
        customdata=[[aim.code, "target"] for aim in aims],
    )
