"""The History page: the log of imports, newest first."""

from collections.abc import Sequence

import streamlit as st

from salesdash.book import Edit, ImportEntry, SheetEntry, noted, told
from salesdash.book.spoken import KINDS
from salesdash.settings import KIND
from salesdash.settings.spoken import change
from salesdash.ui import opened, shell, text, undo
from salesdash.ui.shell import Frame
from salesdash.words import Words

PAGE = 20
"""Imports on one page of the log."""

LINES = 8
"""Changes of one entry that are told one by one."""


def draw(frame: Frame) -> None:
    """Draw the page."""
    t = frame.t
    entries = frame.book.imports()
    if not entries:
        shell.invite(frame)
        return
    live = sum(e.live and e.kind == "upload" for e in entries)
    st.markdown(t("history.intro", n=len(entries), live=live))
    names = {entry.import_id: entry for entry in entries}
    for entry in _page(entries):
        _entry(frame, entry, names)


def _page(entries: Sequence[ImportEntry]) -> Sequence[ImportEntry]:
    pages = -(-len(entries) // PAGE)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key="history page") or 1
    return entries[(number - 1) * PAGE : number * PAGE]


def _entry(
    frame: Frame, entry: ImportEntry, names: dict[str, ImportEntry]
) -> None:
    t = frame.t
    if entry.kind == "edit":
        _change(frame, entry)
        return
    if entry.kind != "upload":
        st.markdown(_line(entry, names, t))
        return
    icon = "check_circle" if entry.live else "undo"
    card = st.expander(
        _headline(entry, t),
        icon=f":material/{icon}:",
        key=f"entry {entry.import_id}",
        on_change="rerun",
    )
    if card.open:
        with card:
            opened.draw(frame, entry)


def _change(frame: Frame, entry: ImportEntry) -> None:
    """Say what was changed in the app, with the way back."""
    t = frame.t
    own = [e for e in entry.edits if e.kind in (KIND, *KINDS)]
    lines = [text.plain(_said(e, t), 500) for e in own[:LINES]]
    head = t(
        "history.edit_entry" if entry.live else "history.edit_undone",
        seq=entry.seq,
        when=text.when(entry.imported_at),
        by=_who(entry, t),
    )
    left, right = st.columns([5, 1], vertical_alignment="center")
    if own[LINES:]:
        lines.append(t("history.more", n=len(own) - LINES))
    left.markdown("  \n".join([head, *lines]))
    with right:
        undo.button(frame, entry)


def _said(edit: Edit, t: Words) -> str:
    return change(edit, t) if edit.kind == KIND else told(edit, t)


def _headline(entry: ImportEntry, t: Words) -> str:
    return t(
        "history.entry" if entry.live else "history.entry_undone",
        seq=entry.seq,
        when=text.when(entry.imported_at),
        by=_who(entry, t),
        files=_files(entry, t),
        rows=text.number(entry.rows),
        days=_days(entry.sheets),
    )


def _line(entry: ImportEntry, names: dict[str, ImportEntry], t: Words) -> str:
    taken = (str(names[name].seq) for name in entry.withdraws if name in names)
    return t(
        f"history.{entry.kind}_entry",
        seq=entry.seq,
        when=text.when(entry.imported_at),
        by=_who(entry, t),
        of=", ".join(taken),
    )


def _who(entry: ImportEntry, t: Words) -> str:
    return text.plain(entry.by) or t("history.nobody")


def _files(entry: ImportEntry, t: Words) -> str:
    files = entry.files
    if len(files) == 1:
        return text.plain(noted.headline(files[0], t))
    return t("history.files", n=len(files))


def _days(sheets: Sequence[SheetEntry]) -> str:
    days = sorted(sheet.as_of for sheet in sheets if sheet.table)
    if not days:
        return ""
    first, last = days[0].isoformat(), days[-1].isoformat()
    return first if first == last else f"{first} – {last}"
