"""Remember to adjust: old grades, a grade by hand, grades of the app."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.book import said as phrase
from salesdash.charts import dates
from salesdash.metrics.grading import stale
from salesdash.ui import customer_link, grading_save, tables, text
from salesdash.ui.fold import fold
from salesdash.ui.grading_save import (
    AXES,
    COLUMNS,
    FORM,
    GIVEN,
    OLD,
    SAVED,
    slot,
)
from salesdash.ui.shell import Frame

Row = Mapping[str, Any]

TABLE, GRADED = "customers", "graded_on"
SIGNS = {"held": "edit", "overruled": "sync_problem", "lost": "help"}
"""State of a correction -> the icon beside it."""

MOST = 50
"""So many old grades, and so many of the app, are listed."""


def draw(frame: Frame, view: View, graded: Any) -> None:
    """Draw the old grades, the form, and what was graded in the app.

    Args:
        frame: The frame.
        view: The view.
        graded: The customers as `metrics.grading.grading` gives them.
    """
    t = frame.t
    grading_save.name(t)
    # Above the buttons: what folds out of them would hide it below.
    SAVED.beside(frame, OLD)
    _stale(frame, view)
    st.markdown(f"**{t('grading.adjust.form')}**")
    _form(frame, view, graded)
    SAVED.beside(frame, FORM)
    _listed(frame, view)


def _listed(frame: Frame, view: View) -> None:
    """List what was said in the app; mere confirmations in a fold."""
    t, rows = frame.t, view.regraded.rows(named=True)[::-1]
    if rows:
        st.markdown(f"**{t('grading.adjust.given', n=len(rows))}**")
    SAVED.beside(frame, GIVEN)
    same = [row for row in rows if row["column"] == GRADED]
    for row in [row for row in rows if row["column"] != GRADED][:MOST]:
        _given(row, frame, view)
    if not same:
        return
    label = t("grading.adjust.confirmed", n=len(same))
    box = fold(label, "grades confirmed", quiet=True)
    if box.open:
        with box:
            for row in same[:MOST]:
                _given(row, frame, view)


def _stale(frame: Frame, view: View) -> None:
    t, age = frame.t, view.settings.stale_days
    old = stale(view.customers, view.number, age).sort("graded_on", "customer")
    st.markdown(f"**{t('grading.adjust.stale', n=len(old), days=age)}**")
    _undated(frame, view)
    if not len(old):
        text.caption(t("grading.adjust.none"))
        return
    keys = old["customer_key"].to_list()
    reason = t("grading.adjust.reason")
    label = t("grading.adjust.all", n=len(keys))
    _asked("grades still right", label, keys, frame, view)
    for row in old.head(MOST).rows(named=True):
        _old(row, reason, frame, view)
    if len(old) > MOST:
        st.caption(t("grading.adjust.cut", n=MOST, all=len(old)))


def _undated(frame: Frame, view: View) -> None:
    """Offer to date the grades of which nobody said when they were given."""
    t, known = frame.t, view.customers.drop_nulls(list(AXES))
    keys = known.filter(known["graded_on"].is_null())["customer_key"].to_list()
    if not keys:
        return
    text.caption(t("grading.adjust.undated", n=len(keys)))
    day = dates.day(view.number, t)
    label = t("grading.adjust.date", n=len(keys), day=day)
    _asked("grades dated", label, keys, frame, view)


def _asked(
    key: str, label: str, keys: list[str], frame: Frame, view: View
) -> None:
    """Draw a button that dates many grades, and asks first."""
    t = frame.t
    with st.popover(label, icon=":material/done_all:"):
        st.markdown(text.plain(t("grading.adjust.all_help"), 300))
        st.button(
            t("grading.adjust.sure", n=len(keys)),
            type="primary",
            key=key,
            on_click=grading_save.keep,
            args=(frame, view, keys, t("grading.adjust.reason")),
        )


def _old(row: Row, reason: str, frame: Frame, view: View) -> None:
    t, key = frame.t, row["customer_key"]
    line = st.container(horizontal=True, vertical_alignment="center")
    told = t(
        "grading.adjust.age",
        x=f"{row['relationship']:g}",
        y=f"{row['attractiveness']:g}",
        day=dates.day(row["graded_on"], t),
        days=view.number - row["graded_on"],
    )
    who = text.plain(f"{row['customer']} · {row['rep']}", 120)
    line.markdown(
        f"{who}  \n:small[:gray[{text.plain(told, 200)}]]", width="stretch"
    )
    line.button(
        t("grading.adjust.still"),
        key=slot(key, "still"),
        on_click=grading_save.keep,
        args=(frame, view, [key], reason),
    )


def _form(frame: Frame, view: View, graded: Any) -> None:
    """Ask for the values of one customer, listed or not."""
    t = frame.t
    named = dict(zip(graded["customer"], _keys(graded, view), strict=True))
    chosen = st.selectbox(
        t("grading.adjust.customer"),
        sorted(name for name in named if name),
        index=None,
        key="grade customer",
        placeholder=t("grading.adjust.choose"),
    )
    if not chosen:
        return
    key = named[chosen]
    rows = view.customers.filter(customer_key=key).rows(named=True)
    row = rows[0] if rows else {}
    if not rows:
        text.caption(t("grading.adjust.unlisted"))
    with st.grid(columns=len(COLUMNS), min_column_width=140):
        for name in COLUMNS:
            st.text_input(
                tables.label(TABLE, name, t),
                key=slot(key, name),
                placeholder=_now(row, name),
                persist_state="page",
            )
    text.caption(t("grading.adjust.blank"))
    grading_save.why(key, "", t)
    with st.container(horizontal=True):
        st.button(
            t("grading.adjust.save"),
            type="primary",
            key=slot(key, "save"),
            on_click=grading_save.take,
            args=(frame, view, key, COLUMNS, "", FORM),
        )
        customer_link.offer(key, t)


def _keys(graded: Any, view: View) -> list[str]:
    """Give the text key of each customer, of those on no list too."""
    deals = dict(view.opportunities.select("customer", "customer_key").rows())
    pairs = graded.select("customer", "customer_key").rows()
    return [key or deals.get(name, "") for name, key in pairs]


def _now(row: Row, name: str) -> str:
    """Write what holds now, as the box of a column shows it."""
    value = row.get(name)
    if value is None or value == "":
        return ""
    if name == "potential":
        return f"{tables.major(value, row['currency'] or 'CNY'):g}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _given(row: Row, frame: Frame, view: View) -> None:
    """Say what was given to whom, by whom, and whether it holds."""
    t, column = frame.t, row["column"]
    holes = {
        part: phrase(column, row[part], t, TABLE)
        for part in ("value", "seen", "now")
    }
    told = t(
        f"grading.adjust.{row['state']}",
        customer=row["customer"] or row["key"],
        column=tables.label(TABLE, column, t),
        **holes,
    )
    small = t(
        "deal.edits.by",
        by=row["by"] or t("history.nobody"),
        day=dates.day(row["from"], t),
        reason=row["reason"] or "–",
    )
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.markdown(
        f":material/{SIGNS[row['state']]}: {text.plain(told, 400)}  \n"
        f":small[:gray[{text.plain(small, 400)}]]"
    )
    right.button(
        t("grading.adjust.back"),
        key=slot(row["key"], f"back {column}"),
        help=t("grading.adjust.back_help"),
        on_click=grading_save.ungrade,
        args=(frame, view, row["key"], column),
    )
