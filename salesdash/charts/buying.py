"""Who is at which buying stage, and which step serves whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Literal

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import escape, lines, width
from salesdash.method.buying import STAGES
from salesdash.money import DEFAULT
from salesdash.words import Words

Measure = Literal["customers", "amount"]
HEIGHT = 400
_DIGIT = 7
"""Pixels of a letter beside a bar."""

_NAME = 15
"""So many Latin letters of a stage stand in one line."""

_WHOLE = 100
CODES = ("", *(stage.code for stage in STAGES))
"""The stages in order, '' for none, as an axis has them."""

_NONE = "none"
"""Stands for '' on the axis, where plotly takes '' for no value at all."""


@dataclass(frozen=True)
class Shown:
    """What the bars show.

    Attributes:
        measure: Customers of every currency, or the amount of one.
        currency: The currency of the amount.
    """

    measure: Measure = "customers"
    currency: str = DEFAULT


CUSTOMERS = Shown()


@dataclass(frozen=True)
class Share:
    """What stands at one stage.

    Attributes:
        stage: The code, '' for none.
        value: Customers or minor units.
        part: Its share of the whole, 0 to 1.
        percent: The share as whole per cent; all add up to 100.
    """

    stage: str
    value: int
    part: float
    percent: int


def parts(frame: nw.DataFrame[Any], measure: Measure) -> list[Share]:
    """Give each stage its share of the whole.

    Credit notes can make a stage negative: it has no share then.

    Args:
        frame: One row a stage, as `metrics.buying` gives them, of one
            currency.
        measure: The column that is shared out.
    """
    told = dict(frame.select("stage", measure).iter_rows())
    values = [max(told.get(code, 0), 0) for code in CODES]
    whole = sum(values)
    rounded = percents(values)
    return [
        Share(code, told.get(code, 0), value / whole if whole else 0, percent)
        for code, value, percent in zip(CODES, values, rounded, strict=True)
    ]


def percents(values: Sequence[int]) -> list[int]:
    """Round shares to whole per cent that add up to 100.

    What is left over goes to the largest remainders, those of the first
    ones where they are equal.

    Example:
        >>> percents([1, 1, 1]), percents([0, 0])
        ([34, 33, 33], [0, 0])
    """
    whole = sum(values)
    if not whole:
        return [0] * len(values)
    low = [_WHOLE * value // whole for value in values]
    rest = [_WHOLE * value % whole for value in values]
    order = sorted(range(len(values)), key=lambda n: -rest[n])
    for place in order[: _WHOLE - sum(low)]:
        low[place] += 1
    return low


def stages(
    frame: nw.DataFrame[Any],
    t: Words,
    shown: Shown = CUSTOMERS,
    *,
    before: nw.DataFrame[Any] | None = None,
    dark: bool = False,
) -> go.Figure:
    """Draw the share at each stage; a tick says where it was before.

    A bar carries the code of its stage ('' for none) as `customdata`.

    Args:
        frame: One row a stage, as `metrics.buying` gives them.
        t: The words of a language.
        shown: What is shared out.
        before: The same of an earlier day.
        dark: Whether the page is dark.
    """
    rows = parts(frame, shown.measure)
    if not any(share.part for share in rows):
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    texts = [said(share, shown, t) for share in rows]
    then = [] if before is None else parts(before, shown.measure)
    most = max(share.part for share in [*rows, *then])
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        bargap=0.42,
        showlegend=False,
        xaxis={"visible": False, "fixedrange": True, "range": [0, most]},
        yaxis=_names(t, colours),
        margin={"l": 0, "r": _room(texts), "t": 8, "b": 8, "pad": 6},
        annotations=_ends(rows, texts, colours),
    )
    drawn.add_trace(_bars(rows, colours))
    if then:
        then = [share for share in then if share.part]
        texts = [said(share, shown, t) for share in then]
        drawn.add_trace(_ticks(then, texts, t, colours))
    return drawn


def alt(frame: nw.DataFrame[Any], t: Words, shown: Shown = CUSTOMERS) -> str:
    """Say in words what the bars show, with their numbers."""
    rows = " ".join(
        t(
            "buying.alt_row",
            stage=t.name("stage", share.stage),
            share=said(share, shown, t),
        )
        for share in parts(frame, shown.measure)
    )
    return t("buying.alt", rows=rows)


def said(share: Share, shown: Shown, t: Words) -> str:
    """Write a share: per cent, and of how much."""
    value = f"{share.value:,}"
    if shown.measure == "amount":
        value = numbers.compact(share.value, shown.currency, t)
    percent = t("chart.percent", number=share.percent)
    return t("buying.share", percent=percent, value=value)


def broken(name: str, room: int) -> str:
    """Break a name into short lines, as text and never as markup.

    Chinese has no spaces to break at: it is cut into equal parts, each a
    third as many characters as there is room for Latin letters.

    Example:
        >>> broken("Ask for the business", 9), broken("演示说服", 9)
        ('Ask for<br>the<br>business', '演示<br>说服')
    """
    if width(name) == len(name):
        parts = wrap(name, room, break_long_words=False)
    else:
        rows = -(-len(name) // max(1, room // 3))
        size = -(-len(name) // max(1, rows))
        parts = [name[n : n + size] for n in range(0, len(name), size)]
    return lines([escape(part) for part in parts])


def _names(t: Words, colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        type="category",
        range=[len(CODES) - 0.5, -0.5],
        showgrid=False,
        tickfont={"color": colours.ink, "size": 13},
        tickvals=[code or _NONE for code in CODES],
        ticktext=[broken(t.name("stage", code), _NAME) for code in CODES],
    )


def _ends(
    shown: Sequence[Share], texts: Sequence[str], colours: theme.Palette
) -> list[dict[str, Any]]:
    """Write the shares in a column at the right, clear of every tick."""
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8}
    font = {"size": 13, "color": colours.ink}
    return [
        theme.note(text, colours, y=share.stage or _NONE, font=font, **place)
        for share, text in zip(shown, texts, strict=True)
    ]


def _bars(shown: Sequence[Share], colours: theme.Palette) -> go.Bar:
    rest = [colours.accent] * (len(shown) - 1)
    return go.Bar(
        orientation="h",
        y=[share.stage or _NONE for share in shown],
        x=[share.part for share in shown],
        hoverinfo="skip",
        customdata=[[share.stage] for share in shown],
        # What is blank is no stage: it is grey and hatched.
        marker={
            "color": [colours.quadrants["ignore"], *rest],
            "pattern": {
                "shape": ["/", *([""] * len(rest))],
                "size": 7,
                "solidity": 0.16,
                "fgcolor": colours.page,
                "fgopacity": 0.6,
                "fillmode": "overlay",
            },
        },
    )


def _ticks(
    then: Sequence[Share],
    texts: Sequence[str],
    t: Words,
    colours: theme.Palette,
) -> go.Scatter:
    return go.Scatter(
        x=[share.part for share in then],
        y=[share.stage or _NONE for share in then],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": 24,
            "line": {"width": 2, "color": colours.ink},
        },
        hovertext=[t("buying.before", share=said) for said in texts],
        hoverinfo="text",
        customdata=[[share.stage] for share in then],
    )


def _room(texts: Sequence[str]) -> int:
    return 20 + _DIGIT * max(map(width, texts))
