"""Customers without attractiveness: what their money proposes."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import View
from salesdash.charts import numbers
from salesdash.exports import clients as export
from salesdash.exports import names
from salesdash.metrics.attractiveness import FEWEST, WEIGHTS
from salesdash.ui import (
    counted,
    customer_link,
    customer_save,
    definition,
    download,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.customer_save import ALL, ONE, SAVED
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]

AXIS = "attractiveness"
MOST = 100
"""So many customers are listed, and confirmed at once."""

_LEFT = ("few", "currency", "nothing")
WIDE = ("customer", "rep", "proposal", "why")
NARROW = ("customer", "proposal", "why")
_WIDTHS = {"customer": 200, "rep": 120, "proposal": 90}
"""Pixels of a column."""


def draw(frame: Frame, view: View) -> None:
    """Draw the list, the one that is picked, and a button for all."""
    t = frame.t
    every = view.attractiveness
    open_ = every.filter(every["reason"] != "given")
    if not len(open_):
        return
    found = open_.filter(reason="proposed")
    with card(t("customers.grades.title")):
        text.caption(
            t("customers.grades.count", n=len(open_), m=len(found)),
            t("customers.grades.caption"),
            *(_left(code, open_, t) for code in _LEFT),
        )
        how = counted.told(AXIS, view, t)
        definition.offer(how, t("customers.grades.title"))
        if len(found):
            _list(frame, view, found.head(MOST).rows(named=True))
        download.offer(
            partial(export.proposed, every, view.number),
            names.name(AXIS, view.number),
            t("customers.grades.download"),
        )


def why(row: Row, t: Words) -> str:
    """Say what a proposal rests on: each amount with its rank."""
    told = [_part(name, row, t) for name in WEIGHTS if _ranked(name, row)]
    return " · ".join(told)


def _ranked(name: str, row: Row) -> bool:
    return row[f"{name}_rank"] is not None


def _part(name: str, row: Row, t: Words) -> str:
    if not row[name]:
        return t(f"customers.grades.{name}_none")
    counted = "potential_compared" if name == "potential" else "compared"
    return t(
        f"customers.grades.{name}",
        amount=numbers.compact(row[name], row["currency"], t),
        share=numbers.percent(row[f"{name}_rank"], 1, t),
        n=row[counted],
    )


def _left(code: str, rows: Any, t: Words) -> str:
    """Say for how many there is no proposal, and why."""
    n = len(rows.filter(reason=code))
    key = f"customers.grades.left_{code}"
    return t(key, n=n, fewest=FEWEST) if n else ""


def _list(frame: Frame, view: View, rows: Sequence[Row]) -> None:
    t = frame.t
    picked = _grid(rows, t)
    _name(t)
    if picked is None or picked.row >= len(rows):
        st.caption(t("customers.grades.pick"))
    else:
        _one(frame, view, rows[picked.row])
    SAVED.beside(frame, ONE)
    # Above its button: what folds out of that would hide it below.
    SAVED.beside(frame, ALL)
    with st.popover(t("customers.grades.all", n=len(rows))):
        st.markdown(text.plain(t("customers.grades.all_why"), 400))
        st.button(
            t("customers.grades.all_sure", n=len(rows)),
            type="primary",
            key="customers confirm all",
            on_click=_confirm,
            args=(frame, view, {row["customer_key"]: row for row in rows}),
        )


def _grid(rows: Sequence[Row], t: Words) -> tables.Picked | None:
    shown = NARROW if tables.phone() else WIDE
    data = {name: [_cell(row, name, t) for row in rows] for name in shown}
    forms = {
        name: st.column_config.TextColumn(
            t(f"customers.grades.column.{name}"),
            width=_WIDTHS.get(name),
        )
        for name in shown
    }
    alt = t("shell.table.alt", title=t("customers.grades.title"), n=len(rows))
    keys = " ".join(f"{r['customer_key']} {r['proposal']}" for r in rows)
    return tables.grid(data, forms, alt, key=f"p {identity.handle(keys)}")


def _cell(row: Row, name: str, t: Words) -> str:
    if name == "why":
        return why(row, t)
    if name == "proposal":
        return f"{row['proposal']:g}"
    return row[name] or ""


def _one(frame: Frame, view: View, row: Row) -> None:
    """Ask for the grade of a customer, beside what it rests on."""
    t, key = frame.t, row["customer_key"]
    own = customer_save.slot(key, f"proposal {row['proposal']}")
    with st.container(border=True, gap="small"):
        st.markdown(f"**{text.plain(row['customer'], 200)}**")
        st.markdown(text.plain(why(row, t), 500))
        st.session_state.setdefault(own, f"{row['proposal']:g}")
        st.text_input(
            t("customers.grades.value"), key=own, max_chars=10, width=200
        )
        with st.container(horizontal=True):
            st.button(
                t("customers.grades.take"),
                type="primary",
                key="customers confirm one",
                on_click=_confirm,
                args=(frame, view, {key: row}, own),
            )
            customer_link.offer(key, t)


def _name(t: Words) -> None:
    st.text_input(
        t("upload.by"),
        max_chars=60,
        key="by",
        width=220,
        persist_state="session",
    )


def _confirm(
    frame: Frame, view: View, rows: Mapping[str, Row], own: str = ""
) -> None:
    """Write the proposals as grades, or the other value that was typed."""
    other = customer_save.typed(own) if own else ""
    texts = {
        key: {AXIS: other or f"{row['proposal']:g}"}
        for key, row in rows.items()
    }
    told = reason([*rows.values()], other, frame.t)
    save = frame.book.customers.regrade_each
    place = ONE if own else ALL
    customer_save.write(lambda by: save(view, texts, told, by), frame, place)


def reason(rows: Sequence[Row], other: str, t: Words) -> str:
    """Say what was confirmed, or what a manager gave in its place."""
    [first, *rest] = rows
    if rest:
        return t("customers.grades.reason_all", n=len(rows))
    proposal = f"{first['proposal']:g}"
    same = other in {"", proposal}
    key = "reason" if same else "reason_other"
    holes = {"proposal": proposal, "why": why(first, t)}
    return t(f"customers.grades.{key}", **holes)
