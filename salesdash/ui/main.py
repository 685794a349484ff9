"""The script of every click: language, frame, page."""

from pathlib import Path

import streamlit as st

from salesdash.ui import language, shell

ICON = Path(__file__).with_name("icon.svg")

# Neither a figure nor its label is ever cut: a narrow card writes the figure
# smaller, and where there is still no room they take two lines. All filters stand beside
# the title; on a phone they stand below it, two by two.
STYLE = """<style>
[data-testid="stMetric"] {container-type: inline-size}
[data-testid="stMetricLabel"] p {white-space: normal}
[data-testid="stCaptionContainer"] {opacity: .72}
[data-testid="stMetricValue"] {font-size: clamp(1.2rem, 15cqi, 1.6rem)}
[data-testid="stMetricValue"] p {white-space: normal; word-break: keep-all}
@media (min-width: 769px) {
  [data-testid="stMainBlockContainer"] {padding-inline: 3rem}
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] {padding-top: 4rem}
  .st-key-frame > * {flex: 1 1 40% !important}
  .st-key-frame > :first-child {flex-basis: 100% !important}
}
</style>"""


def main() -> None:
    """Draw the frame and run the page that was asked for."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    shell.run(language.choose())


# Streamlit runs this file as the main module; tests import it.
if __name__ == "__main__":
    main()
