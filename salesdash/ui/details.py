"""The rows behind a figure: a title, a table, a file."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash.book import VANISHED, View
from salesdash.metrics.converted import OWN
from salesdash.ui import download, source, tables, text
from salesdash.words import Words

SOURCE = ("file", "sheet", "row")
DEALS = (
    "customer",
    "name",
    "amount",
    "currency",
    "rep",
    "claimed_milestone",
    "verified_milestone",
    "confirmed_milestone",
    "standing",
    "score",
    "weakest_factor",
    "expected_close",
    "opportunity",
    *SOURCE,
)
VISITS = (
    "date",
    "rep",
    "customer",
    "activity",
    "minutes",
    "result",
    "next_step",
    "next_date",
    *SOURCE,
)
CUSTOMERS = (
    "customer",
    "last_visit",
    "quadrant",
    "rep",
    "relationship",
    "attractiveness",
    "open_amount",
    "open_currency",
    "open_count",
    "graded_on",
    *SOURCE,
)
FORECAST = (
    "customer",
    "name",
    "weighted_verified",
    "weighted_claimed",
    "amount",
    "currency",
    "period",
    "rep",
    "status",
    "claimed_milestone",
    "verified_milestone",
    "confirmed_milestone",
    "standing",
    "expected_close",
    "closed_on",
    *SOURCE,
)
GONE = (
    "customer",
    "name",
    "amount",
    "currency",
    "rep",
    "vanished_on",
    "claimed_milestone",
    "expected_close",
    *SOURCE,
)
_COLUMNS = {
    "opportunities": DEALS,
    "visits": VISITS,
    "customers": CUSTOMERS,
}
_ORDER = {"visits": "date", "customers": "open_amount"}


def show(
    frame: Any,
    table: str,
    title: str,
    view: View,
    t: Words,
    columns: Sequence[str] = (),
) -> None:
    """Show rows, those that weigh most first, and offer them as a file.

    Args:
        frame: The rows.
        table: Their table in the model.
        title: What they are.
        view: The view that they are of.
        t: The words.
        columns: The columns to show; those of the table where empty.
    """
    ordered = _list(frame, table, title, columns or _COLUMNS[table], (view, t))
    download.rows(ordered, table, view.number, t, key=title)


def deals(frame: Any, title: str, view: View, t: Words) -> None:
    """Show the deals of a forecast, each with what it weighs."""
    _list(frame, "opportunities", title, FORECAST, (view, t))


def behind(frame: Any, table: str, title: str, view: View, t: Words) -> None:
    """Show the rows behind a figure, those that add most first.

    Args:
        frame: The rows, with what each `adds`.
        table: Their table in the model.
        title: What they are.
        view: The view that they are of.
        t: The words.
    """
    columns = _COLUMNS[table]
    if table == "opportunities":
        columns = (*columns[:2], "adds", *columns[2:])
    order = _ORDER.get(table, "adds")
    ordered = _list(frame, table, title, columns, (view, t), order)
    download.rows(ordered, table, view.number, t, key=f"behind {title}")


def gone(frame: Any, title: str, view: View, t: Words) -> None:
    """Show the deals that fell out unsaid, if there are any."""
    if len(frame):
        ordered = _list(frame, "opportunities", title, GONE, (view, t))
        download.rows(ordered, "opportunities", view.number, t, VANISHED)


def _list(
    frame: Any,
    table: str,
    title: str,
    columns: Sequence[str],
    told: tuple[View, Words],
    key: str = "",
) -> Any:
    view, t = told
    key = key or _ORDER.get(table, "amount")
    ordered = frame.sort(key, descending=True, nulls_last=True)
    # A customer with deals in two currencies has two rows.
    once = frame["customer"].n_unique()
    n = once if table == "customers" else len(frame)
    st.markdown(f"**{text.plain(title)}** · {n:,}")
    known = [name for name in columns if name in frame.columns]
    mark = tables.mark(ordered, table, title)
    picked = tables.show(
        ordered, table, _own(frame, known), title, t, key=mark
    )
    source.under(ordered, table, picked, view, t, mark)
    return ordered


def _own(frame: Any, columns: Sequence[str]) -> Sequence[str]:
    """Show the amounts of the sheets too, where they were turned."""
    if "own_currency" not in frame.columns or "currency" not in columns:
        return columns
    if (frame["own_currency"] == frame["currency"]).all():
        return columns
    place = list(columns).index("currency") + 1
    return (*columns[:place], *OWN, *columns[place:])
