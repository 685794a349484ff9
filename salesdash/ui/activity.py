"""What the Activity page says around its charts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from salesdash.book import View
from salesdash.book.period import span
from salesdash.charts import activity_target, dates, numbers
from salesdash.charts.activity import Measure
from salesdash.charts.activity_target import Targets
from salesdash.days import number
from salesdash.method.activities import ACTIVITIES, UNCLASSIFIED
from salesdash.metrics.activity import latest_team
from salesdash.metrics.working_days import per_working_day, working_days
from salesdash.settings.spoken import said
from salesdash.ui import counted, figures, switches, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

MEASURES: tuple[Measure, ...] = ("visits", "hours")


def answer(view: View, split: Any, t: Words) -> None:
    """Say the answer of the page in figures.

    Args:
        view: The view.
        split: The split as `metrics.activity.activity` gives it.
        t: The words.
    """
    visits = split["visits"].sum()
    reps = split["rep"].n_unique()
    untold = split.filter(split["segment"] == UNCLASSIFIED)["visits"].sum()
    timed = split["timed"].sum()
    hours = numbers.hours(split["minutes"].sum(), t)
    how = partial(counted.activity, view=view, t=t)
    figures.row(
        [
            Figure(t("activity.visits"), f"{visits:,}", how=how("visits")),
            Figure(t("activity.reps"), f"{reps:,}", how=how("reps")),
            _per_day(view, visits, reps, t),
            Figure(
                t("activity.hours"),
                hours,
                t("shell.timed", timed=f"{timed:,}", n=f"{visits:,}"),
                how=how("hours"),
            ),
            Figure(
                t("activity.unclassified"),
                numbers.percent(untold, visits, t),
                t("activity.unclassified_help"),
                how=how("unclassified"),
            ),
        ]
    )


def _per_day(view: View, visits: int, reps: int, t: Words) -> Figure:
    """Say how many visits a rep makes on a working day.

    Days before the first visit known of anybody, and those after the
    as-of day, are no days of the period: nobody could have said more.
    """
    known = replace(view, team="", rep="", period="").visits["date"]
    first, last = int(known.min()), view.number
    chosen = span(view.period, view.day, view.settings.year_start)
    if chosen is not None:
        first = max(first, number(chosen[0]))
    days = working_days(first, last, view.settings.working_days)
    found = per_working_day(visits, reps, days)
    told = t(
        "activity.per_day_help",
        n=f"{visits:,}",
        reps=f"{reps:,}",
        each=f"{visits / reps:,.1f}",
        days=f"{days:,}",
        first=dates.day(first, t),
        last=dates.day(last, t),
    )
    value = "–" if found is None else f"{found:,.1f}"
    how = counted.activity("per_day", view, t)
    return Figure(t("activity.per_day"), value, told, how=how)


def targets(view: View, split: Any) -> Targets:
    """Give the target mix of each rep, and of everyone in scope."""
    own = view.settings
    if not any(told.value for told in own.section("mix").values()):
        return activity_target.NONE
    pairs = latest_team(view.visits)
    teams = dict(
        zip(pairs["rep"].to_list(), pairs["team"].to_list(), strict=True)
    )
    reps = split["rep"].unique().to_list()
    every = own.mix(view.team, view.rep)
    return {None: every} | {
        rep: own.mix(teams.get(rep) or "", rep) for rep in reps
    }


def choose(t: Words) -> Measure:
    """Draw the switch between visits and hours."""
    options: dict[Measure, str] = {
        code: t(f"activity.{code}") for code in MEASURES
    }
    return switches.one("activity measure", t("activity.measure"), options)


def title(measure: Measure, t: Words) -> str:
    """Name the chart of the split."""
    if measure == "hours":
        return t("activity.chart_hours")
    return t("activity.chart")


def caption(
    view: View, split: Any, measure: Measure, aims: Targets, t: Words
) -> None:
    """Say what the bars are shares of, of which days, and their targets."""
    days = view.visits["date"]
    text.caption(
        t(
            f"activity.caption_{measure}",
            first=dates.day(days.min(), t),
            last=dates.day(days.max(), t),
            n=f"{split['visits'].sum():,}",
            timed=f"{split['timed'].sum():,}",
        ),
        _aimed(aims, t),
    )


def _aimed(aims: Targets, t: Words) -> str:
    """Say what the ticks mark: one mix, or one for each rep."""
    mixes = {mix for mix in aims.values() if mix}
    if len(mixes) == 1 and all(aims.values()):
        mix = activity_target.said(next(iter(mixes)), t)
        return t("activity.caption_target", mix=mix)
    return t("activity.caption_targets") if mixes else ""


def caption_weeks(view: View, measure: Measure, t: Words) -> None:
    """Say what the weekly bars count."""
    ending = "_hours" if measure == "hours" else ""
    name = "calendar.week_start"
    day = said(name, view.settings.value(name), t)
    text.caption(t(f"activity.caption_weeks{ending}", day=day))


def behind(view: View, *picked: Sequence[Any] | None) -> Any:
    """Keep the visits behind the bars that were clicked, all where none was.

    Args:
        view: The view.
        *picked: What the bars carry: the rep (None for everyone), of a
            week its first day, and the segment, "target" for a target.
    """
    found = view.visits
    for bar in filter(None, picked):
        rep, *weeks, segment = bar
        if rep is not None:
            found = found.filter(found["rep"] == rep)
        for week in weeks:
            inside = found["date"].is_between(int(week), int(week) + 6)
            found = found.filter(inside)
        told = found["activity"].is_in(ACTIVITIES).fill_null(value=False)
        if segment == UNCLASSIFIED:
            found = found.filter(~told)
        elif segment in ACTIVITIES:
            found = found.filter(found["activity"] == segment)
    return found


def listed(
    picked: Sequence[Any] | None, week: Sequence[Any] | None, t: Words
) -> str:
    """Name the visits behind the bars that were clicked."""
    parts = [t("activity.list")]
    for bar in filter(None, (picked, week)):
        rep, *weeks, segment = bar
        parts += [rep] if rep is not None else []
        parts += [
            t("activity.hover_week", day=dates.day(int(first), t))
            for first in weeks
        ]
        if segment != "target":
            parts.append(t.name("activity", segment))
    return " · ".join(dict.fromkeys(parts))
