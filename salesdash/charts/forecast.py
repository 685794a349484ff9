"""The forecast by period: won, verified and claimed, and the target."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, periods, theme
from salesdash.charts.labels import lines, width
from salesdash.charts.periods import LATER, Bar, Targets
from salesdash.charts.targets import Aim, marks
from salesdash.money import DEFAULT
from salesdash.words import Words

EMPTY = 240
"""The height of a chart that has nothing to show."""

ROW = 56
"""The height of a period; every number has its own line, however narrow."""

SIDES = ("verified", "claimed")
_SIDES = {"verified": "chart.verified", "claimed": "chart.claimed"}
_NONE: Targets = MappingProxyType({})
_ABOVE, _BELOW = 48, 8
_LETTER = 7
_THICK = 0.34
_PLACE = {"verified": -0.18, "claimed": 0.18}


@dataclass(frozen=True)
class _View:
    """What is shown of the forecast, and in which words."""

    bars: list[Bar]
    currency: str
    t: Words
    colours: theme.Palette

    @property
    def ends(self) -> list[int]:
        """Every place that the chart must reach, from 0 on."""
        aims = [b.target for b in self.bars if b.target is not None]
        return [0, *aims, *(b.end(s) for b in self.bars for s in SIDES)]

    @property
    def unit(self) -> numbers.Unit:
        largest = max(map(abs, self.ends))
        return numbers.unit(largest, self.currency, self.t)

    @property
    def right(self) -> float:
        """Where the bars end, and their numbers begin."""
        return max(self.ends) * 1.02 or 1

    def name(self, bar: Bar) -> str:
        if bar.code == LATER:
            return self.t("forecast.later")
        return dates.period(bar.code, self.t)

    def side(self, side: str) -> str:
        return self.t(_SIDES[side])

    def said(self, part: str, amount: int) -> str:
        written = numbers.full(amount, self.currency, self.t)
        return self.t("forecast.hover", part=part, amount=written)

    def deals(self, count: int) -> str:
        return self.t("forecast.hover_count", count=f"{count:,}")


def forecast(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    targets: Targets = _NONE,
    dark: bool = False,
) -> go.Figure:
    """Draw what each period brings: by evidence above, by claims below.

    Both bars stand on what is won, and a line marks the target. A bar
    carries the period's code and "won", "verified", "claimed" or "target"
    as its `customdata`; `later` is the code of every period that has no
    bar of its own.

    Args:
        frame: The sums as `metrics.forecast.totals` gives them by
            `period`, `status` and `currency`.
        t: The words of a language.
        currency: The currency shown.
        targets: The target of each period that has one.
        dark: Whether the page is dark.
    """
    colours = theme.palette(dark=dark)
    view = _View(periods.bars(frame, currency, targets), currency, t, colours)
    if not view.bars:
        return theme.empty(t("chart.empty"), EMPTY, dark=dark)
    drawn = theme.figure(
        int(_ABOVE + ROW * (len(view.bars) + 0.15) + _BELOW),
        dark=dark,
        barmode="overlay",
        xaxis=_amounts(view),
        yaxis=_periods(view),
        margin=_margin(view),
    )
    for draw in (_won, _open, _numbers):
        for side in SIDES:
            drawn.add_trace(draw(view, side))
    name = t("forecast.target")
    return drawn.add_traces(marks(_aims(view), name, colours))


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    targets: Targets = _NONE,
) -> str:
    """Say in words what each period brings, with the numbers."""
    bars = periods.bars(frame, currency, targets)
    view = _View(bars, currency, t, theme.LIGHT)
    if not view.bars:
        return t("chart.empty")
    rows = " ".join(_told(view, bar) for bar in view.bars)
    return t("forecast.alt", rows=rows)


def unit(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    targets: Targets = _NONE,
) -> str:
    """Name the unit of the numbers in the chart, for its caption."""
    bars = periods.bars(frame, currency, targets)
    return _View(bars, currency, t, theme.LIGHT).unit.title


def _told(view: _View, bar: Bar) -> str:
    t, currency = view.t, view.currency
    said = t(
        "forecast.alt_row",
        period=view.name(bar),
        won=numbers.compact(bar.won, currency, t),
        verified=numbers.compact(bar.verified, currency, t),
        claimed=numbers.compact(bar.claimed, currency, t),
    )
    if bar.target is None:
        return said
    target = numbers.compact(bar.target, currency, t)
    return f"{said} {t('forecast.alt_target', target=target)}"


def _periods(view: _View) -> dict[str, Any]:
    places = range(len(view.bars))
    return theme.axis(
        view.colours,
        showgrid=False,
        automargin=False,
        # Time runs down the page, as in the tables.
        range=[len(places) - 0.5, -0.65],
        tickvals=list(places),
        ticktext=[view.name(bar) for bar in view.bars],
    )


def _amounts(view: _View) -> dict[str, Any]:
    # Each bar has its number, so that the axis needs none.
    return theme.axis(
        view.colours,
        showgrid=False,
        showticklabels=False,
        automargin=False,
        zeroline=min(view.ends) < 0,
        zerolinecolor=theme.GRID,
        range=[min(view.ends) * 1.1, view.right],
    )


def _margin(view: _View) -> dict[str, int]:
    names = max(width(view.name(bar)) for bar in view.bars)
    sums = max(
        width(view.unit.write(b.end(s))) for b in view.bars for s in SIDES
    )
    sides = {"l": 12 + _LETTER * names, "r": 16 + _LETTER * sums}
    return {**sides, "t": _ABOVE, "b": _BELOW, "pad": 6}


def _rows(view: _View, side: str) -> list[float]:
    return [place + _PLACE[side] for place in range(len(view.bars))]


def _won(view: _View, side: str) -> go.Bar:
    return go.Bar(
        name=view.t("chart.won"),
        orientation="h",
        legendgroup="won",
        # The same deals stand under both bars.
        showlegend=side == "verified",
        x=[bar.won for bar in view.bars],
        y=_rows(view, side),
        hovertext=[_hover_won(view, bar) for bar in view.bars],
        hoverinfo="text",
        customdata=[[bar.code, "won"] for bar in view.bars],
        width=_THICK,
        marker={"color": view.colours.milestones[-1], "line": {"width": 0}},
    )


def _open(view: _View, side: str) -> go.Bar:
    colours = view.colours
    colour = {"verified": colours.verified, "claimed": colours.claimed}[side]
    return go.Bar(
        name=view.side(side),
        orientation="h",
        x=[bar.open(side) for bar in view.bars],
        y=_rows(view, side),
        base=[bar.won for bar in view.bars],
        hovertext=[_hover_open(view, bar, side) for bar in view.bars],
        hoverinfo="text",
        customdata=[[bar.code, side] for bar in view.bars],
        width=_THICK,
        marker={"color": colour, "line": {"width": 0}},
    )


def _numbers(view: _View, side: str) -> go.Scatter:
    """Write the numbers beside the bars, where no mark can cross them."""
    colours = view.colours
    colour = {"verified": colours.ink, "claimed": colours.muted}[side]
    return go.Scatter(
        mode="text",
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
        x=[view.right] * len(view.bars),
        y=_rows(view, side),
        text=[view.unit.write(bar.end(side)) for bar in view.bars],
        textposition="middle right",
        textfont={"size": 12, "color": colour},
        customdata=[[bar.code, side] for bar in view.bars],
    )


def _aims(view: _View) -> list[Aim]:
    """List the targets, each with the row that it stands in."""
    part = view.t("forecast.target")
    return [
        Aim(
            place,
            bar.code,
            bar.target,
            view.unit.write(bar.target),
            lines([f"<b>{view.name(bar)}</b>", view.said(part, bar.target)]),
        )
        for place, bar in enumerate(view.bars)
        if bar.target is not None
    ]


def _hover_won(view: _View, bar: Bar) -> str:
    said = view.said(view.t("chart.won"), bar.won)
    return lines([f"<b>{view.name(bar)}</b>", said, view.deals(bar.won_count)])


def _hover_open(view: _View, bar: Bar, side: str) -> str:
    whole = numbers.full(bar.won + bar.open(side), view.currency, view.t)
    return lines(
        [
            f"<b>{view.name(bar)}</b>",
            view.said(view.side(side), bar.open(side)),
            view.deals(bar.open_count),
            view.t("forecast.hover_total", amount=whole) if bar.won else "",
        ]
    )
