"""Grading: customers by relationship and attractiveness."""

from salesdash.charts import grading as chart
from salesdash.metrics import grading as metric
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import details, grading, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
deals = pipeline(view.opportunities)
graded = metric.grading(view.customers, view.opportunities)
shell.need(graded, t("grading.empty"))
grading.answer(metric.quadrants(graded), t)
with card(t("grading.chart")):
    currency = grading.currency(totals(deals), t)
    grading.caption(view, graded, currency, t)
    drawn = chart.grading(graded, t, currency=currency, dark=picture.dark())
    alt = chart.alt(graded, t, currency=currency)
    picked = picture.pick(drawn, alt, "grading")
if picked:
    theirs = grading.deals_of(deals, picked)
    title = t("grading.deals_of", customer=picked[0])
    details.show(theirs, "opportunities", title, view, t)
chosen = grading.choose(t)
listed = grading.of(graded, chosen)
details.show(listed, "customers", grading.title(chosen, t), view, t)
