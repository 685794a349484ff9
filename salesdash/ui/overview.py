"""What the Overview says: its figures, and two pictures in small."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from salesdash.book import View
from salesdash.charts import activity as split_chart
from salesdash.charts import dates, numbers
from salesdash.charts import funnel as funnel_chart
from salesdash.charts import overview as chart
from salesdash.charts.shown import Shown
from salesdash.metrics.activity import split
from salesdash.metrics.funnel import funnel
from salesdash.metrics.overview import WEEK
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import (
    cache,
    counted,
    difference,
    figures,
    focus,
    funnel_weeks,
    picture,
    text,
)
from salesdash.ui.course import VISITS, WEEKS, WON, Course, Courses, courses
from salesdash.ui.figures import Figure
from salesdash.words import Words

RECENT = "weeks4"
"""The period of the activity: long enough to show a habit."""

MONEY = ("pipeline", "verified", "gap")


def answer(view: View, earlier: View | None, t: Words) -> None:
    """Say the answer of the page in figures."""
    found = courses(view, earlier, funnel_weeks.trail(view, WEEKS, t))
    currency, *others = found.currencies or ("",)
    money = partial(_money, currency=currency, found=found, view=view, t=t)
    figures.row(
        [
            *(money(name) for name in MONEY if currency),
            _visits(found[VISITS, ""], view, t),
            *(money(name) for name in (WON,) if currency),
        ]
    )
    text.caption(
        " · ".join(_told(earlier, found, t)),
        *(_other(code, found, t) for code in others),
    )


def pictures(view: View, pages: dict[str, Page], t: Words) -> None:
    """Show funnel and activity in small, each with the way to its page."""
    left, right = st.columns([3, 2])
    with left, _card("funnel", pages, t):
        bars = funnel(view.opportunities)
        n = f"{len(pipeline(view.opportunities)):,}"
        day = dates.day(view.number, t)
        text.caption(t("funnel.caption_count", day=day, n=n))
        shown = Shown(milestones=view.settings.milestones)
        drawn = chart.funnel(bars, t, shown, dark=picture.dark())
        alt = funnel_chart.alt(bars, t, shown)
        picture.show(drawn, alt, "small_funnel")
    with right, _card("activity", pages, t, period=RECENT):
        _activity(view, t)


def _activity(view: View, t: Words) -> None:
    recent = cache.view(view.day, view.team, view.rep, RECENT).visits
    by = "rep" if view.team or view.rep or not view.teams[1:] else "team"
    parts = chart.groups(split(recent, by), by, t)
    n = f"{len(recent):,}"
    first = dates.short(view.number - 4 * WEEK + 1, t)
    last = dates.day(view.number, t)
    text.caption(t("overview.activity", first=first, last=last, n=n))
    drawn = chart.activity(parts, t, dark=picture.dark())
    picture.show(drawn, split_chart.alt(parts, t), "small_activity")


@contextmanager
def _card(
    page: str, pages: dict[str, Page], t: Words, **own: str
) -> Iterator[None]:
    """Draw what follows into a card that leads to a page."""
    with st.container(border=True, gap="small", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(t(f"{page}.title"), anchor=False, width="stretch")
            focus.link(pages[page], t(f"overview.to_{page}"), **own)
        yield


def _money(
    name: str, currency: str, found: Courses, view: View, t: Words
) -> Figure:
    course = found[name, currency]
    claimed = numbers.full(found["claimed", currency].now, currency, t)
    told = t(f"overview.help.{name}", claimed=claimed)
    return Figure(
        t(f"overview.{name}"),
        numbers.compact(course.now, currency, t),
        f"{numbers.full(course.now, currency, t)} {told}",
        delta=_change(course, currency, t),
        inverse=name == "gap",
        trail=_trail(course),
        how=counted.overview(name, currency, view, t),
    )


def _visits(course: Course, view: View, t: Words) -> Figure:
    first = dates.short(view.number - WEEK + 1, t)
    last = dates.day(view.number, t)
    return Figure(
        t("overview.visits"),
        f"{course.now:,}",
        t("overview.help.visits", first=first, last=last),
        delta=_change(course, "", t),
        trail=_trail(course),
        how=counted.week(view, t),
    )


def _trail(course: Course) -> tuple[int, ...]:
    """Give the line, none where it would be a single point."""
    return course.points if course.points[1:] else ()


def _change(course: Course, currency: str, t: Words) -> str:
    """Write the difference of two days; '' where there is one day."""
    change = course.change
    if change is None:
        return ""
    if not currency:
        return difference.count(change, 0)
    return difference.money(change, 0, currency, t)


def _told(earlier: View | None, found: Courses, t: Words) -> Iterator[str]:
    """Say what the figures compare, and the claim beside the forecast."""
    for currency in found.currencies[:1]:
        claimed = found["claimed", currency].now
        amount = numbers.compact(claimed, currency, t)
        yield t("overview.claimed", amount=amount)
    if earlier:
        yield t("overview.compared", day=dates.day(earlier.number, t))
    points = len(found[VISITS, ""].points)
    if points > 1:
        yield t("overview.lines", weeks=points)


def _other(currency: str, found: Courses, t: Words) -> str:
    """Say the figures of a further currency in one line."""

    def write(name: str) -> str:
        return numbers.compact(found[name, currency].now, currency, t)

    def moved(name: str) -> str:
        change = _change(found[name, currency], currency, t)
        return f"{write(name)} ({change})" if change else write(name)

    return t(
        "overview.other",
        currency=currency,
        pipeline=moved("pipeline"),
        verified=moved("verified"),
        claimed=write("claimed"),
        won=write(WON),
    )
