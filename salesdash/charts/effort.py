"""Effort beside the grades of the customers, stacked to 100 %."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import label, lines, width
from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics.effort import NOT_LISTED, SEGMENTS
from salesdash.words import Words

ROW = 38
"""Height of a bar with its gap, in pixels."""

_FEWEST = 4
_INSIDE = 0.06
"""The smallest share that has room for its number."""

_SMALLEST = 11


@dataclass(frozen=True)
class Bar:
    """One bar of the chart.

    Attributes:
        name: What it is the split of.
        parts: Segment -> its part.
        end: What the whole is, written behind the bar.
        whole: All of it.
    """

    name: str
    parts: Mapping[str, int]
    end: str

    @property
    def whole(self) -> int:
        """Sum the parts."""
        return sum(self.parts.values())

    def share(self, segment: str) -> float:
        """Give the part of the whole, 0 where there is none."""
        return self.parts.get(segment, 0) / self.whole if self.whole else 0.0


def team(
    rows: nw.DataFrame[Any],
    amounts: nw.DataFrame[Any],
    currency: str,
    t: Words,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw customers, open amount, visits and hours, each by quadrant.

    Args:
        rows: What `metrics.effort.team` gives.
        amounts: What `metrics.effort.amounts` gives, of one currency.
        currency: That currency.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    return _draw(_measures(rows, amounts, currency, t), t, dark=dark)


def alt_team(
    rows: nw.DataFrame[Any],
    amounts: nw.DataFrame[Any],
    currency: str,
    t: Words,
) -> str:
    """Say in words what `team` draws."""
    return _alt(_measures(rows, amounts, currency, t), t)


def reps(
    rows: nw.DataFrame[Any], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw the visits of each rep by quadrant, the one with most first.

    Args:
        rows: What `metrics.effort.effort` gives.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    return _draw(_reps(rows, t), t, dark=dark)


def alt_reps(rows: nw.DataFrame[Any], t: Words) -> str:
    """Say in words what `reps` draws."""
    return _alt(_reps(rows, t), t)


def _measures(
    rows: nw.DataFrame[Any],
    amounts: nw.DataFrame[Any],
    currency: str,
    t: Words,
) -> list[Bar]:
    found = rows.rows(named=True)
    parts = {
        name: {row["segment"]: row[name] for row in found}
        for name in ("customers", "visits", "minutes")
    }
    money = {
        row["segment"]: max(row["amount"], 0)
        for row in amounts.rows(named=True)
    }
    sums = {name: sum(own.values()) for name, own in parts.items()}
    ends = {
        "customers": f"{sums['customers']:,}",
        "amount": numbers.compact(sum(money.values()), currency, t),
        "visits": f"{sums['visits']:,}",
        "minutes": numbers.hours(sums["minutes"], t),
    }
    bars = {**parts, "amount": money}
    return [
        Bar(t(f"grading.effort.bar.{name}"), bars[name], end)
        for name, end in ends.items()
    ]


def _reps(rows: nw.DataFrame[Any], t: Words) -> list[Bar]:
    found: dict[str, dict[str, int]] = {}
    for row in rows.rows(named=True):
        parts = found.setdefault(row["rep"], {})
        segment = row["segment"]
        parts[segment] = parts.get(segment, 0) + row["visits"]
    ordered = sorted(found.items(), key=lambda p: (-sum(p[1].values()), p[0]))
    return [
        Bar(rep or t("chart.nobody"), parts, f"{sum(parts.values()):,}")
        for rep, parts in ordered
        if sum(parts.values())
    ]


def _draw(bars: Sequence[Bar], t: Words, *, dark: bool) -> go.Figure:
    height = ROW * max(len(bars), _FEWEST) + 60
    if not any(bar.whole for bar in bars):
        return theme.empty(t("chart.empty"), height, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        height,
        dark=dark,
        barmode="stack",
        bargap=0.36,
        xaxis={"visible": False, "fixedrange": True, "range": [0, 1.0]},
        yaxis=_axis(bars, colours),
        annotations=_ends(bars, colours),
    )
    room = 16 + 6 * max(width(bar.end) for bar in bars)
    fit = {"minsize": _SMALLEST, "mode": "hide"}
    drawn.update_layout(margin_r=room, uniformtext=fit)
    for segment in SEGMENTS:
        if any(bar.parts.get(segment) for bar in bars):
            drawn.add_trace(_trace(bars, segment, t, colours))
    return drawn


def _axis(bars: Sequence[Bar], colours: theme.Palette) -> dict[str, Any]:
    places = list(range(len(bars)))
    return theme.axis(
        colours,
        type="category",
        range=[max(len(bars), _FEWEST) - 0.5, -0.5],
        showgrid=False,
        tickfont={"color": colours.ink, "size": 13},
        tickvals=places,
        ticktext=[label(bar.name, 18) for bar in bars],
    )


def _trace(
    bars: Sequence[Bar], segment: str, t: Words, colours: theme.Palette
) -> go.Bar:
    shares = [bar.share(segment) for bar in bars]
    name = called(segment, t)
    return go.Bar(
        name=name,
        orientation="h",
        y=list(range(len(bars))),
        x=shares,
        text=[
            numbers.percent(x, 1, t) if x >= _INSIDE else "" for x in shares
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        hovertext=[_hover(bar, segment, name, t) for bar in bars],
        hoverinfo="text",
        marker=_marker(segment, colours),
    )


def _marker(segment: str, colours: theme.Palette) -> dict[str, Any]:
    """Colour a segment; those without a grade are hatched as well."""
    graded = segment in QUADRANTS
    own = segment if graded else NOT_GRADED
    shapes = {NOT_GRADED: "/", NOT_LISTED: "x"}
    pattern = {
        "shape": "" if graded else shapes[segment],
        "fgcolor": colours.page,
        "fgopacity": 0.7,
        "fillmode": "overlay",
        "size": 7,
        "solidity": 0.25,
    }
    line = {"width": 1, "color": colours.page}
    return {
        "color": colours.quadrants[own],
        "pattern": pattern,
        "line": line,
    }


def called(segment: str, t: Words) -> str:
    """Name a segment."""
    if segment == NOT_LISTED:
        return t("grading.effort.not_listed")
    return t.name("quadrant", segment)


def _hover(bar: Bar, segment: str, name: str, t: Words) -> str:
    share = numbers.percent(bar.share(segment), 1, t)
    told = t("grading.effort.hover", segment=name, share=share, end=bar.end)
    return lines([f"<b>{label(bar.name, 40)}</b>", told])


def _ends(bars: Sequence[Bar], colours: theme.Palette) -> list[dict[str, Any]]:
    return [
        theme.note(
            bar.end,
            colours,
            x=1,
            xref="paper",
            xanchor="left",
            y=place,
            xshift=4,
        )
        for place, bar in enumerate(bars)
    ]


def _alt(bars: Sequence[Bar], t: Words) -> str:
    if not any(bar.whole for bar in bars):
        return t("chart.empty")
    rows = " ".join(
        t("grading.effort.alt_row", name=bar.name, parts=_parts(bar, t))
        for bar in bars
    )
    return t("grading.effort.alt", rows=rows)


def _parts(bar: Bar, t: Words) -> str:
    told = [
        t(
            "grading.effort.alt_part",
            segment=called(segment, t),
            share=numbers.percent(bar.share(segment), 1, t),
        )
        for segment in SEGMENTS
        if bar.parts.get(segment)
    ]
    return ("、" if t.language == "zh" else ", ").join(told)
