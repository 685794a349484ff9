"""The sheets of a coming import: how each is understood, and choices."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from salesdash.book import Book, Preview, SheetPreview
from salesdash.exports.findings import sentence
from salesdash.ui import (
    cautions,
    earlier,
    figures,
    findings,
    mapping,
    questions,
    reconciled,
    same,
    tables,
    text,
)
from salesdash.ui.decisions import Card, Place, choice, decide
from salesdash.ui.figures import Figure
from salesdash.ui.fold import fold
from salesdash.words import Words
from salesdash.words.column import title

FEW = 3
"""So many sheets are shown open from the start."""

MANY = 10
"""More sheets than these scroll in a box, so that the page stays short."""

TALLEST = 560
"""Pixels of that box."""

COVERED = ("visits", "opportunities")
COVERS = ("complete", "adds")
SKIPPED = "not_ours_skipped"
HIDDEN = "sheet_hidden"
"""Why a hidden sheet is left alone until somebody asks for it."""

STRANGE = (
    *("not_ours_no_headings", "not_ours_columns", "not_ours_payments"),
    *("not_ours_expenses", "not_ours_prices", "not_ours_stock"),
    *("not_ours_payroll", "not_ours_guide", "not_ours_lists"),
    *("not_ours_report", "not_ours_pivot"),
)
"""Why a sheet is left alone whose headings a person may know."""


def totals(preview: Preview, t: Words) -> None:
    """Say in one line of figures what the import would do."""
    fresh = preview.fresh
    counts = {
        "sheets": len(fresh),
        "read": sum(s.read.rows_read for s in fresh),
        "skipped": sum(s.read.rows_skipped for s in fresh),
        "new": sum(s.new for s in fresh),
        "changed": sum(s.changed for s in fresh),
    }
    figures.row(
        [
            Figure(t(f"upload.figure.{name}"), text.number(count))
            for name, count in counts.items()
        ]
    )


def draw(book: Book, preview: Preview, t: Words) -> None:
    """Draw the sheets, file by file; those that are not ours last."""
    ours = [s for s in preview.sheets if _is_carded(s)]
    times: Counter[Place] = Counter()
    alarming = cautions.places(preview)
    with st.container(height=TALLEST if len(ours) > MANY else "content"):
        for file, group in groupby(ours, lambda s: s.read.file):
            st.text(file)
            for sheet in group:
                place = sheet.read.file, sheet.read.sheet
                times[place] += 1
                card = Card(book, sheet, place, times[place], t)
                opened = len(ours) <= FEW or place in alarming
                _card(card, preview, opened=opened)
    _others(preview, t)


def _is_carded(sheet: SheetPreview) -> bool:
    """Tell whether there is something to decide for a sheet."""
    read = sheet.read
    if read.table or read.reason == SKIPPED:
        return bool(read.table)
    asked = bool(read.lacks or read.questions)
    return asked or choice((read.file, read.sheet)).decides


def _card(card: Card, preview: Preview, *, opened: bool) -> None:
    sheet, t = card.sheet, card.t
    key = card.key("sheet")
    asked = any(question.open for question in sheet.read.questions)
    opened = opened or asked or not sheet.read.table
    line = questions.counted(card, _headline(sheet, t))
    # Above the box: its line changes with every answer, and the browser
    # draws a box with another line anew and loses the keyboard's place.
    top = st.container()
    box = fold(line, key, "table", opened=opened)
    if not box.open:
        return
    with top:
        questions.draw(card)
    with box:
        if sheet.read.table:
            cautions.draw(card, preview)
            _controls(card)
            earlier.draw(card, preview)
            st.markdown(_counts(card))
            reconciled.draw(sheet, t)
            _copy(sheet, t)
        else:
            _leave(card)
            for finding in sheet.read.findings:
                text.caption(sentence(finding, t))
        if sheet.read.facts:
            st.markdown(_facts(sheet, t))
        mapping.draw(card)


def _headline(sheet: SheetPreview, t: Words) -> str:
    name = text.plain(sheet.read.sheet)
    if not sheet.read.table:
        return t("mapping.nothing", sheet=name)
    return t(
        "upload.sheet",
        sheet=name,
        table=t(f"model.table.{sheet.read.table}.title"),
        as_of=sheet.read.as_of.isoformat(),
        rows=text.number(sheet.kept),
    )


def _controls(card: Card) -> None:
    """Draw what a person can decide for a sheet."""
    sheet, read, t = card.sheet, card.sheet.read, card.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            t("upload.as_of"),
            format="YYYY-MM-DD",
            help=t(f"upload.as_of_source.{read.as_of_source}"),
            width=170,
            **card.watch("as_of", read.as_of),
        )
        if read.table in COVERED:
            st.segmented_control(
                t("upload.covers"),
                COVERS,
                required=True,
                format_func=lambda code: t(f"upload.covers_{code}"),
                help=t(f"upload.covers_help_{read.table}"),
                **card.watch("covers", sheet.covers),
            )
        _leave(card)


def _leave(card: Card) -> None:
    st.button(
        card.t("upload.leave"),
        icon=":material/block:",
        key=card.key("leave"),
        on_click=decide,
        args=(card.place,),
        kwargs={"skip": True},
    )


def _copy(sheet: SheetPreview, t: Words) -> None:
    """Say of a sheet with nothing new which older one it repeats."""
    if sheet.copy:
        older = sheet.copy
        day = older.as_of.isoformat()
        holes = {"file": older.file, "sheet": older.sheet, "day": day}
        text.caption(t("upload.caution.copy", **holes))


def _counts(card: Card) -> str:
    sheet, t = card.sheet, card.t
    if sheet.same:
        return same.line(card.book, sheet, t)
    return t(
        "upload.counts",
        read=text.number(sheet.read.rows_read),
        kept=text.number(sheet.kept),
        skipped=text.number(sheet.read.rows_skipped),
        new=text.number(sheet.new),
        changed=text.number(sheet.changed),
        unchanged=text.number(sheet.unchanged),
        gone=text.number(sheet.gone),
    )


def _facts(sheet: SheetPreview, t: Words) -> str:
    said = (
        f"{title(t, sheet.read.table or '', name)} "
        f"**{text.plain(str(value))}**"
        for name, value in sheet.read.facts.items()
    )
    return t("upload.facts", facts=" · ".join(said))


def _others(preview: Preview, t: Words) -> None:
    """List the sheets that are left alone, and why."""
    sheets = [
        s.read
        for s in preview.sheets
        if not s.read.table and not _is_carded(s)
    ]
    if not sheets:
        return
    st.subheader(t("upload.not_ours"), anchor=False)
    reasons = {(f.file, f.sheet, f.code): f for f in preview.findings}
    found = [reasons.get((s.file, s.sheet, s.reason)) for s in sheets]
    parts = {
        "said": [sentence(f, t) if f else "" for f in found],
        "file": [s.file for s in sheets],
        "sheet": [s.sheet for s in sheets],
    }
    tables.grid(
        parts,
        {name: findings.form(name, t) for name in parts},
        t("shell.table.alt", title=t("upload.not_ours"), n=len(sheets)),
    )
    for place, reason in {(s.file, s.sheet): s.reason for s in sheets}.items():
        if reason in (SKIPPED, HIDDEN):
            st.button(
                t("upload.take", sheet=text.plain(place[1])),
                key=f"take {place}",
                on_click=decide,
                args=(place,),
                kwargs={"skip": False},
            )
    _name([(s.file, s.sheet) for s in sheets if s.reason in STRANGE], t)


def _name(places: Sequence[Place], t: Words) -> None:
    """Let a person say what a sheet is whose headings are not known."""
    if not places:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            t("mapping.take"),
            places,
            index=0 if len(places) == 1 else None,
            placeholder=t("mapping.take_which"),
            format_func=" · ".join,
            key="take which",
            width=360,
        )
        st.selectbox(
            t("mapping.take_as"),
            mapping.TYPED,
            index=None,
            placeholder=t("mapping.pick"),
            format_func=lambda name: t(f"model.table.{name}.title"),
            disabled=place is None,
            key="take as",
            width=220,
            on_change=_take,
            args=(place,),
        )


def _take(place: Place | None) -> None:
    if place is not None:
        decide(place, table=st.session_state["take as"])
