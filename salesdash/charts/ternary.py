"""The team on one triangle: each rep's mix of activities, and its path."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import activity_target, dates, numbers, theme
from salesdash.charts.activity_target import Targets
from salesdash.charts.labels import label, lines, width
from salesdash.charts.ternary_lines import corners, grid, paths, rooms
from salesdash.charts.ternary_names import LETTER, note, spots
from salesdash.charts.ternary_places import (
    TALL,
    Place,
    Unit,
    last,
    places,
    point,
)
from salesdash.method.activities import ACTIVITIES
from salesdash.words import Words

HEIGHT, LOW = 520, 340
"""Pixels, on a wide page and on a phone."""

_ROOM = {False: (-0.2, 1.2), True: (-0.06, 1.06)}
Aims = dict[tuple[float, ...], list[str | None]]
"""Target mix -> the reps that it is of, None for everyone."""

_NAME = 16
_FADED = 0.3


def ternary(
    frame: nw.DataFrame[Any],
    end: int,
    t: Words,
    *,
    unit: Unit = "visits",
    targets: Targets = activity_target.NONE,
    dark: bool = False,
    narrow: bool = False,
) -> go.Figure:
    """Draw each rep where the shares of the three activities put it.

    A point carries the rep (None for everyone) as its `customdata`; a
    line that fades into the past leads to it from week to week. A rep
    with few visits is pale and has n at its name.

    Args:
        frame: What `metrics.mixes.mixes` gives.
        end: The last day of the weeks that points stand for.
        t: The words of a language.
        unit: Visits, or minutes.
        targets: Rep, None for everyone -> the target mix in per cent.
        dark: Whether the page is dark.
        narrow: Whether the page is as narrow as a phone.
    """
    found = places(frame, unit)
    now = last(found, end)
    if not now:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    aims = _aims([place.rep for place in now], targets)
    axis = {"visible": False, "fixedrange": True, "constrain": "domain"}
    drawn = theme.figure(
        LOW if narrow else HEIGHT,
        dark=dark,
        showlegend=False,
        xaxis={**axis, "range": list(_ROOM[narrow])},
        yaxis={**axis, "range": [-0.1, TALL + 0.1], "scaleanchor": "x"},
        annotations=[
            *corners(t, colours, narrow=narrow),
            *_names(now, aims, t, colours, narrow=narrow),
        ],
        margin={"l": 0, "r": 0, "t": 8, "b": 8},
    )
    drawn.add_traces([grid(), *paths(found, colours)])
    drawn.add_traces(_targets(aims, t, colours))
    drawn.add_trace(_reps(now, unit, t, colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any], end: int, t: Words, *, unit: Unit = "visits"
) -> str:
    """Say in words what the chart shows, with its numbers."""
    now = last(places(frame, unit), end)
    if not now:
        return t("chart.empty")
    rows = " ".join(
        t(
            "activity.alt_row",
            rep=place.rep or t("chart.everyone"),
            n=f"{place.n:,}",
            parts=activity_target.said(_percent(place), t),
        )
        for place in now
    )
    return t("activity.mix.alt", rows=rows)


def _percent(place: Place) -> tuple[float, ...]:
    return tuple(100 * share for share in place.shares)


def _aims(reps: Sequence[str | None], targets: Targets) -> Aims:
    """Give each target mix once, with the reps that it is of."""
    mixes: Aims = {}
    for rep in reps:
        if targets.get(rep):
            mixes.setdefault(targets[rep], []).append(rep)
    return mixes


def _names(
    now: Sequence[Place],
    aims: Aims,
    t: Words,
    colours: theme.Palette,
    *,
    narrow: bool,
) -> list[dict[str, Any]]:
    """Write the names of targets and reps, targets first."""
    texts = [t("activity.target")] * len(aims)
    texts += [_name(place, t) for place in now]
    inks = [colours.muted] * len(aims)
    inks += [colours.muted if p.few else colours.ink for p in now]
    places_ = [*map(point, aims), *(place.point for place in now)]
    widths = [width(text) * LETTER for text in texts]
    found = spots(places_, widths, rooms(t, narrow=narrow), narrow=narrow)
    return [
        note(text, place, spot, ink, colours)
        for text, place, spot, ink in zip(
            texts, places_, found, inks, strict=True
        )
        if spot
    ]


def _targets(aims: Aims, t: Words, colours: theme.Palette) -> list[go.Scatter]:
    """Mark the target mixes."""
    if not aims:
        return []
    marks = [point(mix) for mix in aims]
    return [
        go.Scatter(
            mode="markers",
            x=[x for x, _ in marks],
            y=[y for _, y in marks],
            marker={
                "symbol": "cross-thin",
                "size": 16,
                "line": {"width": 2.5, "color": colours.ink},
            },
            customdata=[[None, "target"]] * len(marks),
            hovertext=[_aimed(*pair, t) for pair in aims.items()],
            hoverinfo="text",
            cliponaxis=False,
        )
    ]


def _aimed(
    mix: tuple[float, ...], reps: Sequence[str | None], t: Words
) -> str:
    told = t("activity.hover_target", mix=activity_target.said(mix, t))
    named = [label(rep) for rep in reps if rep]
    return lines([told, ", ".join(named)])


def _reps(
    now: Sequence[Place], unit: Unit, t: Words, colours: theme.Palette
) -> go.Scatter:
    pale = theme.pale(colours.accent, _FADED)
    return go.Scatter(
        mode="markers",
        x=[place.point[0] for place in now],
        y=[place.point[1] for place in now],
        marker={
            "size": [13 if p.rep is None else 10 for p in now],
            "symbol": ["square" if p.rep is None else "circle" for p in now],
            "color": [pale if p.few else colours.accent for p in now],
            "line": {"width": 1.2, "color": colours.page},
        },
        customdata=[[place.rep] for place in now],
        hovertext=[_hover(place, unit, t) for place in now],
        hoverinfo="text",
        cliponaxis=False,
    )


def _name(place: Place, t: Words) -> str:
    """Name a rep; a small sample with its n."""
    if place.rep is None:
        return t("chart.everyone")
    name = label(place.rep, _NAME) or t("chart.nobody")
    return t("activity.mix.few", rep=name, n=place.n) if place.few else name


def _hover(place: Place, unit: Unit, t: Words) -> str:
    parts = [_part(place, at, unit, t) for at, _ in enumerate(ACTIVITIES)]
    name = t("chart.everyone") if place.rep is None else label(place.rep)
    when = t(
        "activity.mix.hover_n",
        n=f"{place.n:,}",
        day=dates.day(place.end, t),
    )
    return lines([f"<b>{name or t('chart.nobody')}</b>", *parts, when])


def _part(place: Place, at: int, unit: Unit, t: Words) -> str:
    part = place.parts[at]
    shown = f"{part:,}" if unit == "visits" else numbers.hours(part, t)
    share = numbers.percent(place.shares[at], 1, t)
    name = t.name("activity", ACTIVITIES[at])
    return t("activity.mix.hover_part", segment=name, share=share, part=shown)
