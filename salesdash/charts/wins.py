"""Win rates with and without an element, side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import escape, label, lines
from salesdash.method.buying import SIGNALS, TECHNIQUES
from salesdash.metrics.elements import SIGNAL, TECHNIQUE
from salesdash.metrics.wins import SIDES
from salesdash.words import Words

SHOWN = 20
"""So many elements a chart has room for."""

ROW = 44
"""Height of an element, its name above its dots, in pixels."""

_TOP = 40
_APART = {"with": 0.0, "without": 0.16}
"""Whiskers of the two sides stand one below the other."""

_MIDDLE = 0.08

_KNOWN = {
    SIGNAL: frozenset(code for codes in SIGNALS.values() for code in codes),
    TECHNIQUE: frozenset(TECHNIQUES),
}
"""Kinds that may have other codes than those of the method."""

Row = Mapping[str, Any]


def name(row: Row, t: Words) -> str:
    """Name an element, by the method or as visits write it."""
    kind, code = row["kind"], row["code"]
    if code not in _KNOWN.get(kind, (code,)):
        return row["text"]
    return t.name(kind, code)


def shown(frame: nw.DataFrame[Any]) -> Sequence[Row]:
    """Keep what a chart can compare, the largest difference first.

    Args:
        frame: Rows of one choice of deals, as `metrics.wins` gives them.
            Criteria that follow the win are left out, and elements with
            too few deals on a side.
    """
    kept = frame.filter(nw.col("enough") == 1, nw.col("follows") == 0)
    rows = kept.sort(
        "difference", "kind", "code", descending=[True, False, False]
    )
    return rows.rows(named=True)


def fit(rows: Sequence[Row]) -> Sequence[Row]:
    """Keep what a chart has room for: both ends of the differences."""
    if len(rows) <= SHOWN:
        return rows
    half = SHOWN // 2
    return [*rows[:half], *rows[-half:]]


def wins(
    rows: Sequence[Row], t: Words, *, room: int = 64, dark: bool = False
) -> go.Figure:
    """Draw the win rate with each element beside the one without it.

    A dot carries kind, code and side as its `customdata`.

    Args:
        rows: The elements as `shown` gives them.
        t: The words of a language.
        room: So many letters of a name fit beside its n.
        dark: Whether the page is dark.
    """
    height = ROW * max(len(rows), 3) + _TOP + 28
    if not rows:
        return theme.empty(t("wins.too_few"), height, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        height,
        dark=dark,
        xaxis=theme.axis(
            colours,
            range=[-0.03, 1.03],
            tickvals=[n / 4 for n in range(5)],
            ticktext=[numbers.percent(n, 4, t) for n in range(5)],
        ),
        yaxis={"visible": False, "range": [len(rows) - 0.4, -0.75]},
        annotations=_names(rows, room, t, colours),
    )
    drawn.update_layout(margin_t=_TOP, margin_l=14)
    drawn.add_traces([_joined(rows, colours)])
    for side in SIDES:
        drawn.add_traces(
            [_key(side, t, colours), _dots(rows, side, t, colours)]
        )
    return drawn


def alt(rows: Sequence[Row], t: Words) -> str:
    """Say in words what the chart shows, with its numbers."""
    if not rows:
        return t("wins.too_few")
    told = " ".join(_sentence(row, t) for row in rows)
    return t("wins.alt", rows=told)


def _names(
    rows: Sequence[Row], room: int, t: Words, colours: theme.Palette
) -> list[dict[str, Any]]:
    """Write name and n of each element above its dots."""
    place = {"xref": "paper", "yanchor": "bottom", "yshift": 6}
    found = []
    for y, row in enumerate(rows):
        ink = {"font": {"color": colours.ink, "size": 13}}
        told = label(name(row, t), room)
        left = {"x": 0, "xanchor": "left", "y": y, **ink}
        found.append(theme.note(told, colours, **place, **left))
        n = t("wins.n", with_n=row["with_n"], without_n=row["without_n"])
        right = {"x": 1, "xanchor": "right", "y": y}
        found.append(theme.note(escape(n), colours, **place, **right))
    return found


def _joined(rows: Sequence[Row], colours: theme.Palette) -> go.Scatter:
    """Join the two dots of each element."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        x += [row["with_rate"], row["without_rate"], None]
        y += [place + _MIDDLE, place + _MIDDLE, None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": colours.line, "width": 7},
        hoverinfo="skip",
        showlegend=False,
    )


def _key(side: str, t: Words, colours: theme.Palette) -> go.Scatter:
    """Describe a side in the legend: dots have the colour of their row."""
    return go.Scatter(
        name=t(f"wins.{side}"),
        x=[None],
        y=[None],
        mode="markers",
        marker=_mark(side, colours.ink),
    )


def _dots(
    rows: Sequence[Row], side: str, t: Words, colours: theme.Palette
) -> go.Scatter:
    rates = [row[f"{side}_rate"] for row in rows]
    ends = {
        "array": [row[f"{side}_high"] - row[f"{side}_rate"] for row in rows],
        "arrayminus": [
            row[f"{side}_rate"] - row[f"{side}_low"] for row in rows
        ],
    }
    return go.Scatter(
        x=rates,
        y=[place + _APART[side] for place in range(len(rows))],
        mode="markers",
        showlegend=False,
        marker=_mark(side, [_colour(row, colours) for row in rows]),
        error_x=ends
        | {"symmetric": False, "color": colours.muted, "thickness": 1}
        | {"width": 3, "type": "data"},
        customdata=[[row["kind"], row["code"], side] for row in rows],
        text=[_hover(row, side, t) for row in rows],
        hovertemplate="%{text}<extra></extra>",
    )


def _mark(side: str, colour: str | Sequence[str]) -> dict[str, Any]:
    if side == "with":
        return {"symbol": "circle", "size": 12, "color": colour}
    ring = {"color": colour, "width": 2}
    return {"symbol": "circle-open", "size": 11, "color": colour, "line": ring}


def _colour(row: Row, colours: theme.Palette) -> str:
    if not row["clear"]:
        return colours.muted
    return colours.better if row["difference"] > 0 else colours.worse


def _hover(row: Row, side: str, t: Words) -> str:
    head = f"<b>{label(name(row, t), 60)}</b>"
    told = t(f"wins.hover_{side}", **_holes(row, side, t))
    return lines([head, escape(told), escape(t("wins.click"))])


def _holes(row: Row, side: str, t: Words) -> dict[str, str]:
    return {
        "rate": numbers.percent(row[f"{side}_rate"], 1, t),
        "low": numbers.percent(row[f"{side}_low"], 1, t),
        "high": numbers.percent(row[f"{side}_high"], 1, t),
        "won": f"{row[f'{side}_won']:,}",
        "n": f"{row[f'{side}_n']:,}",
    }


def _sentence(row: Row, t: Words) -> str:
    told = {
        f"{side}_{hole}": value
        for side in SIDES
        for hole, value in _holes(row, side, t).items()
        if hole in ("rate", "won", "n")
    }
    return t("wins.alt_row", element=name(row, t), **told)
