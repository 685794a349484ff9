"""The form that writes a talk down, what was ticked, and the way back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import streamlit as st

from salesdash.book import ImportEntry, View, noted
from salesdash.errors import BadTalk
from salesdash.exports.talk import said
from salesdash.model.talk import Session, Talk
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame
from salesdash.words import Words

_DONE, _REFUSED = "coaching done", "coaching refused"
_TOLD = ("topic", "agreed", "note")
_TEXTS = (*_TOLD, "supervisor")


def form(frame: Frame, view: View, found: Talk) -> None:
    """Draw the form of this talk."""
    t = frame.t
    own = f"coaching form {found.rep} {found.day}"
    with st.form(own, border=True):
        st.markdown(f"**{t('coaching.note.record')}**")
        left, right = st.columns(2)
        with left:
            st.date_input(
                t("coaching.note.day"), view.day, key=_slot(found, "date")
            )
            _text("topic", found, t, said.topic(found.practice, t))
            st.checkbox(
                t("coaching.note.role_play"), key=_slot(found, "role_play")
            )
            _text("supervisor", found, t)
        with right:
            _area("agreed", found, t)
            st.date_input(
                t("coaching.note.due"), None, key=_slot(found, "due")
            )
            _area("note", found, t)
        st.text_input(
            t("upload.by"),
            max_chars=60,
            key="by",
            width=240,
            persist_state="session",
        )
        st.form_submit_button(
            t("coaching.note.save"),
            type="primary",
            icon=":material/check:",
            on_click=record,
            args=(frame, view, found),
        )
        text.caption(t("coaching.note.again"))


def _text(name: str, found: Talk, t: Words, hint: str = "") -> None:
    st.text_input(
        t(f"coaching.note.{name}"),
        max_chars=100,
        key=_slot(found, name),
        placeholder=hint or None,
    )


def _area(name: str, found: Talk, t: Words) -> None:
    st.text_area(
        t(f"coaching.note.{name}"),
        max_chars=1_000,
        height=90,
        key=_slot(found, name),
    )


def record(frame: Frame, view: View, found: Talk) -> None:
    """Write this talk down as the form says."""
    if not any(_typed(found, name) for name in _TOLD):
        st.session_state[_REFUSED] = frame.t("coaching.note.empty")
        return
    day = st.session_state.get(_slot(found, "date"))
    due = st.session_state.get(_slot(found, "due"))
    values: dict[str, Any] = {
        name: told
        for name in ("agreed", "supervisor", "note")
        if (told := _typed(found, name))
    }
    if isinstance(due, date):
        values["due"] = due
    if st.session_state.get(_slot(found, "role_play")):
        values["role_play"] = True
    topic, write = _typed(found, "topic"), frame.book.coaching.record
    if not isinstance(day, date):
        day = view.day
    if _write(
        frame, lambda by: write(view, found.rep, day, topic, values, by)
    ):
        for name in _TEXTS:
            st.session_state[_slot(found, name)] = ""


def tick(frame: Frame, view: View, rep: str, found: Session) -> None:
    """Say that what a talk agreed is done."""
    row = {"rep": rep, "date": found.date, "topic": found.topic}
    write = frame.book.coaching.close
    _write(frame, lambda by: write(view, row, by))


def done(frame: Frame) -> None:
    """Say what was written last, with the way back; or why it was not."""
    t = frame.t
    refused = st.session_state.pop(_REFUSED, "")
    if refused:
        st.error(refused, icon=":material/error:")
    last = st.session_state.get(_DONE)
    undo.done(frame, _DONE, t("coaching.note.undone"), _told(t), "coaching ")
    found = (e for e in frame.book.imports() if e.import_id == last)
    entry = next(found, None)
    if entry is not None and entry.kind == "upload":
        undo.panel(frame, entry, "coaching ")


def _told(t: Words) -> Callable[[ImportEntry], Iterator[str]]:
    def lines(entry: ImportEntry) -> Iterator[str]:
        told = (noted.headline(file, t) for file in entry.files)
        return (text.plain(line, 500) for line in told)

    return lines


def _slot(found: Talk, name: str) -> str:
    """Name a field of the form, of one rep and day alone."""
    return f"coaching {found.rep} {found.day} {name}"


def _typed(found: Talk, name: str) -> str:
    return str(st.session_state.get(_slot(found, name)) or "").strip()


def _write(frame: Frame, write: Callable[[str], str]) -> bool:
    """Write in the name of who sits here; tell whether it holds."""
    by = str(st.session_state.get("by") or "").strip()
    try:
        st.session_state[_DONE] = write(by)
    except BadTalk as error:
        sentence = noted.refusal(error, frame.t)
        st.session_state[_REFUSED] = text.plain(sentence, 300)
        return False
    return True
