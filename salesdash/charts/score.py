"""The score of a deal as pictures: five factors, and how it grew."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash import days
from salesdash.charts import dates, theme
from salesdash.method.scores import FACTORS
from salesdash.model.dossier import Reached
from salesdash.words import Words

HEIGHT = 350
LINE = 150
_MOST = 20
_RINGS = (5, 10, 15, 20)
_TURN = 360 / len(FACTORS)
_LARGE = 9
_SMALL = 7
_WHOLE = 100


def radar(
    factors: Sequence[Reached],
    t: Words,
    *,
    weakest: str | None = None,
    dark: bool = False,
) -> go.Figure:
    """Draw the five factors, 0 to 20 points each, from the middle out.

    Only neighbours that are both known are joined: the outline is open
    where a factor is unknown, and its spoke carries a hollow mark in the
    middle of its length. A factor at level 0 has a cross, the weakest a
    diamond.

    Args:
        factors: The factors in the formula's order.
        t: The words of a language.
        weakest: The code of the weakest factor.
        dark: Whether the page is dark.
    """
    if all(factor.points is None for factor in factors):
        return theme.empty(t("score.unknown_all"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = go.Figure(layout=theme.layout(HEIGHT, dark=dark))
    drawn.update_layout(
        polar=_polar(factors, t, colours),
        showlegend=False,
        margin={"l": 44, "r": 44, "t": 40, "b": 28},
    )
    drawn.add_traces(_sides(factors, colours))
    drawn.add_trace(_marks(factors, weakest, t, colours))
    drawn.add_trace(_holes(factors, t, colours))
    return drawn


def alt(factors: Sequence[Reached], t: Words) -> str:
    """Say in words what the radar shows, with its numbers."""
    rows = " ".join(
        t(
            "score.alt_row",
            factor=t.name("factor", factor.factor),
            points=told(factor.points, t),
        )
        for factor in factors
    )
    return t("score.alt", rows=rows)


def told(points: int | None, t: Words) -> str:
    """Write points of the most that there can be, or that none is known."""
    if points is None:
        return t("score.unknown")
    return t("score.points", points=points, most=_MOST)


def line(
    frame: nw.DataFrame[Any], day: int, t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw the score over time, as steps: it holds until a sheet changes.

    Args:
        frame: One row a day, oldest first: `as_of`, `score`,
            `score_known`.
        day: The as-of day, where the line ends.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    colours = theme.palette(dark=dark)
    told = [*frame.iter_rows(named=True)]
    places = [row["as_of"] for row in told] + [day]
    scores = [row["score"] for row in told] + [told[-1]["score"]]
    drawn = theme.figure(
        LINE,
        dark=dark,
        xaxis=_time(places, t, colours),
        yaxis=theme.axis(
            colours, range=[0, _WHOLE * 1.08], tickvals=[0, 50, _WHOLE]
        ),
        margin={"l": 0, "r": 34, "t": 8, "b": 8, "pad": 6},
        showlegend=False,
    )
    drawn.add_trace(
        go.Scatter(
            x=[days.day(place) for place in places],
            y=scores,
            mode="lines+markers+text",
            line={"shape": "hv", "color": colours.accent, "width": 2},
            marker={"size": [5] * len(told) + [0]},
            text=[""] * len(told) + [_number(scores[-1])],
            textposition="middle right",
            textfont={"color": colours.ink, "size": 13},
            cliponaxis=False,
            hovertext=[_hover(row, t) for row in [*told, told[-1]]],
            hoverinfo="text",
        )
    )
    return drawn


def line_alt(frame: nw.DataFrame[Any], t: Words) -> str:
    """Say in words how the score went."""
    rows = " ".join(
        t(
            "score.line_row",
            day=dates.day(row["as_of"], t),
            score=known(row, t),
        )
        for row in frame.iter_rows(named=True)
    )
    return t("score.line_alt", rows=rows)


def known(row: dict[str, Any], t: Words) -> str:
    """Write a score with the number of factors that it is made of."""
    if row["score"] is None:
        return t("score.unknown")
    if row["score_known"] == len(FACTORS):
        return str(row["score"])
    count = row["score_known"]
    return t("score.of_known", score=row["score"], known=count)


def _polar(
    factors: Sequence[Reached], t: Words, colours: theme.Palette
) -> dict[str, Any]:
    names = [
        f"{t.name('factor', f.factor)}<br><b>{_number(f.points)}</b>"
        for f in factors
    ]
    return {
        "bgcolor": theme.CLEAR,
        "radialaxis": {
            "range": [0, _MOST],
            "tickvals": _RINGS,
            "showticklabels": False,
            "gridcolor": theme.GRID,
            "showline": False,
            "ticks": "",
        },
        "angularaxis": {
            "rotation": 90,
            "direction": "clockwise",
            "tickmode": "array",
            "tickvals": [_TURN * n for n in range(len(factors))],
            "ticktext": names,
            "tickfont": {"color": colours.ink, "size": 13},
            "gridcolor": theme.GRID,
            "linecolor": theme.GRID,
            "ticks": "",
        },
    }


def _sides(
    factors: Sequence[Reached], colours: theme.Palette
) -> list[go.Scatterpolar]:
    """Join neighbours, and fill the corner between them and the middle."""
    found = []
    for place, factor in enumerate(factors):
        after = (place + 1) % len(factors)
        pair = factor.points, factors[after].points
        if None in pair:
            continue
        angles = [_TURN * place, _TURN * after]
        found += [
            go.Scatterpolar(
                r=[0, *pair, 0],
                theta=[0, *angles, 0],
                mode="lines",
                fill="toself",
                fillcolor=theme.pale(colours.accent, 0.16),
                line={"width": 0},
                hoverinfo="skip",
            ),
            go.Scatterpolar(
                r=pair,
                theta=angles,
                mode="lines",
                line={"color": colours.accent, "width": 2},
                hoverinfo="skip",
            ),
        ]
    return found


def _marks(
    factors: Sequence[Reached],
    weakest: str | None,
    t: Words,
    colours: theme.Palette,
) -> go.Scatterpolar:
    known = [n for n, f in enumerate(factors) if f.points is not None]
    bad = [factors[n].level == 0 for n in known]
    weak = [factors[n].factor == weakest for n in known]
    pairs = [*zip(bad, weak, strict=True)]
    return go.Scatterpolar(
        r=[factors[n].points for n in known],
        theta=[_TURN * n for n in known],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [_symbol(*pair) for pair in pairs],
            "size": [_LARGE + 2 if any(p) else _SMALL for p in pairs],
            "color": [
                colours.worse if any(p) else colours.accent for p in pairs
            ],
        },
        hovertext=[_said(factors[n], t) for n in known],
        hoverinfo="text",
    )


def _symbol(bad: bool, weak: bool) -> str:  # noqa: FBT001 -- two plain marks
    if bad:
        return "x"
    return "diamond" if weak else "circle"


def _holes(
    factors: Sequence[Reached], t: Words, colours: theme.Palette
) -> go.Scatterpolar:
    """Mark the spokes of which nothing is known."""
    unknown = [n for n, f in enumerate(factors) if f.points is None]
    return go.Scatterpolar(
        r=[_MOST / 2] * len(unknown),
        theta=[_TURN * n for n in unknown],
        mode="markers+text",
        text=["?"] * len(unknown),
        textfont={"color": colours.muted, "size": 13},
        marker={
            "symbol": "circle-open",
            "size": 22,
            "color": colours.muted,
            "line": {"width": 1},
        },
        hovertext=[_said(factors[n], t) for n in unknown],
        hoverinfo="text",
    )


def _said(factor: Reached, t: Words) -> str:
    name = f"<b>{t.name('factor', factor.factor)}</b>"
    lines = [name, told(factor.points, t)]
    if factor.statement:
        lines.append(t.name("statement", factor.statement))
    return "<br>".join(lines)


def _number(points: int | None) -> str:
    return "?" if points is None else str(points)


def _hover(row: dict[str, Any], t: Words) -> str:
    return f"{dates.day(row['as_of'], t)}<br>{known(row, t)}"


def _time(
    places: Sequence[int], t: Words, colours: theme.Palette
) -> dict[str, Any]:
    """Name the first and the last day only: the line is small."""
    ends = sorted({places[0], places[-1]})
    first, last = ends[0], ends[-1]
    room = max(1, last - first) * 0.02
    return theme.axis(
        colours,
        type="date",
        showgrid=False,
        tickvals=[days.day(n) for n in ends],
        ticktext=[dates.day(n, t) for n in ends],
        range=[days.day(first - int(room) - 1), days.day(last)],
    )
