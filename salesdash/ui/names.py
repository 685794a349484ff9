"""The Names page: what may mean the same, what does, and how to say so."""

import streamlit as st

from salesdash.identity import OPPORTUNITY, TABLES
from salesdash.ui import (
    names_ask,
    names_book,
    names_choose,
    names_save,
    shell,
    switches,
)
from salesdash.ui.shell import Frame


def draw(frame: Frame) -> None:
    """Draw the page."""
    t = frame.t
    if not frame.book.days():
        shell.invite(frame)
        return
    st.markdown(t("names.intro"))
    names_save.done(frame)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options = {table: _tab(frame, table) for table in TABLES}
        table = switches.one("names part", t("names.part"), options)
        st.space("stretch")
        st.text_input(
            t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )
    _asked(frame, table)
    names_book.draw(frame, table)
    names_choose.draw(frame, table)


def _tab(frame: Frame, table: str) -> str:
    """Say whose names, and how many pairs of them wait for an answer."""
    label = frame.t(f"names.tab.{table}")
    waiting = len(frame.book.names.suggestions(table))
    return f"{label} ({waiting})" if waiting else label


def _asked(frame: Frame, table: str) -> None:
    t, found = frame.t, frame.book.names.suggestions(table)
    st.subheader(t("names.ask"), anchor=False)
    if not found:
        deal = "_deal" if table == OPPORTUNITY else ""
        st.markdown(t(f"names.ask_none{deal}"))
    for suggestion in names_book.page(found, f"names ask {table}"):
        names_ask.card(frame, suggestion)
