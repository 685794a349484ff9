"""A page about one thing: the way back, the name asked for, the choice."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from salesdash.ui import tables
from salesdash.ui.shell import Frame

MANY = 200
"""Of more things than these only some are offered, found by a word."""

Row = Mapping[str, Any]


def top(frame: Frame, page: str, key: str, label: str) -> None:
    """Draw the way back to the list, and ask who is reading."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back(frame, page, key, label)
        if not tables.phone():
            st.space("stretch")
        st.text_input(
            frame.t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )


def back(frame: Frame, page: str, key: str, label: str) -> None:
    """Link back to the list, with the filters that it had.

    Args:
        frame: The frame.
        page: The page of the list.
        key: The name in the address of the one thing.
        label: What the link says.
    """
    kept = st.query_params.to_dict()
    kept.pop(key, None)
    st.page_link(
        frame.pages[page],
        label=label,
        icon=":material/arrow_back:",
        query_params=kept,
    )


def pick(names: Mapping[str, str], key: str, label: str, hint: str) -> None:
    """Let one be chosen by its name; the address then names it.

    Args:
        names: Handle -> name.
        key: The name in the address.
        label: What is asked.
        hint: What stands in the empty box.
    """
    place = f"{key} picked"
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=place,
        on_change=_open,
        args=(key, place),
        placeholder=hint,
    )


def found(
    rows: Sequence[Row],
    told: Callable[[Row], str],
    key: str,
    asked: str,
    helped: str,
) -> list[Row]:
    """Keep the rows that a word names, where there are many.

    Args:
        rows: The rows.
        told: Gives the words of a row.
        key: The name in the address of the one thing.
        asked: What is asked.
        helped: What helps to answer.
    """
    if len(rows) <= MANY:
        return list(rows)
    written = st.text_input(asked, key=f"{key} find", help=helped)
    word = written.casefold().strip()
    return [row for row in rows if word in told(row).casefold()][:MANY]


def _open(key: str, place: str) -> None:
    picked = st.session_state.get(place)
    if picked:
        st.query_params[key] = picked
