"""What the three parts of the page of the criteria share."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import streamlit as st

from salesdash.book import View
from salesdash.book.growing import ALL
from salesdash.metrics.accuracy import FEWEST
from salesdash.ui import focus, shell, switches, text
from salesdash.words import Words

By = Literal["rep", "team"]

NOTHING = "–"
"""Stands where nothing is known."""

FULL = 10_000

COACHING = "coaching.py"
"""The page that a rep leads to."""


def known(view: View) -> list[int]:
    """Give a row for each kind of row that the page can speak of."""
    frames = (view.opportunities, view.logged, view.table("targets"))
    return [len(frame) for frame in frames if len(frame)]


@contextmanager
def part(code: str, t: Words) -> Iterator[None]:
    """Draw one of the three criteria under its heading."""
    st.header(t(f"success.part.{code}"), anchor=False)
    text.caption(t(f"success.told.{code}"))
    yield


def choose(key: str, view: View, t: Words) -> By:
    """Draw the switch between reps and teams, where there are teams."""
    if view.team or view.rep or not view.teams[1:]:
        return "rep"
    options: dict[By, str] = {
        "rep": t("gap.by_rep"),
        "team": t("gap.by_team"),
    }
    return switches.one(key, t("gap.by"), options)


def currency(card: str, rows: Any, view: View, t: Words) -> str:
    """Choose the currency of a card, drawn where it matters.

    Args:
        card: What sets the card apart.
        rows: What the card shows, with a `currency`.
        view: The view: the currency of most of its deals comes first.
        t: The words.
    """
    deals = view.opportunities["currency"].to_list()
    known = sorted(set(rows["currency"].to_list()))
    codes = sorted(known, key=deals.count, reverse=True)
    if not codes[1:]:
        return "".join(codes)
    options = {code: code for code in codes}
    return switches.one(f"success currency {card}", t("gap.currency"), options)


def everyone(frame: Any) -> Any:
    """Keep the rows of everybody in scope."""
    return frame.filter(frame["level"] == ALL)


def level(frame: Any, by: By) -> Any:
    """Keep the rows of each rep or each team."""
    return frame.filter(frame["level"] == by)


def name(row: Mapping[str, Any], by: By, t: Words) -> str:
    """Name the rep or team of a row."""
    nobody = "chart.nobody" if by == "rep" else "success.no_team"
    return row[by] or t(nobody)


def link(page: str, label: str) -> None:
    """Lead to the page that has the detail."""
    focus.link(shell.PAGES / page, label)


def coach(rep: str, t: Words) -> None:
    """Lead to the talk with a rep."""
    told = text.plain(t("success.coach", rep=rep), 120)
    focus.link(shell.PAGES / COACHING, told, rep=rep)


def few(months: int) -> bool:
    """Tell whether months are too few to say how forecasts run."""
    return months < FEWEST
