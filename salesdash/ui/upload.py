"""The Upload page: files in, a look at what they would change, import."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from salesdash.book import Book, ImportEntry, Preview, Upload, sample
from salesdash.ui import findings, sheets, text, undo
from salesdash.ui.shell import Frame
from salesdash.words import Words

_ROUND = "upload round"
_DONE = "upload done"
_READ = "upload read"


def draw(frame: Frame) -> None:
    """Draw the page."""
    _done(frame)
    empty = not frame.book.days()
    if empty:
        st.markdown(frame.t("upload.first"))
    files = _drop(frame.t)
    if files:
        _offer(frame, files)
    elif empty:
        _sample(frame)


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
    uploads = [Upload(file.name, file.getvalue()) for file in files]
    preview = _read(frame.book, uploads, t)
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


def _read(book: Book, uploads: Sequence[Upload], t: Words) -> Preview:
    """Read the files, once for each state of log, files and choices."""
    choices = sheets.choices()
    key = book.digest(), tuple(uploads), tuple(choices.items())
    last = st.session_state.get(_READ)
    if last and last[0] == key:
        return last[1]
    preview = _with_bar(book, uploads, choices, t)
    st.session_state[_READ] = key, preview
    return preview


def _with_bar(
    book: Book, uploads: Sequence[Upload], choices: Any, t: Words
) -> Preview:
    told = t("upload.reading")
    bar = st.progress(0.0, told)
    preview = book.read(
        uploads,
        choices=choices,
        progress=lambda share: bar.progress(min(share, 1.0), told) and None,
    )
    bar.empty()
    return preview


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
        preview = _with_bar(frame.book, sample(), {}, frame.t)
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


def _forget(files: Sequence[Any]) -> None:
    """Clear the page for the next upload, and free the memory held."""
    st.session_state[_ROUND] += 1
    st.session_state.pop(_READ, None)
    sheets.choices().clear()
    context = get_script_run_ctx()
    # No public way frees them yet; else they go with the session.
    manager = context and context.uploaded_file_mgr
    remove = getattr(manager, "remove_file", None)
    if context and remove:
        for file in files:
            remove(context.session_id, file.file_id)


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
