"""Filters whose code stands in the address, whatever they show.

`bind="query-params"` puts the text that a widget shows into the address,
and that text is in one language. So where the two differ the address is
read and written here.
"""

from collections.abc import Sequence

import streamlit as st


def follow(key: str, codes: Sequence[str], default: str) -> None:
    """Set the widget `key` to what the address newly says.

    A code that is unknown is passed over; an address that says nothing
    leaves the choice as it is, so that it survives a change of page.
    """
    said = st.query_params.get(key)
    if said in codes and said != st.session_state.get(_last(key)):
        st.session_state[key] = said
    elif st.session_state.get(key) not in codes:
        st.session_state[key] = default


def tell(key: str, default: str) -> str:
    """Write the widget's choice into the address, and give it."""
    chosen = st.session_state[key]
    if chosen != default and st.query_params.get(key) != chosen:
        st.query_params[key] = chosen
    elif chosen == default and key in st.query_params:
        del st.query_params[key]
    st.session_state[_last(key)] = st.query_params.get(key)
    return chosen


def spoken(language: str, *keys: str) -> None:
    """Let choices be drawn anew once the language is another one.

    A browser keeps the words of a select box that has a key, until its
    choice is written once more.

    Args:
        language: The code of the language of the page.
        keys: The widgets, none of them drawn yet.
    """
    state = st.session_state
    for key in keys:
        slot = f"{key} spoken"
        if key in state and state.get(slot, language) != language:
            state[key] = state[key]
        state[slot] = language


def _last(key: str) -> str:
    return f"{key} in the address"
