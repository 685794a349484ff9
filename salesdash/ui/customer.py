"""Which customer a page is about, and its head."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import View
from salesdash.charts import dates
from salesdash.model.client import Client
from salesdash.ui import cache, single, text
from salesdash.ui.customer_link import KEY
from salesdash.ui.shell import Frame
from salesdash.words import Words

PAGE = "customers"
"""The page of the list."""

_NAMES = 4
"""So many spellings are told."""


def choose(frame: Frame, view: View) -> Client:
    """Give the customer that the address names; else ask, and stop."""
    handle = st.query_params.get(KEY, "")
    key = view.find_client(handle) if handle else None
    if key is None:
        _ask(frame, view, handle)
        st.stop()
    single.top(frame, PAGE, KEY, frame.t("customer.back"))
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


def _ask(frame: Frame, view: View, handle: str) -> None:
    """Say that there is no such customer, and offer those there are."""
    t = frame.t
    if handle:
        later = cache.view(frame.book.days()[-1]).find_client(handle)
        st.info(
            t("customer.later" if later else "customer.unknown"),
            icon=":material/info:",
        )
    rows = single.found(
        view.clients.rows(named=True),
        lambda row: row["customer"],
        KEY,
        t("customer.find"),
        t("customer.find_help", n=single.MANY),
    )
    names = {
        identity.handle(row["customer_key"]): _label(row, t) for row in rows
    }
    single.pick(names, KEY, t("customer.pick"), t("customer.pick_hint"))
    single.back(frame, PAGE, KEY, t("customer.back"))


def _label(row: Mapping[str, Any], t: Words) -> str:
    parts = (row["customer"], row["rep"], t.name("quadrant", row["quadrant"]))
    return " · ".join(filter(None, parts))
