"""What a manager says of a customer: the form, and what became of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import money
from salesdash.book import View
from salesdash.charts import dates
from salesdash.exports.headings import heading
from salesdash.model.client import Client
from salesdash.ui import customer_save, text
from salesdash.ui.card import card
from salesdash.ui.customer_save import FORM, GIVEN, SAVED
from salesdash.ui.shell import Frame

COLUMNS = (
    "relationship",
    "attractiveness",
    "goal",
    "frequency",
    "potential",
    "currency",
)
"""What can be said of a customer in the app."""

SIGNS = {"held": "edit", "overruled": "sync_problem", "lost": "help"}
"""State of a correction -> the icon beside it."""

_NARROWEST = 150


def draw(frame: Frame, client: Client, view: View) -> None:
    """Draw what was said, then the form for more."""
    t = frame.t
    with card(t("customer.parts.edits")):
        text.caption(t("customer.edits_caption"))
        for row in client.corrections:
            _said(frame, client, view, row)
        SAVED.beside(frame, GIVEN)
        _form(frame, client, view)
        SAVED.beside(frame, FORM)


def present(row: Mapping[str, Any], column: str) -> str:
    """Write the value that holds now, as a form takes it."""
    value = row[column]
    if value is None:
        return ""
    if column == "potential":
        return money.decimal(value, row["currency"])
    return value if isinstance(value, str) else f"{value:g}"


def _said(
    frame: Frame, client: Client, view: View, row: Mapping[str, Any]
) -> None:
    """Say what was changed to what, by whom, and offer to take it back."""
    t, column = frame.t, row["column"]
    holes = {part: row[part] or "–" for part in ("value", "seen", "now")}
    named = heading(t, "customers", column)
    line = t(f"customer.edit.{row['state']}", column=named, **holes)
    small = t(
        "deal.edits.by",
        by=row["by"] or t("history.nobody"),
        day=dates.day(row["from"], t),
        reason=row["reason"] or "–",
    )
    sign = f":material/{SIGNS[row['state']]}:"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"{sign} {text.plain(line, 400)}  \n"
            f":small[:gray[{text.plain(small, 400)}]]",
            width="stretch",
        )
        st.button(
            t("customer.edit.back"),
            key=f"customer ungrade {column}",
            on_click=customer_save.ungrade,
            args=(frame, view, client.row["customer_key"], column),
        )


def _form(frame: Frame, client: Client, view: View) -> None:
    t, row = frame.t, client.row
    key, slots = row["customer_key"], dict[str, tuple[str, str]]()
    with st.grid(columns=3, min_column_width=_NARROWEST):
        for column in COLUMNS:
            now = present(row, column)
            # A value that changed elsewhere makes another field of it.
            own = customer_save.slot(key, f"{column} {now}")
            slots[column] = own, now
            st.session_state.setdefault(own, now)
            st.text_input(
                heading(t, "customers", column),
                key=own,
                help=t(f"customer.field.{column}"),
                persist_state="session",
            )
    why = customer_save.slot(key, "reason")
    text.caption(t("customer.blank_caption"))
    st.text_input(t("deal.edits.reason"), key=why, persist_state="session")
    st.button(
        t("customer.save"),
        type="primary",
        key="customer save",
        on_click=customer_save.regrade,
        args=(frame, view, key, slots, why),
    )
