"""How much of the target is won: a bar for each rep or team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import label, lines
from salesdash.words import Words

SHOWN = 30
"""So many have a bar of their own."""

_ROW, _FRAME, _EMPTY = 36, 112, 200
_NAME = 18
_ROOM = 1.2
_FULL = 10_000
_QUARTER = 3

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _View:
    """What is shown, and in which words.

    Attributes:
        rows: The bars, the largest share first.
        by: "team" or "rep".
        passed: Which share of the period is over, 1 for a past one.
        t: The words of a language.
        colours: Of the theme.
    """

    rows: Sequence[Row]
    by: str
    passed: float
    t: Words
    colours: theme.Palette

    @property
    def places(self) -> list[int]:
        return list(range(len(self.rows)))

    @property
    def top(self) -> float:
        ends = [max(won(row), foreseen(row)) for row in self.rows]
        return max(1.0, *ends) * _ROOM

    def name(self, row: Row) -> str:
        nobody = "chart.nobody" if self.by == "rep" else "success.no_team"
        return label(row[self.by], _NAME) or self.t(nobody)

    def share(self, part: float) -> str:
        return numbers.percent(part, 1, self.t)


def won(row: Row) -> float:
    """Give the share of the target that is won."""
    return row["won"] / row["target"]


def foreseen(row: Row) -> float:
    """Give the share that is won, or due and verified."""
    return row["verified"] / row["target"]


def shown(frame: nw.DataFrame[Any]) -> list[Row]:
    """Give the rows that have a target, the largest share first."""
    rows = [row for row in frame.rows(named=True) if row["target"] > 0]
    return sorted(rows, key=lambda row: (-won(row), row["team"], row["rep"]))


def attainment(
    frame: nw.DataFrame[Any], by: str, t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw how much of each target is won, and what open deals would add.

    A bar carries the name of its rep or team as `customdata`. A line marks
    the target; of the present period another how much of it is over.

    Args:
        frame: Rows of `View.attainment` of one level, period and currency.
        by: "team" or "rep".
        t: The words of a language.
        dark: Whether the page is dark.
    """
    view = _view(frame, by, t, theme.palette(dark=dark))
    if not view.rows:
        return theme.empty(t("success.no_targets"), _EMPTY, dark=dark)
    drawn = theme.figure(
        _FRAME + _ROW * len(view.rows),
        dark=dark,
        barmode="overlay",
        xaxis=_shares(view),
        yaxis=_names(view),
        shapes=_marks(view),
        annotations=_heads(view),
        margin={"l": 0, "r": 8, "t": 80, "b": 8, "pad": 6},
    )
    parts = [_open(view), _won(view)] if view.passed < 1 else [_won(view)]
    return drawn.add_traces([*parts, _numbers(view)])


def alt(frame: nw.DataFrame[Any], by: str, t: Words) -> str:
    """Say in words how much of each target is won."""
    view = _view(frame, by, t, theme.LIGHT)
    if not view.rows:
        return t("success.no_targets")
    rows = " ".join(
        t(
            "success.attained_row",
            name=view.name(row),
            share=view.share(won(row)),
        )
        for row in view.rows
    )
    return t("success.attained_alt", rows=rows)


def _view(
    frame: nw.DataFrame[Any], by: str, t: Words, colours: theme.Palette
) -> _View:
    rows = shown(frame)[:SHOWN]
    over = rows[0]["passed"] / _FULL if rows else 1.0
    return _View(rows, by, over, t, colours)


def _shares(view: _View) -> dict[str, Any]:
    ticks = [n / 100 for n in numbers.steps(view.top * 100)]
    return theme.axis(
        view.colours,
        range=[0, view.top],
        tickvals=ticks,
        ticktext=[view.share(tick) for tick in ticks],
    )


def _names(view: _View) -> dict[str, Any]:
    return theme.axis(
        view.colours,
        showgrid=False,
        range=[len(view.rows) - 0.5, -0.6],
        tickvals=view.places,
        ticktext=[view.name(row) for row in view.rows],
        tickfont={"color": view.colours.ink, "size": 12},
    )


def _marks(view: _View) -> list[dict[str, Any]]:
    """Draw the target, and how much of the period is over."""
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1}
    aim = line | {"x0": 1, "x1": 1}
    found = [aim | {"line": {"color": view.colours.ink, "width": 2}}]
    if view.passed < 1:
        style = {"color": view.colours.muted, "width": 1.5, "dash": "dot"}
        over = {"x0": view.passed, "x1": view.passed, "line": style}
        found.append(line | over)
    return found


def _heads(view: _View) -> list[dict[str, Any]]:
    """Write above the lines what they are."""
    place = {"yref": "paper", "y": 1, "yanchor": "bottom"}
    told = [(1.0, view.t("success.target_line"), "left")]
    if view.passed < 1:
        share = view.share(view.passed)
        over = view.t("success.pace_line", share=share)
        told.append((view.passed, over, "right"))
    return [
        theme.note(text, view.colours, x=at, xanchor=side, **place)
        for at, text, side in told
    ]


def _won(view: _View) -> go.Bar:
    return _bar(
        view,
        view.t("chart.won"),
        [won(row) for row in view.rows],
        view.colours.milestones[-1],
    )


def _open(view: _View) -> go.Bar:
    ends = [max(won(row), foreseen(row)) for row in view.rows]
    name = view.t("success.due_verified")
    return _bar(view, name, ends, view.colours.claimed)


def _bar(view: _View, name: str, ends: Sequence[float], colour: str) -> go.Bar:
    return go.Bar(
        name=name,
        orientation="h",
        x=list(ends),
        y=view.places,
        width=0.6,
        marker={"color": colour, "line": {"width": 0}},
        hovertext=[_hover(view, row) for row in view.rows],
        hoverinfo="text",
        customdata=[[row[view.by]] for row in view.rows],
    )


def _numbers(view: _View) -> go.Scatter:
    """Write the shares at the right, where no line can cross them."""
    return go.Scatter(
        mode="text",
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
        x=[view.top] * len(view.rows),
        y=view.places,
        text=[f"<b>{view.share(won(row))}</b>" for row in view.rows],
        textposition="middle left",
        textfont={"size": 12, "color": view.colours.ink},
    )


def _hover(view: _View, row: Row) -> str:
    def write(name: str) -> str:
        return numbers.full(row[name], row["currency"], view.t)

    told = view.t(
        "success.attained_hover", won=write("won"), target=write("target")
    )
    due = view.t("success.due_hover", verified=write("verified"))
    head = f"<b>{view.name(row)}</b> · {dates.period(row['period'], view.t)}"
    open_due = due if view.passed < 1 else ""
    return lines([head, told, open_due, _months(view, row)])


def _months(view: _View, row: Row) -> str:
    """Say of how many months the target of a quarter is made."""
    if "Q" not in row["period"] or row["months"] == _QUARTER:
        return ""
    return view.t("forecast.months", count=row["months"])
