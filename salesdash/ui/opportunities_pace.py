"""The card that shows how long deals stand at their milestone."""

from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from salesdash import identity
from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts import pace as chart
from salesdash.metrics.stalled import ENOUGH
from salesdash.ui import focus, picture, text
from salesdash.words import Words


def draw(deals: Any, view: View, page: Page, t: Words) -> None:
    """Draw the chart, and lead to the deal whose dot was clicked.

    Args:
        deals: The open deals to show, as `View.judged` gives them.
        view: The view that they are of.
        page: The page of one deal.
        t: The words.
    """
    found = chart.rows(deals, view.usual, t, view.settings.milestones)
    day = dates.day(view.number, t)
    n = sum(len(row.deals) for row in found)
    left = len(deals) - n
    days = view.settings.stalled_days
    text.caption(
        t("opportunities.pace.caption", day=day, n=f"{n:,}"),
        t("opportunities.pace.limit", enough=ENOUGH, days=days),
        t("opportunities.pace.left", n=f"{left:,}") if left else "",
    )
    drawn = chart.pace(found, t, dark=picture.dark())
    picked = picture.pick(drawn, chart.alt(found, t), "pace")
    if picked:
        _lead(deals.filter(key=picked[0]), page, t)


def _lead(chosen: Any, page: Page, t: Words) -> None:
    """Name the deals that were clicked, each with the way to its page."""
    for deal in chosen.rows(named=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            parts = (deal["customer"], deal["name"], deal["rep"])
            st.markdown(" · ".join(text.plain(p) for p in parts if p))
            handle = identity.handle(deal["key"])
            focus.link(page, t("opportunities.list.open"), deal=handle)
