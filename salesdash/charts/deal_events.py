"""What happened to one deal: milestones, visits, dates and money in time."""

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from salesdash import days
from salesdash.charts import dates, theme
from salesdash.charts.deal_course import LANES, Course
from salesdash.charts.labels import label, lines
from salesdash.charts.shown import share
from salesdash.method.activities import SEGMENTS, UNCLASSIFIED
from salesdash.model.dossier import Event
from salesdash.words import Words

HEIGHT = 400
_MONTHS = 150
"""Days from which on the axis names months and no days."""

_MARKS = dict(zip(SEGMENTS, ("circle", "diamond", "square", "x"), strict=True))
"""The second sign of an activity."""


def deal_events(course: Course, *, dark: bool = False) -> go.Figure:
    """Draw what happened to a deal.

    Above the steps of the milestones, claimed and verified; below a lane
    each for visits, the close date, the amount and the manager.
    """
    t, colours = course.t, theme.palette(dark=dark)
    if not course.past:
        return theme.empty(t("deal.events.none"), HEIGHT, dark=dark)
    lanes = [name for name in LANES if course.lane(name)]
    figure = theme.figure(
        HEIGHT,
        dark=dark,
        xaxis=_time(course, colours),
        yaxis=_ranks(course, colours, 0.12 * len(lanes) + 0.03),
        yaxis2=_lanes(lanes, course, colours),
        margin={"l": 0, "r": 16, "t": 36, "b": 8, "pad": 6},
    )
    figure.add_traces([*_steps(course, colours)])
    for name in lanes:
        figure.add_traces([*_lane(name, course, colours)])
    return figure


def alt(course: Course) -> str:
    """Say in words what the chart shows."""
    t = course.t
    if not course.past:
        return t("deal.events.none")
    claims = [
        f"{dates.day(day, t)} {_rank(place, course)}"
        for day, place in course.claimed[:-1]
    ]
    counts = {name: len(course.lane(name)) for name in LANES}
    told = t("deal.events.alt", **counts)
    return f"{told} {', '.join(claims)}".strip()


def _rank(place: int, course: Course) -> str:
    """Write the yield of a milestone by its place."""
    if not place:
        return "–"
    code = course.milestones[place - 1].code
    return share(code, course.t, course.milestones)


def _steps(course: Course, colours: theme.Palette) -> Iterator[Any]:
    """Draw the claim as a broad step, the evidence as a fine one."""
    sides = (
        ("claimed", course.claimed, {"width": 5}),
        ("verified", course.verified, {"width": 2.5, "dash": "dot"}),
    )
    for side, steps, line in sides:
        if not steps:
            continue
        name = course.t(f"chart.{side}")
        yield go.Scatter(
            x=[days.iso(day) for day, _ in steps],
            y=[place for _, place in steps],
            mode="lines",
            name=name,
            line={**line, "shape": "hv", "color": getattr(colours, side)},
            text=[_step(name, step, course) for step in steps],
            hovertemplate="%{text}<extra></extra>",
        )


def _step(name: str, step: tuple[int, int], course: Course) -> str:
    day, place = step
    code = course.milestones[place - 1].code if place else ""
    said = label(course.name(code), 40) or "–"
    return lines([dates.day(day, course.t), f"{name}: {said}"])


def _lane(name: str, course: Course, colours: theme.Palette) -> Iterator[Any]:
    for part, events in _parts(name, course.lane(name), course.t):
        yield _marked(name, part, events, course, colours)


def _parts(
    name: str, events: Sequence[Event], t: Words
) -> Iterator[tuple[str, list[Event]]]:
    """Part visits by activity, each with a name for the legend."""
    if name != "visit":
        yield "", [*events]
        return
    for segment in SEGMENTS:
        own = [e for e in events if (e.after or UNCLASSIFIED) == segment]
        if own:
            yield t.name("activity", segment), own


def _marked(
    name: str,
    part: str,
    events: Sequence[Event],
    course: Course,
    colours: theme.Palette,
) -> go.Scatter:
    marks = {
        "size": 10 if name == "visit" else 9,
        "symbol": [_symbol(name, event) for event in events],
        "color": [_colour(name, event, colours) for event in events],
        "line": {"width": 1, "color": colours.page},
    }
    labelled = name in ("close", "amount")
    return go.Scatter(
        x=[days.iso(event.day) for event in events],
        y=[name] * len(events),
        yaxis="y2",
        mode="markers+text" if labelled else "markers",
        marker=marks,
        text=_labels(events, course) if labelled else None,
        textposition="top center",
        textfont={"size": 11, "color": colours.muted},
        hovertext=[_hover(event, course) for event in events],
        hovertemplate="%{hovertext}<extra></extra>",
        name=part,
        showlegend=bool(part),
        cliponaxis=False,
    )


def _labels(events: Sequence[Event], course: Course) -> list[str]:
    """Label the last mark, and those before it that leave it room."""
    room = max(1, course.day - course.first) / 7
    texts, free = [], course.day + room
    for event in reversed(events):
        fits = event.day <= free - room
        texts.append(label(course.short(event), 16) if fits else "")
        free = event.day if fits else free
    return texts[::-1]


def _hover(event: Event, course: Course) -> str:
    day = dates.day(event.day, course.t)
    said = label(course.said(event), 60)
    return lines([day, said, label(event.note, 80), label(event.by, 40)])


def _symbol(name: str, event: Event) -> str:
    if name == "visit":
        return _MARKS[event.after or UNCLASSIFIED]
    if name == "manager":
        return "star"
    later = (event.after or 0) > (event.before or 0)
    if event.before is None:
        return "circle"
    if name == "close":
        return "triangle-right" if later else "triangle-left"
    return "triangle-up" if later else "triangle-down"


def _colour(name: str, event: Event, colours: theme.Palette) -> str:
    if name == "visit":
        return colours.segments[event.after or UNCLASSIFIED]
    if name == "manager" or event.before is None or event.after is None:
        return colours.accent
    later = event.after > event.before
    good = later is (name == "amount")
    return colours.better if good else colours.worse


def _time(course: Course, colours: theme.Palette) -> dict[str, Any]:
    """Describe the time axis, with room for marks at its ends."""
    length = course.day - course.first
    room = max(3, length // 25)
    span = course.first - room, course.day + room
    return theme.axis(
        colours,
        type="date",
        range=[days.iso(day) for day in span],
        tickformat="%Y-%m" if length > _MONTHS else "%Y-%m-%d",
        nticks=8 if length > _MONTHS else 4,
        anchor="free",
        position=0,
    )


def _ranks(
    course: Course, colours: theme.Palette, bottom: float
) -> dict[str, Any]:
    places = range(len(course.milestones) + 1)
    return theme.axis(
        colours,
        domain=[bottom, 1],
        range=[-0.3, len(course.milestones) + 0.3],
        tickvals=[*places],
        ticktext=[_rank(place, course) for place in places],
    )


def _lanes(
    lanes: Sequence[str], course: Course, colours: theme.Palette
) -> dict[str, Any]:
    return theme.axis(
        colours,
        type="category",
        categoryorder="array",
        categoryarray=[*reversed(lanes)],
        range=[-0.5, len(lanes) - 0.35],
        domain=[0, max(0.01, 0.12 * len(lanes))],
        tickvals=[*lanes],
        ticktext=[course.t(f"deal.lane.{name}") for name in lanes],
        showgrid=True,
    )
