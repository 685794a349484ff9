"""What needs a manager: four lists, each in a line that leads to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from salesdash.book import View
from salesdash.charts import dates, labels, numbers
from salesdash.metrics import needs
from salesdash.metrics.grading import grading
from salesdash.metrics.pipeline import vanished
from salesdash.ui import focus, text
from salesdash.ui.card import card
from salesdash.words import Words

CODES = ("ahead", "unvisited", "overdue", "vanished")
LARGEST = 3
"""So many rows of a list are named."""

_ROOM = 18
"""Letters of a customer's name."""

_DAYS = {
    "unvisited": "last_visit",
    "overdue": "expected_close",
    "vanished": "vanished_on",
}
"""Code -> the day that is told of each row."""

_YEAR = 300
"""Days after which a date is told with its year."""


@dataclass(frozen=True)
class Need:
    """One list.

    Attributes:
        code: One of `CODES`.
        rows: Its rows, the largest amount first.
        amount: The column of their amounts.
        currency: The column of the currency.
    """

    code: str
    rows: Any
    amount: str = "amount"
    currency: str = "currency"

    @property
    def count(self) -> int:
        """Count the deals, or the customers."""
        if self.code == "unvisited":
            return self.rows["customer"].n_unique()
        return len(self.rows)


def found(view: View) -> list[Need]:
    """Find what needs a manager, in the order of `CODES`."""
    deals = view.opportunities
    lists = {
        "ahead": needs.ahead(deals),
        "overdue": needs.overdue(deals, view.number),
        "vanished": vanished(deals),
    }
    found = {
        code: Need(code, _ordered(lists[code], "amount")) for code in lists
    }
    return [(found | {"unvisited": _customers(view)})[code] for code in CODES]


def draw(view: View, pages: dict[str, Page], t: Words) -> None:
    """Show the lists, each in a line."""
    with card(t("overview.needs")):
        for need in found(view):
            _draw(need, view, pages, t)


def _draw(need: Need, view: View, pages: dict[str, Page], t: Words) -> None:
    if not need.count:
        text.caption(t(f"overview.none.{need.code}"))
        return
    left, right = st.columns([7, 2], vertical_alignment="center")
    with left, st.container(gap=None):
        told, largest = line(need, view, t)
        name = text.plain(focus.name(need.code, view, t))
        st.markdown(f"**{name}** · {text.plain(told)}")
        text.caption(largest)
    with right:
        focus.link(
            pages[focus.PAGES[need.code]],
            t(f"overview.show.{need.code}", count=f"{need.count:,}"),
            **focus.address(need.code),
        )


def line(need: Need, view: View, t: Words) -> tuple[str, str]:
    """Say how many and how much a list is, and name its largest rows."""
    told = f"{need.count:,}", *_sums(need, t)
    return " · ".join(told), " · ".join(_largest(need, view, t))


def _customers(view: View) -> Need:
    sides = view.settings.thresholds
    graded = grading(view.customers, view.opportunities, sides)
    rows = focus.kept(needs.key(graded), "unvisited", view)
    ordered = _ordered(rows, "open_amount")
    return Need("unvisited", ordered, "open_amount", "open_currency")


def _ordered(rows: Any, amount: str) -> Any:
    return rows.sort(
        amount, "customer", descending=[True, False], nulls_last=True
    )


def _sums(need: Need, t: Words) -> Iterator[str]:
    """Write the amounts, one a currency."""
    sums = needs.sums(need.rows, need.amount, need.currency)
    amounts = " · ".join(
        numbers.compact(total["amount"], total["currency"], t)
        for total in sums.rows(named=True)
        if total["amount"]
    )
    if amounts:
        told = need.code == "unvisited"
        yield t("overview.open", amounts=amounts) if told else amounts


def _largest(need: Need, view: View, t: Words) -> Iterator[str]:
    """Name the largest rows; a customer is named once, a deal is its own."""
    rows = need.rows
    if need.code == "unvisited":
        rows = rows.unique("customer", keep="first", maintain_order=True)
    for row in rows.head(LARGEST).rows(named=True):
        yield _row(need, row, view, t)


def _row(need: Need, row: dict[str, Any], view: View, t: Words) -> str:
    """Say what matters of a row: whose it is, its amount, its day."""
    told = labels.short(row["customer"], _ROOM) or t("chart.no_customer")
    if need.code != "unvisited" and row["amount"] is not None:
        amount = numbers.compact(row["amount"], row["currency"], t)
        told = t("overview.worth", name=told, amount=amount)
    if need.code in _DAYS:
        day = _day(need.code, row[_DAYS[need.code]], view, t)
        told = t("overview.dated", name=told, day=day)
    return told


def _day(code: str, day: int | None, view: View, t: Words) -> str:
    if day is None:
        return t("overview.never")
    near = view.number - day < _YEAR
    written = dates.short(day, t) if near else dates.day(day, t)
    return t(f"overview.day.{code}", day=written)
