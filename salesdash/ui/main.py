"""The script of every click: language, frame, page."""

from pathlib import Path

import streamlit as st

from salesdash.ui import language, shell

ICON = Path(__file__).with_name("icon.svg")

# A figure's label is never cut: where there is no room it takes two lines.
STYLE = """<style>
[data-testid="stMetricLabel"] p {white-space: normal}
</style>"""


def main() -> None:
    """Draw the frame and run the page that was asked for."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    shell.run(language.choose())


# Streamlit runs this file as the main module; tests import it.
if __name__ == "__main__":
    main()
