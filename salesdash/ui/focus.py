"""A page opened at the rows that need somebody, by a code in its address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from salesdash.book import View
from salesdash.metrics import needs
from salesdash.words import Words

KEY = "show"
"""The name in the address."""

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "ahead": "funnel",
        "unvisited": "grading",
        "overdue": "forecast",
        "vanished": "forecast",
    }
)
"""Code -> the page that lists its rows."""

_SWITCHES = {"unvisited": ("grading quadrant", "key")}
"""Code -> the switch of its page that has to stand for it, and how."""

_APART = {"vanished"}
"""Codes whose rows have a list of their own on their page."""

_OPENED = "show opened"


@dataclass(frozen=True)
class Focus:
    """What a page is opened at.

    Attributes:
        code: One of `PAGES`, '' for nothing in particular.
        title: What the rows are.
        view: The view that they are of.
        top: The place below the title, where the list is seen at once.
    """

    code: str = ""
    title: str = ""
    view: View | None = None
    top: DeltaGenerator | None = None

    def keep(self, rows: Any) -> Any:
        """Keep the rows of the list that were asked for."""
        return kept(rows, self.code, self.view) if self.view else rows

    @contextmanager
    def place(self) -> Iterator[None]:
        """Draw the list where it is seen at once, else in its turn."""
        with self.top or nullcontext():
            yield

    def named(self, title: str) -> str:
        """Name the list, by its own title if nothing was asked for."""
        return title if self.top is None else self.title


def chosen(page: str, view: View, t: Words) -> Focus:
    """Read what the page is opened at, and draw the way out of it.

    Args:
        page: The name of the page.
        view: The view that it looks at.
        t: The words.
    """
    code = st.query_params.get(KEY, "")
    if PAGES.get(code) != page:
        _drop()
        return Focus()
    _open(code)
    shown = _choice(code, view, t)
    st.pills(
        t("overview.only"),
        [code],
        default=code,
        format_func=lambda _: f"{shown} ✕",
        key=f"{KEY} {code}",
        on_change=_drop,
        label_visibility="collapsed",
    )
    top = None if code in _APART else st.container()
    return Focus(code, name(code, view, t), view, top)


def kept(rows: Any, code: str, view: View) -> Any:
    """Keep the rows of a list that a code asks for, all for ''.

    Args:
        rows: Deals as a view gives them; for `unvisited`, customers.
        code: One of `PAGES`, or ''. Vanished deals have a list of their
            own, so `vanished` keeps every row of others.
        view: The view that they are of.
    """
    if code == "ahead":
        return needs.ahead(rows)
    if code == "overdue":
        return needs.overdue(rows, view.number)
    if code == "unvisited":
        # A colleague's visit is a visit too, in whatever period.
        everyone = replace(view, team="", rep="", period="").visits
        days = view.settings.unvisited_days
        return needs.unvisited(rows, everyone, view.number, days)
    return rows


def name(code: str, view: View, t: Words) -> str:
    """Name the rows of a code."""
    days = view.settings.unvisited_days
    return t(f"overview.list.{code}", days=days)


def address(code: str) -> dict[str, str]:
    """Give what the address says to open the page of a code.

    Its lists are those of all dates, so a period that was chosen goes.
    """
    period = {"period": ""} if PAGES[code] == "forecast" else {}
    return {**period, KEY: code}


def link(page: Page | Path, label: str, **own: str) -> None:
    """Link to a page, with the filters of this one.

    Args:
        page: The page, or its file.
        label: What the link says.
        **own: What its address says besides; '' for the default.
    """
    st.session_state.pop(_OPENED, None)
    kept = st.query_params.to_dict()
    kept.pop(KEY, None)
    st.page_link(
        page,
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=kept | own,
    )


def _choice(code: str, view: View, t: Words) -> str:
    """Name the choice that can be taken away."""
    if code == "unvisited":
        # The quadrant is a choice of its own on that page.
        return t("overview.not_visited", days=view.settings.unvisited_days)
    return name(code, view, t)


def _open(code: str) -> None:
    """Set the switches of the page, once for each time it is opened."""
    if st.session_state.get(_OPENED) == code:
        return
    st.session_state[_OPENED] = code
    if code in _SWITCHES:
        key, value = _SWITCHES[code]
        st.session_state[key] = value


def _drop() -> None:
    """Take the code out of the address."""
    st.session_state.pop(_OPENED, None)
    st.query_params.pop(KEY, None)
