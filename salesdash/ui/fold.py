"""A box that unfolds, and stays so when the words on it change."""

from typing import Any

import streamlit as st


def fold(
    label: str,
    key: str,
    icon: str = "",
    *,
    opened: bool = False,
    quiet: bool = False,
) -> Any:
    """Draw a box with a line on it; draw into it only while it is open.

    Streamlit takes a box with other words on it for another box, and would
    show it as it was at first.

    Args:
        label: The line.
        key: What sets the box apart from others on the page.
        icon: The name of a Material symbol, '' for none.
        opened: Whether it is open at first.
        quiet: Draw a line of text, without a frame around it.
    """
    kept = f"open {key}"
    st.session_state[key] = st.session_state.setdefault(kept, opened)
    return st.expander(
        label,
        key=key,
        icon=f":material/{icon}:" if icon else None,
        type="compact" if quiet else "default",
        on_change=_keep,
        args=(key, kept),
    )


def _keep(key: str, kept: str) -> None:
    st.session_state[kept] = st.session_state[key]
