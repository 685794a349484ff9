"""The share of the claim that is verified, a small picture for each rep."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import label, lines
from salesdash.metrics.gap_weeks import By
from salesdash.words import Words

SHOWN = 12
"""How many reps have a picture of their own."""

_PANEL = 128
_FRAME = 52
_HEADS = 26
_END = 12
_NAME = 18
_GAP, _SIDE = 0.3, 0.12
"""Parts of a picture's height and width that stand empty."""

_TOP = 1.12
"""The upper end of the axis: room for the figure beside a full share."""

Rows = dict[int, dict[str, Any]]
"""Day -> the row of a rep."""


@dataclass(frozen=True)
class _View:
    """What is shown of the weeks, and in which words.

    Attributes:
        panels: Rep -> its weeks, the largest gap of the last day first.
        everyone: How many reps there are, shown or not.
        days: The days of the weeks.
        by: Reps or teams.
        currency: The currency of the amounts.
        across: How many pictures stand side by side.
        t: The words of a language.
        colours: Of the theme.
    """

    panels: dict[str, Rows]
    everyone: int
    days: list[int]
    by: By
    currency: str
    across: int
    t: Words
    colours: theme.Palette

    @property
    def count(self) -> int:
        return len(self.panels)

    @property
    def down(self) -> int:
        return -(-self.count // self.across)

    def name(self, group: str) -> str:
        nobody = "chart.nobody" if self.by == "rep" else "gap.no_team"
        return label(group, _NAME) or self.t(nobody)

    def shares(self, weeks: Rows) -> list[float | None]:
        return [_share(weeks.get(day)) for day in self.days]


def gap_weeks(
    frame: nw.DataFrame[Any],
    currency: str,
    t: Words,
    *,
    across: int = 4,
    dark: bool = False,
) -> go.Figure:
    """Draw how much of each rep's claim was verified, week by week.

    All pictures share their scales; of many reps those with the largest
    gap of the last day are shown. A day on which nothing was claimed that
    sheets have columns of evidence for is a gap in the line.

    Args:
        frame: The weeks as `metrics.gap_weeks.gap_weeks` gives them.
        currency: The currency that is looked at.
        t: The words of a language.
        across: How many pictures stand side by side.
        dark: Whether the page is dark.
    """
    view = _view(frame, currency, t, across, theme.palette(dark=dark))
    if not view.panels:
        return theme.empty(t("chart.empty"), _PANEL, dark=dark)
    layout = theme.layout(_PANEL * view.down + _FRAME, dark=dark)
    own = {
        "showlegend": False,
        "margin": layout["margin"] | {"t": _HEADS, "r": _END},
        "annotations": [_head(view, place) for place in range(view.count)],
    }
    # All at once: to add one picture after the other takes long.
    return go.Figure(
        data=[t for n in range(view.count) for t in _traces(view, n)],
        layout=layout | own | _axes(view),
    )


def alt(
    frame: nw.DataFrame[Any], currency: str, t: Words, *, across: int = 4
) -> str:
    """Say in words what share of each claim was verified, and is."""
    view = _view(frame, currency, t, across, theme.LIGHT)
    if not view.panels:
        return t("chart.empty")
    rows = " ".join(_said(view, group) for group in view.panels)
    first, last = (dates.day(view.days[n], t) for n in (0, -1))
    return t("gap.alt", first=first, last=last, rows=rows)


def rest(frame: nw.DataFrame[Any], currency: str, t: Words) -> str:
    """Say how many are not shown, '' where all are."""
    view = _view(frame, currency, t, 1, theme.LIGHT)
    if view.everyone <= SHOWN:
        return ""
    return t(f"gap.more_{view.by}", shown=SHOWN, all=view.everyone)


def _view(
    frame: nw.DataFrame[Any],
    currency: str,
    t: Words,
    across: int,
    colours: theme.Palette,
) -> _View:
    by: By = "team" if "team" in frame.columns else "rep"
    panels: dict[str, Rows] = {}
    for row in frame.rows(named=True):
        if row["currency"] == currency:
            panels.setdefault(row[by], {})[row["day"]] = row
    days = sorted(set(frame["day"].to_list()))
    known = {
        group: weeks
        for group, weeks in panels.items()
        if any(_share(week) is not None for week in weeks.values())
    }
    order = sorted(known, key=lambda group: (-_gap(known[group], days), group))
    shown = {group: known[group] for group in order[:SHOWN]}
    across = max(1, min(across, len(shown)))
    return _View(shown, len(known), days, by, currency, across, t, colours)


def _gap(weeks: Rows, days: list[int]) -> int:
    last = weeks.get(days[-1])
    return last["gap"] if last else 0


def _share(week: dict[str, Any] | None) -> float | None:
    """Give the share of the claim that is verified, None without one.

    A claim for which no sheet has a column of evidence is no part of it.
    """
    claimed = week["claimed"] - week["untold"] if week else 0
    return week["verified"] / claimed if week and claimed > 0 else None


def _said(view: _View, group: str) -> str:
    shares = [s for s in view.shares(view.panels[group]) if s is not None]
    before, now = (numbers.percent(shares[n], 1, view.t) for n in (0, -1))
    holes = {"name": view.name(group), "before": before, "now": now}
    return view.t("gap.alt_row", **holes)


def _domains(view: _View, place: int) -> tuple[list[float], list[float]]:
    """Say where a picture stands, across and up, from 0 to 1."""
    row, column = divmod(place, view.across)
    wide, high = 1 / view.across, 1 / view.down
    left, top = column * wide, 1 - row * high
    across = [left, left + wide * (1 - _SIDE)]
    return across, [top - high * (1 - _GAP), top]


def _number(place: int) -> str:
    """Number the axes of a picture as they are named: '', 2, 3."""
    return str(place + 1) if place else ""


def _head(view: _View, place: int) -> dict[str, Any]:
    """Write the name above a picture."""
    (left, right), (_, top) = _domains(view, place)
    return theme.note(
        view.name(list(view.panels)[place]),
        view.colours,
        x=(left + right) / 2,
        y=top,
        xref="paper",
        yref="paper",
        xanchor="center",
        yanchor="bottom",
        font={"size": 13, "color": view.colours.ink},
    )


def _axes(view: _View) -> dict[str, Any]:
    """Describe the axes of all pictures: one scale, labels at the edges."""
    found = {}
    for place in range(view.count):
        number = _number(place)
        across, up = _domains(view, place)
        lowest = place + view.across >= view.count
        found[f"xaxis{number}"] = _days(view) | {
            "domain": across,
            "anchor": f"y{number}",
            "showticklabels": lowest,
        }
        found[f"yaxis{number}"] = _values(view) | {
            "domain": up,
            "anchor": f"x{number}",
            "showticklabels": place % view.across == 0,
        }
    return found


def _days(view: _View) -> dict[str, Any]:
    first, last = view.days[0], view.days[-1]
    # The figure of the last week stands beside the end of the line.
    room = max(last - first, 28)
    ticks = sorted({first, last})
    return theme.axis(
        view.colours,
        showgrid=False,
        range=[last - room * 1.12, last + room * 0.3],
        tickangle=0,
        tickvals=ticks,
        ticktext=[dates.short(day, view.t) for day in ticks],
    )


def _values(view: _View) -> dict[str, Any]:
    marks = [0, 0.5, 1]
    return theme.axis(
        view.colours,
        range=[-0.04, _TOP],
        tickvals=marks,
        ticktext=[numbers.percent(m, 1, view.t) for m in marks],
    )


def _traces(view: _View, place: int) -> list[dict[str, Any]]:
    group, weeks = list(view.panels.items())[place]
    shares = view.shares(weeks)
    heights = [None if s is None else min(max(s, 0.0), 1.0) for s in shares]
    last = max(n for n, share in enumerate(shares) if share is not None)
    number = _number(place)
    axes = {"type": "scatter", "xaxis": f"x{number}", "yaxis": f"y{number}"}
    colour = view.colours.verified
    line = {
        "x": view.days,
        "y": heights,
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2},
        "marker": {"size": 3, "color": colour},
        "connectgaps": False,
        "hovertext": [_hover(view, group, weeks.get(d)) for d in view.days],
        "hoverinfo": "text",
        "customdata": [[group, day] for day in view.days],
    }
    end = {
        "x": [view.days[last]],
        "y": [heights[last]],
        "mode": "markers+text",
        "marker": {"size": 7, "color": colour},
        "text": [numbers.percent(shares[last] or 0, 1, view.t)],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": view.colours.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [axes | line, axes | end]


def _hover(view: _View, group: str, week: dict[str, Any] | None) -> str:
    if week is None:
        return ""
    t = view.t
    told = t(
        "gap.hover",
        verified=numbers.full(week["verified"], view.currency, t),
        claimed=numbers.full(week["claimed"], view.currency, t),
    )
    untold = week["untold"] and t(
        "gap.hover_untold",
        amount=numbers.full(week["untold"], view.currency, t),
    )
    deals = t("gap.hover_deals", ahead=week["ahead"], n=week["open"])
    day = dates.day(week["day"], t)
    name = f"<b>{view.name(group)}</b>"
    return lines([name, day, told, untold or "", deals])
