"""What the Opportunities page is asked for: filters, chips, the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.metrics import sifted
from salesdash.ui import sieve
from salesdash.ui.sieve import ALL
from salesdash.words import Words

SEARCH, RULE, PRODUCT = "search", "rule", "product"
NAMES = (*sifted.CODES, RULE, PRODUCT)
"""What can be chosen, by its name in the address."""

DEFAULTS: Mapping[str, str] = {"status": sifted.OPEN}
_ONLY = ("key", "overdue", "pushed", "step")
_GROUPS = {
    "status": "status",
    "claimed": "milestone",
    "verified": "milestone",
    "weakest": "factor",
    "stage": "stage",
    "standing": "standing",
}


def _named(name: str, t: Words) -> str:
    return t(f"opportunities.ask.{name}")


_SIEVE = sieve.Sieve(_named, "deals filter", SEARCH, DEFAULTS)


@dataclass(frozen=True)
class Asked(sieve.Asked):
    """What is asked of the deals."""

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
        codes = {**self.codes, "status": sifted.OPEN}
        return replace(self, codes=codes)


def search(t: Words) -> None:
    """Draw the box for a text to look for."""
    _SIEVE.search(t("opportunities.search_in"), t)


def choose(deals: Any, view: View, t: Words) -> Asked:
    """Draw the filters and what is chosen of them.

    Args:
        deals: Every deal of the view, as `View.judged` gives them.
        view: The view.
        t: The words.
    """
    found = _SIEVE.choose(_options(deals, view, t), t)
    return Asked(found.codes, found.options, found.defaults)


def ask(name: str, code: str) -> None:
    """Choose, as if a person had chosen it."""
    st.session_state[name] = code


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
