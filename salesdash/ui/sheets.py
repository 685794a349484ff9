"""The sheets of a coming import: how each is understood, and choices."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import streamlit as st

from salesdash.book import Book, Choice, Preview, SheetPreview
from salesdash.exports.findings import sentence
from salesdash.ui import figures, findings, tables, text
from salesdash.ui.figures import Figure
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
HIDDEN = "not_ours_hidden"
"""Why a hidden sheet is left alone until somebody asks for it."""

_CHOICES = "upload choices"

Place = tuple[str, str]


def choices() -> dict[Place, Choice]:
    """Give what was decided so far: (file, sheet) -> choice."""
    return st.session_state.setdefault(_CHOICES, {})


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
    ours = [s for s in preview.sheets if s.read.table]
    times: Counter[Place] = Counter()
    with st.container(height=TALLEST if len(ours) > MANY else "content"):
        for file, group in groupby(ours, lambda s: s.read.file):
            st.text(file)
            for sheet in group:
                place = sheet.read.file, sheet.read.sheet
                times[place] += 1
                card = Card(book, sheet, place, times[place], t)
                _card(card, opened=len(ours) <= FEW)
    _others(preview, t)


@dataclass(frozen=True)
class Card:
    """One sheet on the page.

    Attributes:
        book: The log.
        sheet: The sheet.
        place: Its file and its name.
        time: 1 for the first sheet of that place: two files of one name
            may come from two folders.
        t: The words.
    """

    book: Book
    sheet: SheetPreview
    place: Place
    time: int
    t: Words

    def watch(self, part: str, shown: object) -> dict[str, Any]:
        """Give the key of a widget, and the call that keeps its value.

        The widget shows what the preview says, whatever it showed before:
        a day that is changed can change the rest.
        """
        key = self.key(part)
        st.session_state[key] = shown
        args = (self.place, part, key)
        return {"key": key, "on_change": _decide, "args": args}

    def key(self, part: str) -> str:
        """Set a widget of this sheet apart from all others."""
        return f"{part} {self.time} {self.place}"


def _card(card: Card, *, opened: bool) -> None:
    sheet, t = card.sheet, card.t
    box = st.expander(
        _headline(sheet, t),
        expanded=opened,
        key=card.key("sheet"),
        icon=":material/table:",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        _controls(card)
        st.markdown(_counts(sheet, t))
        if sheet.read.facts:
            st.markdown(_facts(sheet, t))
        _columns(sheet, t)


def _headline(sheet: SheetPreview, t: Words) -> str:
    return t(
        "upload.sheet",
        sheet=text.plain(sheet.read.sheet),
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
        _toggles(card)
        st.button(
            t("upload.leave"),
            icon=":material/block:",
            key=card.key("leave"),
            on_click=_set,
            args=(card.place, "skip", True),
        )


def _toggles(card: Card) -> None:
    """Draw the questions that only an earlier sheet of the day raises."""
    sheet, t = card.sheet, card.t
    known = choices().get(card.place, Choice())
    if sheet.replaces or known.replaces is False:
        st.toggle(
            t("upload.replaces"),
            help=_replaced(card.book, sheet, t),
            **card.watch("replaces", bool(sheet.replaces)),
        )
    if sheet.clashes or known.second:
        st.toggle(
            t("upload.second"),
            help=t("upload.second_help"),
            **card.watch("second", known.second),
        )


def _decide(place: Place, part: str, key: str) -> None:
    _set(place, part, st.session_state[key])


def _set(place: Place, part: str, value: object) -> None:
    known = choices().get(place, Choice())
    choices()[place] = replace(known, **{part: value})


def _replaced(book: Book, sheet: SheetPreview, t: Words) -> str:
    entries = (e for e in book.imports() if e.import_id == sheet.replaces)
    entry = next(entries, None)
    if entry is None:
        return t("upload.replaces_no")
    return t(
        "upload.replaces_help",
        seq=entry.seq,
        when=text.when(entry.imported_at),
        files=text.plain(", ".join(entry.files)),
    )


def _counts(sheet: SheetPreview, t: Words) -> str:
    key = "upload.counts_same" if sheet.same else "upload.counts"
    return t(
        key,
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


def _columns(sheet: SheetPreview, t: Words) -> None:
    """Show how each heading of the sheet was understood."""
    read = sheet.read
    heads = [t("upload.heading"), t("upload.taken_as")]
    taken = [
        title(t, read.table or "", name) if name else t("upload.left_out")
        for name in read.columns.values()
    ]
    st.caption(t("upload.headings", row=read.header_row or 1))
    tables.grid(
        {"heading": list(read.columns), "taken": taken},
        {
            name: st.column_config.TextColumn(head)
            for name, head in zip(("heading", "taken"), heads, strict=True)
        },
        t("shell.table.alt", title=heads[0], n=len(taken)),
    )


def _others(preview: Preview, t: Words) -> None:
    """List the sheets that are left alone, and why."""
    sheets = [s.read for s in preview.sheets if not s.read.table]
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
        if choices().get(place, Choice()).skip or reason == HIDDEN:
            st.button(
                t("upload.take", sheet=text.plain(place[1])),
                key=f"take {place}",
                on_click=_set,
                args=(place, "skip", False),
            )
