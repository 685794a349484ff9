"""The least that a click can take: one filter, one line."""

import streamlit as st

st.set_page_config(layout="wide")
st.title("Empty")
reps = [f"Rep {number:03}" for number in range(1, 201)]
chosen = st.selectbox("Rep", ["", *reps], key="rep", bind="query-params")
st.write(chosen)
