"""Visits done against visits due: by grade, and who is served how."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates
from salesdash.exports import graded as export
from salesdash.exports import names
from salesdash.metrics.frequency import (
    COVERAGE,
    DAYS,
    ORDER,
    coverage,
)
from salesdash.ui import counted, definition, download, source, tables, text
from salesdash.words import Words

Row = Mapping[str, Any]

NEGLECTED, IGNORED = "neglected", "ignored"
LISTS = (NEGLECTED, "under", "over", IGNORED, "met", "none_due", "unset")
"""What the list can be narrowed to, the most urgent first."""

GRADES = ("quadrant", "customers", "reached", "due", "done", *COVERAGE)
SLIM = ("quadrant", "customers", "under")
WIDE = (
    "customer",
    "rep",
    "quadrant",
    "done",
    "due",
    "goal_visits",
    "last_visit",
    "days_since",
)
NARROW = ("customer", "days_since", "done")
LATE = ("customer", "rep", "days_since", "last_visit", "amount", "currency")
_NUMBERS = frozenset(
    {"customers", "reached", "due", "done", "goal_visits", "days_since"}
    | {"amount", *COVERAGE}
)


def draw(view: View, t: Words) -> None:
    """Draw the table of grades, the choice, and the list."""
    rows, late = view.frequency, view.neglected
    first, last = (
        dates.day(day, t) for day in (view.number - DAYS + 1, view.number)
    )
    text.caption(t("grading.due.caption", first=first, last=last))
    if not len(rows):
        st.caption(t("grading.due.nobody"))
        return
    _grades(rows, t)
    how = counted.told("frequency", view, t)
    definition.offer(how, t("grading.tab.due"))
    code = _choose(rows, late, view, t)
    st.caption(
        t(f"grading.due.told.{code}", days=view.settings.unvisited_days)
    )
    if code == NEGLECTED:
        _list(late, LATE, code, view, t)
    else:
        _list(of(rows, code), WIDE, code, view, t)
    download.offer(
        lambda: export.frequency(rows, view.number),
        names.name("frequency", view.number),
        t("grading.due.download"),
    )


def of(rows: Any, code: str) -> Any:
    """Keep the customers that a choice means, those most off first.

    Args:
        rows: What `View.frequency` gives.
        code: One of `LISTS` but `neglected`.
    """
    if code != IGNORED:
        found = rows.filter(coverage=code)
        order = ["days_since", "customer"]
        down = [code in ("under", "unset"), False]
        return found.sort(*order, descending=down, nulls_last=False)
    ignored = rows.filter(quadrant="ignore")
    return ignored.filter(ignored["done"] > 0).sort("done", descending=True)


def _grades(rows: Any, t: Words) -> None:
    """Show how the customers of each quadrant are served."""
    found = {row["quadrant"]: row for row in coverage(rows).rows(named=True)}
    lines = [found[code] for code in ORDER if code in found]
    shown = SLIM if tables.phone() else GRADES
    data = {name: [_value(row, name, t) for row in lines] for name in shown}
    forms = {name: _form(name, t) for name in shown}
    alt = t("shell.table.alt", title=t("grading.tab.due"), n=len(lines))
    tables.grid(data, forms, alt)


def _choose(rows: Any, late: Any, view: View, t: Words) -> str:
    """Draw the pills, each with how many customers it means."""
    counts = {code: len(of(rows, code)) for code in LISTS[1:]}
    counts = {NEGLECTED: len(late)} | counts
    known = [code for code in LISTS if counts[code]] or [NEGLECTED]
    key = "grading due"
    if st.session_state.get(key) not in known:
        st.session_state[key] = known[0]
    chosen = st.pills(
        t("grading.due.choose"),
        known,
        format_func=lambda code: t(
            "grading.due.pill",
            name=t(
                f"grading.due.list.{code}", days=view.settings.unvisited_days
            ),
            n=counts[code],
        ),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or known[0]


def _list(
    rows: Any, columns: tuple[str, ...], code: str, view: View, t: Words
) -> None:
    """List customers; the row that is picked says where it comes from."""
    if not len(rows):
        st.caption(t("grading.due.none"))
        return
    cut = rows.head(tables.LONGEST)
    lines = cut.rows(named=True)
    shown = NARROW[: 2 + ("done" in columns)] if tables.phone() else columns
    data = {name: [_value(row, name, t) for row in lines] for name in shown}
    forms = {name: _form(name, t) for name in shown}
    title = t("grading.due.choose")
    alt = t("shell.table.alt", title=title, n=len(rows))
    mark = tables.mark(cut, "due", code)
    picked = tables.grid(data, forms, alt, key=mark)
    source.under(cut, "customers", picked, view, t, mark)


def _value(row: Row, name: str, t: Words) -> Any:
    if name == "amount":
        known = bool(row["currency"])
        amount = row["open_amount"]
        return tables.major(amount, row["currency"]) if known else None
    value = row[name]
    if name == "quadrant":
        return t.name("quadrant", value)
    if name == "last_visit":
        return None if value is None else days.day(value)
    if name in _NUMBERS:
        return None if value is None else round(value, 1)
    return value or ""


def _form(name: str, t: Words) -> Any:
    head = t(f"grading.due.column.{name}")
    if name in _NUMBERS:
        return st.column_config.NumberColumn(head, format="localized")
    if name == "last_visit":
        return st.column_config.DateColumn(head, format="YYYY-MM-DD")
    width = tables.SLIM if tables.phone() else None
    return st.column_config.TextColumn(head, width=width)
