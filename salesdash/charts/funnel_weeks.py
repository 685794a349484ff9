"""The funnel against time: milestones stacked week by week (page 37)."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import escape, label, lines, width
from salesdash.charts.scatter import spaced
from salesdash.charts.shown import Shown, named, share
from salesdash.charts.stacks import Week, codes, weeks
from salesdash.method.milestones import MILESTONES
from salesdash.words import Words

HEIGHT = 380
_TOP = 12
_BOTTOM = 26
_LINE = 17
_LETTER = 6.6
_TICKS = 4
_FEWEST = 8


@dataclass(frozen=True)
class _View:
    """The weeks, and in which words and colours they are shown."""

    weeks: list[Week]
    shown: Shown
    t: Words
    colours: theme.Palette

    @cached_property
    def codes(self) -> list[str]:
        return codes(self.weeks, self.shown.measure)

    @cached_property
    def tallest(self) -> int:
        """Sum what stands above the ground, of the tallest week."""
        measure = self.shown.measure
        sums = (
            sum(max(v, 0) for v in week.values(measure).values())
            for week in self.weeks
        )
        return max(1, *sums)

    @property
    def lowest(self) -> int:
        """Sum what credit notes bring below the ground."""
        measure = self.shown.measure
        sums = (
            sum(min(v, 0) for v in week.values(measure).values())
            for week in self.weeks
        )
        return min(0, *sums)

    @property
    def unit(self) -> numbers.Unit:
        return numbers.unit(self.tallest, self.shown.currency, self.t)

    def text(self, value: int) -> str:
        if self.shown.measure == "count":
            return f"{value:,}"
        return numbers.compact(value, self.shown.currency, self.t)

    def name(self, code: str) -> str:
        return named(code, self.t, self.shown.milestones)

    def end(self, code: str) -> str:
        """Write what stands beside the last bar: the yield, the figure."""
        name = share(code, self.t, self.shown.milestones)
        value = self.weeks[-1].value(code, self.shown.measure)
        return self.t(
            "funnel.weeks.end",
            milestone=name or label(self.t.name("milestone_short", code), 9),
            value=self.text(value),
        )

    def colour(self, code: str) -> str:
        order = [m.code for m in MILESTONES]
        if not code:
            return self.colours.line
        return self.colours.milestones[order.index(code)]


def funnel_weeks(
    frame: nw.DataFrame[Any],
    t: Words,
    shown: Shown | None = None,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw the open deals of each week, stacked by milestone.

    A bar is the exact state of its day; the last one is the as-of day. It
    carries the day and the milestone's code ('' for none) as its
    `customdata`.

    Args:
        frame: The weeks as `metrics.funnel_weeks.funnel_weeks` gives them.
        t: The words of a language.
        shown: What is shown of them.
        dark: Whether the page is dark.
    """
    view = _view(frame, shown or Shown(), t, theme.palette(dark=dark))
    if not view.codes:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        barmode="relative",
        bargap=0.14,
        showlegend=False,
        margin={"l": 0, "r": _room(view), "t": _TOP, "b": _BOTTOM, "pad": 6},
        xaxis=_days(view),
        yaxis=_values(view),
        annotations=_ends(view),
    )
    for code in view.codes:
        drawn.add_trace(_trace(view, code))
    return drawn


def alt(frame: nw.DataFrame[Any], t: Words, shown: Shown | None = None) -> str:
    """Say in words how the funnel changed, with its numbers."""
    view = _view(frame, shown or Shown(), t, theme.LIGHT)
    if not view.codes:
        return t("chart.empty")
    first, last = view.weeks[0], view.weeks[-1]
    measure = view.shown.measure
    rows = " ".join(
        t(
            "funnel.weeks.alt_row",
            milestone=view.name(code),
            before=view.text(first.value(code, measure)),
            now=view.text(last.value(code, measure)),
        )
        for code in reversed(view.codes)
    )
    return t(
        "funnel.weeks.alt",
        first=dates.day(first.day, t),
        last=dates.day(last.day, t),
        before=view.text(first.total(measure)),
        now=view.text(last.total(measure)),
        rows=rows,
    )


