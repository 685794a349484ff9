"""What the Customers page is asked for: filters, chips, the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from salesdash.metrics import clients_sifted as sifted
from salesdash.ui import address, text
from salesdash.ui.fold import fold
from salesdash.words import Words

ALL = ""
FIND = "find"
"""The name in the address of the words to look for."""

_ACROSS = 4


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        codes: Name -> code, '' for nothing.
        options: Name -> code -> what a person reads.
    """

    codes: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]

    @property
    def active(self) -> list[str]:
        """The names that keep fewer customers."""
        return [name for name, code in self.codes.items() if code]

    def keep(self, clients: Any) -> Any:
        """Keep the customers that were asked for."""
        codes = dict(self.codes)
        codes[sifted.SEARCH] = codes.pop(FIND)
        return sifted.sifted(clients, codes)


def choose(clients: Any, t: Words) -> Asked:
    """Draw the box to search in, the filters, and what is chosen.

    Args:
        clients: Every customer of the view.
        t: The words.
    """
    st.text_input(
        t("customers.search"),
        key=FIND,
        type="search",
        placeholder=t("customers.search_in"),
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
    )
    options = _options(clients, t)
    for name, codes in options.items():
        address.follow(name, list(codes), ALL)
    box = fold(t("customers.filter"), "customers filter", "filter_list")
    if box.open:
        with box, st.grid(columns=_ACROSS, min_column_width=150):
            for name, codes in options.items():
                _one(name, codes, t)
    chosen = {name: address.tell(name, ALL) for name in options}
    sought = str(st.session_state.get(FIND) or "").strip()
    asked = Asked({**chosen, FIND: sought}, options)
    _chips(asked, t)
    return asked


def _one(name: str, codes: Mapping[str, str], t: Words) -> None:
    st.selectbox(
        t(f"customers.ask.{name}"),
        list(codes),
        key=name,
        format_func=codes.__getitem__,
        persist_state="session",
    )


def _options(clients: Any, t: Words) -> dict[str, dict[str, str]]:
    found = {
        name: {ALL: t("customers.every")}
        | {code: said(name, code, t) for code in codes}
        for name, codes in sifted.CODES.items()
    }
    named = sorted({i for i in clients["industry"].to_list() if i})
    every = {ALL: t("customers.every")}
    found[sifted.INDUSTRY] = every | {name: name for name in named}
    return found


def said(name: str, code: str, t: Words) -> str:
    """Say a code as a person would."""
    if name == "grade":
        return t.name("quadrant", code)
    if name == "missing":
        return t(f"customer.part.{code}")
    return t(f"customers.{name}.{code}")


def _chips(asked: Asked, t: Words) -> None:
    """Show what is chosen, each with its way out, and one out of all."""
    active = asked.active
    if not active:
        return
    key = f"customers chips {[(n, asked.codes[n]) for n in active]}"
    chips = [*active, ALL] if len(active) > 1 else active
    st.pills(
        t("customers.chosen"),
        chips,
        selection_mode="multi",
        default=active,
        format_func=partial(_chip, asked=asked, t=t),
        key=key,
        on_change=_drop,
        args=(key, active),
        label_visibility="collapsed",
    )


def _chip(name: str, asked: Asked, t: Words) -> str:
    if name == ALL:
        return t("opportunities.clear")
    code = asked.codes[name]
    told = asked.options.get(name, {}).get(code, code)
    label = t(f"customers.ask.{name}")
    return t("opportunities.chip", name=label, code=text.plain(told, 40))


def _drop(key: str, active: list[str]) -> None:
    """Take away what was clicked; the last chip takes all."""
    kept = st.session_state[key] or []
    for name in active:
        if name not in kept or ALL in kept:
            st.session_state[name] = ALL
