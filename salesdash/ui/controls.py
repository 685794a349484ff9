"""What the Control points page says around its parts."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import controls as chart
from salesdash.charts import dates
from salesdash.exports import controls as export
from salesdash.exports import names
from salesdash.method.controls import CONTROL_POINTS, LOOP
from salesdash.metrics.schedule import MISSING
from salesdash.ui import download, figures, picture, tables, text
from salesdash.ui.definition import How
from salesdash.ui.figures import Figure
from salesdash.ui.fold import fold
from salesdash.words import Words

POINT, REP = "controls point", "controls rep"
"""Where the session keeps which point and rep are looked at."""

_LAST = "controls picked"


def answer(view: View, t: Words) -> None:
    """Say the answer of the page in figures."""
    every = view.controls.filter(rep_key="")
    states = every["status"].to_list()
    alone = len(view.role_plays.filter(play=MISSING))
    late = len(view.sessions.filter(session="overdue"))
    visits = view.joint_visits
    asked = len(visits) - len(visits.filter(joint="came"))
    asked -= len(visits.filter(joint="planned"))
    of = t("controls.of", n=states.count("met"), of=len(CONTROL_POINTS))
    missed = f"{states.count('missed')}"
    figures.row(
        [
            _figure("met", of, "control_point", view, t),
            _figure("missed", missed, "control_missed", view, t),
            _figure("alone", f"{alone:,}", "role_play", view, t),
            _figure("visits", f"{asked:,}", "joint_visit", view, t),
            _figure("late", f"{late:,}", "talk_overdue", view, t),
        ]
    )


def _figure(
    code: str, value: str, measure: str, view: View, t: Words
) -> Figure:
    label, told = t(f"controls.kpi.{code}"), t(f"controls.kpi.{code}_help")
    return Figure(label, value, told, how=How(measure, view, t))


def matrix(view: View, t: Words) -> None:
    """Draw the points beside the reps; a click opens what is behind."""
    rows = view.controls
    day = dates.day(view.number, t)
    reps = len(rows.filter(point=CONTROL_POINTS[0])) - 1
    phone = tables.phone()
    how = t("controls.tap") if phone else t("controls.click")
    text.caption(t("controls.caption", day=day, reps=reps), how)
    if phone:
        _follow(_list(rows.filter(rep_key=""), t), t)
    else:
        drawn = chart.controls(rows, t, dark=picture.dark())
        picked = picture.pick(drawn, chart.alt(rows, t), "controls matrix")
        _follow(picked, t)
    download.offer(
        lambda: export.controls(rows, view.number),
        names.name("controls", view.number),
        t("shell.table.download"),
    )


def _follow(picked: list[Any] | None, t: Words) -> None:
    """Look at the cell that was clicked, once after the click."""
    if picked == st.session_state.get(_LAST):
        return
    st.session_state[_LAST] = picked
    if picked:
        st.session_state[POINT], st.session_state[REP] = picked
        point = chart.short(picked[0], t)
        st.toast(t("controls.below", point=point), icon=":material/south:")


def _list(rows: Any, t: Words) -> list[Any] | None:
    """Show the points as a list, for a phone; give what was picked."""
    found = rows.rows(named=True)
    data = {
        "point": [chart.short(row["point"], t) for row in found],
        "status": [status(row, t) for row in found],
        "done": [share(row, t) for row in found],
    }
    heads = {name: t(f"controls.column.{name}") for name in data}
    alt = t("shell.table.alt", title=t("controls.matrix"), n=len(found))
    picked = tables.grid(data, heads, alt, key="controls list")
    return picked and [found[picked.row]["point"], ""]


def status(row: Mapping[str, Any], t: Words) -> str:
    """Say a status with its sign."""
    code = row["status"]
    return f"{chart.SIGNS[code]} {t(f'controls.status.{code}')}"


def share(row: Mapping[str, Any], t: Words) -> str:
    """Say how much is as it should be."""
    if not row["of"]:
        return t("controls.nothing")
    return t("controls.of", n=row["done"], of=row["of"])


def loop(t: Words) -> None:
    """Say what the points are for: the loop of page 44."""
    box = fold(t("controls.loop.title"), "controls loop", "help")
    if not box.open:
        return
    with box:
        for number, code in enumerate(LOOP, start=1):
            step = t(f"controls.loop.{code}")
            st.markdown(f"{number}. {step}")
        text.caption(t("controls.loop.source"))
