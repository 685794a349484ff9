"""The funnel as a picture: claimed beside verified (deck, page 37)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import lines
from salesdash.method.milestones import FULL, MILESTONES
from salesdash.money import DEFAULT
from salesdash.words import Words

Measure = Literal["count", "amount"]
SIDES = ("claimed", "verified")
HEIGHT = 520
_SHARES = {"": 0} | {m.code: m.share for m in MILESTONES}
_NONE = "none"
"""Stands for '' on the axis, where plotly takes '' for no value at all."""


def _zeros() -> dict[str, int]:
    return dict.fromkeys(SIDES, 0)


@dataclass(frozen=True)
class _Row:
    """One milestone of the funnel.

    Attributes:
        code: The milestone, '' for none.
        count: Side -> deals.
        amount: Side -> minor units.
    """

    code: str
    count: dict[str, int] = field(default_factory=_zeros)
    amount: dict[str, int] = field(default_factory=_zeros)


@dataclass(frozen=True)
class _View:
    """What is shown of the funnel, and in which words.

    Attributes:
        rows: The milestones, 10 % first.
        measure: Deals or their amounts.
        currency: Of the amounts.
        t: The words of a language.
    """

    rows: list[_Row]
    measure: Measure
    currency: str
    t: Words

    def value(self, row: _Row, side: str) -> int:
        return (row.count if self.measure == "count" else row.amount)[side]

    def writer(self) -> Callable[[int], str]:
        if self.measure == "count":
            return "{:,}".format
        sizes = [abs(self.value(r, s)) for r in self.rows for s in SIDES]
        return numbers.unit(max(sizes), self.currency, self.t).money


def funnel(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    measure: Measure = "count",
    currency: str = DEFAULT,
    conversion: nw.DataFrame[Any] | None = None,
    dark: bool = False,
) -> go.Figure:
    """Draw the open deals at each milestone, claimed beside verified.

    A bar carries the milestone's code ('' for none) and "claimed" or
    "verified" as its `customdata`.

    Args:
        frame: The milestones as `metrics.funnel.funnel` gives them.
        t: The words of a language.
        measure: Deals of every currency, or the amounts of one.
        currency: The currency of the amounts.
        conversion: The steps as `metrics.conversion.conversion` gives
            them, written between the bars.
        dark: Whether the page is dark.
    """
    view = _View(_rows(frame, measure, currency), measure, currency, t)
    if not any(any(row.count.values()) for row in view.rows):
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        funnelmode="group",
        funnelgap=0.38,
        funnelgroupgap=0.06,
        xaxis=_width(view),
        yaxis=_axis(view, colours),
        annotations=_steps(view, conversion, colours),
    )
    drawn.add_trace(_trace(view, "claimed", colours))
    drawn.add_trace(_trace(view, "verified", colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    measure: Measure = "count",
    currency: str = DEFAULT,
) -> str:
    """Say in words what the funnel shows, with its numbers."""
    view = _View(_rows(frame, measure, currency), measure, currency, t)
    if not view.rows:
        return t("chart.empty")
    write = view.writer()
    parts = (
        t(
            "funnel.alt_row",
            milestone=_name(row.code, t),
            claimed=write(view.value(row, "claimed")),
            verified=write(view.value(row, "verified")),
        )
        for row in view.rows
    )
    return t("funnel.alt", rows=" ".join(parts))


def _rows(
    frame: nw.DataFrame[Any], measure: Measure, currency: str
) -> list[_Row]:
    rows: dict[str, _Row] = {}
    for given in frame.rows(named=True):
        if measure == "amount" and given["currency"] != currency:
            continue
        code = given["milestone"]
        row = rows.setdefault(code, _Row(code))
        for side in SIDES:
            row.count[side] += given[f"{side}_count"]
            row.amount[side] += given[f"{side}_amount"]
    found = (rows[code] for code in _SHARES if code in rows)
    return [row for row in found if row.code or any(row.count.values())]


def _axis(view: _View, colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        # Left to itself, plotly reads "10 %" as a number.
        type="category",
        range=[len(view.rows) - 0.2, -0.5],
        showgrid=False,
        tickfont={"color": colours.ink, "size": 13},
        tickvals=[row.code or _NONE for row in view.rows],
        ticktext=[_name(row.code, view.t) for row in view.rows],
    )


def _name(code: str, t: Words) -> str:
    name = t.name("milestone", code)
    share = numbers.percent(_SHARES[code], FULL, t)
    return f"{share} {name}" if code else name


def _width(view: _View) -> dict[str, Any]:
    """Leave room for the number beside the widest bar."""
    values = (view.value(row, side) for row in view.rows for side in SIDES)
    half = max(1, *values) / 2
    shown = [-half, half * 1.36]
    return {"visible": False, "fixedrange": True, "range": shown}


def _trace(view: _View, side: str, colours: theme.Palette) -> go.Funnel:
    colour = {"claimed": colours.claimed, "verified": colours.verified}[side]
    write = view.writer()
    values = [view.value(row, side) for row in view.rows]
    return go.Funnel(
        name=_side(side, view.t),
        y=[row.code or _NONE for row in view.rows],
        # Credit notes can make a milestone negative: it has no width.
        x=[max(value, 0) for value in values],
        text=[write(value) for value in values],
        textinfo="text",
        # Inside, white on a bar that a click has dimmed cannot be read.
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        textfont={"size": 13, "color": colours.ink},
        hovertext=[_hover(view, row, side) for row in view.rows],
        hoverinfo="text",
        customdata=[[row.code, side] for row in view.rows],
        marker={"color": colour},
        connector={"visible": False},
    )


def _side(side: str, t: Words) -> str:
    return t("chart.claimed") if side == "claimed" else t("chart.verified")


def _hover(view: _View, row: _Row, side: str) -> str:
    t = view.t
    count = f"{row.count[side]:,}"
    amount = numbers.full(row.amount[side], view.currency, t)
    return lines(
        [
            f"<b>{_name(row.code, t)}</b>",
            t("funnel.deals", side=_side(side, t), count=count),
            amount if view.measure == "amount" else "",
        ]
    )


def _steps(
    view: _View,
    conversion: nw.DataFrame[Any] | None,
    colours: theme.Palette,
) -> list[dict[str, Any]]:
    """Write below each milestone how many deals got beyond it."""
    places = {row.code: place for place, row in enumerate(view.rows)}
    steps = conversion.rows(named=True) if conversion is not None else []
    return [
        theme.note(
            view.t(
                "funnel.step",
                share=numbers.percent(step["passed"], step["n"], view.t),
                passed=f"{step['passed']:,}",
                n=f"{step['n']:,}",
            ),
            colours,
            x=0,
            y=places[step["milestone"]] + 0.5,
        )
        for step in steps
        if step["n"] and step["milestone"] in places
    ]
