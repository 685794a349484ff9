"""What the Opportunities page is asked for: filters, chips, the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.metrics import sifted
from salesdash.ui import address, text
from salesdash.ui.fold import fold
from salesdash.words import Words

ALL = ""
SEARCH, RULE, PRODUCT = "search", "rule", "product"
NAMES = (*sifted.CODES, RULE, PRODUCT)
"""What can be chosen, by its name in the address."""

DEFAULTS: Mapping[str, str] = {"status": sifted.OPEN}
_ONLY = ("key", "overdue", "pushed", "step")
_ACROSS = 4
_GROUPS = {
    "status": "status",
    "claimed": "milestone",
    "verified": "milestone",
    "weakest": "factor",
    "stage": "stage",
    "standing": "standing",
}


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
        """The names by which the page keeps fewer deals than at first."""
        return [n for n, code in self.codes.items() if code != default(n)]

    def keep(self, deals: Any, view: View) -> Any:
        """Keep the deals that were asked for.

        Args:
            deals: Deals as `View.judged` gives them.
            view: The view that they are of.
        """
        codes = dict(self.codes)
        rule = codes.pop(RULE, ALL)
        found = sifted.sifted(deals, codes, view.number)
        if not rule:
            return found
        hits = view.hits.filter(rule=rule, dismissed=0)
        return found.join(hits.select("key").unique(), on="key", how="semi")

    def of_open(self) -> "Asked":
        """Ask the same of open deals only, for the board."""
        return Asked({**self.codes, "status": sifted.OPEN}, self.options)


def default(name: str) -> str:
    """Give what is chosen at first."""
    return DEFAULTS.get(name, ALL)


def search(t: Words) -> None:
    """Draw the box for a text to look for."""
    st.text_input(
        t("opportunities.search"),
        key=SEARCH,
        type="search",
        placeholder=t("opportunities.search_in"),
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
    )


def choose(deals: Any, view: View, t: Words) -> Asked:
    """Draw the filters and what is chosen of them.

    Args:
        deals: Every deal of the view, as `View.judged` gives them.
        view: The view.
        t: The words.
    """
    options = _options(deals, view, t)
    for name, codes in options.items():
        address.follow(name, list(codes), default(name))
    box = fold(t("opportunities.filter"), "deals filter", "filter_list")
    if box.open:
        with box, st.grid(columns=_ACROSS, min_column_width=150):
            for name, codes in options.items():
                _one(name, codes, t)
    chosen = {name: address.tell(name, default(name)) for name in options}
    sought = str(st.session_state.get(SEARCH) or "").strip()
    asked = Asked({**chosen, SEARCH: sought}, options)
    _chips(asked, t)
    return asked


def ask(name: str, code: str) -> None:
    """Choose, as if a person had chosen it."""
    st.session_state[name] = code


def _one(name: str, codes: Mapping[str, str], t: Words) -> None:
    st.selectbox(
        t(f"opportunities.ask.{name}"),
        list(codes),
        key=name,
        format_func=codes.__getitem__,
        persist_state="session",
    )


def _options(deals: Any, view: View, t: Words) -> dict[str, dict[str, str]]:
    every = {ALL: t("opportunities.every")}
    found = {
        name: {code: _said(name, code, t) for code in codes}
        for name, codes in sifted.CODES.items()
    }
    rules = sorted(set(view.hits["rule"].to_list()))
    found[RULE] = {rule: t(f"evidence.rule.{rule}.name") for rule in rules}
    products = sorted({p for p in deals["product"].to_list() if p})
    found[PRODUCT] = {product: product for product in products}
    return {
        name: codes if name in DEFAULTS else every | codes
        for name, codes in found.items()
    }


def _said(name: str, code: str, t: Words) -> str:
    """Say a code as a person would."""
    if name in _ONLY:
        holes = {"n": sifted.OFTEN} if name == "pushed" else {}
        return t(f"opportunities.code.{name}", **holes)
    if name == "score":
        known = code in sifted.BANDS
        return code if known else t("opportunities.code.unscored")
    if code in {sifted.ANY, sifted.VANISHED, "zero"}:
        return t(f"opportunities.code.{code}")
    if name in _GROUPS:
        return t.name(_GROUPS[name], None if code == sifted.NONE else code)
    return t(f"opportunities.{name}.{code}")


def _chips(asked: Asked, t: Words) -> None:
    """Show what is chosen, each with its way out, and one out of all."""
    active = asked.active
    if not active:
        return
    key = f"chips {active} {[asked.codes[n] for n in active]}"
    chips = [*active, ALL] if len(active) > 1 else active
    st.pills(
        t("opportunities.chosen"),
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
    label = t(f"opportunities.ask.{name}")
    return t("opportunities.chip", name=label, code=text.plain(told, 40))


def _drop(key: str, active: list[str]) -> None:
    """Take away what was clicked; the last chip takes all."""
    kept = st.session_state[key] or []
    for name in active:
        if name not in kept or ALL in kept:
            st.session_state[name] = default(name)
