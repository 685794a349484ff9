"""Visits: the daily report as list and matrix, and the action table."""

import streamlit as st

from salesdash.ui import shell, visits, visits_actions, visits_list
from salesdash.ui.card import card

view, t = shell.enter()
shell.need(view.logged, t("visits.empty"))
shown = visits.choose(t)
if shown == "actions":
    with card(t("visits.actions_title")):
        visits_actions.draw(view, t)
    st.stop()
days = visits.span(view, t)
rows, plans = view.daily(*days), view.plans(days[1])
if len(rows) == 0:
    visits.none(view, days, t)
    st.stop()
visits.answer(rows, view, t)
with card(t(f"visits.view_{shown}")):
    visits_list.caption(rows, days, shown, t)
    draw = visits_list.crossed if shown == "matrix" else visits_list.listed
    draw(rows, t(f"visits.view_{shown}"), view, t)
    visits.files(view, visits.asked(shown, days), t)
with card(t("visits.plans")):
    visits_list.plans(plans, view, t)
