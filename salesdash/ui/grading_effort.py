"""Where the visits go: effort beside the grades of the customers."""

from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import effort as chart
from salesdash.exports import graded as export
from salesdash.exports import names
from salesdash.metrics import effort as metric
from salesdash.metrics.frequency import DAYS
from salesdash.ui import counted, definition, download, picture, switches, text
from salesdash.words import Words

TEAM, REPS = "team", "reps"


def draw(view: View, graded: Any, currency: str, t: Words) -> None:
    """Draw the effort of the team, or of each rep.

    Args:
        view: The view.
        graded: The customers as `metrics.grading.grading` gives them.
        currency: The currency of the open amounts.
        t: The words.
    """
    rows = view.effort
    if not int(rows["visits"].sum() or 0):
        st.caption(t("grading.effort.none"))
        return
    first, last = (
        dates.day(day, t) for day in (view.number - DAYS + 1, view.number)
    )
    text.caption(
        t("grading.effort.caption", first=first, last=last),
        t("grading.effort.hours", timed=f"{int(rows['timed'].sum()):,}"),
        ignored(rows, t),
    )
    shown = {code: t(f"grading.effort.{code}") for code in (TEAM, REPS)}
    one = rows["rep"].n_unique() == 1
    how = (
        TEAM
        if one
        else switches.one("grading effort", t("grading.tab.effort"), shown)
    )
    dark = picture.dark()
    if how == REPS:
        drawn, alt = chart.reps(rows, t, dark=dark), chart.alt_reps(rows, t)
    else:
        amounts = metric.amounts(graded).filter(currency=currency)
        bars = metric.team(rows), amounts
        drawn = chart.team(*bars, currency, t, dark=dark)
        alt = chart.alt_team(*bars, currency, t)
    picture.show(drawn, alt, f"effort {how}")
    definition.offer(counted.told("effort", view, t), t("grading.tab.effort"))
    download.offer(
        lambda: export.effort(rows, view.number),
        names.name("effort", view.number),
        t("grading.effort.download"),
    )


def ignored(rows: Any, t: Words) -> str:
    """Say how much of the effort goes to customers to be ignored.

    Args:
        rows: What `View.effort` gives.
        t: The words.
    """
    every = int(rows["visits"].sum() or 0)
    own = rows.filter(segment="ignore")
    visits = int(own["visits"].sum() or 0)
    if not visits:
        return ""
    return t(
        "grading.effort.ignored",
        visits=f"{visits:,}",
        share=numbers.percent(visits, every, t),
        hours=numbers.hours(int(own["minutes"].sum()), t),
        timed=f"{int(own['timed'].sum()):,}",
    )
