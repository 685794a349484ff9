"""Sheets that are in the log already: when and by whom they came."""

import streamlit as st

from salesdash.book import Book, ImportEntry, Preview, SheetPreview
from salesdash.ui import text
from salesdash.ui.shell import Frame
from salesdash.words import Words


def draw(frame: Frame, preview: Preview) -> None:
    """Say of files that are in already when and by whom they came."""
    t = frame.t
    names = set(preview.same)
    told: dict[str, ImportEntry] = {}
    for sheet in preview.sheets:
        entry = came(frame.book, sheet)
        if sheet.read.file in names and entry:
            told[sheet.read.file] = entry
    for name, entry in told.items():
        st.info(
            t(
                "upload.same",
                file=text.plain(name),
                when=text.when(entry.imported_at),
                by=text.plain(entry.by) or t("history.nobody"),
            ),
            icon=":material/inventory:",
        )


def line(book: Book, sheet: SheetPreview, t: Words) -> str:
    """Say of a single sheet when and by whom it came."""
    entry = came(book, sheet)
    return t(
        "upload.counts_same",
        read=text.number(sheet.read.rows_read),
        when=text.when(entry.imported_at) if entry else "",
        by=(text.plain(entry.by) if entry else "") or t("history.nobody"),
        seq=entry.seq if entry else "",
    )


def came(book: Book, sheet: SheetPreview) -> ImportEntry | None:
    """Find the import that brought a sheet, if it is in the log."""
    if not sheet.came:
        return None
    found = (e for e in book.imports() if e.import_id == sheet.came)
    return next(found, None)
