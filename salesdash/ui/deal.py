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
from salesdash.ui import cache, single, text
from salesdash.ui.card import card
from salesdash.ui.shell import Frame
from salesdash.words import Words

KEY = "deal"
"""The name in the address."""

PAGE = "opportunities"
"""The page of the list."""

FEW = 8
"""So many other deals of the customer are named."""


def choose(frame: Frame, view: View) -> Dossier:
    """Give the deal that the address names; else ask for one, and stop."""
    handle = st.query_params.get(KEY, "")
    key = view.find(handle) if handle else None
    if key is None:
        _ask(frame, view, handle)
        st.stop()
    single.top(frame, PAGE, KEY, frame.t("deal.back"))
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
    rows = single.found(
        view.opportunities.sort("customer", "name").rows(named=True),
        lambda row: f"{row['customer']} {row['name']} {row['opportunity']}",
        KEY,
        t("deal.find"),
        t("deal.find_help", n=single.MANY),
    )
    names = {identity.handle(row["key"]): label(row, t) for row in rows}
    single.pick(names, KEY, t("deal.pick"), t("deal.pick_hint"))
    single.back(frame, PAGE, KEY, t("deal.back"))


def _turn(handle: str) -> None:
    st.query_params[KEY] = handle
