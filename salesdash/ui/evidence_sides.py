"""The rows on both sides of a hit."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import days, identity
from salesdash.book import View
from salesdash.method.milestones import CRITERIA
from salesdash.ui import source, tables, text
from salesdash.words import Words, catalogue

Row = Mapping[str, Any]

_HEADS = ("which", "told", "day", "file", "sheet", "row")
_NARROW = ("told", "day", "file")


def draw(hit: Row, view: View, t: Words) -> None:
    """List the rows; one that is picked is shown as it was written."""
    found = view.sides(hit["key"], hit["rule"])
    rows = found.rows(named=True)
    st.markdown(f"**{text.plain(t('evidence.side.title'))}**")
    names = _NARROW if tables.phone() else _HEADS
    columns: dict[str, list[Any]] = {
        "which": [t(f"evidence.side.{row['side']}") for row in rows],
        "told": [told(row["told"], t) for row in rows],
        "day": [
            None if r["day"] is None else days.day(r["day"]) for r in rows
        ],
        **{name: [row[name] for row in rows] for name in _HEADS[3:]},
    }
    heads = {name: t(f"evidence.side.{name}") for name in names}
    forms: dict[str, Any] = {
        name: st.column_config.TextColumn(head) for name, head in heads.items()
    }
    if "day" in forms:
        forms["day"] = st.column_config.DateColumn(
            heads["day"], format="YYYY-MM-DD"
        )
    alt = t("shell.table.alt", title=t("evidence.side.title"), n=len(rows))
    own = f"sides {hit['rule']} {identity.handle(hit['key'])}"
    picked = tables.grid(
        {name: columns[name] for name in names}, forms, alt, key=own
    )
    table = "opportunities"
    if picked is not None and picked.row < len(rows):
        table = rows[picked.row]["table"] or table
    source.under(found, table, picked, view, t, own)


def told(code: str, t: Words) -> str:
    """Say what a row shows: a criterion, a column, or what it is."""
    if code in CRITERIA:
        return t.name("criterion", code)
    own = f"evidence.told.{code}"
    if own in catalogue():
        return t(own)
    return tables.label("opportunities", code, t)
