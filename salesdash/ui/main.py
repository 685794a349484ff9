"""The script of every click: language, frame, page."""

from pathlib import Path

import streamlit as st

from salesdash.ui import language, shell

ICON = Path(__file__).with_name("icon.svg")

# Neither a figure nor its label is ever cut: a narrow card writes the figure
# smaller, and where there is still no room they take two lines. What explains
# is dark enough to be read, and so is what is chosen. Every filter stands
# beside the title, and on a phone below it, two by two.
STYLE = """<style>
[data-testid="stMetric"] {container-type: inline-size}
[data-testid="stMetricLabel"] p {white-space: normal}
[data-testid="stCaptionContainer"] {opacity: .72}
.stApp [data-selected="true"], .stApp [role="tab"][aria-selected="true"] {
  color: light-dark(#0B5FA5, #6FB1EA) !important
}
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
