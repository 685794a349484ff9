"""The filters that pages share, right of the title."""

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from salesdash.book import PERIODS, Book, View
from salesdash.ui import address, cache
from salesdash.words import Words

ALL = ""
"""The choice of no filter; it never stands in the address."""

WEEK = "week"
BACK = {WEEK: 1, "weeks4": 4, "weeks12": 12, "weeks52": 52}
"""Ways to name the day that a page is compared with -> weeks before."""


def draw(
    book: Book, title: str, names: Sequence[str], t: Words
) -> tuple[View | None, View | None]:
    """Draw the title and the filters.

    Returns:
        The view that they choose, and the same of the earlier day that it
        is compared with; None where there is none.
    """
    days = book.days() if names else []
    address.spoken(t.language, "compare", "team", "rep", "period")
    with st.container(
        horizontal=True, vertical_alignment="bottom", key="frame"
    ):
        st.title(title, anchor=False, width="stretch")
        if not days:
            return None, None
        return _choose(days, names, t)


def _choose(
    days: list[date], names: Sequence[str], t: Words
) -> tuple[View, View | None]:
    day = _day(days, t)
    earlier = _compare(days, day, t) if "compare" in names else None
    scoped = "team" in names
    team = _one("team", cache.view(day).teams, t) if scoped else ""
    rep = _one("rep", cache.view(day, team).reps, t) if scoped else ""
    period = _period(t) if "period" in names else ""
    view = cache.view(day, team, rep, period)
    if earlier is None:
        return view, None
    return view, cache.view(earlier, team, rep, period)


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


def _compare(days: list[date], day: date, t: Words) -> date | None:
    """Choose the day to compare with: weeks before, or a day of the log."""
    past = [d for d in days if d < day]
    if not past:
        return None
    names = {code: t(f"shell.compare.{code}") for code in BACK}
    names |= {d.isoformat(): d.isoformat() for d in reversed(past)}
    address.follow("compare", list(names), WEEK)
    st.selectbox(
        t("shell.filter.compare"),
        list(names),
        key="compare",
        format_func=names.__getitem__,
        persist_state="session",
        width=_width(list(names.values())),
    )
    return before(past, day, address.tell("compare", WEEK))


def before(past: Sequence[date], day: date, code: str) -> date:
    """Find the day of the log that a comparison means.

    Example:
        >>> past = [date(2026, 11, 6), date(2026, 11, 13)]
        >>> before(past, date(2026, 11, 20), "week").isoformat()
        '2026-11-13'
        >>> before(past, date(2026, 11, 20), "weeks52").isoformat()
        '2026-11-06'
    """
    if code not in BACK:
        return date.fromisoformat(code)
    last = day - timedelta(weeks=BACK[code])
    return max((d for d in past if d <= last), default=past[0])


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
    return max(110, min(180, 7 * widest + 52))


def _cells(character: str) -> int:
    return 1 + (unicodedata.east_asian_width(character) in "WF")
