"""The panel below a table: where the row that was picked comes from."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import Trace, View, trace
from salesdash.charts import dates
from salesdash.days import number
from salesdash.ui import (
    cache,
    customer_link,
    focus,
    shell,
    source_cells,
    tables,
    text,
)
from salesdash.ui.tables import Picked
from salesdash.words import Words

PAGE = "opportunity.py"
"""The page of a deal."""

_CUSTOMERS = ("customers",)
"""The tables whose rows lead to the page of their customer."""

_HEADS = ("address", "heading", "written", "column", "value")
_NARROW = ("address", "written", "value")


def under(
    frame: Any,
    table: str,
    picked: Picked | None,
    view: View,
    t: Words,
    key: str,
) -> None:
    """Show below a table where the row that was picked comes from.

    Args:
        frame: The rows as they were shown, with `file`, `sheet`, `row` and
            `import_id`.
        table: Their table in the model.
        picked: What was picked, None while nothing is.
        view: The view that they are of.
        t: The words.
        key: What sets the table apart from others on the page.
    """
    if "import_id" not in frame.columns or not len(frame):
        return
    if picked is None or picked.row >= len(frame):
        st.caption(t("source.pick"))
        return
    row = frame[picked.row : picked.row + 1].rows(named=True)[0]
    with st.container(border=True, gap="small", key=f"source {key}"):
        if row["import_id"]:
            _panel({**row, "": picked.column}, table, view, t, key)
        else:
            st.caption(t("source.no_row"))


def _panel(
    row: Mapping[str, Any], table: str, view: View, t: Words, key: str
) -> None:
    with st.spinner(t("source.reading")):
        found = followed(row)
    told = {"file": found.file, "sheet": found.sheet, "row": found.row}
    st.markdown(f"**{text.plain(t('source.place', **told), 300)}**")
    text.caption(_taken(found, t))
    if found.trouble:
        st.warning(t(f"source.trouble.{found.trouble}"))
    else:
        asked = source_cells.Asked(row[""], row, table, view, followed)
        text.caption(*source_cells.told(found, asked, t))
        _cells(found, t)
    with st.container(horizontal=True, vertical_alignment="center"):
        _original(found, t, key)
        _deal(row, table, t)


def followed(row: Mapping[str, Any]) -> Trace:
    """Follow a row of a view to its workbook."""
    place = row["sheet"], row["row"], row["file"]
    return trace(cache.book(), row["import_id"], *place)


def _taken(found: Trace, t: Words) -> str:
    """Say of which day the sheet speaks, and how it came in."""
    if found.as_of is None or found.imported_at is None:
        return ""
    day = dates.day(number(found.as_of), t)
    when = text.when(found.imported_at)
    if found.by:
        return t("source.taken_by", day=day, when=when, by=found.by)
    return t("source.taken", day=day, when=when)


def _cells(found: Trace, t: Words) -> None:
    """Show the cells that hold anything."""
    shown = [s for s in found.cells if s.written or s.value not in (None, "")]
    names = _NARROW if tables.phone() else _HEADS
    data = {
        "address": [s.address or t("source.head.once") for s in shown],
        "heading": [s.heading for s in shown],
        "written": [s.written for s in shown],
        "column": [source_cells.title(found, s.column, t) for s in shown],
        "value": [source_cells.value(found, s, t) for s in shown],
    }
    forms = {
        name: st.column_config.TextColumn(t(f"source.head.{name}"))
        for name in names
    }
    alt = t("source.cells", row=found.row)
    tables.grid({name: data[name] for name in names}, forms, alt)


def _original(found: Trace, t: Words, key: str) -> None:
    """Offer the bytes as they were uploaded, under their own name."""
    if not found.sha256 or found.trouble not in ("", "unread"):
        return
    path = cache.book().original(found.sha256)
    st.download_button(
        t("source.original"),
        path.read_bytes,
        file_name=named(found.file),
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=f"original {key}",
    )


def named(file: str) -> str:
    r"""Give the name of an uploaded file so that any disk can take it.

    Example:
        >>> named("../a\\b:c.xlsx"), named("周报.xls")
        ('.. a b c.xlsx', '周报.xls')
    """
    signs = "".join(c if c.isprintable() else " " for c in file)
    for sign in '\\/:*?"<>|':
        signs = signs.replace(sign, " ")
    return signs.strip() or "-"


def _deal(row: Mapping[str, Any], table: str, t: Words) -> None:
    """Lead to the page of a deal or of a customer."""
    if table == "opportunities" and row.get("key"):
        # By its path: a dialog that is drawn anew knows no frame.
        handle = identity.handle(row["key"])
        focus.link(shell.PAGES / PAGE, t("source.deal"), deal=handle)
    if table in _CUSTOMERS:
        customer_link.offer(row.get("customer_key"), t)
