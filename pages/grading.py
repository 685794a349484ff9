"""Grading: customers by relationship and attractiveness, then and now."""

from salesdash.charts import grading as chart
from salesdash.metrics import grading as metric
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import details, focus, grading, movement, picture, shell
from salesdash.ui.card import card

view, t = shell.enter()
earlier = shell.compared()
deals = pipeline(view.opportunities)
sides = view.settings.thresholds
graded = metric.grading(view.customers, view.opportunities, sides)
shell.need(graded, t("grading.empty"))
asked = focus.chosen("grading", view, t)
moves = movement.moves(view, earlier)
grading.answer(view, graded, moves, earlier, t)
with card(t("grading.chart")):
    currency = grading.currency(totals(deals), t)
    grading.caption(view, graded, currency, t)
    shown = {"currency": currency, "thresholds": sides, "moves": moves}
    drawn = chart.grading(graded, t, **shown, dark=picture.dark())
    alt = chart.alt(graded, t, currency=currency)
    picked = picture.pick(drawn, alt, "grading")
if picked:
    theirs = grading.deals_of(deals, picked)
    title = t("grading.deals_of", customer=picked[0])
    details.show(theirs, "opportunities", title, view, t)
movement.draw(moves, view, earlier, t)
with asked.place():
    chosen = grading.choose(graded, view, t)
    listed = asked.keep(grading.of(graded, chosen, view.number))
    details.show(listed, "customers", grading.title(chosen, t), view, t)
