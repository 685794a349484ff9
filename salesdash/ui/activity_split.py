"""The part of the Activity page on the split of visits, and its weeks."""

from typing import Any

from salesdash.book import View
from salesdash.charts import activity as chart
from salesdash.charts import activity_weeks as week_chart
from salesdash.charts.activity import Measure
from salesdash.metrics.activity import activity as split_of
from salesdash.metrics.activity_weeks import activity_weeks
from salesdash.ui import activity, details, picture
from salesdash.ui.card import card
from salesdash.words import Words


def draw(view: View, t: Words) -> None:
    """Draw the split of each rep, the weeks, and the visits behind both.

    Args:
        view: The view.
        t: The words.
    """
    split = split_of(view.visits)
    measure = activity.choose(t)
    picked = _split(split, measure, view, t)
    week = _weeks(measure, view, t)
    behind = activity.behind(view, picked, week)
    title = activity.listed(picked, week, t)
    details.show(behind, "visits", title, view, t)


def _split(
    split: Any, measure: Measure, view: View, t: Words
) -> list[Any] | None:
    with card(activity.title(measure, t)):
        targets = activity.targets(view, split)
        activity.caption(view, split, measure, targets, t)
        shown = {"measure": measure, "targets": targets}
        drawn = chart.activity(split, t, **shown, dark=picture.dark())
        alt = chart.alt(split, t, **shown)
        return picture.pick(drawn, alt, "activity")


def _weeks(measure: Measure, view: View, t: Words) -> list[Any] | None:
    with card(t("activity.weeks")):
        activity.caption_weeks(view, measure, t)
        start = view.settings.week_start
        weeks = activity_weeks(view.visits, week_start=start)
        drawn = week_chart.activity_weeks(
            weeks, t, measure=measure, dark=picture.dark()
        )
        alt = week_chart.alt(weeks, t, measure=measure)
        return picture.pick(drawn, alt, "activity_weeks")
