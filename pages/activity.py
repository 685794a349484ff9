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
activity.answer(split, t)
measure = activity.choose(t)
with card(activity.title(measure, t)):
    activity.caption(view, split, measure, t)
    drawn = chart.activity(split, t, measure=measure, dark=picture.dark())
    picture.show(drawn, chart.alt(split, t, measure=measure), "activity")
with card(t("activity.weeks")):
    activity.caption_weeks(measure, t)
    weeks = activity_weeks(view.visits)
    drawn = week_chart.activity_weeks(
        weeks, t, measure=measure, dark=picture.dark()
    )
    alt = week_chart.alt(weeks, t, measure=measure)
    picture.show(drawn, alt, "activity_weeks")
details.show(view.visits, "visits", t("activity.list"), view, t)
