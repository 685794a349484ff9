"""Corrections of a deal: the form, and what became of earlier ones."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash import model
from salesdash.book import View, correctable, said, written
from salesdash.charts import dates
from salesdash.exports.columns import how
from salesdash.model.dossier import Dossier
from salesdash.ui import deal_save, deal_value, findings, text
from salesdash.ui.card import card
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]

SIGNS = {"held": "edit", "overruled": "sync_problem", "lost": "help"}
"""State of a correction -> the icon beside it."""


def draw(frame: Frame, dossier: Dossier, view: View) -> None:
    """Draw the corrections, the form for another, and what was not read."""
    t = frame.t
    with card(t("deal.edits.title")):
        for row in dossier.corrections:
            if row["kind"] == "correction":
                st.markdown(_line(row, t))
        _form(frame, dossier, view)
    if dossier.findings:
        with card(t("deal.findings", n=len(dossier.findings))):
            findings.show(list(dossier.findings), t, "opportunity")


def held(dossier: Dossier, t: Words) -> Iterator[str]:
    """Say in a line each what is not as the sheets have it."""
    for row in dossier.corrections:
        if row["kind"] == "correction" and row["state"] == "held":
            yield _line(row, t)


def _line(row: Row, t: Words) -> str:
    """Say what was corrected to what, by whom, why, and whether it holds."""
    column = row["column"]
    holes = {
        part: text.plain(_told(column, row[part], t), 200)
        for part in ("value", "seen", "now")
    }
    head = text.plain(deal_value.heading(column, t), 120)
    line = t(f"deal.edits.{row['state']}", column=head, **holes)
    small = t(
        "deal.edits.by",
        by=text.plain(row["by"]) or t("history.nobody"),
        day=dates.day(row["from"], t),
        reason=text.plain(row["reason"], 300) or "–",
    )
    sign = f":material/{SIGNS[row['state']]}:"
    return f"{sign} {line}  \n:small[:gray[{small}]]"


def _told(column: str, value: str, t: Words) -> str:
    return said(column, value, t) if value else deal_value.NOTHING


def _form(frame: Frame, dossier: Dossier, view: View) -> None:
    t = frame.t
    box = fold(t("deal.edits.add"), "deal correct", "edit")
    if not box.open:
        return
    with box:
        columns = list(correctable(view))
        column = st.selectbox(
            t("deal.edits.field"),
            columns,
            index=None,
            format_func=lambda name: deal_value.heading(name, t),
            key="deal field",
            placeholder=t("deal.edits.field_hint"),
        )
        if column:
            _value(frame, dossier, view, column)


def _value(frame: Frame, dossier: Dossier, view: View, column: str) -> None:
    """Ask for the right value of a column, and why it is right."""
    t, deal = frame.t, dossier.deal
    now = _present(deal, column)
    shown = text.plain(_told(column, now, t), 300)
    st.markdown(t("deal.edits.now", value=shown))
    st.text_input(
        t("deal.edits.value"),
        max_chars=2_000,
        key=deal_save.slot(deal["key"], f"value {column}"),
        placeholder=now,
        help=how(model.OPPORTUNITIES[column], t) or None,
    )
    st.text_input(
        t("deal.edits.reason"),
        max_chars=300,
        key=deal_save.slot(deal["key"], f"reason {column}"),
    )
    st.button(
        t("deal.edits.save"),
        type="primary",
        key="deal correct save",
        on_click=deal_save.correct,
        args=(frame, view, deal["key"], column),
    )


def _present(deal: Row, column: str) -> str:
    """Write the value that holds now, as a form takes it."""
    own = {"amount": "own_amount", "currency": "own_currency"}
    value = deal[own.get(column, column)]
    return written(column, value, deal["own_currency"] or "")
