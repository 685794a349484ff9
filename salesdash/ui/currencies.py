"""In which currency a page speaks, and by which rates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates
from salesdash.exports.cells import number_text
from salesdash.metrics import converted
from salesdash.ui import switches
from salesdash.words import Words

_SHEETS = 3
"""So many sheets are named one by one."""


@dataclass(frozen=True)
class Priced:
    """A view, in the base currency or each currency for itself.

    Attributes:
        view: The view.
        apart: Whether each currency stands for itself.
    """

    view: View
    apart: bool = False

    @property
    def base(self) -> str:
        """The currency that amounts are turned into; '' for none."""
        return "" if self.apart else self.view.settings.base

    def deals(self, frame: Any) -> Any:
        """Give deals of the view, in the currency that was chosen."""
        if not self.apart:
            return frame
        return converted.apart(frame, self.view.settings.milestones)


def choose(view: View, t: Words) -> Priced:
    """Draw the switch of the currency, where there is a choice."""
    base = view.settings.base
    if not base or not _turned(view.opportunities):
        return Priced(view)
    options = {
        "base": t("forecast.in_base", currency=base),
        "own": t("forecast.each_currency"),
    }
    with st.container(horizontal=True, horizontal_alignment="right"):
        chosen = switches.one(
            "forecast money", t("forecast.currency"), options
        )
    return Priced(view, apart=chosen == "own")


def told(priced: Priced, t: Words) -> Iterator[str]:
    """Say by which rates amounts were turned, and which stand apart."""
    base, view = priced.base, priced.view
    deals = view.opportunities
    foreign = set(deals["own_currency"].to_list()) - {base}
    if not base or not foreign:
        return
    day = dates.day(view.number, t)
    found = converted.in_force(view.table("rates"), base, view.number)
    used = [r for r in found.rows(named=True) if r["currency"] in foreign]
    if used:
        rates = ", ".join(
            f"{rate['currency']} {number_text(rate['rate'])}" for rate in used
        )
        files = _files([rate["file"] for rate in used], t)
        yield t("forecast.rates", base=base, day=day, rates=rates, files=files)
    alone = sorted(set(deals["currency"].to_list()) - {base})
    if alone:
        yield t("forecast.no_rate", base=base, currencies=", ".join(alone))


def _turned(deals: Any) -> bool:
    return not (deals["currency"] == deals["own_currency"]).all()


def _files(names: list[str], t: Words) -> str:
    files = sorted(set(names))
    if len(files) <= _SHEETS:
        return ", ".join(files)
    more = f"{len(files) - _SHEETS:,}"
    return t("forecast.more", files=", ".join(files[:_SHEETS]), count=more)
