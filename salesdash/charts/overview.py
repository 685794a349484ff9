"""Funnel and activity in small, for the cards of the Overview."""

from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import activity as split_chart
from salesdash.charts import funnel as funnel_chart
from salesdash.charts.shown import Shown
from salesdash.words import Words

HEIGHT = 300
"""Pixels of the funnel, so that the page is seen without scrolling."""

ROWS = 6
"""Bars of the activity that have room beside the funnel."""

_SMALL = 12
_INSIDE = 0.24
"""The smallest share that has room for its number."""


def funnel(
    frame: nw.DataFrame[Any],
    t: Words,
    shown: Shown | None = None,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw the open deals at each milestone, claimed beside verified.

    Args:
        frame: The milestones as `metrics.funnel.funnel` gives them.
        t: The words of a language.
        shown: What is shown of them; deals where None.
        dark: Whether the page is dark.
    """
    drawn = funnel_chart.funnel(frame, t, shown, dark=dark)
    drawn.update_layout(height=HEIGHT, margin_t=36)
    drawn.update_yaxes(tickfont_size=_SMALL)
    return drawn.update_traces(textfont_size=_SMALL)


def activity(
    frame: nw.DataFrame[Any], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw how everyone, then each team or rep, splits the visits.

    Args:
        frame: The split as `groups` gives it.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    drawn = split_chart.activity(frame, t, dark=dark)
    drawn.for_each_trace(_roomy, selector={"type": "bar"})
    return drawn.update_layout(
        height=HEIGHT, legend_xref="container", legend_x=0
    )


def groups(split: nw.DataFrame[Any], by: str, t: Words) -> nw.DataFrame[Any]:
    """Name the rows of a split, and put the smallest into one.

    Args:
        split: The split as `metrics.activity.split` gives it by one column.
        by: That column: `team` or `rep`.
        t: The words of a language.

    Returns:
        A split by `rep`, at most `ROWS` of them.
    """
    counts = split.group_by(by).agg(nw.col("visits").sum())
    ordered = counts.sort("visits", by, descending=[True, False])
    names = ordered[by].to_list()
    most = ROWS - 1 if len(names) > ROWS else len(names)
    kept = nw.col(by).is_in(names[:most])
    rest = t("overview.others", n=len(names) - most)
    nobody = t(f"overview.no_{by}")
    told = nw.when(nw.col(by) == "").then(nw.lit(nobody))
    own = told.otherwise(nw.col(by))
    named = split.with_columns(
        nw.when(kept).then(own).otherwise(nw.lit(rest)).alias("rep")
    )
    return (
        named.group_by("rep", "segment")
        .agg(nw.col("visits", "minutes", "timed").sum())
        .sort("rep", "segment")
    )


def _roomy(bars: go.Bar) -> None:
    """Leave out the numbers that have no room in a small chart."""
    shares = zip(bars.text or (), bars.x or (), strict=True)
    bars.text = [told if x >= _INSIDE else "" for told, x in shares]
