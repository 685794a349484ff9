"""Reps by weeks: a mark for what each handed in, its shape the state."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import dates, theme
from salesdash.charts.labels import escape, label
from salesdash.charts.theme import Palette
from salesdash.metrics.submissions import (
    BACKFILLED,
    DUE,
    IN_TIME,
    INACTIVE,
    LATE,
    MISSING,
    STATES,
    totals,
)
from salesdash.words import Words

COPIED = "copied"
MARKS = (IN_TIME, LATE, MISSING, COPIED, DUE, BACKFILLED, INACTIVE)
"""What is told apart in the chart, in the order of its legend."""

_ROW = 30
_FRAME = 126
_SYMBOLS: Mapping[str, tuple[str, int]] = {
    IN_TIME: ("circle", 11),
    LATE: ("diamond", 11),
    MISSING: ("x", 10),
    COPIED: ("hourglass-open", 11),
    DUE: ("circle-open", 11),
    BACKFILLED: ("circle", 5),
    INACTIVE: ("line-ew-open", 7),
}
_TICKS = 6
"""Dates that have room beside each other on a phone."""

_SUMS = 12
_ROOM = 26
"""More weeks than these leave no room for numbers beside the marks."""


def submissions(
    cells: nw.DataFrame[Any], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw a mark for each rep and week.

    A mark carries rep and week as its `customdata`. Right of each rep, and
    below each week, stands how many of those asked for were in time.

    Args:
        cells: As `metrics.submissions.submissions` gives them.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    if not len(cells):
        return theme.empty(t("chart.empty"), _FRAME, dark=dark)
    colours = theme.palette(dark=dark)
    reps = list(dict.fromkeys(cells["rep"].to_list()))
    weeks = sorted(set(cells["week"].to_list()))
    drawn = theme.figure(
        _FRAME + _ROW * len(reps),
        dark=dark,
        margin={"l": 0, "r": 44, "t": 44, "b": 8, "pad": 6},
        xaxis=_weeks(weeks, colours, t),
        yaxis=_reps(reps, colours, t),
        annotations=_shares(cells, reps, weeks, colours, t),
    )
    rows = list(cells.iter_rows(named=True))
    for mark in MARKS:
        own = [row for row in rows if _mark(row) == mark]
        if own:
            drawn.add_trace(_trace(mark, own, len(weeks), colours, t))
    return drawn


def alt(cells: nw.DataFrame[Any], t: Words) -> str:
    """Say in words and numbers what the chart shows."""
    rows = [
        t(
            "submissions.alt_row",
            rep=row["rep"],
            parts=", ".join(
                t(
                    "submissions.alt_part",
                    state=t(f"submissions.state.{code}"),
                    n=row[code],
                )
                for code in (*STATES, COPIED)
                if row[code]
            ),
        )
        for row in totals(cells, "rep").iter_rows(named=True)
    ]
    return t("submissions.alt", rows=" ".join(rows))


def said(row: Mapping[str, Any], t: Words) -> str:
    """Say in words what a cell is."""
    told = t(f"submissions.state.{row['state']}")
    if row["state"] == LATE:
        told = t("submissions.said.late", days=row["late"])
    if row["copied"]:
        told = t("submissions.said.copied", state=told)
    return told


def _mark(row: Mapping[str, Any]) -> str:
    """Say which mark a cell gets; one never asked for gets none."""
    return COPIED if row["copied"] else row["state"]


def _trace(
    mark: str,
    rows: Sequence[Mapping[str, Any]],
    weeks: int,
    colours: Palette,
    t: Words,
) -> go.Scatter:
    symbol, size = _SYMBOLS[mark]
    late = [_late(row) if weeks <= _ROOM else "" for row in rows]
    return go.Scatter(
        x=[row["week"] for row in rows],
        y=[row["rep"] for row in rows],
        mode="markers+text" if any(late) else "markers",
        name=t(f"submissions.state.{mark}"),
        marker={
            "symbol": symbol,
            "size": size if weeks <= _ROOM else min(size, 9),
            "color": _colour(mark, colours),
            "line": {"width": 2, "color": _colour(mark, colours)}
            if symbol.endswith("-open")
            else {"width": 0},
        },
        text=late,
        textposition="top center",
        textfont={"size": 10, "color": colours.muted},
        customdata=[[row["rep"], row["week"]] for row in rows],
        hovertext=[_hover(row, t) for row in rows],
        hoverinfo="text",
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.45}},
    )


def _late(row: Mapping[str, Any]) -> str:
    return f"+{row['late']}" if row["late"] else ""


def _colour(mark: str, colours: Palette) -> str:
    named = {
        IN_TIME: colours.better,
        LATE: colours.worse,
        MISSING: colours.worse,
        COPIED: colours.accent,
    }
    return named.get(mark, colours.muted)


def _hover(row: Mapping[str, Any], t: Words) -> str:
    told = said(row, t)
    if row["sheets"]:
        told = t(
            "submissions.said.sheets",
            state=told,
            sheets=row["sheets"],
            rows=f"{row['rows']:,}",
        )
    day = dates.day(row["week"], t)
    rep = label(row["rep"], 40)
    return t("submissions.cell", rep=rep, day=day, said=told)


def _weeks(weeks: Sequence[int], colours: Palette, t: Words) -> dict[str, Any]:
    """Name some of the weeks: on a phone their dates must have room."""
    step = -(-len(weeks) // _TICKS)
    named = weeks[::-1][::step]
    half = 0.7 * (weeks[1] - weeks[0] if weeks[1:] else 7)
    return theme.axis(
        colours,
        side="top",
        range=[weeks[0] - half, weeks[-1] + half],
        tickvals=list(named),
        ticktext=[_two_lines(week, t) for week in named],
        tickangle=0,
        showgrid=False,
    )


def _two_lines(week: int, t: Words) -> str:
    return dates.short(week, t).replace(" ", "<br>").replace("月", "月<br>")


def _reps(reps: Sequence[str], colours: Palette, t: Words) -> dict[str, Any]:
    return theme.axis(
        colours,
        type="category",
        categoryorder="array",
        categoryarray=reps[::-1],
        range=[-1.6, len(reps) - 0.4],
        tickvals=list(reps),
        ticktext=[label(rep, 16) or escape(t("chart.nobody")) for rep in reps],
    )


def _shares(
    cells: nw.DataFrame[Any],
    reps: Sequence[str],
    weeks: Sequence[int],
    colours: Palette,
    t: Words,
) -> list[dict[str, Any]]:
    """Write in time of asked for beside each rep and below each week."""
    of_reps = {r["rep"]: r for r in _sums(cells, "rep")}
    places = [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 4,
            "y": rep,
            "text": _share(of_reps[rep], t),
        }
        for rep in reps
    ]
    if len(weeks) <= _SUMS:
        of_weeks = {r["week"]: r for r in _sums(cells, "week")}
        places += [
            {"x": week, "y": -1, "text": _stacked(of_weeks[week], t)}
            for week in weeks
        ]
    small = {"color": colours.muted, "size": 11}
    return [{"showarrow": False, "font": small, **place} for place in places]


def _sums(cells: nw.DataFrame[Any], by: str) -> Sequence[dict[str, Any]]:
    return list(totals(cells, by).iter_rows(named=True))


def _share(row: Mapping[str, Any], t: Words) -> str:
    if not row["asked"]:
        return t("submissions.no_share")
    return t("submissions.short_of", n=row["in_time"], asked=row["asked"])


def _stacked(row: Mapping[str, Any], t: Words) -> str:
    """Write one number over the other: a column may be narrow."""
    return _share(row, t).replace("/", "<br>")
