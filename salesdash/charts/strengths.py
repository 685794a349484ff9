"""How strong each rep's results are in each activity, as a heat map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import escape, label, lines
from salesdash.method.activities import ACTIVITIES
from salesdash.metrics.results import COUNTS
from salesdash.words import Words

ROW = 44
"""Height of a rep, in pixels."""

_SPAN = (0.5, 1.5)
"""Ratios between which a cell goes from pale to deep."""

_DEEP = 0.75
_FEWEST = 3
Row = Mapping[str, Any]


@dataclass
class Line:
    """One line of the chart.

    Attributes:
        rep: The rep, '' for the name of a team.
        team: The team.
        cells: Activity -> its measures, rows of `metrics.strengths`.
    """

    rep: str
    team: str
    cells: dict[str, list[Row]] = field(default_factory=dict)

    def strength(self, activity: str) -> float | None:
        """Give how strong the results in an activity are."""
        return next((r["strength"] for r in self.cells[activity]), None)

    def leads(self, activity: str) -> bool:
        """Tell whether the rep leads in an activity."""
        return any(row["leads"] for row in self.cells[activity])


def listed(frame: nw.DataFrame[Any]) -> list[Line]:
    """Put the measures of each rep together, team by team.

    A line with the name of its team stands above the reps where there are
    several teams.

    Args:
        frame: As `metrics.strengths` gives it.
    """
    found: dict[tuple[str, str], Line] = {}
    for row in frame.iter_rows(named=True):
        place = row["team"], row["rep"]
        line = found.setdefault(place, Line(row["rep"], row["team"]))
        line.cells.setdefault(row["activity"], []).append(row)
    teams = {team for team, _ in found}
    lines_: list[Line] = []
    for place, line in sorted(found.items()):
        if teams - {place[0]} and not any(x.team == place[0] for x in lines_):
            lines_.append(Line("", place[0]))
        lines_.append(line)
    return lines_


def strengths(
    rows: Sequence[Line], t: Words, *, dark: bool = False
) -> go.Figure:
    """Draw each rep's strength in each activity, with the n behind it.

    Args:
        rows: The lines as `listed` gives them.
        t: The words of a language.
        dark: Whether the page is dark.
    """
    height = ROW * max(len(rows), _FEWEST) + 60
    if not rows:
        return theme.empty(t("chart.empty"), height, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        height,
        dark=dark,
        xaxis=_activities(t, colours),
        yaxis=_reps(rows, t, colours),
        annotations=[*_heads(rows, t, colours)],
    )
    drawn.update_layout(margin_t=44)
    for x, activity in enumerate(ACTIVITIES):
        drawn.add_trace(_column(rows, x, activity, t, colours))
    return drawn


def alt(rows: Sequence[Line], t: Words) -> str:
    """Say in words what the cells hold."""
    told = " ".join(_sentence(row, t) for row in rows if row.rep)
    return t("strengths.alt", rows=told) if told else t("chart.empty")


def measure(row: Row, t: Words) -> str:
    """Say what a rep has to show in one measure, with its n."""
    code = row["measure"]
    name = t(f"strengths.measure.{code}")
    if code in COUNTS:
        value = f"{row['value']:.1f}"
        return t("strengths.count", measure=name, value=value, n=row["n"])
    value = numbers.percent(row["part"], row["n"], t) or t("strengths.none")
    holes = {"part": row["part"], "n": row["n"]}
    return t("strengths.share", measure=name, value=value, **holes)


def _activities(t: Words, colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        side="top",
        range=[-0.5, len(ACTIVITIES) - 0.5],
        tickvals=list(range(len(ACTIVITIES))),
        ticktext=[t(f"strengths.short.{code}") for code in ACTIVITIES],
        tickfont={"color": colours.ink, "size": 12},
        showgrid=False,
    )


def _reps(
    rows: Sequence[Line], t: Words, colours: theme.Palette
) -> dict[str, Any]:
    names = [label(row.rep or t("chart.nobody"), 16) for row in rows]
    places = [y for y, row in enumerate(rows) if row.rep or row.cells]
    return theme.axis(
        colours,
        range=[max(len(rows), _FEWEST) - 0.5, -0.5],
        tickvals=places,
        ticktext=[names[y] for y in places],
        tickfont={"color": colours.ink, "size": 13},
        showgrid=False,
    )


def _heads(
    rows: Sequence[Line], t: Words, colours: theme.Palette
) -> Iterator[dict[str, Any]]:
    """Write the names of the teams above their reps."""
    for y, row in enumerate(rows):
        if not row.cells:
            told = f"<b>{label(row.team or t('strengths.no_team'), 30)}</b>"
            place = {"x": -0.5, "xanchor": "left", "y": y, "yshift": -8}
            yield theme.note(told, colours, **place)


def _column(
    rows: Sequence[Line],
    x: int,
    activity: str,
    t: Words,
    colours: theme.Palette,
) -> go.Heatmap:
    """Draw one activity in its own colour, the deeper the stronger."""
    colour = colours.segments[activity]
    ends = [theme.pale(colour, 0.06), theme.pale(colour, _DEEP)]
    # A cell of which nothing is to be said stays as pale as can be; a line
    # with the name of a team has no cell, and keeps its height.
    values = [
        [row.strength(activity) or 0.0 if row.cells else None] for row in rows
    ]
    return go.Heatmap(
        x=[x],
        y=list(range(len(rows))),
        z=values,
        zmin=_SPAN[0],
        zmax=_SPAN[1],
        colorscale=[[0, ends[0]], [1, ends[1]]],
        showscale=False,
        xgap=4,
        ygap=4,
        text=[[_cell(row, activity, t)] for row in rows],
        texttemplate="%{text}",
        textfont={"color": colours.ink, "size": 13},
        customdata=[[_hover(row, activity, t)] for row in rows],
        hoverongaps=False,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _cell(row: Line, activity: str, t: Words) -> str:
    if not row.cells:
        return ""
    strength = row.strength(activity)
    if strength is None:
        return escape(t("strengths.few_short"))
    mark = "▲ " if row.leads(activity) else ""
    told = t("strengths.ratio", ratio=f"{strength:.2f}")
    bold = f"<b>{told}</b>" if mark else told
    used = [str(r["n"]) for r in row.cells[activity] if r["enough"]]
    n = t("strengths.n", n=" | ".join(used))
    return f"{mark}{bold}<br><span style='font-size:11px'>{escape(n)}</span>"


def _hover(row: Line, activity: str, t: Words) -> str:
    if not row.cells:
        return ""
    head = f"<b>{label(row.rep, 40)}</b> · {t.name('activity', activity)}"
    told = [_compared(r, t) for r in row.cells[activity]]
    return lines([head, *map(escape, told)])


def _compared(row: Row, t: Words) -> str:
    told = measure(row, t)
    if not row["enough"]:
        return t("strengths.hover_few", told=told)
    return t(
        "strengths.hover",
        told=told,
        ratio=f"{row['ratio']:.2f}",
        rank=row["rank"],
        peers=row["peers"],
    )


def _sentence(row: Line, t: Words) -> str:
    parts = []
    for activity in ACTIVITIES:
        strength = row.strength(activity)
        ratio = t("strengths.few_short")
        if strength is not None:
            ratio = t("strengths.ratio", ratio=f"{strength:.2f}")
        name = t.name("activity", activity)
        parts.append(t("strengths.alt_part", activity=name, ratio=ratio))
    return t("strengths.alt_row", rep=row.rep, parts=" · ".join(parts))
