"""The script of every click: language, frame, page."""

from pathlib import Path

import streamlit as st

from salesdash.ui import language, shell

ICON = Path(__file__).with_name("icon.svg")

# A figure's label is never cut: where there is no room it takes two lines.
LABELS = """<style>
[data-testid="stMetricLabel"] p {white-space: normal}
</style>"""

st.set_page_config(page_icon=str(ICON), layout="wide")
st.html(LABELS)
shell.run(language.choose())
