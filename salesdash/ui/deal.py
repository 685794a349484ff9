"""Which opportunity a page is about, and the ways from it to others."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import View
from salesdash.charts import numbers
from salesdash.charts.shown import named
from salesdash.metrics import needs
from salesdash.model.dossier import Dossier
from salesdash.ui import cache, tables, text
from salesdash.ui.card import card
from salesdash.ui.shell import Frame
from salesdash.words import Words

KEY = "deal"
"""The name in the address."""

MANY = 200
"""Of more deals than these only some are offered, found by a word."""

FEW = 8
"""So many other deals of the customer are named."""

_PICKED, _WORD = "deal picked", "deal find"


def choose(frame: Frame, view: View) -> Dossier:
    """Give the deal that the address names; else ask for one, and stop."""
    handle = st.query_params.get(KEY, "")
    key = view.find(handle) if handle else None
    if key is None:
        _ask(frame, view, handle)
        st.stop()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _back(frame)
        if not tables.phone():
            st.space("stretch")
        st.text_input(
            frame.t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )
    return view.dossier(key)


def links(frame: Frame, dossier: Dossier, view: View) -> None:
    """Name the other deals of the customer, each with the way to it."""
    t, deal = frame.t, dossier.deal
    others = needs.others(view.opportunities, deal)
    if not deal["customer"] or others.is_empty():
        return
    with card(t("deal.others", n=len(others))):
        for row in others.head(FEW).rows(named=True):
            status = t.name("status", row["status"])
            claim = named(row["claimed_milestone"] or "", t)
            parts = (row["name"] or row["opportunity"], _amount(row, t))
            told = " · ".join(filter(None, (*parts, status, claim)))
            handle = identity.handle(row["key"])
            st.button(
                text.plain(told, 160),
                type="tertiary",
                icon=":material/arrow_forward:",
                key=f"deal other {handle}",
                on_click=_turn,
                args=(handle,),
            )
        if len(others) > FEW:
            st.caption(t("deal.others_more", n=len(others) - FEW))


def label(row: Mapping[str, Any], t: Words) -> str:
    """Name a deal in one line: customer, name, amount."""
    name = row["name"] or row["opportunity"]
    parts = (row["customer"], name, _amount(row, t))
    return " · ".join(filter(None, parts))


def _amount(row: Mapping[str, Any], t: Words) -> str:
    if row["amount"] is None:
        return ""
    return numbers.compact(row["amount"], row["currency"], t)


def _ask(frame: Frame, view: View, handle: str) -> None:
    """Say that there is no such deal, and offer those that there are."""
    t = frame.t
    if handle:
        later = cache.view(frame.book.days()[-1]).find(handle)
        st.info(
            t("deal.later" if later else "deal.unknown"),
            icon=":material/info:",
        )
    deals = view.opportunities.sort("customer", "name").rows(named=True)
    found = _found(deals, t)
    names = {identity.handle(row["key"]): label(row, t) for row in found}
    st.selectbox(
        t("deal.pick"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=_PICKED,
        on_change=_open,
        placeholder=t("deal.pick_hint"),
    )
    _back(frame)


def _found(deals: list[dict[str, Any]], t: Words) -> list[dict[str, Any]]:
    """Keep the deals that a word names, where there are many."""
    if len(deals) <= MANY:
        return deals
    written = st.text_input(
        t("deal.find"), key=_WORD, help=t("deal.find_help", n=MANY)
    )
    word = written.casefold().strip()
    told = (
        f"{row['customer']} {row['name']} {row['opportunity']}"
        for row in deals
    )
    pairs = zip(deals, told, strict=True)
    return [row for row, said in pairs if word in said.casefold()][:MANY]


def _open() -> None:
    picked = st.session_state.get(_PICKED)
    if picked:
        _turn(picked)


def _turn(handle: str) -> None:
    st.query_params[KEY] = handle


def _back(frame: Frame) -> None:
    """Link back to the list, with the filters that it had."""
    kept = st.query_params.to_dict()
    kept.pop(KEY, None)
    st.page_link(
        frame.pages["opportunities"],
        label=frame.t("deal.back"),
        icon=":material/arrow_back:",
        query_params=kept,
    )
