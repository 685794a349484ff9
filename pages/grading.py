"""Grading: customers by relationship and attractiveness, then and now."""

from salesdash.charts import grading as chart
from salesdash.metrics import grading as metric
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import details, focus, grading, movement, picture, shell
from salesdash.ui import grading_parts as parts
from salesdash.ui import grading_save as save
from salesdash.ui.card import card

view, t = shell.enter()
earlier = shell.compared()
deals = pipeline(view.opportunities)
sides = view.settings.thresholds
graded = metric.grading(view.customers, view.opportunities, sides)
shell.need(graded, t("grading.empty"))
asked = focus.chosen("grading", view, t)
save.done(shell.desk())
moves = movement.moves(view, earlier)
grading.answer(view, graded, moves, earlier, t)
with card(t("grading.chart")):
    currency = grading.currency(totals(deals), t)
    grading.caption(view, graded, currency, t)
    shown = grading.shown(view, earlier, moves, currency)
    drawn = chart.grading(graded, t, **shown, dark=picture.dark())
    alt = chart.alt(graded, t, currency=currency)
    picked = picture.pick(drawn, alt, "grading")
if picked:
    grading.deals(deals, picked, view, t)
movement.draw(moves, view, earlier, t)
parts.draw(shell.desk(), view, graded, currency)
with asked.place():
    chosen = grading.choose(graded, view, t)
    age = view.settings.stale_days
    listed = asked.keep(grading.of(graded, chosen, view.number, age))
    details.show(listed, "customers", grading.title(chosen, t), view, t)
