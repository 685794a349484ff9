"""The split of each rep's time as a picture (deck, page 47)."""

from dataclasses import dataclass, field
from typing import Any, Literal

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import activity_target, numbers, theme
from salesdash.charts.activity_target import Targets
from salesdash.charts.labels import label, lines, width
from salesdash.method.activities import SEGMENTS
from salesdash.words import Words

Measure = Literal["visits", "hours"]
ROW = 34
"""Height of a rep's bar with its gap, in pixels."""

_FEWEST = 4
_INSIDE = 0.08
"""The smallest share that has room for its number."""

_SMALLEST = 11
"""Pixels of its letters; smaller ones are left out."""


@dataclass
class Split:
    """What a rep, or everyone, did.

    Attributes:
        rep: The rep, None for everyone.
        visits: Segment -> visits.
        minutes: Segment -> minutes.
        timed: Segment -> visits that the minutes were summed from.
    """

    rep: str | None
    visits: dict[str, int] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    timed: dict[str, int] = field(default_factory=dict)

    def add(self, row: dict[str, Any]) -> None:
        """Add a row of `metrics.activity.activity`."""
        for name in ("visits", "minutes", "timed"):
            parts = getattr(self, name)
            segment = row["segment"]
            parts[segment] = parts.get(segment, 0) + row[name]

    def part(self, segment: str, measure: Measure) -> int:
        """Give the visits, or the minutes, of a segment."""
        parts = self.visits if measure == "visits" else self.minutes
        return parts.get(segment, 0)

    def whole(self, measure: Measure) -> int:
        """Give all visits, or all minutes."""
        return sum(self.part(segment, measure) for segment in SEGMENTS)

    def share(self, segment: str, measure: Measure) -> float:
        """Give the part of the whole, 0 where there is none."""
        whole = self.whole(measure)
        return self.part(segment, measure) / whole if whole else 0.0

    def name(self, t: Words, room: int = 24) -> str:
        """Name the rep, in the room of so many Latin letters."""
        if self.rep is None:
            return f"<b>{t('chart.everyone')}</b>"
        return label(self.rep, room) or t("chart.nobody")

    def end(self, measure: Measure, t: Words) -> str:
        """Write what the bar is the share of."""
        count = f"{self.whole('visits'):,}"
        if measure == "visits":
            return t("activity.end_visits", n=count)
        return t(
            "activity.end_hours",
            hours=numbers.hours(self.whole("hours"), t),
            timed=f"{sum(self.timed.values()):,}",
            n=count,
        )


