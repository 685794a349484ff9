"""The funnel as a picture: claimed beside verified (deck, page 37)."""

from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import escape, label, lines, width
from salesdash.charts.shown import SIDES, Shown, named, share
from salesdash.method.milestones import MILESTONES
from salesdash.words import Words

HEIGHT = 520
_NONE = "none"
"""Stands for '' on the axis, where plotly takes '' for no value at all."""

_NAME = 15
"""So many Latin letters of a name stand beside the bars."""

_DIGIT = 7
"""Pixels of a letter beside a bar."""


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
        shown: What is shown of them.
        t: The words of a language.
    """

    rows: list[_Row]
    shown: Shown
    t: Words

    def value(self, row: _Row, side: str) -> int:
        return (row.count if self.shown.measure == "count" else row.amount)[
            side
        ]

    def text(self, row: _Row, side: str) -> str:
        value = self.value(row, side)
        if self.shown.measure == "count":
            return f"{value:,}"
        return numbers.compact(value, self.shown.currency, self.t)

    def name(self, row: _Row) -> str:
        return named(row.code, self.t, self.shown.milestones)

    def room(self) -> int:
        """Measure the widest number beside a bar, in pixels."""
        texts = [self.text(row, side) for row in self.rows for side in SIDES]
        return 12 + _DIGIT * max(map(width, texts), default=0)


def funnel(
    frame: nw.DataFrame[Any],
    t: Words,
    shown: Shown | None = None,
    conversion: nw.DataFrame[Any] | None = None,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw the open deals at each milestone, claimed beside verified.

    A bar carries the milestone's code ('' for none) and "claimed" or
    "verified" as its `customdata`.

    Args:
        frame: The milestones as `metrics.funnel.funnel` gives them.
        t: The words of a language.
        shown: What is shown of them; deals where None.
        conversion: The steps as `metrics.conversion.conversion` gives
            them, written between the bars.
        dark: Whether the page is dark.
    """
    view = _view(frame, shown, t)
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
        margin={"l": 0, "r": view.room(), "t": 48, "b": 8, "pad": 6},
        yaxis=_axis(view, colours),
        annotations=_steps(view, conversion, colours),
    )
    drawn.add_trace(_trace(view, "claimed", colours))
    drawn.add_trace(_trace(view, "verified", colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    shown: Shown | None = None,
    conversion: nw.DataFrame[Any] | None = None,
) -> str:
    """Say in words what the funnel shows, with its numbers."""
    view = _view(frame, shown, t)
    if not view.rows:
        return t("chart.empty")
    steps = {s["milestone"]: s for s in _passed(conversion)}
    parts = []
    for row in view.rows:
        holes = {side: view.text(row, side) for side in SIDES}
        said = t("funnel.alt_row", milestone=view.name(row), **holes)
        step = steps.get(row.code)
        parts += (
            [said, t("funnel.alt_step", **_told(step, t))] if step else [said]
        )
    return t("funnel.alt", rows=" ".join(parts))


def _view(frame: nw.DataFrame[Any], shown: Shown | None, t: Words) -> _View:
    shown = shown or Shown()
    return _View(_rows(frame, shown), shown, t)


def _rows(frame: nw.DataFrame[Any], shown: Shown) -> list[_Row]:
    rows: dict[str, _Row] = {}
    for given in frame.rows(named=True):
        other = given["currency"] != shown.currency
        if shown.measure == "amount" and other:
            continue
        code = given["milestone"]
        row = rows.setdefault(code, _Row(code))
        for side in SIDES:
            row.count[side] += given[f"{side}_count"]
            row.amount[side] += given[f"{side}_amount"]
    codes = ("", *(m.code for m in MILESTONES))
    found = (rows[code] for code in codes if code in rows)
    return [row for row in found if row.code or any(row.count.values())]


def _axis(view: _View, colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        # Left to itself, plotly reads "10 %" as a number.
        type="category",
        range=[len(view.rows) - 0.2, -0.5],
        showgrid=False,
        title={"text": "", "standoff": 0},
        tickfont={"color": colours.ink, "size": 13},
        tickvals=[row.code or _NONE for row in view.rows],
        ticktext=[_tick(row.code, view) for row in view.rows],
    )


def _tick(code: str, view: _View) -> str:
    """Name a milestone in two short lines, so that a phone has room."""
    name = label(view.t.name("milestone_short", code), _NAME)
    return lines([share(code, view.t, view.shown.milestones), name])


def _width(view: _View) -> dict[str, Any]:
    """Let the widest bar fill the chart; its number stands in the margin."""
    values = (view.value(row, side) for row in view.rows for side in SIDES)
    half = max(1, *values) / 2
    return {"visible": False, "fixedrange": True, "range": [-half, half]}


def _trace(view: _View, side: str, colours: theme.Palette) -> go.Funnel:
    colour = {"claimed": colours.claimed, "verified": colours.verified}[side]
    values = [view.value(row, side) for row in view.rows]
    return go.Funnel(
        name=_side(side, view.t),
        y=[row.code or _NONE for row in view.rows],
        # Credit notes can make a milestone negative: it has no width.
        x=[max(value, 0) for value in values],
        text=[view.text(row, side) for row in view.rows],
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
    amount = numbers.full(row.amount[side], view.shown.currency, t)
    return lines(
        [
            f"<b>{escape(view.name(row))}</b>",
            t("funnel.deals", side=_side(side, t), count=count),
            amount if view.shown.measure == "amount" else "",
        ]
    )


def _steps(
    view: _View,
    conversion: nw.DataFrame[Any] | None,
    colours: theme.Palette,
) -> list[dict[str, Any]]:
    """Write below each milestone how many deals got beyond it."""
    places = {row.code: place for place, row in enumerate(view.rows)}
    return [
        theme.note(
            view.t("funnel.step", **_told(step, view.t)),
            colours,
            x=0,
            y=places[step["milestone"]] + 0.5,
        )
        for step in _passed(conversion)
        if step["milestone"] in places
    ]


def _passed(conversion: nw.DataFrame[Any] | None) -> list[dict[str, Any]]:
    """Give the steps that any deal was at."""
    steps = [] if conversion is None else conversion.rows(named=True)
    return [step for step in steps if step["n"]]


def _told(step: dict[str, Any], t: Words) -> dict[str, str]:
    passed, n = step["passed"], step["n"]
    share = numbers.percent(passed, n, t)
    return {"share": share, "passed": f"{passed:,}", "n": f"{n:,}"}
