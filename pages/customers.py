"""Customers: what is known of each, and who needs somebody."""

import streamlit as st

from salesdash.ui import (
    customers,
    customers_filters,
    customers_grades,
    customers_table,
    shell,
)
from salesdash.ui.customer_save import SAVED

view, t = shell.enter()
shell.need(view.clients, t("customers.empty"))
SAVED.begin(shell.desk())
customers.answer(view, t)
top = st.container()
asked = customers_filters.choose(view.clients, t)
customers_table.draw(asked.keep(view.clients), view, t)
customers_grades.draw(shell.desk(), view)
with top:
    SAVED.rest(shell.desk())
