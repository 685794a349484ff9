"""An import of the history, opened: all that it brought."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from salesdash.book import Book, ImportEntry
from salesdash.settings import KIND
from salesdash.settings.spoken import change
from salesdash.ui import entries, findings, tables, text, undo
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

FEW = 6
"""So many files are offered one by one."""

COUNTS = ("rows_read", "rows_kept", "rows_skipped", "new", "changed")


def draw(frame: Frame, entry: ImportEntry) -> None:
    """Draw what an import brought, and the way back."""
    t = frame.t
    with st.container(horizontal=True, vertical_alignment="center"):
        undo.button(frame, entry)
        _files(frame.book, entry, t)
    undo.panel(frame, entry)
    _tables(entry, t)
    box = fold(
        t("history.sheets_of", n=len(entry.sheets)),
        f"sheets {entry.import_id}",
        opened=len(entry.sheets) <= FEW,
        quiet=True,
    )
    if box.open:
        with box:
            entries.sheets(entry.sheets, t)
    _edits(entry, t)
    told = [f for sheet in entry.sheets for f in sheet.findings]
    findings.show(told, t, str(entry.seq))


def _tables(entry: ImportEntry, t: Words) -> None:
    """Say by table how many rows it brought, and what they changed."""
    sums: dict[str, Counter[str]] = {}
    for sheet in entry.sheets:
        if sheet.table:
            own = sums.setdefault(sheet.table, Counter())
            own.update({name: getattr(sheet, name) for name in COUNTS})
    if not sums:
        return
    data: dict[str, list[object]] = {
        "table": [t(f"model.table.{name}.title") for name in sums],
        **{name: [own[name] for own in sums.values()] for name in COUNTS},
    }
    if tables.phone():
        data = {name: data[name] for name in ("table", "new", "changed")}
    tables.grid(
        data,
        {name: _form(name, t) for name in data},
        t("shell.table.alt", title=t("upload.tally.title"), n=len(sums)),
    )


def _form(name: str, t: Words) -> object:
    label = t(f"history.sheet.{name}")
    if name == "table":
        return st.column_config.TextColumn(label)
    return st.column_config.NumberColumn(label, format="localized")


def _edits(entry: ImportEntry, t: Words) -> None:
    """Tell the answers and settings that came with it."""
    if not entry.edits:
        return
    box = fold(
        t("history.edits_of", n=len(entry.edits)),
        f"edits {entry.import_id}",
        quiet=True,
    )
    if box.open:
        with box:
            told = [
                change(edit, t)
                if edit.kind == KIND
                else t("history.edit", name=edit.key, value=edit.value or "–")
                for edit in entry.edits[: tables.LONGEST]
            ]
            text.caption(*told)


def _files(book: Book, entry: ImportEntry, t: Words) -> None:
    """Offer the files as they were uploaded."""
    known = {sheet.sha256: sheet.file for sheet in entry.sheets}
    if len(known) > FEW:
        _button(
            t("history.originals", n=len(known)),
            f"salesdash-import-{entry.seq}.zip",
            f"zip {entry.import_id}",
            partial(archive, book, known),
        )
        return
    for sha256, file in known.items():
        make = partial(_read, book, sha256)
        key = f"file {entry.import_id} {sha256}"
        _button(text.plain(file), file, key, make)


def _button(
    label: str, file: str, key: str, make: Callable[[], bytes]
) -> None:
    st.download_button(
        label,
        make,
        file_name=file,
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def _read(book: Book, sha256: str) -> bytes:
    return book.original(sha256).read_bytes()


def archive(book: Book, files: Mapping[str, str]) -> bytes:
    """Put uploaded files into one ZIP file, each under its own name.

    Args:
        book: The log.
        files: SHA-256 -> name; names may be alike.
    """
    seen: Counter[str] = Counter()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for sha256, name in files.items():
            flat = name.replace("/", "_").replace("\\", "_")
            seen[flat] += 1
            again = f"{seen[flat]} " if seen[flat] > 1 else ""
            target.writestr(f"{again}{flat}", _read(book, sha256))
    return out.getvalue()
