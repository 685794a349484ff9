"""The part of the Activity page on what in the log is worth a question."""

from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.exports import plausible as file
from salesdash.metrics.plausible import (
    LONG,
    MANY,
    NOTES,
    TIMES,
    WINDOW,
    WORDY,
    rarest,
)
from salesdash.ui import activity_rows, tables, text
from salesdash.ui.activity_rows import Head
from salesdash.ui.card import card
from salesdash.words import Words

_ALL = "all"
_CARDS = 60
"""Notes that a phone shows; the download has them all."""


def draw(view: View, t: Words) -> None:
    """Draw the notes, kind by kind.

    Args:
        view: The view.
        t: The words.
    """
    found = within(view)
    with card(t("plausible.title")):
        text.caption(t("plausible.caption"))
        if not len(found):
            text.caption(t("plausible.nothing"))
            return
        kind = _kind(found, t)
        rows = rarest(found) if kind == _ALL else found.filter(note=kind)
        if kind != _ALL:
            text.caption(told(kind, t))
        title = t(f"plausible.kind.{kind}")
        say = partial(_said, t=t)
        if tables.phone():
            _cards(rows, title, t)
        else:
            activity_rows.listed(rows, _heads(t), title, view, t, say)
        make = partial(file.written, found, view.number)
        activity_rows.offer(make, "plausible", view, t)


def within(view: View) -> Any:
    """Keep the notes of the period, and those on days to come."""
    found = view.plausible
    first, last = view.spanned
    inside = found["date"].is_between(first, last)
    return found.filter(inside | (found["date"] > view.number))


def told(kind: str, t: Words) -> str:
    """Say what a kind of note looks for."""
    return t(
        f"plausible.told.{kind}",
        many=MANY,
        hours=LONG // 60,
        times=TIMES,
        window=WINDOW,
        wordy=WORDY,
    )


def sentence(row: dict[str, Any], t: Words) -> str:
    """Say what a note stands on, with its number."""
    count, other = row["count"], row["other"]
    hours = numbers.hours(count, t) if row["note"] == "long" else ""
    kind = f"plausible.said.{row['note']}"
    holes = {"hours": hours, "other": other, "window": WINDOW}
    return t(kind, n=f"{count:,}", **holes)


def _said(row: dict[str, Any], t: Words) -> dict[str, str]:
    return {"said": sentence(row, t)}


def _cards(found: Any, title: str, t: Words) -> None:
    """Show notes one below the other, for a narrow page."""
    st.markdown(f"**{text.plain(title, 200)}** · {len(found):,}")
    for row in found.head(_CARDS).rows(named=True):
        place = {name: row[name] for name in activity_rows.PLACE}
        with st.container(border=True, gap=None):
            st.markdown(f"**{text.plain(row['rep'])}**")
            st.markdown(text.plain(sentence(row, t), 300))
            text.caption(
                f"{dates.day(row['date'], t)} · {row['customer'] or '–'}",
                t("visits.place", **place),
            )
    text.cut(len(found), _CARDS, t)


def _kind(found: Any, t: Words) -> str:
    """Draw the kinds that there are, with how many notes each has.

    Rare kinds come first: what is noted hundreds of times may only be how
    the team writes, and would hide the rest.
    """
    counts = {name: len(found.filter(note=name)) for name in NOTES}
    named = [name for name in NOTES if counts[name]]
    kinds = [*sorted(named, key=counts.__getitem__), _ALL]
    counts[_ALL] = len(found)
    chosen = st.pills(
        t("plausible.title"),
        kinds,
        format_func=lambda name: t(
            "promises.state_n",
            state=t(f"plausible.kind.{name}"),
            n=f"{counts[name]:,}",
        ),
        default=kinds[0],
        required=True,
        key="activity notes",
        label_visibility="collapsed",
    )
    return chosen if chosen in kinds else kinds[0]


def _heads(t: Words) -> dict[str, Head]:
    return {
        "rep": Head(t("reach.rep")),
        "date": Head(t("plausible.date"), "day"),
        "said": Head(t("plausible.what")),
        "customer": Head(t("promises.customer")),
    }
