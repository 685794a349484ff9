"""The elements of the page What wins as a table and a file."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import wins as chart
from salesdash.exports import names
from salesdash.exports import wins as export
from salesdash.metrics.elements import CRITERION
from salesdash.ui import download, tables, text
from salesdash.ui.wins import EVERY, Choice
from salesdash.words import Words

_NARROW = ("element", "with_rate", "without_rate")
_HEADS = (
    "element",
    "kind",
    "with_rate",
    "with_n",
    "without_rate",
    "without_n",
    "difference",
    "says",
    "cycle_with",
    "cycle_with_n",
    "cycle_without",
    "cycle_without_n",
)
_TEXTS = {"element", "kind", "says"}
_SHARES = {"with_rate", "without_rate", "difference"}
_ASKED = {EVERY: "any", CRITERION: "asked"}
"""How elements that nothing is known of are spoken of."""

_LAST = {"clear": 0, "unclear": 1, "few": 2, "follows": 3}
"""How rows are ordered by what they say."""

Row = Mapping[str, Any]


def draw(view: View, found: Any, choice: Choice, t: Words) -> list[Any] | None:
    """Show every element; give the one that was picked.

    Args:
        view: The view.
        found: The elements to show, as `View.wins` gives them.
        choice: What is compared.
        t: The words.

    Returns:
        Kind, code and "asked" of the row that was picked, or None.
    """
    rows = sorted(found.rows(named=True), key=_place)
    title = t("wins.table")
    heads = _NARROW if tables.phone() else _HEADS
    if not rows:
        text.caption(t(f"wins.none_{_ASKED.get(choice.kind, 'logged')}"))
        return None
    text.caption(t("wins.table_told"))
    data = {name: [_cell(row, name, t) for row in rows] for name in heads}
    forms = {name: _form(name, t) for name in heads}
    alt = t("shell.table.alt", title=title, n=len(rows))
    picked = tables.grid(data, forms, alt, key=f"wins table {choice.mark}")
    download.offer(
        partial(export.written, view.wins, view.number),
        names.name("wins", view.number),
        t("shell.table.download"),
    )
    if picked is None or picked.row >= len(rows):
        return None
    row = rows[picked.row]
    return [row["kind"], row["code"], "asked"]


def says(row: Row) -> str:
    """Tell in one code how far a comparison can be relied on."""
    if row["follows"]:
        return "follows"
    if not row["enough"]:
        return "few"
    return "clear" if row["clear"] else "unclear"


def _place(row: Row) -> tuple[int, float]:
    return _LAST[says(row)], -(row["difference"] or 0)


def _cell(row: Row, name: str, t: Words) -> Any:
    if name == "element":
        return chart.name(row, t)
    if name == "kind":
        return t(f"wins.kind_{row['kind']}")
    if name == "says":
        return t(f"wins.says.{says(row)}")
    if name in _SHARES and not row["enough"]:
        # A rate of a few deals would look more certain than it is.
        return None
    if name in _SHARES:
        return 100 * row[name]
    return row[name]


def _form(name: str, t: Words) -> Any:
    head = t(f"wins.column.{name}")
    if name in _TEXTS:
        width = tables.SLIM if tables.phone() else None
        return st.column_config.TextColumn(head, width=width)
    if name in _SHARES:
        form = "%+.0f" if name == "difference" else "%.0f %%"
        return st.column_config.NumberColumn(head, format=form)
    return st.column_config.NumberColumn(head, format="localized")
