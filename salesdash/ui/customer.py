"""Which customer a page is about, and its head."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import View
from salesdash.charts import dates
from salesdash.model.client import Client
from salesdash.ui import cache, tables, text
from salesdash.ui.customer_link import KEY
from salesdash.ui.shell import Frame
from salesdash.words import Words

MANY = 200
"""Of more customers than these only some are offered, found by a word."""

_PICKED, _WORD = "customer picked", "customer find"
_NAMES = 4
"""So many spellings are told."""


def choose(frame: Frame, view: View) -> Client:
    """Give the customer that the address names; else ask, and stop."""
    handle = st.query_params.get(KEY, "")
    key = view.find_client(handle) if handle else None
    if key is None:
        _ask(frame, view, handle)
        st.stop()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back(frame)
        if not tables.phone():
            st.space("stretch")
        st.text_input(
            frame.t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )
    return view.client(key)


def head(client: Client, t: Words) -> None:
    """Draw the name, whose customer it is, and its grade."""
    row = client.row
    st.header(text.plain(row["customer"], 200), anchor=False)
    text.caption(" · ".join(filter(None, _about(row, t))))
    others = [name for name in client.names if name != row["customer"]]
    if others:
        names = " · ".join(others[:_NAMES])
        more = len(others) - _NAMES
        text.caption(
            t("customer.spelled", names=names),
            t("customer.spelled_more", n=more) if more > 0 else "",
        )
    if not row["listed"]:
        st.info(t("customer.unlisted"), icon=":material/info:")


def _about(row: Mapping[str, Any], t: Words) -> Iterator[str]:
    """Say in short who this is."""
    yield t.name("quadrant", row["quadrant"])
    yield t("customer.by_rep", rep=row["rep"]) if row["rep"] else ""
    yield row["team"]
    yield row["industry"] or ""
    yield row["region"] or ""
    if row["since"] is not None:
        yield t("customer.since", day=dates.day(row["since"], t))


def back(frame: Frame) -> None:
    """Link back to the list, with the filters that it had."""
    kept = st.query_params.to_dict()
    kept.pop(KEY, None)
    st.page_link(
        frame.pages["customers"],
        label=frame.t("customer.back"),
        icon=":material/arrow_back:",
        query_params=kept,
    )


def _ask(frame: Frame, view: View, handle: str) -> None:
    """Say that there is no such customer, and offer those there are."""
    t = frame.t
    if handle:
        later = cache.view(frame.book.days()[-1]).find_client(handle)
        st.info(
            t("customer.later" if later else "customer.unknown"),
            icon=":material/info:",
        )
    found = _found(view.clients.rows(named=True), t)
    names = {
        identity.handle(row["customer_key"]): _label(row, t) for row in found
    }
    st.selectbox(
        t("customer.pick"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=_PICKED,
        on_change=_open,
        placeholder=t("customer.pick_hint"),
    )
    back(frame)


def _label(row: Mapping[str, Any], t: Words) -> str:
    parts = (row["customer"], row["rep"], t.name("quadrant", row["quadrant"]))
    return " · ".join(filter(None, parts))


def _found(rows: list[dict[str, Any]], t: Words) -> list[dict[str, Any]]:
    """Keep the customers that a word names, where there are many."""
    if len(rows) <= MANY:
        return rows
    written = st.text_input(
        t("customer.find"), key=_WORD, help=t("customer.find_help", n=MANY)
    )
    word = written.casefold().strip()
    kept = [row for row in rows if word in row["customer"].casefold()]
    return kept[:MANY]


def _open() -> None:
    picked = st.session_state.get(_PICKED)
    if picked:
        st.query_params[KEY] = picked
