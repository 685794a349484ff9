"""Grading: customers by relationship and attractiveness, then and now."""

import streamlit as st

from salesdash.metrics import grading as metric
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import details, focus, grading, movement, shell
from salesdash.ui import grading_chart as chart
from salesdash.ui import grading_parts as parts
from salesdash.ui.grading_save import SAVED

view, t = shell.enter()
earlier = shell.compared()
deals = pipeline(view.opportunities)
sides = view.settings.thresholds
graded = metric.grading(view.customers, view.opportunities, sides)
shell.need(graded, t("grading.empty"))
asked = focus.chosen("grading", view, t)
SAVED.begin(shell.desk())
top = st.container()
moves = movement.moves(view, earlier)
grading.answer(view, graded, moves, earlier, t)
pair = view, earlier
picked, currency = chart.draw(graded, moves, totals(deals), pair, t)
if picked:
    grading.deals(deals, picked, view, t)
movement.draw(moves, view, earlier, t)
parts.draw(shell.desk(), view, graded, currency)
with asked.place():
    chosen = grading.choose(graded, view, t)
    age = view.settings.stale_days
    listed = asked.keep(grading.of(graded, chosen, view.number, age))
    details.show(listed, "customers", grading.title(chosen, t), view, t)
with top:
    SAVED.rest(shell.desk())
