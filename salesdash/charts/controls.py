"""Reps by control points: a mark for each, its shape the status."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import theme
from salesdash.charts.labels import escape, label, lines
from salesdash.charts.theme import Palette
from salesdash.method.controls import CONTROL_POINTS, STATUSES
from salesdash.words import Words

_ROW = 36
_FRAME = 124
_SYMBOLS: Mapping[str, tuple[str, int]] = {
    "met": ("circle", 14),
    "partly": ("diamond", 14),
    "missed": ("x", 12),
    "recorded": ("star", 14),
    "unknown": ("circle-open", 11),
}
SIGNS: Mapping[str, str] = {
    "met": "●",
    "partly": "◆",
    "missed": "✕",
    "recorded": "★",
    "unknown": "○",
}
"""The same signs, where a table says the status."""


def controls(
    rows: nw.DataFrame[Any], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw a mark for each rep and control point; all reps stand first.

    A mark carries point and `rep_key` as its `customdata`. Below it
    stands how much of what was looked at is as it should be, and a pen
    where a manager recorded something.

    Args:
        rows: As `metrics.controls.controls` gives them.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    if not len(rows):
        return theme.empty(t("chart.empty"), _FRAME, dark=dark)
    colours = theme.palette(dark=dark)
    every = list(rows.iter_rows(named=True))
    reps = seen(rows)
    cells = [row for row in every if row["rep_key"] in reps]
    drawn = theme.figure(
        _FRAME + _ROW * len(reps),
        dark=dark,
        margin={"l": 0, "r": 8, "t": 36, "b": 8, "pad": 6},
        xaxis=_points(colours, t),
        yaxis=_reps(reps, colours, t),
        legend=theme.legend() | {"y": 0, "yanchor": "bottom"},
    )
    for status in STATUSES:
        own = [row for row in cells if row["status"] == status]
        if own:
            drawn.add_trace(_trace(status, own, colours, t))
    return drawn


def alt(rows: nw.DataFrame[Any], t: Words) -> str:
    """Say in words and numbers where the points stand for all."""
    told = [
        t(
            "controls.alt_row",
            point=short(row["point"], t),
            status=t(f"controls.status.{row['status']}"),
            done=row["done"],
            of=row["of"],
        )
        for row in rows.iter_rows(named=True)
        if not row["rep_key"]
    ]
    return t("controls.alt", rows=" ".join(told))


def seen(rows: nw.DataFrame[Any]) -> dict[str, str]:
    """Name the reps to look at; one alone needs no row of all.

    Args:
        rows: As `metrics.controls.controls` gives them.

    Returns:
        `rep_key` -> `rep`, in order; '' stands for all of them.
    """
    named = dict(rows.select("rep_key", "rep").rows())
    alone = len(named) == len(("", "one rep"))
    return {key: rep for key, rep in named.items() if key or not alone}


def short(point: str, t: Words) -> str:
    """Name a control point in a few words."""
    return t(f"controls.short.{point}")


def _trace(
    status: str,
    rows: Sequence[Mapping[str, Any]],
    colours: Palette,
    t: Words,
) -> go.Scatter:
    symbol, size = _SYMBOLS[status]
    colour = _colour(status, colours)
    return go.Scatter(
        x=[CONTROL_POINTS.index(row["point"]) for row in rows],
        y=[row["rep_key"] for row in rows],
        mode="markers+text",
        name=t(f"controls.status.{status}"),
        marker={
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {
                "width": 2 * symbol.endswith("-open"),
                "color": colour,
            },
        },
        text=[_beside(row) for row in rows],
        textposition="bottom center",
        textfont={"size": 10, "color": colours.muted},
        customdata=[[row["point"], row["rep_key"]] for row in rows],
        hovertext=[_hover(row, t) for row in rows],
        hoverinfo="text",
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={
            "marker": {"opacity": 0.55},
            "textfont": {"color": colours.muted},
        },
    )


def _beside(row: Mapping[str, Any]) -> str:
    pen = " ✎" if row["answer"] else ""
    return (f"{row['done']}/{row['of']}" if row["of"] else "") + pen


def _colour(status: str, colours: Palette) -> str:
    named = {
        "met": colours.better,
        "partly": colours.segments["development"],
        "missed": colours.worse,
        "recorded": colours.accent,
    }
    return named.get(status, colours.muted)


def _hover(row: Mapping[str, Any], t: Words) -> str:
    rep = label(row["rep"], 40) if row["rep_key"] else t("controls.all")
    told = [
        f"{rep} · {t.name('control', row['point'])}",
        t(f"controls.status.{row['status']}"),
    ]
    if row["of"]:
        told.append(t("controls.done_of", done=row["done"], of=row["of"]))
    if row["silent"]:
        told.append(t("controls.silent", n=row["silent"]))
    if row["answer"]:
        told.append(t(f"controls.recorded.{row['answer']}"))
    return lines(told)


def _points(colours: Palette, t: Words) -> dict[str, Any]:
    places = list(range(len(CONTROL_POINTS)))
    return theme.axis(
        colours,
        side="top",
        range=[-0.6, len(places) - 0.4],
        tickvals=places,
        ticktext=[escape(short(code, t)) for code in CONTROL_POINTS],
        autotickangles=[0, 90],
        automargin=True,
        showgrid=False,
    )


def _reps(
    reps: Mapping[str, str], colours: Palette, t: Words
) -> dict[str, Any]:
    keys = list(reps)
    names = [
        label(reps[key], 16) if key else f"<b>{escape(t('controls.all'))}</b>"
        for key in keys
    ]
    return theme.axis(
        colours,
        type="category",
        categoryorder="array",
        categoryarray=keys[::-1],
        range=[-1.7, len(keys) - 0.4],
        tickvals=keys,
        ticktext=names,
    )
