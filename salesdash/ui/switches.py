"""Small switches of a single page: what is counted, in which money."""

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st

from salesdash.money import DEFAULT

Code = TypeVar("Code", bound=str)


def one(key: str, label: str, options: Mapping[Code, str]) -> Code:
    """Draw a switch; the choice survives a change of page.

    Args:
        key: What sets it apart in the whole app.
        label: What is chosen.
        options: Code -> what a person reads, the default first.
    """
    codes = list(options)
    if st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    chosen = st.segmented_control(
        label,
        codes,
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return chosen or codes[0]


def currency(sums: Any, label: str) -> str:
    """Choose one of the currencies of a frame, drawn where it matters.

    Args:
        sums: One row a group and currency, with `currency` and `count`.
        label: What is chosen.
    """
    counts: dict[str, int] = {}
    pairs = zip(
        sums["currency"].to_list(), sums["count"].to_list(), strict=True
    )
    for code, count in pairs:
        counts[code] = counts.get(code, 0) + count
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    if codes[1:]:
        return one("currency", label, {code: code for code in codes})
    return codes[0] if codes else DEFAULT
