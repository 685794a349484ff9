"""How a measure developed, a small picture for each rep."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import label, lines
from salesdash.metrics.direction import BETTER, SHARES, WORSE
from salesdash.words import Words

SHOWN = 16
"""How many reps have a picture of their own."""

ARROWS: Mapping[str, str] = {BETTER: "▲", WORSE: "▼"}
"""The second sign of a direction; the word stands beside it."""

_PANEL, _FRAME, _EMPTY = 132, 56, 200
_NAME = 18
_GAP, _SIDE = 0.32, 0.14

Rows = dict[int, dict[str, Any]]
"""Last day of a quarter -> the row of a rep."""


@dataclass(frozen=True)
class _View:
    """What is shown, and in which words.

    Attributes:
        panels: Rep -> quarters, by name.
        ends: The last days of the quarters, oldest first.
        measure: A code of `metrics.direction.MEASURES`.
        across: How many pictures stand side by side.
        t: The words of a language.
        colours: Of the theme.
    """

    panels: dict[str, Rows]
    ends: list[int]
    measure: str
    across: int
    t: Words
    colours: theme.Palette

    @property
    def down(self) -> int:
        return -(-len(self.panels) // self.across)

    @property
    def top(self) -> float:
        """The upper end of every axis, a round number."""
        if self.measure in SHARES:
            return 1.0
        rows = (row for rows in self.panels.values() for row in rows.values())
        return numbers.steps(max(row["value"] for row in rows))[-1]

    def now(self, rows: Rows) -> str:
        """Say where the present quarter of a rep leads."""
        row = rows.get(self.ends[-1])
        return row["direction"] if row else ""

    def write(self, value: float) -> str:
        return written(self.measure, value, self.t)


def written(measure: str, value: float, t: Words) -> str:
    """Write a value of a measure as precisely as it matters.

    Example:
        >>> written("win_rate", 0.405, Words("en"))
        '41 %'
        >>> written("visits", 10.46, Words("en"))
        '10.5'
    """
    if measure in SHARES:
        return numbers.percent(value, 1, t)
    if measure == "visits":
        return f"{value:,.1f}"
    return f"{value:,.0f}"


def growth(
    frame: nw.DataFrame[Any],
    measure: str,
    t: Words,
    *,
    across: int = 4,
    dark: bool = False,
) -> go.Figure:
    """Draw one measure of each rep, quarter by quarter.

    All pictures share their scales. A point carries its rep as
    `customdata`; a quarter of which nothing is known is a gap.

    Args:
        frame: The rows of `View.growth`.
        measure: A code of `metrics.direction.MEASURES`.
        t: The words of a language.
        across: How many pictures stand side by side.
        dark: Whether the page is dark.
    """
    view = _view(frame, measure, t, across, theme.palette(dark=dark))
    if not view.panels:
        return theme.empty(t("chart.empty"), _EMPTY, dark=dark)
    layout = theme.layout(_PANEL * view.down + _FRAME, dark=dark)
    places = range(len(view.panels))
    own = {
        "showlegend": False,
        "margin": layout["margin"] | {"t": 28, "r": 16},
        "annotations": [_head(view, place) for place in places],
    }
    return go.Figure(
        data=[trace for place in places for trace in _traces(view, place)],
        layout=layout | own | _axes(view),
    )


def alt(frame: nw.DataFrame[Any], measure: str, t: Words) -> str:
    """Say in words where each rep was and is."""
    view = _view(frame, measure, t, 1, theme.LIGHT)
    if not view.panels:
        return t("chart.empty")
    rows = []
    for rep, known in view.panels.items():
        told = ", ".join(
            view.write(known[end]["value"])
            for end in view.ends
            if end in known
        )
        name = label(rep, _NAME)
        rows.append(t("success.growth_row", name=name, values=told))
    measured = t(f"success.measure.{measure}")
    return t("success.growth_alt", measure=measured, rows=" ".join(rows))


def rest(frame: nw.DataFrame[Any], measure: str, t: Words) -> str:
    """Say how many reps are not shown, '' where all are."""
    own = frame.filter(nw.col("measure") == measure)
    every = own["rep"].n_unique()
    if every <= SHOWN:
        return ""
    return t("success.more", shown=SHOWN, all=every)


def _view(
    frame: nw.DataFrame[Any],
    measure: str,
    t: Words,
    across: int,
    colours: theme.Palette,
) -> _View:
    panels: dict[str, Rows] = {}
    for row in frame.rows(named=True):
        if row["measure"] == measure:
            panels.setdefault(row["rep"], {})[row["end"]] = row
    ends = sorted({end for rows in panels.values() for end in rows})
    shown = dict(sorted(panels.items())[:SHOWN])
    across = max(1, min(across, len(shown)))
    return _View(shown, ends, measure, across, t, colours)


def _domains(view: _View, place: int) -> tuple[list[float], list[float]]:
    """Say where a picture stands, across and up, from 0 to 1."""
    row, column = divmod(place, view.across)
    wide, high = 1 / view.across, 1 / view.down
    left, top = column * wide, 1 - row * high
    return [left, left + wide * (1 - _SIDE)], [top - high * (1 - _GAP), top]


def _number(place: int) -> str:
    return str(place + 1) if place else ""


def _head(view: _View, place: int) -> dict[str, Any]:
    """Write the name above a picture, and where it leads."""
    (left, _), (_, top) = _domains(view, place)
    rep, rows = list(view.panels.items())[place]
    arrow = ARROWS.get(view.now(rows), "")
    return theme.note(
        f"{label(rep, _NAME)} {arrow}".strip(),
        view.colours,
        x=left,
        y=top,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        font={"size": 13, "color": view.colours.ink},
    )


def _axes(view: _View) -> dict[str, Any]:
    found = {}
    for place in range(len(view.panels)):
        across, up = _domains(view, place)
        number = _number(place)
        lowest = place + view.across >= len(view.panels)
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
    places = range(len(view.ends))
    ticks = sorted({0, len(view.ends) - 1})
    return theme.axis(
        view.colours,
        showgrid=False,
        range=[-0.35, max(len(places) - 1, 1) + 1],
        tickangle=0,
        tickvals=ticks,
        ticktext=[dates.short(view.ends[n], view.t) for n in ticks],
    )


def _values(view: _View) -> dict[str, Any]:
    marks = [0.0, view.top / 2, view.top]
    return theme.axis(
        view.colours,
        range=[0, view.top * 1.1],
        tickvals=marks,
        ticktext=[_tick(view, mark) for mark in marks],
    )


def _tick(view: _View, mark: float) -> str:
    if view.measure in SHARES:
        return view.write(mark)
    return f"{mark:,.0f}" if mark == round(mark) else ""


def _traces(view: _View, place: int) -> list[dict[str, Any]]:
    rep, rows = list(view.panels.items())[place]
    number = _number(place)
    axes = {"type": "scatter", "xaxis": f"x{number}", "yaxis": f"y{number}"}
    known = [rows.get(end) for end in view.ends]
    line = {
        "x": list(range(len(view.ends))),
        "y": [row and row["value"] for row in known],
        "mode": "lines+markers",
        "line": {"color": view.colours.accent, "width": 2},
        "marker": {"size": 6, "color": view.colours.accent},
        "connectgaps": False,
        "cliponaxis": False,
        "hovertext": [row and _hover(view, row) for row in known],
        "hoverinfo": "text",
        "customdata": [[rep] for _ in view.ends],
    }
    last = max(n for n, row in enumerate(known) if row)
    row = rows[view.ends[last]]
    colours = view.colours
    lead = {BETTER: colours.better, WORSE: colours.worse}
    colour = lead.get(view.now(rows), colours.ink)
    end = {
        "x": [last + 0.12],
        "y": [row["value"]],
        "mode": "text",
        "text": [f"<b>{view.write(row['value'])}</b>"],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": colour},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [axes | line, axes | end]


def _hover(view: _View, row: dict[str, Any]) -> str:
    t = view.t
    span = t(
        "success.span",
        first=dates.short(row["start"], t),
        last=dates.day(row["end"], t),
    )
    measured = t(f"success.measure.{view.measure}")
    value = view.write(row["value"])
    told = t("success.growth_hover", measure=measured, value=value, n=row["n"])
    return lines([f"<b>{label(row['rep'], _NAME)}</b>", span, told])
