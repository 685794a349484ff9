"""The language that a page is shown in."""

import streamlit as st

from salesdash.ui import address
from salesdash.words import LANGUAGES, Words

KEY = "language"
NAMES = {"en": "English", "zh": "中文"}


def choose() -> Words:
    """Draw the switch in the side bar, and give the words chosen."""
    default = _browser()
    address.follow(KEY, LANGUAGES, default)
    t = spoken()
    with st.sidebar:
        st.segmented_control(
            t("shell.language"),
            LANGUAGES,
            format_func=NAMES.__getitem__,
            key=KEY,
            required=True,
            label_visibility="collapsed",
            persist_state="session",
        )
    return Words(address.tell(KEY, default))


def spoken() -> Words:
    """Give the words of the language in force, drawing nothing."""
    chosen = st.session_state.get(KEY)
    return Words(chosen if chosen in LANGUAGES else _browser())


def _browser() -> str:
    code = (st.context.locale or "").split("-")[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]
