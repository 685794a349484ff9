"""The target mix, as ticks on the bars of the activity chart."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import label, lines
from salesdash.method.activities import ACTIVITIES
from salesdash.words import Words

Mix = tuple[float, ...]
"""The share of each activity in per cent, () where none is set."""

Targets = Mapping[str | None, Mix]
"""Rep, None for everyone -> the target mix."""

NONE: Targets = MappingProxyType({})
_TALL, _OFF = 8, 11
"""Pixels: a tick across the upper edge of a bar, above its numbers."""


def said(mix: Mix, t: Words) -> str:
    """Say a target mix in words.

    Example:
        >>> said((40, 40, 20), Words("en"))
        'Customer development 40 % · Proposal and negotiation 40 % · \
Customer maintenance 20 %'
    """
    pairs = zip(ACTIVITIES, mix, strict=True)
    return " · ".join(
        t(
            "activity.alt_part",
            segment=t.name("activity", activity),
            share=numbers.percent(share, 100, t),
        )
        for activity, share in pairs
    )


def ticks(
    reps: Sequence[str | None],
    targets: Targets,
    t: Words,
    colours: theme.Palette,
) -> list[go.Scatter]:
    """Draw where each activity would end if the rep met the target.

    Args:
        reps: The reps of the bars, from the top; None for everyone.
        targets: The target mix of each.
        t: The words of a language.
        colours: Of the theme.

    Returns:
        One trace, none where no target is set.
    """
    places = [
        (place, end / 100, rep)
        for place, rep in enumerate(reps)
        for end in list(accumulate(targets.get(rep, ())))[:-1]
    ]
    if not places:
        return []
    rows, ends, named = zip(*places, strict=True)
    return [
        go.Scatter(
            name=t("activity.target"),
            mode="markers",
            x=ends,
            y=rows,
            marker={
                "symbol": "line-ns",
                "size": _TALL,
                "angle": 180,
                "standoff": _OFF,
                "color": colours.ink,
                "line": {"width": 3, "color": colours.ink},
            },
            customdata=[[rep, "target"] for rep in named],
            hovertext=[_hover(rep, targets[rep], t) for rep in named],
            hoverinfo="text",
            cliponaxis=False,
        )
    ]


def _hover(rep: str | None, mix: Mix, t: Words) -> str:
    name = t("chart.everyone") if rep is None else label(rep)
    told = t("activity.hover_target", mix=said(mix, t))
    return lines([f"<b>{name or t('chart.nobody')}</b>", told])
