"""Whose claims the criteria do not bear out, as a table."""

from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.book.hits import LAST
from salesdash.metrics.evidence.reps import FEWEST
from salesdash.ui import tables, text
from salesdash.ui.card import card
from salesdash.words import Words

_HEADS = ("rep", "team", "share", "unproven", "claims", "ahead")
_NARROW = ("rep", "share", "claims")
_FULL = 10_000


def draw(view: View, t: Words) -> None:
    """Draw the card; reps with the largest share stand first."""
    rows = view.unproven.rows(named=True)
    with card(t("evidence.reps.title")):
        if not rows:
            st.caption(t("evidence.reps.nothing"))
            return
        text.caption(t("evidence.reps.told", weeks=LAST, fewest=FEWEST))
        names = _NARROW if tables.phone() else _HEADS
        data = {name: [_cell(row, name, t) for row in rows] for name in names}
        forms = {name: _form(name, t) for name in names}
        title = t("evidence.reps.title")
        alt = t("shell.table.alt", title=title, n=len(rows))
        tables.grid(data, forms, alt)


def _cell(row: dict[str, Any], name: str, t: Words) -> Any:
    if name == "share":
        return row["share"] / _FULL
    if name == "ahead":
        return t("evidence.reps.yes") if row["ahead"] else ""
    return row[name]


def _form(name: str, t: Words) -> Any:
    head = t(f"evidence.reps.{name}")
    if name == "share":
        return st.column_config.ProgressColumn(
            head, format="percent", min_value=0, max_value=1
        )
    if name in ("unproven", "claims"):
        return st.column_config.NumberColumn(head, format="localized")
    return st.column_config.TextColumn(head)
