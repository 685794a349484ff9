"""Proposed grades: why, and the way to take or decline one."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import streamlit as st

from salesdash import identity
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.exports import graded as export
from salesdash.exports import names
from salesdash.ui import customer_link, download, grading_save, tables, text
from salesdash.ui.fold import fold
from salesdash.ui.grading_save import ASIDE, AXES, PROPOSALS, SAVED, slot
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]

WIDE = ("customer", "rep", "now", "proposed", "why")
NARROW = ("customer", "proposed", "why")
_WIDTHS: Mapping[str, Any] = MappingProxyType(
    {"customer": "medium", "now": 190, "proposed": 90, "rep": 110}
)
MOST = 200
"""So many proposals are listed."""


def draw(frame: Frame, view: View) -> None:
    """Draw the list of proposals, and the one that is picked."""
    t = frame.t
    rows = view.regrades
    standing, aside = rows.filter(declined=0), rows.filter(declined=1)
    text.caption(t("grading.propose.caption", n=len(standing)))
    shown = len(standing) > 0 and _standing(standing, frame, view)
    if len(aside):
        _aside(aside.rows(named=True), frame, view, named=shown)
    download.offer(
        lambda: export.regrades(rows, view.number),
        names.name("regrades", view.number),
        t("grading.propose.download"),
    )


def _standing(rows: Any, frame: Frame, view: View) -> bool:
    """List the proposals; tell whether one is picked."""
    found = rows.head(MOST).rows(named=True)
    picked = _grid(found, frame.t)
    if picked is None or picked.row >= len(found):
        st.caption(frame.t("grading.propose.pick"))
        SAVED.beside(frame, PROPOSALS)
        return False
    _picked(found[picked.row], frame, view)
    SAVED.beside(frame, PROPOSALS)
    return True


def why(row: Row, t: Words, group: str = "reason") -> str:
    """Say why another grade is proposed, with what it rests on.

    Args:
        row: What `View.regrades` gives.
        t: The words.
        group: `reason`, or `brief` for a cell of a table.
    """
    amount = ""
    if row["currency"]:
        amount = numbers.compact(row["amount"], row["currency"], t)
    median = row["median"] or 0
    holes = {
        "visits": row["visits"],
        "due": f"{row['due'] or 0:.3g}",
        "won": row["won"],
        "amount": amount,
        "times": f"{row['amount'] / median:.1f}" if median else "",
        "peers": row["peers"],
    }
    codes = row["reasons"].split()
    told = [t(f"grading.{group}.{code}", **holes) for code in codes]
    mark = "；" if t.language == "zh" else "; "
    return (mark if group == "reason" else " · ").join(told)


def grades(row: Row, ending: str, t: Words) -> str:
    """Write both grades, as they are or as they are proposed."""
    x, y = (
        row[axis] if row[f"{axis}{ending}"] is None else row[f"{axis}{ending}"]
        for axis in AXES
    )
    return t("grading.moved.grades", x=f"{x:g}", y=f"{y:g}")


def _grid(rows: Sequence[Row], t: Words) -> tables.Picked | None:
    shown = NARROW if tables.phone() else WIDE
    data = {name: [_cell(row, name, t) for row in rows] for name in shown}
    forms = {
        name: st.column_config.TextColumn(
            t(f"grading.propose.column.{name}"),
            width=_WIDTHS.get(name),
        )
        for name in shown
    }
    title = t("grading.tab.proposals")
    alt = t("shell.table.alt", title=title, n=len(rows))
    keys = " ".join(f"{row['customer_key']} {row['seen']}" for row in rows)
    own = f"proposals {identity.handle(keys)}"
    return tables.grid(data, forms, alt, key=own)


def _cell(row: Row, name: str, t: Words) -> str:
    if name == "now":
        return grades(row, "", t)
    if name == "proposed":
        return grades(row, "_proposed", t)
    return why(row, t, "brief") if name == "why" else row[name] or ""


def _picked(row: Row, frame: Frame, view: View) -> None:
    """Ask for the grades of a customer, beside the reasons for others."""
    t, key = frame.t, row["customer_key"]
    reasons = why(row, t)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{text.plain(row['customer'], 200)}**")
        facts = (f"- {text.plain(line, 400)}" for line in _facts(row, t))
        st.markdown("\n".join(facts))
        text.caption(t("grading.propose.question"), t("grading.propose.blank"))
        _boxes(row, t)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            grading_save.name(t)
            grading_save.why(key, reasons, t)
        with st.container(horizontal=True):
            st.button(
                t("grading.propose.take"),
                type="primary",
                key=slot(key, "take"),
                on_click=grading_save.take,
                args=(frame, view, key, AXES, reasons),
            )
            st.button(
                t("grading.propose.decline"),
                key=slot(key, "decline"),
                help=t("grading.propose.decline_help"),
                on_click=grading_save.decline,
                args=(frame, view, key, row["seen"]),
            )
            customer_link.offer(key, t)


def _facts(row: Row, t: Words) -> list[str]:
    """Say what is proposed, and each reason in a line."""
    told = [
        t(
            "grading.propose.fact",
            axis=t(f"grading.{axis}"),
            now=f"{row[axis]:g}",
            new=f"{row[f'{axis}_proposed']:g}",
        )
        for axis in AXES
        if row[f"{axis}_proposed"] is not None
    ]
    told += [
        why({**row, "reasons": code}, t) for code in row["reasons"].split()
    ]
    if row["graded_on"] is not None:
        day = dates.day(row["graded_on"], t)
        told.append(t("grading.propose.graded", day=day))
    return told


def _boxes(row: Row, t: Words) -> None:
    """Draw a box for each axis, with what is proposed in it."""
    with st.container(horizontal=True):
        for axis in AXES:
            name = slot(row["customer_key"], axis)
            new = row[f"{axis}_proposed"]
            value = row[axis] if new is None else new
            st.session_state.setdefault(name, f"{value:g}")
            st.text_input(
                t(f"grading.{axis}"),
                key=name,
                max_chars=10,
                width=200,
                placeholder=f"{row[axis]:g}",
            )


def _aside(
    rows: Sequence[Row], frame: Frame, view: View, *, named: bool
) -> None:
    """List the proposals that were declined, each with the way back."""
    t = frame.t
    label = t("grading.propose.aside", n=len(rows))
    box = fold(label, "regrades aside", quiet=True)
    if not box.open:
        return
    with box:
        if not named:
            grading_save.name(t)
        SAVED.beside(frame, ASIDE)
        for row in rows[:MOST]:
            left, right = st.columns([5, 1], vertical_alignment="center")
            told = t(
                "evidence.hit.by",
                by=row["declined_by"] or t("history.nobody"),
                reason=row["declined_reason"],
            )
            who = text.plain(f"{row['customer']} · {why(row, t)}", 400)
            left.markdown(f"{who}  \n:small[:gray[{text.plain(told, 400)}]]")
            key = row["customer_key"]
            right.button(
                t("grading.propose.restore"),
                key=slot(key, "restore"),
                on_click=grading_save.offer,
                args=(frame, view, key),
            )
