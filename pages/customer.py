"""Customer: goal, information and frequency of one customer."""

import streamlit as st

from salesdash.ui import (
    customer,
    customer_parts,
    customer_triangle,
    shell,
)
from salesdash.ui.customer_save import SAVED

frame = shell.desk()
view, t = shell.enter()
client = customer.choose(frame, view)
customer.head(client, t)
SAVED.begin(frame)
top = st.container()
customer_triangle.draw(client, view, shell.compared(), t)
customer_parts.steps(client, t)
customer_parts.draw(frame, client, view)
with top:
    SAVED.rest(frame)
