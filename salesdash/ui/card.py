"""A card: a title, and what stands below it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def card(title: str) -> Iterator[None]:
    """Draw what follows into a card."""
    with st.container(border=True, gap="small"):
        st.subheader(title, anchor=False)
        yield
