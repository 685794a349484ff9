"""The part of the Activity page on what was planned, and what was done."""

from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.book.period import span
from salesdash.charts import numbers
from salesdash.days import number
from salesdash.exports import promises as file
from salesdash.metrics.promises import GRACE, UNDATED, settled, summed
from salesdash.ui import activity_rows, counted, figures, text
from salesdash.ui.activity_rows import Head
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.words import Words

ORDER = ("missed", "late", "open", "early", "kept")
"""What became of promises, what needs a word first."""

_COLUMNS = ("kept", "late", "missed", "early", "open")


def draw(view: View, t: Words) -> None:
    """Draw the figures, a table of one row a rep, and the promises.

    Args:
        view: The view.
        t: The words.
    """
    found = within(view)
    if not len(found):
        st.info(t("promises.nothing"), icon=":material/info:")
        return
    figures.row(_figures(found, view, t))
    with card(t("promises.title")):
        text.caption(t("promises.caption", grace=GRACE, undated=UNDATED))
        rep = _reps(found, view, t)
    with card(t("promises.list_title")):
        if rep:
            found = found.filter(rep=rep)
        _list(found, rep, view, t)
        make = partial(file.written, found, view.number)
        activity_rows.offer(make, "promises", view, t)


def within(view: View) -> Any:
    """Keep the promises whose last day lies in the period."""
    chosen = span(view.period, view.day, view.settings.year_start)
    if chosen is None:
        return view.promises
    first, last = map(number, chosen)
    return view.promises.filter(view.promises["until"].is_between(first, last))


def _figures(found: Any, view: View, t: Words) -> list[Figure]:
    (row,) = summed(found, view.number).rows(named=True)
    due = row["due"] or 0
    how = counted.told("promises_kept", view, t)
    told = t("promises.of", n=f"{row['kept'] or 0:,}", due=f"{due:,}")
    kept = numbers.percent(row["kept"] or 0, due, t) or "–"
    return [
        Figure(t("promises.kept_share"), kept, told, how=how),
        *(
            Figure(
                t(f"promises.state.{name}"),
                f"{row[name] or 0:,}",
                t(f"promises.help.{name}"),
            )
            for name in ORDER[:4]
        ),
    ]


def _reps(found: Any, view: View, t: Words) -> str:
    """Draw a row for each rep; give the one that was picked, '' if none."""
    rows = [
        {**row, "share": row["kept"] / row["due"] if row["due"] else None}
        for row in summed(found, view.number, "rep").rows(named=True)
    ]
    rows.sort(key=lambda row: (-row["missed"], -row["late"], row["rep"]))
    heads = {
        "rep": Head(t("reach.rep")),
        "share": Head(t("promises.kept_share"), "share"),
        "due": Head(t("promises.due_n"), "number", t("promises.due_help")),
        **{
            name: Head(
                t(f"promises.state.{name}"),
                "number",
                t(f"promises.help.{name}"),
            )
            for name in _COLUMNS
        },
    }
    alt = t("shell.table.alt", title=t("promises.title"), n=len(rows))
    picked = activity_rows.grid(rows, heads, alt, "promises by rep")
    st.caption(t("promises.pick"))
    if picked is None or picked.row >= len(rows):
        return ""
    return rows[picked.row]["rep"]


def _list(found: Any, rep: str, view: View, t: Words) -> None:
    rows = settled(found, view.number)
    counts = {name: len(rows.filter(promise=name)) for name in ORDER}
    chosen = st.segmented_control(
        t("promises.list_title"),
        ORDER,
        format_func=lambda name: t(
            "promises.state_n",
            state=t(f"promises.state.{name}"),
            n=f"{counts[name]:,}",
        ),
        default=ORDER[0],
        required=True,
        key="activity promises",
        label_visibility="collapsed",
    )
    state = chosen or ORDER[0]
    title = t(f"promises.list.{state}")
    title = f"{title} · {rep}" if rep else title
    shown = rows.filter(promise=state)
    activity_rows.listed(shown, _heads(t, state), title, view, t)


def _heads(t: Words, state: str) -> dict[str, Head]:
    seen = (
        {}
        if state in ("missed", "open")
        else {"kept_on": Head(t("promises.kept_on"), "day")}
    )
    return {
        "customer": Head(t("promises.customer")),
        "rep": Head(t("reach.rep")),
        "due": Head(t("promises.due"), "day", t("promises.due_day_help")),
        "next_step": Head(t("promises.next_step")),
        "said_on": Head(t("promises.said_on"), "day"),
        **seen,
    }
