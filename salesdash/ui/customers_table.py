"""The table of customers: the triangle in small, and the way to each."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import triangle as chart
from salesdash.exports import clients as export
from salesdash.exports import names
from salesdash.metrics import triangle
from salesdash.ui import customer_link, download, source, tables, text
from salesdash.words import Words

Row = Mapping[str, Any]

COLUMNS = (
    "customer",
    "goal",
    "information",
    "frequency",
    "quadrant",
    "rep",
    "last_visit",
    "next_visit",
    "open_amount",
    "open_currency",
    "open_count",
    "missing",
    "known_on",
    "relationship",
    "attractiveness",
    "industry",
    "team",
)
"""What the table shows; the file has everything."""

PHONE = ("customer", "triangle", "last_visit")
_DAYS = ("last_visit", "next_visit", "known_on")
_SHARE = "information"


def draw(clients: Any, view: View, t: Words) -> None:
    """Draw the list of customers, by name.

    Args:
        clients: The customers to list, rows of `View.clients`.
        view: The view that they are of.
        t: The words.
    """
    title = t("customers.list")
    st.markdown(f"**{text.plain(title)}** · {len(clients):,}")
    text.caption(t("customers.list_caption"))
    if not len(clients):
        st.info(t("customers.nobody_fits"), icon=":material/info:")
        return
    picked = _grid(clients, title, t)
    if picked is None or picked.row >= len(clients):
        st.caption(t("customers.list_pick"))
    else:
        # A row of a list has the link in the panel of its source.
        if not clients["import_id"][picked.row]:
            customer_link.offer(clients["customer_key"][picked.row], t)
        source.under(clients, "customers", picked, view, t, "customers")
    download.offer(
        partial(export.written, clients, view.number),
        names.name("clients", view.number),
        t("customers.download"),
    )


def _grid(clients: Any, title: str, t: Words) -> tables.Picked | None:
    shown = clients.head(tables.LONGEST)
    columns = PHONE if tables.phone() else COLUMNS
    picked = tables.grid(
        {name: _cells(shown, name, t) for name in columns},
        {name: _form(name, t) for name in columns},
        t("shell.table.alt", title=title, n=len(clients)),
        key=tables.mark(shown, title),
    )
    text.cut(len(clients), tables.LONGEST, t)
    return picked


def _cells(clients: Any, name: str, t: Words) -> Sequence[Any]:
    if name in _TOLD:
        return [_TOLD[name](row, t) for row in clients.rows(named=True)]
    if name == _SHARE:
        return [round(v, 2) for v in clients["completeness"].to_list()]
    if name in _DAYS:
        values = clients[name].to_list()
        return [None if v is None else days.day(v) for v in values]
    return tables.cells(clients, "customers", name, t)


def _goal(row: Row, t: Words) -> str:
    return t("customers.tick" if row["goal"] else "customers.dash")


def _sides(row: Row, t: Words) -> str:
    """Write the three sides in one cell, for a phone."""
    goal = _goal(row, t)
    rest = (chart.said(row, s, t) for s in triangle.SIDES[1:])
    return " · ".join([goal, *rest])


def _missing(row: Row, t: Words) -> str:
    codes = row["missing"].split()
    return t("submissions.remind.between").join(
        t(f"customer.part.{c}") for c in codes
    )


_TOLD: Mapping[str, Callable[[Row, Words], str]] = MappingProxyType(
    {
        "goal": _goal,
        "frequency": chart.served,
        "triangle": _sides,
        "missing": _missing,
    }
)
"""Columns that are said in words of their own -> how."""


def _form(name: str, t: Words) -> Any:
    if name not in {*_DAYS, *_TOLD, _SHARE}:
        return tables.form("customers", name, t)
    label = t(f"customers.column.{name}")
    if name in _DAYS:
        return st.column_config.DateColumn(label, format="YYYY-MM-DD")
    if name == _SHARE:
        return st.column_config.ProgressColumn(
            label,
            format="percent",
            min_value=0,
            max_value=1,
            help=t("customers.help.information", n=len(triangle.PARTS)),
        )
    return st.column_config.TextColumn(label)
