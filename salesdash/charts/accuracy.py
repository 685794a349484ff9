"""What was forecast for each month, and what was then won in it."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import lines
from salesdash.words import Words

SIDES = ("verified", "claimed")
_HEIGHT, _EMPTY = 320, 200
_WIDTH, _AIM = 0.62, 0.7
"""Of a bar and of the mark of a target, of the room of a month."""

_SYMBOLS = {"verified": "circle", "claimed": "diamond"}
_DASHES = {"verified": "solid", "claimed": "dash"}


@dataclass(frozen=True)
class _View:
    """What is shown, and in which words.

    Attributes:
        rows: One row a month, the oldest first.
        currency: Of the amounts.
        t: The words of a language.
        colours: Of the theme.
    """

    rows: list[dict[str, Any]]
    currency: str
    t: Words
    colours: theme.Palette

    @property
    def places(self) -> list[int]:
        return list(range(len(self.rows)))

    @property
    def unit(self) -> numbers.Unit:
        named = ("won", "verified", "claimed", "target")
        ends = (abs(row[name]) for row in self.rows for name in named)
        return numbers.unit(max(ends, default=0), self.currency, self.t)

    def month(self, row: dict[str, Any]) -> str:
        return dates.period(row["month"], self.t)


def accuracy(
    frame: nw.DataFrame[Any], currency: str, t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw bars of what was won, and lines of what had been forecast.

    A mark carries the month (2026-11) as its `customdata`.

    Args:
        frame: Rows of `View.accuracy` of one group and currency.
        currency: Of the amounts.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    view = _view(frame, currency, t, theme.palette(dark=dark))
    if not view.rows:
        return theme.empty(t("chart.empty"), _EMPTY, dark=dark)
    drawn = theme.figure(
        _HEIGHT, dark=dark, xaxis=_months(view), yaxis=_amounts(view)
    )
    halos = [_line(view, side, halo=True) for side in SIDES]
    return drawn.add_traces(
        [_won(view), *halos, *(_line(view, s) for s in SIDES), *_aims(view)]
    )


def alt(frame: nw.DataFrame[Any], currency: str, t: Words) -> str:
    """Say in words what was forecast and won, month by month."""
    view = _view(frame, currency, t, theme.LIGHT)
    if not view.rows:
        return t("chart.empty")
    rows = " ".join(_said(view, row) for row in view.rows)
    return t("success.accuracy_alt", rows=rows)


def unit(frame: nw.DataFrame[Any], currency: str, t: Words) -> str:
    """Name the unit of the numbers at the axis."""
    return _view(frame, currency, t, theme.LIGHT).unit.title


def _view(
    frame: nw.DataFrame[Any], currency: str, t: Words, colours: theme.Palette
) -> _View:
    return _View(list(frame.rows(named=True)), currency, t, colours)


def _said(view: _View, row: dict[str, Any]) -> str:
    amounts = {
        name: numbers.compact(row[name], view.currency, view.t)
        for name in ("won", *SIDES)
    }
    return view.t("success.accuracy_row", month=view.month(row), **amounts)


def _months(view: _View) -> dict[str, Any]:
    return theme.axis(
        view.colours,
        showgrid=False,
        range=[-0.6, len(view.rows) - 0.4],
        tickvals=view.places,
        ticktext=[view.month(row) for row in view.rows],
    )


def _amounts(view: _View) -> dict[str, Any]:
    size = view.unit.size
    named = ("won", "verified", "claimed", "target")
    largest = max(row[name] for row in view.rows for name in named)
    ticks = [n * size for n in numbers.steps(largest / size)]
    return theme.axis(
        view.colours,
        rangemode="tozero",
        tickvals=ticks,
        ticktext=[view.unit.write(tick) for tick in ticks],
    )


def _won(view: _View) -> go.Bar:
    return go.Bar(
        name=view.t("chart.won"),
        x=view.places,
        y=[row["won"] for row in view.rows],
        width=_WIDTH,
        marker={"color": view.colours.milestones[-1], "line": {"width": 0}},
        hovertext=[_hover(view, row) for row in view.rows],
        hoverinfo="text",
        customdata=[[row["month"]] for row in view.rows],
    )


def _line(view: _View, side: str, *, halo: bool = False) -> go.Scatter:
    """Draw a forecast; a halo sets it off from the bars behind it."""
    own = {"verified": view.colours.verified, "claimed": view.colours.claimed}
    colour = view.colours.page if halo else own[side]
    return go.Scatter(
        name=view.t(f"success.foreseen_{side}"),
        showlegend=not halo,
        mode="lines+markers",
        x=view.places,
        y=[row[side] for row in view.rows],
        line={
            "color": colour,
            "width": 6 if halo else 2.5,
            "dash": "solid" if halo else _DASHES[side],
        },
        marker={
            "symbol": _SYMBOLS[side],
            "size": 13 if halo else 9,
            "color": colour,
        },
        hovertext=[_hover(view, row) for row in view.rows],
        hoverinfo="skip" if halo else "text",
        customdata=[[row["month"]] for row in view.rows],
    )


def _aims(view: _View) -> list[go.Scatter]:
    """Mark the targets, where there are any, each by a short line."""
    aimed = [n for n, row in enumerate(view.rows) if row["aims"]]
    if not aimed:
        return []
    halo = _marks(view, aimed, 6, view.colours.page)
    halo.update(showlegend=False, hoverinfo="skip")
    return [halo, _marks(view, aimed, 2, view.colours.ink)]


def _marks(
    view: _View, places: list[int], width: int, colour: str
) -> go.Scatter:
    # A mark of so many pixels would meet the next one on a phone. Of two
    # marks nothing stands between, or one line would join them.
    half = _AIM / 2
    across = (-half, 0, half, None)
    rows = [view.rows[n] for n in places for _ in across]
    return go.Scatter(
        name=view.t("forecast.target"),
        mode="lines",
        x=[None if d is None else n + d for n in places for d in across],
        y=[row["target"] for row in rows],
        connectgaps=False,
        line={"width": width, "color": colour},
        hovertext=[_hover(view, row) for row in rows],
        hoverinfo="text",
        customdata=[[row["month"]] for row in rows],
    )


def _hover(view: _View, row: dict[str, Any]) -> str:
    def write(name: str) -> str:
        return numbers.full(row[name], view.currency, view.t)

    t = view.t
    told = t("success.hover_won", amount=write("won"), n=row["wins"])
    sides = [t(f"success.hover_{side}", amount=write(side)) for side in SIDES]
    day = dates.day(row["cut_off"], t)
    seen = t("success.hover_seen", day=day, n=row["deals"])
    aim = t("success.hover_target", amount=write("target"))
    head = f"<b>{view.month(row)}</b>"
    return lines([head, told, *sides, aim if row["aims"] else "", seen])
