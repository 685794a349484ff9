"""The filters that pages share, right of the title."""

import unicodedata
from collections.abc import Sequence
from datetime import date

import streamlit as st

from salesdash.book import PERIODS, Book, View
from salesdash.ui import address, cache
from salesdash.words import Words

ALL = ""
"""The choice of no filter; it never stands in the address."""


def draw(
    book: Book, title: str, names: Sequence[str], t: Words
) -> View | None:
    """Draw the title and the filters, and give the view that they choose."""
    days = book.days() if names else []
    with st.container(
        horizontal=True, vertical_alignment="bottom", key="frame"
    ):
        st.title(title, anchor=False, width="stretch")
        if not days:
            return None
        return _choose(days, names, t)


def _choose(days: list[date], names: Sequence[str], t: Words) -> View:
    day = _day(days, t)
    team = _one("team", cache.view(day).teams, t)
    rep = _one("rep", cache.view(day, team).reps, t)
    period = _period(t) if "period" in names else ""
    return cache.view(day, team, rep, period)


def _day(days: list[date], t: Words) -> date:
    written = [day.isoformat() for day in reversed(days)]
    chosen = st.selectbox(
        t("shell.filter.as_of"),
        written,
        key="as_of",
        bind="query-params",
        width=_width(written),
    )
    return date.fromisoformat(chosen)


def _one(key: str, names: Sequence[str], t: Words) -> str:
    everything = t(f"shell.filter.{key}_all")
    options = [ALL, *(name for name in names if name)]
    return st.selectbox(
        t(f"shell.filter.{key}"),
        options,
        key=key,
        format_func=lambda name: name or everything,
        bind="query-params",
        width=_width([everything, *options]),
        placeholder=everything,
    )


def _period(t: Words) -> str:
    codes = (ALL, *PERIODS)
    names = {code: t(f"shell.period.{code or 'all'}") for code in codes}
    address.follow("period", codes, ALL)
    st.selectbox(
        t("shell.filter.period"),
        codes,
        key="period",
        format_func=names.__getitem__,
        persist_state="session",
        width=_width(list(names.values())),
    )
    return address.tell("period", ALL)


def _width(texts: Sequence[str]) -> int:
    """Say how many pixels a select box needs for the longest text."""
    widest = max(sum(map(_cells, text)) for text in texts)
    return max(110, min(220, 8 * widest + 56))


def _cells(character: str) -> int:
    return 1 + (unicodedata.east_asian_width(character) in "WF")
