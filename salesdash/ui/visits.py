"""What the Visits page asks for, and the figures it answers with."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View, printed
from salesdash.book.printed import Asked
from salesdash.charts import dates, numbers
from salesdash.exports import workbook
from salesdash.metrics.actions import WEEK
from salesdash.metrics.daily import near
from salesdash.ui import download, figures, switches
from salesdash.ui.figures import Figure
from salesdash.words import Words

VIEWS = ("list", "matrix", "actions")
_DAY = "visits day"
_EVER = (0, 80_000)
"""The days that can be picked, well around all that a log can hold."""

_MIMES = {"xlsx": workbook.MIME, "html": "text/html"}
_LABELS = {"xlsx": "visits.file_sheet", "html": "visits.file_page"}
_CODES = {"list": "daily", "matrix": "matrix", "actions": "actions"}


def choose(t: Words) -> str:
    """Draw the switch between list, matrix and action table."""
    options = {code: t(f"visits.view_{code}") for code in VIEWS}
    return switches.one("visits view", t("visits.show"), options)


def span(view: View, t: Words) -> tuple[int, int]:
    """Choose a day or a week; give its first and last day."""
    with st.container(horizontal=True, vertical_alignment="center"):
        options = {c: t(f"visits.span_{c}") for c in ("week", "day")}
        kind = switches.one("visits span", t("visits.span_label"), options)
        chosen = _chosen(view)
        first, last = _days(chosen, kind, view)
        before, after = near(view.visit_days, first, last)
        _arrow(t("visits.earlier"), "chevron_left", before)
        label = t("visits.day_week" if kind == "week" else "visits.day")
        st.date_input(
            label,
            key=_DAY,
            min_value=days.day(_EVER[0]),
            max_value=days.day(_EVER[1]),
            label_visibility="collapsed",
            format="YYYY-MM-DD",
            width=150,
        )
        _arrow(t("visits.later"), "chevron_right", after)
        st.markdown(f"**{named((first, last), t)}**", width="content")
    return first, last


def named(days_: tuple[int, int], t: Words) -> str:
    """Name the days of a report."""
    first, last = days_
    if first == last:
        return dates.day(first, t)
    return t("visits.days", first=dates.day(first, t), last=dates.day(last, t))


def _chosen(view: View) -> int:
    """Give the day that was picked; at first the as-of day.

    A day picked for another as-of day does not stand for this one.
    """
    state = st.session_state
    if state.get("visits as of") != view.day or state.get(_DAY) is None:
        state["visits as of"] = view.day
        state[_DAY] = view.day
    return days.number(state[_DAY])


def _days(day: int, kind: str, view: View) -> tuple[int, int]:
    if kind == "day":
        return day, day
    first = day - (day + 3 - view.settings.week_start) % WEEK
    return first, first + WEEK - 1


def _arrow(label: str, icon: str, day: int) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"visits {icon}",
        help=label,
        disabled=day < 0,
        on_click=_go,
        args=(day,),
        type="tertiary",
    )


def _go(day: int) -> None:
    """Look at another day."""
    st.session_state[_DAY] = days.day(day)


def none(view: View, days_: tuple[int, int], t: Words) -> None:
    """Say that nobody made a visit, with the nearest days that had any."""
    st.info(t("visits.none", days=named(days_, t)), icon=":material/info:")
    with st.container(horizontal=True):
        for day in near(view.visit_days, *days_):
            if day >= 0:
                st.button(
                    t("visits.go", day=dates.day(day, t)),
                    on_click=_go,
                    args=(day,),
                )


def answer(visits: Any, view: View, t: Words) -> None:
    """Say in figures what was done on the days."""
    done = visits.filter(planned=0)
    timed = done["minutes"].drop_nulls()
    plans = t("visits.figure_plans_help", day=dates.day(view.number, t))
    spent = t("shell.timed", timed=f"{len(timed):,}", n=f"{len(done):,}")
    hours = numbers.hours(timed.sum(), t) if len(timed) else "–"
    figures.row(
        [
            Figure(t("visits.figure_visits"), f"{len(done):,}"),
            Figure(t("visits.figure_reps"), _count(done, "rep")),
            Figure(
                t("visits.figure_customers"),
                _count(done, "customer_key"),
                t("visits.figure_customers_help"),
            ),
            Figure(t("visits.figure_hours"), hours, spent),
            Figure(
                t("visits.figure_plans"),
                f"{len(visits) - len(done):,}",
                plans,
            ),
        ]
    )


def _count(rows: Any, name: str) -> str:
    return f"{rows[name].n_unique() if len(rows) else 0:,}"


def files(view: View, asked: Asked, t: Words) -> None:
    """Offer a report to print, made when it is clicked for."""
    with st.container(horizontal=True):
        for ending, label in _LABELS.items():
            name, make = printed.one(view, asked, t, ending)
            download.offer(make, name, t(label), _MIMES[ending])


def asked(
    shown: str, days_: Sequence[int] = (0, 0), weeks: int = printed.WEEKS
) -> Asked:
    """Say which report the page shows."""
    return Asked(_CODES[shown], days_[0], days_[1], weeks)
