"""Funnel: open deals at each milestone, now and week by week."""

from salesdash.charts import funnel as chart
from salesdash.charts import funnel_weeks as week_chart
from salesdash.metrics import funnel as metric
from salesdash.metrics.conversion import conversion
from salesdash.metrics.forecast import totals
from salesdash.metrics.funnel_weeks import funnel_weeks
from salesdash.metrics.pipeline import pipeline, vanished
from salesdash.ui import details, focus, funnel, picture, shell
from salesdash.ui import funnel_weeks as weeks
from salesdash.ui.card import card

view, t = shell.enter()
deals = pipeline(view.opportunities)
shell.need(deals, t("funnel.empty"))
asked = focus.chosen("funnel", view, t)
sums = totals(deals)
funnel.answer(view, sums, shell.compared(), t)
with card(t("funnel.chart")):
    shown = funnel.choose(sums, view, t)
    funnel.caption(view, deals, shown, t)
    bars = metric.funnel(view.opportunities)
    steps = conversion(view.claims, view.number)
    drawn = chart.funnel(bars, t, shown, steps, dark=picture.dark())
    picked = picture.pick(drawn, chart.alt(bars, t, shown, steps), "funnel")
    funnel.notes(sums, vanished(view.opportunities), t)
    funnel.table(bars, steps, shown, t)
later = weeks.space()
behind = asked.keep(funnel.behind(deals, picked, shown))
with asked.place():
    title = asked.named(funnel.title(picked, t))
    details.show(behind, "opportunities", title, view, t)
with later, weeks.card(shown, t) as (shown, span):
    trail = funnel_weeks(weeks.trail(view, span, t))
    weeks.caption(trail, shown, t)
    drawn = week_chart.funnel_weeks(trail, t, shown, dark=picture.dark())
    bar = picture.pick(drawn, week_chart.alt(trail, t, shown), "weeks")
    weeks.table(trail, shown, view, t)
    weeks.behind(bar, shown, view, t)
