"""Customers by relationship and attractiveness (deck, page 32)."""

from math import dist
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.beside import NAME
from salesdash.charts.customers import (
    HEIGHT,
    SPAN,
    Customer,
    came,
    customers,
    paths,
)
from salesdash.charts.labels import label, lines
from salesdash.charts.movement import trails
from salesdash.charts.scatter import Point
from salesdash.method.grades import QUADRANTS, SCALE, THRESHOLDS
from salesdash.money import DEFAULT
from salesdash.words import Words

_CORNER = 20
"""So many Latin letters of a quadrant: two stand side by side on a phone."""

_CORNERS = {
    "key": (1, 1, "right", "top"),
    "prospective": (0, 1, "left", "top"),
    "ordinary": (1, 0, "right", "bottom"),
    "ignore": (0, 0, "left", "bottom"),
}


def grading(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    thresholds: tuple[float, float] = THRESHOLDS,
    moves: nw.DataFrame[Any] | None = None,
    steps: nw.DataFrame[Any] | None = None,
    phone: bool = False,
    dark: bool = False,
) -> go.Figure:
    """Draw each graded customer where its two grades put it.

    A point is as large as the open amount; customers of one place are
    drawn apart, none across a line. It carries the customer as its
    `customdata`. A fading trail leads to it from the quadrant that it was
    in before.

    Args:
        frame: The customers as `metrics.grading.grading` gives them.
        t: The words of a language.
        currency: The currency of the open amounts.
        thresholds: Where the lines are: relationship, attractiveness.
        moves: What `metrics.movement.movement` gives.
        steps: What `metrics.movement.steps` gives: trails bend there.
        phone: Whether the page is read on a phone: fewer names.
        dark: Whether the page is dark.
    """
    since = came(moves), paths(steps)
    shown = customers(frame, currency, thresholds, *since, phone=phone)
    if not shown:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        showlegend=False,
        margin={"l": 0, "r": 8, "t": 8, "b": 8, "pad": 6},
        xaxis=_axis(t("grading.relationship"), thresholds[0], colours),
        yaxis=_axis(t("grading.attractiveness"), thresholds[1], colours),
        shapes=_lines(thresholds, colours),
        annotations=_corners(shown, t, colours),
    )
    ways = [(c.came, *c.path, c.place) for c in shown if c.came]
    # The farthest first: of many moves only some are drawn.
    ways.sort(key=lambda way: -dist(way[0], way[-1]))
    drawn.add_traces(trails(ways, colours))
    for code in QUADRANTS:
        own = [c for c in shown if c.quadrant == code]
        drawn.add_trace(_trace(own, code, currency, t, colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
) -> str:
    """Say in words how many customers are in each quadrant."""
    shown = customers(frame, currency, THRESHOLDS, {})
    if not shown:
        return t("chart.empty")
    own = {q: [c for c in shown if c.quadrant == q] for q in QUADRANTS}
    rows = " ".join(
        t(
            "grading.alt_row",
            quadrant=t.name("quadrant", code),
            count=f"{len(found):,}",
            amount=numbers.compact(sum(c.amount for c in found), currency, t),
        )
        for code, found in own.items()
    )
    return t("grading.alt", rows=rows)


def _axis(
    name: str, threshold: float, colours: theme.Palette
) -> dict[str, Any]:
    return theme.axis(
        colours,
        range=list(SPAN),
        showgrid=False,
        tickvals=[0, threshold, SCALE],
        title={"text": name, "font": {"color": colours.muted, "size": 12}},
    )


def _lines(thresholds: Point, colours: theme.Palette) -> list[dict[str, Any]]:
    x, y = thresholds
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    whole = {"type": "line", "layer": "below", "line": line}
    return [
        whole | {"x0": x, "x1": x} | {"yref": "paper", "y0": 0, "y1": 1},
        whole | {"y0": y, "y1": y} | {"xref": "paper", "x0": 0, "x1": 1},
    ]


def _corners(
    shown: list[Customer], t: Words, colours: theme.Palette
) -> list[dict[str, Any]]:
    return [
        theme.note(
            t(
                "grading.corner",
                quadrant=label(t.name("quadrant", code), _CORNER),
                count=f"{sum(c.quadrant == code for c in shown):,}",
            ),
            colours,
            align=across,
            xref="paper",
            yref="paper",
            x=x,
            y=y,
            xanchor=across,
            yanchor=up,
            font={"color": colours.ink, "size": 13},
        )
        for code, (x, y, across, up) in _CORNERS.items()
    ]


def _trace(
    shown: list[Customer],
    code: str,
    currency: str,
    t: Words,
    colours: theme.Palette,
) -> go.Scatter:
    symbol = theme.SYMBOLS[code]
    return go.Scatter(
        name=t.name("quadrant", code),
        mode="markers+text",
        x=[c.place[0] for c in shown],
        y=[c.place[1] for c in shown],
        text=[label(c.name, NAME) if c.side else "" for c in shown],
        textposition=[c.side or "top center" for c in shown],
        textfont={"size": 12, "color": colours.ink},
        cliponaxis=False,
        hovertext=[_hover(c, currency, t) for c in shown],
        hoverinfo="text",
        customdata=[[c.name] for c in shown],
        marker={
            "color": colours.quadrants[code],
            "symbol": [
                symbol if c.amount > 0 else f"{symbol}-open" for c in shown
            ],
            "size": [c.size for c in shown],
            "opacity": 0.75,
            "line": {"color": colours.page, "width": 1},
        },
    )


def _hover(customer: Customer, currency: str, t: Words) -> str:
    scores = {"x": f"{customer.x:g}", "y": f"{customer.y:g}"}
    rep = label(customer.rep) or t("chart.nobody")
    held = t("grading.hover_none")
    if customer.count:
        amount = numbers.full(customer.amount, currency, t)
        count = f"{customer.count:,}"
        held = t("grading.hover_open", amount=amount, count=count)
    return lines(
        [
            f"<b>{label(customer.name, 40) or t('chart.no_customer')}</b>",
            t("grading.hover_scores", **scores),
            _before(customer, t),
            t("grading.hover_rep", rep=rep),
            held,
        ]
    )


def _before(customer: Customer, t: Words) -> str:
    if customer.came is None:
        return ""
    x, y = customer.came
    return t("grading.hover_before", x=f"{x:g}", y=f"{y:g}")
