"""Rows of the Activity page that lead to the sheet they were read from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.exports import names
from salesdash.ui import download, source, tables, text
from salesdash.ui.tables import Picked
from salesdash.words import Words

PLACE = ("file", "sheet", "row")
"""Where a row stands, the last columns of every list."""


@dataclass(frozen=True)
class Head:
    """The heading of a column, and how its values are shown.

    Attributes:
        title: What it says.
        form: text, number, whole, decimal, percent or share (both of 1,
            the second with a bar), or day.
        told: What it means, shown on demand.
    """

    title: str
    form: str = "text"
    told: str = ""


_BAR = 32
"""Pixels above a table on a phone, where its tool bar stands."""


def grid(
    rows: Sequence[Mapping[str, Any]],
    heads: Mapping[str, Head],
    alt: str,
    key: str = "",
) -> Picked | None:
    """Show rows under their headings; on a phone the first columns.

    Args:
        rows: The rows.
        heads: Column -> its heading, those that matter most first.
        alt: What they are, for who cannot see the table.
        key: What sets the table apart, '' where no row can be picked.
    """
    if tables.phone():
        st.space(_BAR)
    known = list(heads)[: tables.NARROW] if tables.phone() else list(heads)
    data = {
        name: [_value(row[name], heads[name]) for row in rows]
        for name in known
    }
    forms = {name: _form(heads[name]) for name in known}
    return tables.grid(data, forms, alt, key=key)


def listed(
    frame: Any,
    heads: Mapping[str, Head],
    title: str,
    view: View,
    t: Words,
    say: Callable[[dict[str, Any]], Mapping[str, Any]] = dict,
) -> None:
    """List rows that were read from visits; one picked shows its sheet.

    Args:
        frame: The rows, with `PLACE` and `import_id`.
        heads: Column -> its heading; `PLACE` comes by itself.
        title: What the rows are.
        view: The view that they are of.
        t: The words.
        say: Gives what a row says besides its own columns.
    """
    st.markdown(f"**{text.plain(title, 200)}** · {len(frame):,}")
    if not len(frame):
        return
    shown = frame.head(tables.LONGEST)
    place = {
        name: Head(
            tables.label("visits", name, t),
            "number" if name == "row" else "text",
        )
        for name in PLACE
    }
    alt = t("shell.table.alt", title=title, n=len(frame))
    mark = tables.mark(shown, title)
    rows = [{**each, **say(each)} for each in shown.rows(named=True)]
    picked = grid(rows, {**heads, **place}, alt, mark)
    if len(frame) > tables.LONGEST:
        every = text.number(len(frame))
        cut = t("shell.table.cut", shown=tables.LONGEST, n=every)
        st.caption(cut)
    source.under(shown, "visits", picked, view, t, mark)


def offer(make: Callable[[], bytes], name: str, view: View, t: Words) -> None:
    """Offer every row of a part as a file.

    Args:
        make: Writes the file.
        name: What the rows are, for the name of the file.
        view: The view that they are of.
        t: The words.
    """
    file = names.name(name, view.number)
    download.offer(make, file, t("shell.table.download"), key=name)


def _value(value: Any, head: Head) -> Any:
    if value is None:
        return None
    if head.form == "day":
        return days.day(value)
    if head.form in ("share", "percent"):
        return 100 * value
    return value


def _form(head: Head) -> Any:
    told = head.told or None
    if head.form == "day":
        return st.column_config.DateColumn(
            head.title, format="YYYY-MM-DD", help=told
        )
    if head.form == "share":
        return st.column_config.ProgressColumn(
            head.title,
            format=_PERCENT,
            min_value=0,
            max_value=100,
            help=told,
        )
    if head.form in _NUMBERS:
        return st.column_config.NumberColumn(
            head.title,
            width=_SLIM if head.form == "percent" else None,
            format=_NUMBERS[head.form],
            help=told,
        )
    width = tables.SLIM if tables.phone() else None
    return st.column_config.TextColumn(head.title, width=width, help=told)


_PERCENT = "%.0f %%"
_NUMBERS = {
    "number": "localized",
    "whole": "%.0f",
    "decimal": "%.1f",
    "percent": _PERCENT,
}
_SLIM = 110
"""Pixels of a share: three of them stand side by side."""
