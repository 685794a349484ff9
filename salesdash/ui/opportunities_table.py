"""The table of deals: what is judged of each, its sum, its file."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from salesdash import days, identity
from salesdash.book import View
from salesdash.charts import numbers
from salesdash.exports import judged, names
from salesdash.metrics.converted import OWN
from salesdash.metrics.forecast import totals
from salesdash.ui import download, focus, source, tables, text
from salesdash.words import Words

COLUMNS = (
    "customer",
    "name",
    "amount",
    "currency",
    *OWN,
    "status",
    "rep",
    "claimed_milestone",
    "verified_milestone",
    "confirmed_milestone",
    "standing",
    "hits",
    "milestone_days",
    "pace_days",
    "pace_n",
    "stalled",
    "last_visit",
    "visits_30",
    "score",
    "weakest_factor",
    "buying_stage",
    "key_reason",
    "expected_close",
    "pushes",
    "pushed_days",
    "next_step",
    "next_date",
    "product",
    "vanished_on",
    "opportunity",
    "file",
    "sheet",
    "row",
)
"""What the table shows; the file has everything."""

_COUNTS = (
    "hits",
    "milestone_days",
    "pace_days",
    "pace_n",
    "visits_30",
    "pushes",
    "pushed_days",
)
_CODES: Mapping[str, Callable[[str, Words], str]] = MappingProxyType(
    {
        "standing": lambda code, t: t.name("standing", code),
        "stalled": lambda code, t: t(f"opportunities.stalled.{code}"),
        "key_reason": lambda code, t: t(f"opportunities.key.{code}"),
        "buying_stage": lambda code, t: t.name("stage", code),
    }
)
_DAYS = ("last_visit", "vanished_on")
"""Columns that are worked out, by how they are shown."""


def draw(deals: Any, view: View, page: Page, t: Words) -> None:
    """Draw the list of deals, the largest first.

    Args:
        deals: The deals to list, as `View.judged` gives them.
        view: The view that they are of.
        page: The page of one deal.
        t: The words.
    """
    ordered = deals.sort("amount", descending=True, nulls_last=True)
    title = t("opportunities.list.title")
    st.markdown(f"**{text.plain(title)}** · {len(ordered):,}")
    text.caption(*sums(ordered, t))
    if not len(ordered):
        st.info(t("opportunities.nobody_fits"), icon=":material/info:")
        return
    picked = _grid(ordered, title, t)
    if picked is None or picked.row >= len(ordered):
        st.caption(t("opportunities.list.pick"))
    else:
        handle = identity.handle(ordered["key"][picked.row])
        focus.link(page, t("opportunities.list.open"), deal=handle)
        source.under(ordered, "opportunities", picked, view, t, "deals")
    download.offer(
        partial(judged.written, ordered, view.number),
        names.name("opportunities", view.number),
        t("opportunities.list.download"),
    )


def sums(deals: Any, t: Words) -> list[str]:
    """Say the sum of what is listed, a line each currency."""
    found = totals(deals).sort("count", descending=True).rows(named=True)
    told = [
        t(
            "opportunities.list.total",
            amount=numbers.full(total["amount"], total["currency"], t),
            n=f"{total['count']:,}",
        )
        for total in found
    ]
    blank = sum(total["unpriced"] for total in found)
    if blank:
        told.append(t("opportunities.list.unpriced", n=f"{blank:,}"))
    return told


def _grid(deals: Any, title: str, t: Words) -> tables.Picked | None:
    shown = deals.head(tables.LONGEST)
    chosen = [name for name in COLUMNS if _used(name, shown)]
    columns = chosen[: tables.NARROW] if tables.phone() else chosen
    picked = tables.grid(
        {name: _cells(shown, name, t) for name in columns},
        {name: _form(name, t) for name in columns},
        t("shell.table.alt", title=title, n=len(deals)),
        key=tables.mark(shown, title),
    )
    text.cut(len(deals), tables.LONGEST, t)
    return picked


def _used(name: str, deals: Any) -> bool:
    """Tell whether a column says anything that others do not."""
    if name in OWN:
        return not (deals["own_currency"] == deals["currency"]).all()
    if name == "status":
        return deals[name].n_unique() > 1
    if name in {"vanished_on", "confirmed_milestone"}:
        return bool(len(deals.filter(~deals[name].is_null())))
    return True


def _cells(deals: Any, name: str, t: Words) -> Sequence[Any]:
    values = deals[name].to_list()
    if name in _CODES:
        return [_CODES[name](code, t) if code else "" for code in values]
    if name in _DAYS:
        return [None if v is None else days.day(v) for v in values]
    if name in _COUNTS:
        return values
    return tables.cells(deals, "opportunities", name, t)


def _form(name: str, t: Words) -> Any:
    if name in _CODES:
        return st.column_config.TextColumn(t(f"opportunities.column.{name}"))
    if name in _DAYS:
        label = t(f"opportunities.column.{name}")
        return st.column_config.DateColumn(label, format="YYYY-MM-DD")
    if name in _COUNTS:
        label = t(f"opportunities.column.{name}")
        return st.column_config.NumberColumn(label, format="localized")
    return tables.form("opportunities", name, t)
