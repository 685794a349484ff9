"""The forecast by period: won, verified and claimed."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, numbers, theme
from salesdash.charts.labels import lines
from salesdash.metrics.forecast import OVERDUE, UNDATED
from salesdash.money import DEFAULT
from salesdash.words import Words

HEIGHT = 420
LATER = "later"
"""Stands for the periods that lie too far off to be drawn one by one."""

SHOWN = 7
"""How many periods are drawn one by one at most."""

SIDES = ("verified", "claimed")
_MONTHS = 12
_QUARTERS = 4
_FEWEST = 5
_BAR = 0.36
_PLACE = {"verified": -0.19, "claimed": 0.19}


@dataclass
class _Bar:
    """One period of the chart.

    Attributes:
        code: Such as 2026-11, overdue, undated or later.
        won: Minor units.
        verified: Minor units of open deals.
        claimed: Minor units of open deals.
        won_count: Won deals.
        open_count: Open deals.
    """

    code: str
    won: int = 0
    verified: int = 0
    claimed: int = 0
    won_count: int = 0
    open_count: int = 0

    def add(self, row: dict[str, Any]) -> None:
        """Add a row of `metrics.forecast.totals`."""
        if row["status"] == "won":
            self.won += row["amount"]
            self.won_count += row["count"]
            return
        self.verified += row["weighted_verified"]
        self.claimed += row["weighted_claimed"]
        self.open_count += row["count"]

    def open(self, side: str) -> int:
        """Give what open deals are expected to bring."""
        return self.verified if side == "verified" else self.claimed


@dataclass(frozen=True)
class _View:
    """What is shown of the forecast, and in which words."""

    bars: list[_Bar]
    currency: str
    t: Words
    colours: theme.Palette

    @property
    def unit(self) -> numbers.Unit:
        sums = (b.won + b.open(s) for b in self.bars for s in SIDES)
        largest = max((abs(value) for value in sums), default=0)
        return numbers.unit(largest, self.currency, self.t)

    def name(self, bar: _Bar) -> str:
        if bar.code == LATER:
            return self.t("forecast.later")
        return dates.period(bar.code, self.t)

    def tick(self, bar: _Bar) -> str:
        if bar.code == LATER:
            return self.t("forecast.later")
        return dates.tick(bar.code, self.t)

    def side(self, side: str) -> str:
        words = {
            "verified": self.t("chart.verified"),
            "claimed": self.t("chart.claimed"),
        }
        return words[side]

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
    dark: bool = False,
) -> go.Figure:
    """Draw what each period brings: by evidence left, by claims right.

    Both bars stand on what is won. A bar carries the period's code and
    "won", "verified" or "claimed" as its `customdata`; `later` is the
    code of every period that has no bar of its own.

    Args:
        frame: The sums as `metrics.forecast.totals` gives them by
            `period`, `status` and `currency`.
        t: The words of a language.
        currency: The currency shown.
        dark: Whether the page is dark.
    """
    colours = theme.palette(dark=dark)
    view = _View(_bars(frame, currency), currency, t, colours)
    if not view.bars:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        barmode="overlay",
        xaxis=_periods(view),
        yaxis=_amounts(view),
    )
    for side in SIDES:
        drawn.add_trace(_won(view, side))
    for side in SIDES:
        drawn.add_trace(_open(view, side))
    return drawn


def alt(frame: nw.DataFrame[Any], t: Words, *, currency: str = DEFAULT) -> str:
    """Say in words what each period brings, with the numbers."""
    view = _View(_bars(frame, currency), currency, t, theme.LIGHT)
    if not view.bars:
        return t("chart.empty")
    rows = " ".join(
        t(
            "forecast.alt_row",
            period=view.name(bar),
            won=numbers.compact(bar.won, currency, t),
            verified=numbers.compact(bar.verified, currency, t),
            claimed=numbers.compact(bar.claimed, currency, t),
        )
        for bar in view.bars
    )
    return t("forecast.alt", rows=rows)


def unit(
    frame: nw.DataFrame[Any], t: Words, *, currency: str = DEFAULT
) -> str:
    """Name the unit of the numbers in the chart, for its caption."""
    bars = _bars(frame, currency)
    return _View(bars, currency, t, theme.LIGHT).unit.title


def _bars(frame: nw.DataFrame[Any], currency: str) -> list[_Bar]:
    own = [r for r in frame.rows(named=True) if r["currency"] == currency]
    codes = {row["period"] for row in own} - {OVERDUE, UNDATED}
    bars = {code: _Bar(code) for code in _span(sorted(codes))}
    last = max(bars, default="")
    for row in own:
        code = row["period"]
        if code not in (OVERDUE, UNDATED) and code > last:
            code = LATER
        bars.setdefault(code, _Bar(code)).add(row)
    order = [*sorted(bars.keys() - {OVERDUE, UNDATED, LATER}), LATER]
    return [bars[c] for c in (*order, OVERDUE, UNDATED) if c in bars]


def _span(codes: list[str]) -> list[str]:
    """List the periods from the first to the last, gaps too."""
    if not codes:
        return []
    spanned = [codes[0]]
    while len(spanned) < SHOWN and spanned[-1] < codes[-1]:
        spanned.append(_next(spanned[-1]))
    return spanned


def _next(code: str) -> str:
    """Give the period after this one.

    Example:
        >>> _next("2026-12"), _next("2026-Q3")
        ('2027-01', '2026-Q4')
    """
    year, part = code.split("-")
    mark, number = ("Q", part[1:]) if part[0] == "Q" else ("", part)
    after = int(number) % (_QUARTERS if mark else _MONTHS) + 1
    year = f"{int(year) + (after == 1):04d}"
    return f"{year}-{mark}{after}" if mark else f"{year}-{after:02d}"


def _periods(view: _View) -> dict[str, Any]:
    places = range(len(view.bars))
    return theme.axis(
        view.colours,
        showgrid=False,
        # One period alone gets bars, not blocks.
        range=[-0.6, max(len(places), _FEWEST) - 0.4],
        tickvals=list(places),
        ticktext=[view.tick(bar) for bar in view.bars],
        tickangle=0,
    )


def _amounts(view: _View) -> dict[str, Any]:
    ends = [b.won + b.open(side) for b in view.bars for side in SIDES]
    size = view.unit.size
    marks = [step * size for step in numbers.steps(max(0, *ends) / size)]
    return theme.axis(
        view.colours,
        tickvals=marks,
        ticktext=[view.unit.write(mark) for mark in marks],
        range=[min(0, *ends) * 1.1, marks[-1] * 1.08],
    )


def _won(view: _View, side: str) -> go.Bar:
    return go.Bar(
        name=view.t("chart.won"),
        legendgroup="won",
        # The same deals stand under both bars.
        showlegend=side == "verified",
        x=[place + _PLACE[side] for place in range(len(view.bars))],
        y=[bar.won for bar in view.bars],
        hovertext=[_hover_won(view, bar) for bar in view.bars],
        hoverinfo="text",
        customdata=[[bar.code, "won"] for bar in view.bars],
        width=_BAR,
        marker={"color": view.colours.milestones[-1], "line": {"width": 0}},
    )


def _open(view: _View, side: str) -> go.Bar:
    colours = view.colours
    colour = {"verified": colours.verified, "claimed": colours.claimed}[side]
    ends = [bar.won + bar.open(side) for bar in view.bars]
    return go.Bar(
        name=view.side(side),
        x=[place + _PLACE[side] for place in range(len(view.bars))],
        y=[bar.open(side) for bar in view.bars],
        base=[bar.won for bar in view.bars],
        text=[view.unit.write(end) if end else "" for end in ends],
        textposition="outside",
        textangle=0,
        textfont={"size": 11, "color": colours.ink},
        constraintext="none",
        cliponaxis=False,
        hovertext=[_hover_open(view, bar, side) for bar in view.bars],
        hoverinfo="text",
        customdata=[[bar.code, side] for bar in view.bars],
        width=_BAR,
        marker={"color": colour, "line": {"width": 0}},
    )


def _hover_won(view: _View, bar: _Bar) -> str:
    said = view.said(view.t("chart.won"), bar.won)
    return lines([f"<b>{view.name(bar)}</b>", said, view.deals(bar.won_count)])


def _hover_open(view: _View, bar: _Bar, side: str) -> str:
    whole = numbers.full(bar.won + bar.open(side), view.currency, view.t)
    return lines(
        [
            f"<b>{view.name(bar)}</b>",
            view.said(view.side(side), bar.open(side)),
            view.deals(bar.open_count),
            view.t("forecast.hover_total", amount=whole) if bar.won else "",
        ]
    )
