"""Templates with what the log knows of a rep."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import store
from salesdash.book.book import Book
from salesdash.book.view import View
from salesdash.exports import templates
from salesdash.exports.guide import STEPS
from salesdash.exports.templates import (
    OF_MANAGERS,
    OF_REPS,
    Known,
    named,
)
from salesdash.metrics.pipeline import pipeline
from salesdash.settings import Settings
from salesdash.words import Words

__all__ = [
    "blank",
    "cut_off",
    "every",
    "filled",
    "known",
    "named",
    "reps",
]

RECENT = 60
"""Days after which a next step is no longer reminded of."""

_WEEK = 7


def cut_off(settings: Settings, today: date) -> date:
    """Give the coming weekly cut-off day, today itself included.

    Example:
        >>> from salesdash.settings import DEFAULT
        >>> cut_off(DEFAULT, date(2026, 11, 23))
        datetime.date(2026, 11, 27)
    """
    ahead = (settings.cut_off - today.weekday()) % _WEEK
    return today + timedelta(days=ahead)


def blank(
    book: Book, t: Words, day: date | None = None, *, managers: bool = False
) -> tuple[str, bytes]:
    """Make a blank template: its name and its bytes.

    Args:
        book: The book, for the company's settings.
        t: The words of its language.
        day: The day that it will speak of, None to be written in.
        managers: Whether it has the sheets that only managers hand in.
    """
    tables = (*OF_REPS, *OF_MANAGERS) if managers else OF_REPS
    own = book.settings(day or date.max).milestones
    made = templates.made(tables, t, day, milestones=own)
    return templates.blank(t), made


def reps(book: Book, day: date, team: str = "") -> list[str]:
    """Name the reps with an open deal or a customer as of a day."""
    view = book.view(day, team)
    frames = pipeline(view.opportunities), view.customers
    names = {rep for frame in frames for rep in frame["rep"].to_list()}
    return sorted(names - {""})


def filled(book: Book, rep: str, day: date, t: Words) -> tuple[str, bytes]:
    """Make the template of a rep: its name and its bytes.

    Args:
        book: The book.
        rep: The rep, as pages spell the name.
        day: The day that it will speak of, and as of which it is filled.
        t: The words of its language.
    """
    view = book.view(day, rep=rep)
    made = templates.made(
        OF_REPS, t, day, known(view, rep), view.settings.milestones
    )
    return named(rep, day), made


def every(book: Book, day: date, t: Words, team: str = "") -> dict[str, bytes]:
    """Make the template of every rep of a team: name -> bytes."""
    made = (filled(book, rep, day, t) for rep in reps(book, day, team))
    return dict(made)


def known(view: View, rep: str) -> Known:
    """Gather what is known of a rep, as the newest sheets wrote it."""
    deals = pipeline(view.opportunities)
    mine = {*deals["customer_key"].to_list()}
    customers = _of(view, "customers", rep, mine)
    mine |= {*customers["customer_key"].to_list()}
    contacts = _of(view, "contacts", rep, mine)
    return Known(
        rep,
        {
            "opportunities": _raw(view, "opportunities", deals),
            "customers": _raw(view, "customers", customers),
            "contacts": _raw(view, "contacts", contacts),
        },
        _steps(view),
    )


def _of(view: View, name: str, rep: str, mine: set[str]) -> nw.DataFrame:
    """Give the rows of a rep, and those of nobody on customers of theirs."""
    frame = nw.from_native(view.state.table(name), eager_only=True)
    nobody = (nw.col("rep") == "") & nw.col("customer_key").is_in(list(mine))
    return frame.filter((nw.col("rep") == rep) | nobody)


def _raw(
    view: View, name: str, chosen: nw.DataFrame
) -> list[Mapping[str, Any]]:
    rows = nw.from_native(store.raw(view.state, name), eager_only=True)
    keys = chosen["key"].to_list()
    return list(rows.filter(nw.col("key").is_in(keys)).iter_rows(named=True))


def _steps(view: View) -> list[Mapping[str, Any]]:
    """Give the next steps of the last visits, one a customer."""
    last = view.visits.sort("date", "file", "row").unique(
        "customer", keep="last", maintain_order=True
    )
    since = view.number - RECENT
    asked = last.filter(
        nw.col("next_step") != "", nw.col("date") >= since
    ).sort("next_date", "date", nulls_last=True)
    return list(asked.select(*STEPS).iter_rows(named=True))
