"""The Upload page: files in, a look at what they would change, import."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from salesdash.book import (
    Book,
    Preview,
    Upload,
    Workbooks,
    sample,
    workbooks,
)
from salesdash.book.progress import CELLS, Progress, part
from salesdash.ui import (
    commit,
    done,
    findings,
    moves,
    names_new,
    remembered,
    returned,
    same,
    sheets,
    tally,
    templates,
)
from salesdash.ui.decisions import choices
from salesdash.ui.shell import Frame
from salesdash.words import Words

PATIENCE = 0.4
"""Seconds that one waits without being told how far it is."""

_ROUND = "upload round"
_READ = "upload read"
_HELD = "upload held"


def draw(frame: Frame) -> None:
    """Draw the page."""
    done.draw(frame)
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
    templates.draw(frame)
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
    # In a box of its own: its lines change in number with an answer, and
    # what stands below would be drawn anew and lose the keyboard's place.
    with st.container():
        same.draw(frame, preview)
        sheets.totals(preview, t)
        tally.draw(preview, t)
        moves.draw(preview, t)
        names_new.draw(frame, preview)
        by = commit.ask(preview, t)
    if by is not None:
        done.keep(preview)
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
        returned.draw(preview, st.session_state[_HELD][1], t)
        findings.show(told, t, "upload")


def _read(book: Book, files: Sequence[Any], t: Words) -> Preview:
    """Read the files, once for each state of log, files and choices."""
    told = choices()
    names = tuple(file.file_id for file in files)
    by = str(st.session_state.get("by") or "").strip()
    key = book.digest(), names, tuple(told.items()), by
    tell, done = _bar(t)
    last = st.session_state.get(_READ)
    if last and last[0] == key:
        return last[1]
    cells, rows = part(tell, 0, CELLS), part(tell, CELLS, 1)
    held = _held(files, names, cells)
    preview = book.read(held, choices=told, progress=rows, by=by)
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
        done.made(frame.book.add(preview, by.strip()))
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
    commit.forget()
    moves.forget()
    st.session_state.pop(_READ, None)
    st.session_state.pop(_HELD, None)
