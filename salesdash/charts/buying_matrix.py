"""The selling step last done beside the buying stage reached."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import theme
from salesdash.charts.buying import CODES, broken
from salesdash.charts.labels import lines
from salesdash.method.buying import STAGES
from salesdash.words import Words

HEIGHT = 430
_STEPS = ("", *(stage.step for stage in STAGES))
_STAGE = 13
_STEP = 9
"""So many Latin letters of a name stand in one line."""

_CELL = 30
"""Pixels of a cell: seven stand side by side on a phone."""

_FITS = ("ahead", "behind")


def matrix(
    frame: nw.DataFrame[Any], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw how many deals are at each stage, by the step last done.

    A cell carries the places of its stage and step (0 for none) as its
    `customdata`. Cells where most deals are ahead of the buyer, or
    behind, are told apart by colour and by the side of the stairs.

    Args:
        frame: As `metrics.mismatch.matrix` gives it.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    rows = [*frame.iter_rows(named=True)]
    if not rows:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        xaxis=_axis(_STEPS, "step", _STEP, t, colours) | {"side": "top"},
        yaxis=_axis(CODES, "stage", _STAGE, t, colours)
        | {"range": [len(CODES) - 0.5, -0.5]},
        margin={"l": 0, "r": 8, "t": 8, "b": 40, "pad": 6},
        legend=theme.legend() | {"y": 0, "yanchor": "bottom"},
        shapes=_stairs(colours),
    )
    for kind in ("fits", *_FITS):
        own = [row for row in rows if _kind(row) == kind]
        if own:
            drawn.add_trace(_cells(kind, own, t, colours))
    return drawn


def alt(frame: nw.DataFrame[Any], t: Words) -> str:
    """Say in words what the cells count."""
    rows = " ".join(
        t("buying.cell", **_named(row, t), n=row["deals"])
        for row in frame.iter_rows(named=True)
    )
    return t("buying.alt_matrix", rows=rows)


def _kind(row: Mapping[str, int]) -> str:
    """Say of most deals of a cell how their step fits."""
    half = row["deals"] / 2
    return next((name for name in _FITS if row[name] > half), "fits")


def _cells(
    kind: str,
    rows: Sequence[Mapping[str, int]],
    t: Words,
    colours: theme.Palette,
) -> go.Scatter:
    return go.Scatter(
        x=[row["step_rank"] for row in rows],
        y=[row["buying_rank"] for row in rows],
        mode="markers+text",
        name=t(f"buying.fit.{kind}"),
        text=[f"{row['deals']:,}" for row in rows],
        textfont={"color": colours.ink, "size": 13},
        hovertext=[_hover(row, t) for row in rows],
        hoverinfo="text",
        customdata=[[row["buying_rank"], row["step_rank"]] for row in rows],
        marker={
            "symbol": "square",
            "size": _CELL,
            "color": _colour(kind, colours),
            "line": {"width": 0},
        },
    )


def _colour(kind: str, colours: theme.Palette) -> str:
    strong = {"ahead": colours.worse, "behind": colours.quadrants["ignore"]}
    return theme.pale(strong.get(kind, colours.accent), 0.3)


def _hover(row: Mapping[str, int], t: Words) -> str:
    counts = [
        t(f"buying.hover.{name}", n=row[name]) for name in _FITS if row[name]
    ]
    cell = t("buying.cell", **_named(row, t), n=row["deals"])
    return lines([cell, *counts])


def _named(row: Mapping[str, int], t: Words) -> dict[str, str]:
    step = row["step_rank"]
    return {
        "stage": t.name("stage", CODES[row["buying_rank"]]),
        "step": t.name("step", _STEPS[step]) if step else t("buying.no_visit"),
    }


def _axis(
    codes: Sequence[str],
    group: str,
    room: int,
    t: Words,
    colours: theme.Palette,
) -> dict[str, Any]:
    first = "buying.no_visit" if group == "step" else "method.stage.blank"
    names = [t(first), *(t.name(group, code) for code in codes[1:])]
    return theme.axis(
        colours,
        range=[-0.5, len(codes) - 0.5],
        showgrid=False,
        tickvals=list(range(len(codes))),
        ticktext=[broken(name, room) for name in names],
        tickfont={"color": colours.ink, "size": 11},
        tickangle=0,
    )


def _stairs(colours: theme.Palette) -> list[dict[str, Any]]:
    """Frame the cells where the step serves the stage that is reached."""
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    return [
        {
            "type": "rect",
            "x0": place - 0.46,
            "x1": place + 0.46,
            "y0": place - 0.46,
            "y1": place + 0.46,
            "line": line,
            "layer": "below",
        }
        for place in range(1, len(CODES))
    ]