def activity(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    measure: Measure = "visits",
    targets: Targets = activity_target.NONE,
    dark: bool = False,
) -> go.Figure:
    """Draw each rep's split, everyone's first, stacked to 100 %.

    A segment carries the rep (None for everyone) and the segment's code
    as its `customdata`. Where a target mix is set, ticks on the bar stand
    where its activities would end.

    Args:
        frame: The split as `metrics.activity.activity` gives it.
        t: The words of a language.
        measure: Visits, or the hours of those that say how long they took.
        targets: Rep, None for everyone -> the target mix in per cent.
        dark: Whether the page is dark.
    """
    splits = _splits(frame)
    height = ROW * max(len(splits), _FEWEST) + 60
    if not splits:
        return theme.empty(t("chart.empty"), height, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        height,
        dark=dark,
        barmode="stack",
        bargap=0.32,
        xaxis={"visible": False, "fixedrange": True, "range": [0, 1.0]},
        yaxis=_axis(splits, t, colours),
        annotations=_ends(splits, measure, t, colours),
    )
    # A share that finds no room, as on a phone, is told on hover.
    fit = {"minsize": _SMALLEST, "mode": "hide"}
    drawn.update_layout(margin_r=_room(splits, measure, t), uniformtext=fit)
    for segment in SEGMENTS:
        drawn.add_trace(_trace(splits, segment, measure, t, colours))
    reps = [split.rep for split in splits]
    drawn.add_traces(activity_target.ticks(reps, targets, t, colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    measure: Measure = "visits",
    targets: Targets = activity_target.NONE,
) -> str:
    """Say in words what the chart shows, with its numbers."""
    splits = _splits(frame)
    if not splits:
        return t("chart.empty")
    rows = " ".join(
        _sentence(split, measure, targets.get(split.rep, ()), t)
        for split in splits
    )
    if measure == "hours":
        return t("activity.alt_hours", rows=rows)
    return t("activity.alt", rows=rows)


def _splits(frame: nw.DataFrame[Any]) -> list[Split]:
    everyone = Split(None)
    reps: dict[str, Split] = {}
    for row in frame.rows(named=True):
        everyone.add(row)
        reps.setdefault(row["rep"], Split(row["rep"])).add(row)
    ordered = sorted(reps.values(), key=lambda s: (-s.whole("visits"), s.rep))
    return [everyone, *ordered] if len(ordered) > 1 else ordered


def _axis(
    splits: list[Split], t: Words, colours: theme.Palette
) -> dict[str, Any]:
    # Two reps may look alike once shortened: their places tell them apart.
    places = list(range(len(splits)))
    return theme.axis(
        colours,
        type="category",
        # One rep alone gets a bar, not a block.
        range=[max(len(splits), _FEWEST) - 0.5, -0.5],
        showgrid=False,
        tickfont={"color": colours.ink, "size": 13},
        tickvals=places,
        ticktext=[split.name(t) for split in splits],
    )


def _trace(
    splits: list[Split],
    segment: str,
    measure: Measure,
    t: Words,
    colours: theme.Palette,
) -> go.Bar:
    shares = [split.share(segment, measure) for split in splits]
    return go.Bar(
        name=t.name("activity", segment),
        orientation="h",
        y=list(range(len(splits))),
        x=shares,
        text=[
            numbers.percent(x, 1, t) if x >= _INSIDE else "" for x in shares
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        hovertext=[_hover(split, segment, measure, t) for split in splits],
        hoverinfo="text",
        customdata=[[split.rep, segment] for split in splits],
        marker={
            "color": colours.segments[segment],
            "pattern": theme.pattern(segment, colours),
            "line": {"width": 0},
        },
    )


def _hover(split: Split, segment: str, measure: Measure, t: Words) -> str:
    share = numbers.percent(split.share(segment, measure), 1, t)
    name = t.name("activity", segment)
    if measure == "visits":
        part = f"{split.part(segment, measure):,}"
        count = f"{split.whole(measure):,}"
        holes = {"segment": name, "part": part, "n": count, "share": share}
        said = t("activity.hover_visits", **holes)
    else:
        said = t(
            "activity.hover_hours",
            segment=name,
            hours=numbers.hours(split.part(segment, measure), t),
            share=share,
            timed=f"{split.timed.get(segment, 0):,}",
        )
    return lines([f"<b>{split.name(t)}</b>", said])


def _ends(
    splits: list[Split], measure: Measure, t: Words, colours: theme.Palette
) -> list[dict[str, Any]]:
    return [
        theme.note(
            split.end(measure, t),
            colours,
            x=1,
            xref="paper",
            xanchor="left",
            y=place,
            xshift=4,
        )
        for place, split in enumerate(splits)
    ]


def _room(splits: list[Split], measure: Measure, t: Words) -> int:
    widest = max(width(split.end(measure, t)) for split in splits)
    return 16 + 6 * widest


def _sentence(
    split: Split, measure: Measure, mix: activity_target.Mix, t: Words
) -> str:
    parts = (
        t(
            "activity.alt_part",
            segment=t.name("activity", segment),
            share=numbers.percent(split.share(segment, measure), 1, t),
        )
        for segment in SEGMENTS
        if split.part(segment, measure)
    )
    rep = t("chart.everyone") if split.rep is None else split.rep
    row = t(
        "activity.alt_row",
        rep=rep or t("chart.nobody"),
        n=split.end(measure, t),
        parts=" · ".join(parts),
    )
    if not mix:
        return row
    told = t("activity.alt_target", mix=activity_target.said(mix, t))
    return f"{row} {told}"
