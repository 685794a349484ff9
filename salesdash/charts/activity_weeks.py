"""Visits week by week, a small picture for each rep (deck, page 46)."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from salesdash.charts import dates, numbers, theme
from salesdash.charts.activity import Measure, Split
from salesdash.charts.labels import lines
from salesdash.method.activities import SEGMENTS
from salesdash.words import Words

SHOWN = 12
"""How many reps have a picture of their own."""

_ACROSS = 3
_ALONE = 340
_PANEL = 150
_FRAME = 100
_HEADS = 72
_WEEK = 7
_NAME = 20
_TICKS = 5
_FEWEST = 8


@dataclass(frozen=True)
class _View:
    """What is shown of the weeks, and in which words.

    Attributes:
        panels: Rep (None for everyone) -> first day of a week -> what was
            done.
        everyone: How many reps there are, shown or not.
        measure: Visits or hours.
        t: The words of a language.
        colours: Of the theme.
    """

    panels: dict[str | None, dict[int, Split]]
    everyone: int
    measure: Measure
    t: Words
    colours: theme.Palette

    @property
    def weeks(self) -> list[int]:
        known = [w for panel in self.panels.values() for w in panel]
        return list(range(min(known), max(known) + 1, _WEEK))

    @property
    def down(self) -> int:
        return -(-len(self.panels) // _ACROSS)

    @property
    def across(self) -> int:
        return min(len(self.panels), _ACROSS)

    def value(self, split: Split, segment: str) -> float:
        part = split.part(segment, self.measure)
        return part / 60 if self.measure == "hours" else part

    def tallest(self) -> float:
        return max(
            sum(self.value(split, segment) for segment in SEGMENTS)
            for panel in self.panels.values()
            for split in panel.values()
        )


def activity_weeks(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    measure: Measure = "visits",
    dark: bool = False,
) -> go.Figure:
    """Draw the weeks side by side, each rep in a picture of its own.

    All pictures share their scales; of many reps those with the most
    visits are shown. A bar carries the rep (None for everyone), the first
    day of the week and the segment's code as its `customdata`.

    Args:
        frame: The weeks as `metrics.activity_weeks.activity_weeks` gives
            them, by `rep` or for everyone together.
        t: The words of a language.
        measure: Visits, or the hours of those that say how long they took.
        dark: Whether the page is dark.
    """
    view = _view(frame, measure, t, theme.palette(dark=dark))
    if not view.panels:
        return theme.empty(t("chart.empty"), _ALONE, dark=dark)
    alone = len(view.panels) == 1
    height = _ALONE if alone else _PANEL * view.down + _FRAME
    drawn = make_subplots(
        rows=view.down,
        cols=view.across,
        shared_xaxes=True,
        shared_yaxes=True,
        subplot_titles=None if alone else _names(view),
        horizontal_spacing=0.03,
        vertical_spacing=0.22 / view.down,
    )
    drawn.update_layout(theme.layout(height, dark=dark), barmode="stack")
    if not alone:
        drawn.update_layout(margin_t=_HEADS)
    _scale(drawn, view)
    for place, rep in enumerate(view.panels):
        row, column = divmod(place, _ACROSS)
        for segment in SEGMENTS:
            bars = _trace(view, rep, segment, legend=place == 0)
            drawn.add_trace(bars, row=row + 1, col=column + 1)
    return drawn


def alt(
    frame: nw.DataFrame[Any], t: Words, *, measure: Measure = "visits"
) -> str:
    """Say in words what everyone did each week, with the numbers."""
    weeks: dict[int, Split] = {}
    for row in frame.rows(named=True):
        weeks.setdefault(row["week"], Split(None)).add(row)
    if not weeks:
        return t("chart.empty")
    rows = " ".join(
        t(
            "activity.alt_week",
            day=dates.day(week, t),
            n=weeks[week].end(measure, t),
        )
        for week in sorted(weeks)
    )
    if measure == "hours":
        return t("activity.alt_weeks_hours", rows=rows)
    return t("activity.alt_weeks", rows=rows)


def rest(frame: nw.DataFrame[Any], t: Words) -> str:
    """Say how many reps are not shown, '' where all are."""
    view = _view(frame, "visits", t, theme.LIGHT)
    if view.everyone <= SHOWN:
        return ""
    return t("activity.more_reps", shown=SHOWN, all=view.everyone)


def _view(
    frame: nw.DataFrame[Any],
    measure: Measure,
    t: Words,
    colours: theme.Palette,
) -> _View:
    reps = _busiest(frame)
    panels: dict[str | None, dict[int, Split]] = {}
    for rep in reps[:SHOWN]:
        own = frame if rep is None else frame.filter(nw.col("rep") == rep)
        weeks = panels.setdefault(rep, {})
        for row in own.rows(named=True):
            weeks.setdefault(row["week"], Split(rep)).add(row)
    return _View(panels, len(reps), measure, t, colours)


def _busiest(frame: nw.DataFrame[Any]) -> list[str | None]:
    """List the reps, most visits first; None where all are together."""
    if "rep" not in frame.columns:
        return [None] if len(frame) else []
    sums = frame.group_by("rep").agg(nw.col("visits").sum())
    return sums.sort("visits", "rep", descending=[True, False])[
        "rep"
    ].to_list()


def _names(view: _View) -> list[str]:
    return [Split(rep).name(view.t, _NAME) for rep in view.panels]


def _scale(drawn: go.Figure, view: _View) -> None:
    weeks = view.weeks
    ticks = weeks[:: -(-len(weeks) // max(2, _TICKS // view.across))]
    # One week alone gets a bar, not a block.
    first = min(weeks[0], weeks[-1] - _WEEK * _FEWEST)
    drawn.update_xaxes(
        theme.axis(
            view.colours,
            showgrid=False,
            range=[first - 4, weeks[-1] + 4],
            tickangle=0,
            tickvals=ticks,
            ticktext=[dates.short(week, view.t) for week in ticks],
        )
    )
    lines_at = numbers.steps(view.tallest())
    drawn.update_yaxes(
        theme.axis(
            view.colours, range=[0, lines_at[-1] * 1.04], tickvals=lines_at
        )
    )
    drawn.update_annotations(
        font={"size": 13, "color": view.colours.ink}, yshift=2
    )


def _trace(
    view: _View, rep: str | None, segment: str, *, legend: bool
) -> go.Bar:
    weeks = view.panels[rep]
    return go.Bar(
        name=view.t.name("activity", segment),
        legendgroup=segment,
        showlegend=legend,
        x=list(weeks),
        y=[view.value(split, segment) for split in weeks.values()],
        width=_WEEK * 0.8,
        hovertext=[
            _hover(view, split, week, segment) for week, split in weeks.items()
        ],
        hoverinfo="text",
        customdata=[[rep, week, segment] for week in weeks],
        marker={
            "color": view.colours.segments[segment],
            "pattern": theme.pattern(segment, view.colours),
            "line": {"width": 0},
        },
    )


def _hover(view: _View, split: Split, week: int, segment: str) -> str:
    t = view.t
    name = t.name("activity", segment)
    count = f"{split.part(segment, 'visits'):,}"
    said = t("activity.hover_week_visits", segment=name, n=count)
    if view.measure == "hours":
        said = t(
            "activity.hover_week_hours",
            segment=name,
            hours=numbers.hours(split.part(segment, "hours"), t),
            timed=f"{split.timed.get(segment, 0):,}",
            n=count,
        )
    when = t("activity.hover_week", day=dates.day(week, t))
    return lines([f"<b>{split.name(t)}</b>", when, said])
