"""What the Opportunities page says first: its figures, its switches."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.stalled import CODES as STALLED
from salesdash.ui import (
    address,
    difference,
    figures,
    opportunities_filters,
    text,
)
from salesdash.ui.counted import judged as how_counted
from salesdash.ui.figures import Figure
from salesdash.words import Words

VIEW, BOARD, TABLE = "view", "board", "table"
SIDES = ("claimed", "verified")
COUNTS = ("key", "hits", *STALLED)
"""The figures that count some of the open deals."""

_WORSE = ("hits", *STALLED)


def answer(view: View, earlier: View | None, t: Words) -> None:
    """Say the answer of the page in figures.

    Args:
        view: The view.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    now = pipeline(view.judged)
    then = None if earlier is None else pipeline(earlier.judged)
    sums = totals(now).sort("count", descending=True).rows(named=True)
    figures.row(
        [
            _count("open", len(now), _length(then), view, t),
            *(_amount(total, then, view, t) for total in sums[:1]),
            *(_part(name, now, then, view, t) for name in COUNTS),
        ]
    )
    since = earlier and dates.day(earlier.number, t)
    text.caption(
        t("opportunities.since", day=since) if since else "",
        *(_also(total, t) for total in sums[1:]),
    )


def switches(t: Words) -> tuple[str, str]:
    """Draw the box to search in and the switches.

    Returns:
        `BOARD` or `TABLE`, and the side by which the board has its columns.
    """
    shapes = {code: t(f"opportunities.{code}") for code in (BOARD, TABLE)}
    sides = {code: t(f"opportunities.side.{code}") for code in SIDES}
    with st.container(horizontal=True, vertical_alignment="center"):
        shape = _switch(VIEW, t("opportunities.view"), shapes)
        side = SIDES[0]
        if shape == BOARD:
            side = _switch("side", t("opportunities.side.label"), sides)
        opportunities_filters.search(t)
    return shape, side


def counted(deals: Any, name: str) -> int:
    """Count the deals behind a figure of `COUNTS`."""
    if name == "key":
        return len(deals.drop_nulls("key_reason"))
    if name == "hits":
        return sum(n > 0 for n in deals["hits"])
    return len(deals.filter(stalled=name))


def _switch(key: str, label: str, options: Mapping[str, str]) -> str:
    first, *_ = options
    address.follow(key, list(options), first)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return address.tell(key, first)


def _length(deals: Any) -> int | None:
    return None if deals is None else len(deals)


def _part(name: str, now: Any, then: Any, view: View, t: Words) -> Figure:
    past = None if then is None else counted(then, name)
    return _count(name, counted(now, name), past, view, t)


def _count(
    name: str, now: int, then: int | None, view: View, t: Words
) -> Figure:
    return Figure(
        t(f"opportunities.figure.{name}"),
        f"{now:,}",
        t(f"opportunities.help.{name}"),
        delta="" if then is None else difference.count(now, then),
        inverse=name in _WORSE,
        how=how_counted(name, view, t),
    )


def _amount(
    total: Mapping[str, Any], then: Any, view: View, t: Words
) -> Figure:
    """Give the amount of the currency that most open deals have."""
    now, currency = total["amount"], total["currency"]
    delta = ""
    if then is not None:
        past = then.filter(currency=currency)["amount"].sum()
        delta = difference.money(now, past or 0, currency, t)
    return Figure(
        t("opportunities.figure.amount"),
        numbers.compact(now, currency, t),
        numbers.full(now, currency, t),
        delta=delta,
        how=how_counted("open", view, t, currency),
    )


def _also(total: Mapping[str, Any], t: Words) -> str:
    amount = numbers.full(total["amount"], total["currency"], t)
    return t("opportunities.also", amount=amount, n=f"{total['count']:,}")