def unit(frame: nw.DataFrame[Any], t: Words, shown: Shown) -> str:
    """Name the unit of the axis, for the caption."""
    return _view(frame, shown, t, theme.LIGHT).unit.title


def _view(
    frame: nw.DataFrame[Any], shown: Shown, t: Words, colours: theme.Palette
) -> _View:
    return _View(weeks(frame, shown), shown, t, colours)


def _days(view: _View) -> dict[str, Any]:
    count = len(view.weeks)
    step = ceil(count / _TICKS)
    ticks = list(range((count - 1) % step, count, step))
    return theme.axis(
        view.colours,
        showgrid=False,
        # Few weeks get bars, not blocks.
        range=[min(-0.6, count - _FEWEST - 0.6), count - 0.4],
        tickangle=0,
        tickvals=ticks,
        ticktext=[dates.short(view.weeks[n].day, view.t) for n in ticks],
    )


def _values(view: _View) -> dict[str, Any]:
    counted = view.shown.measure == "count"
    size = 1 if counted else view.unit.size
    marks = [step * size for step in numbers.steps(view.tallest / size)]
    write = "{:,}".format if counted else view.unit.write
    return theme.axis(
        view.colours,
        title={"text": "", "standoff": 0},
        tickvals=marks,
        ticktext=[write(mark) for mark in marks],
        range=[view.lowest * 1.05, _ceiling(view)],
    )


def _ceiling(view: _View) -> float:
    """Give the upper end of the axis: little above the tallest week."""
    return view.tallest * 1.04


def _trace(view: _View, code: str) -> go.Bar:
    measure = view.shown.measure
    none = "unclassified" if not code else ""
    return go.Bar(
        name=view.name(code),
        x=list(range(len(view.weeks))),
        y=[week.value(code, measure) for week in view.weeks],
        hovertext=[_hover(view, week, code) for week in view.weeks],
        hoverinfo="text",
        customdata=[[week.day, code] for week in view.weeks],
        marker={
            "color": view.colour(code),
            "pattern": theme.pattern(none, view.colours),
            "line": {"width": 0.5, "color": view.colours.page},
        },
    )


def _ends(view: _View) -> list[dict[str, Any]]:
    """Write beside the last bar what each of its parts is."""
    last, base = view.weeks[-1], 0.0
    middles = []
    for code in view.codes:
        value = max(last.value(code, view.shown.measure), 0)
        middles.append(base + value / 2)
        base += value
    pixel = (_ceiling(view) - view.lowest * 1.05) / (HEIGHT - _TOP - _BOTTOM)
    half = _LINE * pixel / 2
    places = spaced(middles, _LINE * pixel, half, _ceiling(view) - half)
    return [
        theme.note(
            escape(view.end(code)),
            view.colours,
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=place,
            font={"color": view.colours.ink, "size": 12},
            align="left",
        )
        for code, place in zip(view.codes, places, strict=True)
    ]


def _room(view: _View) -> int:
    widest = max(width(view.end(code)) for code in view.codes)
    return round(12 + _LETTER * widest)


def _hover(view: _View, week: Week, code: str) -> str:
    measure = view.shown.measure
    value = week.value(code, measure)
    count = f"{week.counts.get(code, 0):,}"
    total = view.text(week.total(measure))
    if measure == "count":
        told = view.t("funnel.weeks.hover_count", count=count, total=total)
    else:
        amount = numbers.full(value, view.shown.currency, view.t)
        holes = {"amount": amount, "count": count, "total": total}
        told = view.t("funnel.weeks.hover_amount", **holes)
    day = dates.day(week.day, view.t)
    return lines([f"<b>{escape(view.name(code))}</b>", day, told])
