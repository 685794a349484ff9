"""A chart on a page, and what was clicked in it."""

from typing import Any

import streamlit as st

from salesdash.charts.theme import CONFIG


def dark() -> bool:
    """Say whether the page is dark."""
    return st.context.theme.type == "dark"


def show(figure: Any, alt: str, key: str) -> None:
    """Show a chart.

    Args:
        figure: The chart.
        alt: What it shows, in words and numbers.
        key: What sets it apart from others on the page.
    """
    st.plotly_chart(figure, key=key, config=dict(CONFIG), alt=alt)


def pick(figure: Any, alt: str, key: str) -> list[Any] | None:
    """Show a chart whose marks can be clicked.

    Returns:
        What the mark that was clicked carries as its `customdata`, None
        while nothing is clicked.
    """
    event = st.plotly_chart(
        figure,
        key=key,
        config=dict(CONFIG),
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    return carried(event)


def carried(event: Any) -> list[Any] | None:
    """Give what the first mark of a selection carries."""
    selection = (event or {}).get("selection") or {}
    points = selection.get("points") or [{}]
    found = points[0].get("customdata")
    if found is None or isinstance(found, list):
        return found
    return [found]
