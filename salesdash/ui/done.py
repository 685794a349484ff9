"""The import just made: what it brought, the way back and the way on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import ImportEntry, Preview, SheetPreview
from salesdash.exports.moves import lines
from salesdash.ui import (
    download,
    entries,
    findings,
    moves,
    reconciled,
    text,
    undo,
)
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

SEEN = {
    "opportunities": ("funnel", "forecast"),
    "visits": ("activity",),
    "customers": ("grading",),
    "targets": ("forecast",),
    "rates": ("forecast",),
}
"""Where the effect of a table is seen: table -> pages."""

ICONS = {
    "overview": "space_dashboard",
    "funnel": "filter_alt",
    "forecast": "trending_up",
    "activity": "groups",
    "grading": "grid_view",
}

_DONE = "upload done"
_KEPT = "upload meant"
_NEXT = "upload means"


@dataclass(frozen=True)
class Kept:
    """What is still to be told of an import after it is made.

    Attributes:
        moves: What it meant, as `store.moves` tells it; or None.
        sheets: Its sheets with their own totals, without their rows.
    """

    moves: Any
    sheets: tuple[SheetPreview, ...]


def keep(preview: Preview) -> None:
    """Keep what is still to be told after the import."""
    known = preview.moves
    told = known.net() if known and known.days else None
    sheets = tuple(_bare(s) for s in preview.fresh if s.read.totals)
    st.session_state[_NEXT] = Kept(told, sheets)


def made(import_id: str | None) -> None:
    """Say which import was made."""
    st.session_state[_DONE] = import_id
    st.session_state[_KEPT] = st.session_state.pop(_NEXT, None)


def draw(frame: Frame) -> None:
    """Sum up the import just made."""
    name = st.session_state.get(_DONE)
    found = (e for e in frame.book.imports() if e.import_id == name)
    entry = next(found, None)
    if entry is None:
        return
    t = frame.t
    with st.container(border=True, key="done"):
        if not entry.live:
            st.markdown(t("upload.undone"))
            undo.button(frame, entry, "done ")
            undo.panel(frame, entry, "done ")
            return
        st.markdown(summary(entry, t))
        _meant(entry, t)
        _sheets(entry, t)
        _onward(frame, entry)


def summary(entry: ImportEntry, t: Words) -> str:
    """Say in one line what an import brought."""
    ours = [sheet for sheet in entry.sheets if sheet.table]
    return t(
        "upload.done",
        files=len(entry.files),
        sheets=len(ours),
        rows=text.number(sum(s.rows_kept for s in ours)),
        new=text.number(sum(s.new for s in ours)),
        changed=text.number(sum(s.changed for s in ours)),
    )


def _bare(sheet: SheetPreview) -> SheetPreview:
    """Leave out the rows: they can be large."""
    return replace(sheet, read=replace(sheet.read, rows=sheet.read.rows[:0]))


def _kept() -> Kept:
    return st.session_state.get(_KEPT) or Kept(None, ())


def _meant(entry: ImportEntry, t: Words) -> None:
    """Say once more what it meant, each sentence with its rows."""
    found = _kept().moves
    if found is None:
        return
    told = lines(found, t, moves.money(t))
    if told:
        moves.write(told, f"done {entry.import_id}", t)


def _sheets(entry: ImportEntry, t: Words) -> None:
    """Hold the rows kept against those of each sheet, and its totals."""
    ours = [sheet for sheet in entry.sheets if sheet.table]
    whole = all(s.rows_read == s.rows_kept + s.rows_skipped for s in ours)
    key = "upload.reconciled" if whole else "upload.unreconciled"
    read = text.number(sum(s.rows_read for s in ours))
    kept = text.number(sum(s.rows_kept for s in ours))
    skipped = text.number(sum(s.rows_skipped for s in ours))
    label = t(key, read=read, kept=kept, skipped=skipped)
    box = fold(label, f"reconciled {entry.import_id}", quiet=True)
    if box.open:
        with box:
            entries.sheets(ours, t)
            for sheet in _kept().sheets:
                st.text(f"{sheet.read.file} · {sheet.read.sheet}")
                reconciled.draw(sheet, t)


def _onward(frame: Frame, entry: ImportEntry) -> None:
    """Draw the ways on: where it is seen, files, and the way back."""
    t = frame.t
    with st.container(horizontal=True):
        for number, page in enumerate(_pages(entry)):
            if st.button(
                t(f"upload.see.{page}"),
                type="primary" if not number else "secondary",
                icon=f":material/{ICONS[page]}:",
                key=f"see {page}",
            ):
                st.switch_page(frame.pages[page])
        undo.button(frame, entry, "done ")
    undo.panel(frame, entry, "done ")
    with st.container(horizontal=True):
        _files(entry, t)


def _pages(entry: ImportEntry) -> list[str]:
    tables = {sheet.table for sheet in entry.sheets}
    seen = [page for table in SEEN if table in tables for page in SEEN[table]]
    return list(dict.fromkeys(seen)) or ["overview"]


def _files(entry: ImportEntry, t: Words) -> None:
    """Offer the summary, the changes and the findings as files."""
    known = entries.heads(t)
    make = partial(_summary, entry.sheets, known, t)
    file = f"salesdash-import-{entry.seq}"
    download.offer(make, f"{file}.csv", t("upload.summary_file"))
    found = _kept().moves
    if found is not None and len(found):
        told = lines(found, t, moves.money(t))
        moves.offer(told, f"{file}-changes.csv", t)
    told = [f for sheet in entry.sheets for f in sheet.findings]
    if told:
        label = t("upload.findings_file")
        findings.offer(told, f"{file}-findings.csv", label, t)


def _summary(sheets: Sequence[Any], known: dict[str, str], t: Words) -> bytes:
    body = [
        [str(entries.cell(sheet, name, t)) for name in known]
        for sheet in sheets
    ]
    return download.lines(list(known.values()), body)
