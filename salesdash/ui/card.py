"""A card: a title, a caption, switches at the right, and what it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def card(title: str, caption: str = "") -> Iterator[None]:
    """Draw what follows into a card."""
    with st.container(border=True, gap="small"):
        st.subheader(title, anchor=False)
        if caption:
            st.caption(caption)
        yield


@contextmanager
def line() -> Iterator[None]:
    """Draw what follows side by side, at the foot of one line."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        yield
