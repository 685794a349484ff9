"""Activity: how each rep's visits divide over the three activities."""

from salesdash.charts import activity as chart
from salesdash.charts import activity_weeks as week_chart
from salesdash.metrics import activity as metric
from salesdash.metrics.activity_weeks import activity_weeks
from salesdash.ui import activity, details, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
shell.need(view.visits, t("activity.empty"))
split = metric.activity(view.visits)
activity.answer(view, split, t)
measure = activity.choose(t)
with card(activity.title(measure, t)):
    targets = activity.targets(view, split)
    activity.caption(view, split, measure, targets, t)
    drawn = chart.activity(
        split, t, measure=measure, targets=targets, dark=picture.dark()
    )
    alt = chart.alt(split, t, measure=measure, targets=targets)
    picked = picture.pick(drawn, alt, "activity")
with card(t("activity.weeks")):
    activity.caption_weeks(view, measure, t)
    weeks = activity_weeks(view.visits, week_start=view.settings.week_start)
    drawn = week_chart.activity_weeks(
        weeks, t, measure=measure, dark=picture.dark()
    )
    alt = week_chart.alt(weeks, t, measure=measure)
    week = picture.pick(drawn, alt, "activity_weeks")
behind = activity.behind(view, picked, week)
details.show(behind, "visits", activity.listed(picked, week, t), view, t)
