"""The Upload page: files in, a look at what they would change, import."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from salesdash.book import (
    Book,
    ImportEntry,
    Preview,
    Upload,
    Workbooks,
    sample,
    workbooks,
)
from salesdash.book.progress import CELLS, Progress, part
from salesdash.ui import findings, remembered, sheets, text, undo
from salesdash.ui.decisions import choices
from salesdash.ui.shell import Frame
from salesdash.words import Words

PATIENCE = 0.4
"""Seconds that one waits without being told how far it is."""

_ROUND = "upload round"
_DONE = "upload done"
_READ = "upload read"
_HELD = "upload held"


def draw(frame: Frame) -> None:
    """Draw the page."""
    _done(frame)
    empty = not frame.book.days()
    if empty:
        st.markdown(frame.t("upload.first"))
    files = _drop(frame.t)
    if files:
        _offer(frame, files)
    else:
        _free()
    if empty and not files:
        _sample(frame)
    remembered.draw(frame)


def _drop(t: Words) -> list[Any]:
    round_ = st.session_state.setdefault(_ROUND, 0)
    return st.file_uploader(
        t("upload.drop"),
        accept_multiple_files=True,
        help=t("upload.drop_help"),
        key=f"files {round_}",
    )


def _offer(frame: Frame, files: Sequence[Any]) -> None:
    """Show what the files would change, and let a person import them."""
    t = frame.t
    preview = _read(frame.book, files, t)
    _same(frame, preview)
    sheets.totals(preview, t)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        go = st.button(
            t("upload.import", n=len(preview.fresh)),
            type="primary",
            icon=":material/check:",
            disabled=not preview.usable,
            key="import",
        )
        by = st.text_input(
            t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )
    if go:
        _write(frame, preview, by)
        _forget(files)
        st.rerun()
    sheets.draw(frame.book, preview, t)
    told = [
        finding
        for finding in preview.findings
        if not finding.code.startswith(findings.NOT_OURS)
    ]
    if told:
        st.subheader(t("shell.finding.title"), anchor=False)
        findings.show(told, t, "upload")


def _read(book: Book, files: Sequence[Any], t: Words) -> Preview:
    """Read the files, once for each state of log, files and choices."""
    told = choices()
    names = tuple(file.file_id for file in files)
    key = book.digest(), names, tuple(told.items())
    tell, done = _bar(t)
    last = st.session_state.get(_READ)
    if last and last[0] == key:
        return last[1]
    cells, rows = part(tell, 0, CELLS), part(tell, CELLS, 1)
    held = _held(files, names, cells)
    preview = book.read(held, choices=told, progress=rows)
    done()
    st.session_state[_READ] = key, preview
    return preview


def _held(
    files: Sequence[Any], names: tuple[str, ...], tell: Progress
) -> Workbooks:
    """Give the cells of the files: they are read only once."""
    last = st.session_state.get(_HELD)
    if last and last[0] == names:
        return last[1]
    uploads = [Upload(file.name, file.getvalue()) for file in files]
    held = workbooks(uploads, tell)
    st.session_state[_HELD] = names, held
    return held


def _bar(t: Words) -> tuple[Progress, Callable[[], object]]:
    """Give what moves a bar, shown only where one has to wait.

    Its place is there in every run, or the browser would draw anew what
    stands below, and who types there would lose the place.
    """
    place, begun = st.empty(), monotonic()

    def tell(share: float) -> None:
        if monotonic() - begun > PATIENCE:
            place.progress(min(share, 1.0), t("upload.reading"))

    return tell, place.empty


def _same(frame: Frame, preview: Preview) -> None:
    """Say of files that are in already when and by whom they came."""
    t = frame.t
    names = set(preview.same)
    known = {
        s.sha256: entry
        for entry in reversed(frame.book.imports())
        for s in entry.sheets
        if s.live
    }
    told: dict[str, ImportEntry] = {}
    for sheet in preview.sheets:
        if sheet.read.file in names and sheet.read.sha256 in known:
            told[sheet.read.file] = known[sheet.read.sha256]
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


def _sample(frame: Frame) -> None:
    st.markdown(frame.t("upload.sample_why"))
    if st.button(
        frame.t("upload.sample"),
        type="primary",
        icon=":material/apartment:",
        key="sample",
    ):
        tell, done = _bar(frame.t)
        preview = frame.book.read(sample(), progress=tell)
        done()
        _write(frame, preview, "")
        st.rerun()


def _write(frame: Frame, preview: Preview, by: str) -> None:
    """Write the import: nothing is drawn between start and end of it.

    Whatever draws while it writes is cut off half-way by the next click.
    """
    # The newest day may be another one afterwards.
    st.session_state.pop("as_of", None)
    with st.spinner(frame.t("upload.writing")):
        st.session_state[_DONE] = frame.book.add(preview, by.strip())
        frame.book.warm()


def _forget(files: Sequence[Any]) -> None:
    """Clear the page for the next upload, and free the memory held."""
    st.session_state[_ROUND] += 1
    _free()
    choices().clear()
    context = get_script_run_ctx()
    # No public way frees them yet; else they go with the session.
    manager = context and context.uploaded_file_mgr
    remove = getattr(manager, "remove_file", None)
    if context and remove:
        for file in files:
            remove(context.session_id, file.file_id)


def _free() -> None:
    """Let go of what was read: it can be large."""
    st.session_state.pop(_READ, None)
    st.session_state.pop(_HELD, None)


def _done(frame: Frame) -> None:
    """Sum up the import just made, with the way back and the way on."""
    name = st.session_state.get(_DONE)
    entry = next(
        (e for e in frame.book.imports() if e.import_id == name), None
    )
    if entry is None:
        return
    t = frame.t
    with st.container(border=True, key="done"):
        if not entry.live:
            st.markdown(t("upload.undone"))
            undo.button(frame, entry)
            return
        st.markdown(_summary(entry, t))
        with st.container(horizontal=True):
            if st.button(
                t("upload.to_funnel"),
                type="primary",
                icon=":material/filter_alt:",
            ):
                st.switch_page(frame.pages["funnel"])
            undo.button(frame, entry)


def _summary(entry: ImportEntry, t: Words) -> str:
    ours = [sheet for sheet in entry.sheets if sheet.table]
    return t(
        "upload.done",
        files=len(entry.files),
        sheets=len(ours),
        rows=text.number(sum(s.rows_kept for s in ours)),
        new=text.number(sum(s.new for s in ours)),
        changed=text.number(sum(s.changed for s in ours)),
    )
