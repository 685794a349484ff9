"""What the Funnel page says around its chart."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import money
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.funnel import Measure
from salesdash.ui import figures, switches, text
from salesdash.ui import notes as left
from salesdash.words import Words

LABELS = {
    "count": "funnel.open_deals",
    "amount": "funnel.open_amount",
    "weighted_verified": "funnel.weighted_verified",
    "weighted_claimed": "funnel.weighted_claimed",
}


def answer(sums: Any, t: Words) -> None:
    """Say the answer of the page in figures."""
    figures.money(sums, {name: t(key) for name, key in LABELS.items()}, t)


def choose(sums: Any, t: Words) -> tuple[Measure, str]:
    """Draw the switches of the chart: deals or amounts, and of which."""
    options: dict[Measure, str] = {
        "count": t("funnel.count"),
        "amount": t("funnel.amount"),
    }
    with st.container(horizontal=True):
        measure = switches.one("funnel measure", t("funnel.measure"), options)
        currency = money.DEFAULT
        if measure == "amount":
            currency = switches.currency(sums, t("funnel.currency"))
    return measure, currency


def caption(
    view: View, deals: Any, measure: Measure, currency: str, t: Words
) -> None:
    """Say below the title what the bars count, of which day."""
    day = dates.day(view.number, t)
    if measure == "count":
        n = f"{len(deals):,}"
        text.caption(t("funnel.caption_count", day=day, n=n))
        return
    priced = deals.filter(deals["currency"] == currency)
    text.caption(
        t(
            "funnel.caption_amount",
            day=day,
            currency=numbers.symbol(currency, t),
            n=f"{len(priced):,}",
        )
    )


def notes(sums: Any, gone: Any, t: Words) -> None:
    """Say below the chart what its figures leave out.

    Args:
        sums: The totals of the open deals.
        gone: The open deals that fell out of the funnel unsaid.
        t: The words.
    """
    told = sums.rows(named=True)
    text.caption(
        t("funnel.caption_steps"),
        *left.untold(told, t),
        *left.unpriced(told, t),
        *left.bucket(gone, "shell.note.vanished", t),
    )


def behind(
    deals: Any,
    picked: Sequence[str] | None,
    measure: Measure,
    currency: str,
) -> Any:
    """Keep the deals behind a bar, all where none was clicked.

    Args:
        deals: The open deals.
        picked: The milestone ('' for none) and the side of the bar.
        measure: What the bars show.
        currency: The currency of their amounts.
    """
    if picked is None:
        return deals
    code, side = picked
    column = deals[f"{side}_milestone"]
    found = deals.filter(column == code if code else column.is_null())
    if measure == "count":
        return found
    return found.filter(found["currency"] == currency)


def title(picked: Sequence[str] | None, t: Words) -> str:
    """Name the deals behind the bar that was clicked."""
    if picked is None:
        return t("funnel.list_all")
    code, side = picked
    return t(f"funnel.list_{side}", milestone=t.name("milestone", code))
