"""What the page Team strengths says around its chart."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import strengths as chart
from salesdash.method.activities import ACTIVITIES, TALENTS
from salesdash.metrics.results import WEEKS
from salesdash.metrics.strengths import PEERS, STANDS_OUT
from salesdash.metrics.team_mix import APART
from salesdash.ui import counted, figures, picture, text
from salesdash.ui.figures import Figure
from salesdash.words import Words


def answer(view: View, t: Words) -> None:
    """Say the answer of the page in figures."""
    rows = view.strengths
    lacks = view.mixes.filter(lacks=1)
    how = counted.told("strength", view, t)
    reps = Figure(
        t("strengths.reps"),
        f"{rows['rep'].n_unique():,}",
        t("strengths.reps_help", weeks=WEEKS),
        how=how,
    )
    short = Figure(
        t("strengths.lacks"),
        f"{lacks['team'].n_unique():,}",
        t("strengths.lacks_help", points=f"{APART:g}"),
    )
    figures.row([reps, *(_leads(view, a, t) for a in ACTIVITIES), short])
    first = view.number - 7 * WEEKS + 1
    span = dates.day(first, t), dates.day(view.number, t)
    told = t("strengths.caption", first=span[0], last=span[1], weeks=WEEKS)
    text.caption(told)


def _leads(view: View, activity: str, t: Words) -> Figure:
    own = view.strengths.filter(activity=activity, leads=1)
    name = t(f"strengths.short.{activity}")
    told = t("strengths.leads_help", out=f"{STANDS_OUT:g}")
    label = t("strengths.leads", activity=name)
    return Figure(label, f"{own['rep'].n_unique():,}", told)


def draw(view: View, t: Words) -> None:
    """Draw the heat map."""
    small = view.strengths.filter(everyone=1, enough=1)
    text.caption(
        t("strengths.chart_told", out=f"{STANDS_OUT:g}"),
        t("strengths.small_team", peers=PEERS) if len(small) else "",
    )
    lines = chart.listed(view.strengths)
    drawn = chart.strengths(lines, t, dark=picture.dark())
    picture.show(drawn, chart.alt(lines, t), "strengths")


def groups(view: View, t: Words) -> None:
    """Set the reps below the activity that they are strongest in."""
    text.caption(t("strengths.groups_told"), t("strengths.proposal"))
    with st.grid(columns=len(ACTIVITIES), min_column_width=260):
        for activity in ACTIVITIES:
            with st.container(border=True, height="stretch", gap="small"):
                _group(view, activity, t)
    led = set(view.strengths.filter(leads=1)["rep"].to_list())
    every = view.strengths["rep"].to_list()
    rest = [rep for rep in dict.fromkeys(every) if rep not in led]
    if rest:
        text.caption(t("strengths.rest", reps=_joined(rest, t)))


def _group(view: View, activity: str, t: Words) -> None:
    st.markdown(f"**{text.plain(t.name('activity', activity))}**")
    names = [t.name("talent", code) for code in TALENTS[activity]]
    text.caption(t("strengths.talents", talents=_joined(names, t)))
    own = view.strengths.filter(activity=activity, leads=1)
    rows = own.sort("strength", "rep", descending=[True, False])
    reps: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows.rows(named=True):
        reps.setdefault(row["rep"], []).append(row)
    if not reps:
        text.caption(t("strengths.nobody"))
    for measures in reps.values():
        _member(view, measures, activity, t)


def _member(
    view: View, rows: list[Mapping[str, Any]], activity: str, t: Words
) -> None:
    """Say of one rep how strong, by what, and what is done today."""
    row = rows[0]
    key = "strengths.group_rep" if row["team"] else "strengths.group_rep_alone"
    holes = {"rep": row["rep"], "team": row["team"]}
    told = t(key, ratio=f"{row['strength']:.2f}", **holes)
    st.markdown(text.plain(told, 120))
    used = [chart.measure(r, t) for r in rows if r["enough"]]
    text.caption(*used, _today(view, row["rep"], activity, t))


def _today(view: View, rep: str, activity: str, t: Words) -> str:
    spent = view.spent.filter(rep=rep)
    n = spent["visits"].sum()
    own = spent.filter(segment=activity)["visits"].sum()
    share = numbers.percent(own, n, t)
    if not n:
        return ""
    key = "strengths.today_one" if n == 1 else "strengths.today"
    return t(key, share=share, n=f"{n:,}", weeks=WEEKS)


def mixes(view: View, t: Words) -> None:
    """Say which team spends too little on which activity."""
    text.caption(t("strengths.mix_told"))
    lacks = view.mixes.filter(lacks=1).sort("apart")
    if not len(lacks):
        text.caption(t("strengths.no_lack", points=f"{APART:g}"))
    for row in lacks.rows(named=True):
        _lack(view, row, t)


def _lack(view: View, row: Mapping[str, Any], t: Words) -> None:
    team = row["team"] or t("strengths.no_team")
    holes = {
        "team": team,
        "activity": t.name("activity", row["activity"]),
        "share": numbers.percent(row["share"], 100, t),
        "aim": numbers.percent(row["aim"], 100, t),
        "n": f"{row['n']:,}",
    }
    code = "lack_target" if row["target"] else "lack_usual"
    st.markdown(text.plain(t(f"strengths.{code}", **holes), 200))
    own = view.mixes.filter(team=row["team"])
    (most, *_) = own.sort("share", descending=True).rows(named=True)
    name = t.name("activity", most["activity"])
    share = numbers.percent(most["share"], 100, t)
    told = t("strengths.much_target", activity=name, share=share)
    strong = view.strengths.filter(
        team=row["team"], activity=row["activity"], leads=1
    )
    names = list(dict.fromkeys(strong["rep"].to_list()))
    helped = t("strengths.helpers", reps=_joined(names, t)) if names else ""
    text.caption(told, helped)


def _joined(names: list[str], t: Words) -> str:
    return ("、" if t.language == "zh" else ", ").join(names)
