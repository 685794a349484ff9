"""How long open deals stand at their milestone, beside won ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import theme
from salesdash.charts.labels import label, lines
from salesdash.charts.shown import share
from salesdash.method.milestones import MILESTONES, OPEN, Milestone
from salesdash.metrics.stalled import CODES, UNVISITED, VISITED
from salesdash.words import Words

HEIGHT = 380
MOVING = "moving"
_GROUPS = (MOVING, *CODES)
_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {MOVING: "circle", VISITED: "diamond", UNVISITED: "x"}
)
_SPREAD = (0.0, 0.12, -0.12, 0.24, -0.24)
"""Deals of about the same time stand above each other."""

_BAND = 0.36
"""Half the height of the middle half of the won deals."""


@dataclass(frozen=True)
class Row:
    """One milestone of the chart.

    Attributes:
        name: What a person reads.
        deals: The open deals at it, those who are there longest last.
        won: `median_days`, `low_days`, `high_days` and `n` of won deals,
            empty where there are none.
    """

    name: str
    deals: Sequence[Mapping[str, Any]]
    won: Mapping[str, Any]

    def count(self, group: str) -> int:
        """Count the deals of a group."""
        return sum((d["stalled"] or MOVING) == group for d in self.deals)


def rows(
    deals: nw.DataFrame[Any],
    pace: nw.DataFrame[Any],
    t: Words,
    milestones: Sequence[Milestone] = MILESTONES,
) -> list[Row]:
    """Put the open deals of each milestone beside the won ones.

    Args:
        deals: The open deals as `View.judged` gives them.
        pace: One row a milestone: `rank`, `median_days`, `low_days`,
            `high_days`, `n`.
        t: The words of a language.
        milestones: The milestones, with the company's yields.
    """
    known = deals.filter(~nw.col("milestone_days").is_null())
    listed = known.sort("milestone_days", "key").rows(named=True)
    won = {row["rank"]: row for row in pace.rows(named=True)}
    return [
        Row(
            _title(milestone.code, t, milestones),
            [d for d in listed if d["claimed_milestone"] == milestone.code],
            won.get(rank, {}),
        )
        for rank, milestone in enumerate(OPEN, 1)
    ]


def pace(found: Sequence[Row], t: Words, *, dark: bool = False) -> go.Figure:
    """Draw each open deal by its days, above what won deals took.

    A dot carries the key of its deal as its `customdata`.

    Args:
        found: The milestones as `rows` gives them.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    if not any(row.deals for row in found):
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        xaxis=theme.axis(colours, range=[0, _longest(found)]),
        yaxis=_axis(found, colours),
    )
    drawn.add_trace(_band(found, t))
    drawn.add_trace(_medians(found, colours, t))
    for group in _GROUPS:
        drawn.add_trace(_dots(found, group, colours, t))
    return drawn


def alt(found: Sequence[Row], t: Words) -> str:
    """Say in words what the chart shows, with its numbers."""
    told = [
        t(
            "opportunities.pace.alt_row",
            milestone=row.name,
            n=len(row.deals),
            visited=row.count(VISITED),
            unvisited=row.count(UNVISITED),
            median=_number(row.won.get("median_days")),
            won=row.won.get("n", 0),
        )
        for row in found
        if row.deals or row.won
    ]
    return t("opportunities.pace.alt", rows=" ".join(told))


def _title(code: str, t: Words, milestones: Sequence[Milestone]) -> str:
    name = t.name("milestone_short", code)
    return f"{share(code, t, milestones)} {name}"


def _number(days: float | None) -> str:
    return "–" if days is None else f"{days:g}"


def _longest(found: Sequence[Row]) -> float:
    """Say where the axis of the days ends."""
    days = [deal["milestone_days"] for row in found for deal in row.deals]
    ends = [row.won["high_days"] for row in found if row.won]
    return 1.04 * max(1, *days, *ends)


def _axis(found: Sequence[Row], colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        tickvals=list(range(len(found))),
        ticktext=[label(row.name, 30) for row in found],
        range=[len(found) - 0.5, -0.5],
        showgrid=False,
    )


def _band(found: Sequence[Row], t: Words) -> go.Bar:
    """Draw between which days half of the won deals left."""
    places = [(at, row.won) for at, row in enumerate(found) if row.won]
    lows = [won["low_days"] for _, won in places]
    return go.Bar(
        name=t("opportunities.pace.range"),
        orientation="h",
        y=[at for at, _ in places],
        base=lows,
        x=[w["high_days"] - w["low_days"] for _, w in places],
        width=2 * _BAND,
        marker={"color": theme.GRID},
        hoverinfo="skip",
    )


def _medians(
    found: Sequence[Row], colours: theme.Palette, t: Words
) -> go.Scatter:
    places = [(at, row) for at, row in enumerate(found) if row.won]
    return go.Scatter(
        name=t("opportunities.pace.median"),
        mode="markers",
        x=[row.won["median_days"] for _, row in places],
        y=[at for at, _ in places],
        marker={
            "symbol": "line-ns",
            "size": 34,
            "line": {"color": colours.ink, "width": 2},
        },
        text=[_told(row, t) for _, row in places],
        hovertemplate="%{text}<extra></extra>",
    )


def _told(row: Row, t: Words) -> str:
    holes = {"median": _number(row.won["median_days"]), "n": row.won["n"]}
    return label(t("opportunities.pace.row", milestone=row.name, **holes), 90)


def _dots(
    found: Sequence[Row], group: str, colours: theme.Palette, t: Words
) -> go.Scatter:
    colour = {
        MOVING: colours.verified,
        VISITED: colours.waiting,
        UNVISITED: colours.worse,
    }[group]
    dots = [
        (deal, at + _SPREAD[place % len(_SPREAD)])
        for at, row in enumerate(found)
        for place, deal in enumerate(row.deals)
        if (deal["stalled"] or MOVING) == group
    ]
    return go.Scatter(
        name=_named(group, t),
        mode="markers",
        x=[deal["milestone_days"] for deal, _ in dots],
        y=[y for _, y in dots],
        customdata=[[deal["key"]] for deal, _ in dots],
        cliponaxis=False,
        text=[_hover(deal, t) for deal, _ in dots],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "color": colour,
            "symbol": _SYMBOLS[group],
            "size": 8,
            "opacity": 0.75 if group == MOVING else 0.95,
        },
    )


def _named(group: str, t: Words) -> str:
    if group == MOVING:
        return t("opportunities.pace.moving")
    return t(f"opportunities.stalled.{group}")


def _hover(deal: Mapping[str, Any], t: Words) -> str:
    days = t("opportunities.pace.hover", days=deal["milestone_days"])
    parts = (deal["customer"], deal["name"], deal["rep"], days)
    return lines([label(part, 40) for part in parts if part])
