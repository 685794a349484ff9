"""The form that writes a talk down, what was ticked, and the way back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import streamlit as st

from salesdash.book import ImportEntry, View, noted
from salesdash.exports.talk import said
from salesdash.model.talk import Session, Talk
from salesdash.ui import text
from salesdash.ui.kept import Kept
from salesdash.ui.shell import Frame
from salesdash.words import Words

_KEPT = Kept("coaching")
_TICKED = "coaching ticked"
"""The talk that was marked as done last."""

_TOLD = ("topic", "agreed", "note")
_CLEARED = {
    **dict.fromkeys((*_TOLD, "supervisor"), ""),
    "due": None,
    "role_play": False,
}
"""Field -> what stands in it once the talk is kept."""


def form(frame: Frame, view: View, found: Talk) -> None:
    """Draw the form of this talk."""
    t = frame.t
    own = f"coaching form {found.rep} {found.day}"
    with st.form(own, border=True):
        st.markdown(f"**{t('coaching.note.record')}**")
        left, right = st.columns(2)
        with left:
            st.session_state.setdefault(_slot(found, "date"), view.day)
            st.date_input(t("coaching.note.day"), key=_slot(found, "date"))
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
    done(frame, "form")


def _text(name: str, found: Talk, t: Words, topic: str = "") -> None:
    # Without max_chars: a browser drops a longer text without a word.
    hint = t("coaching.note.example", topic=topic) if topic else None
    st.text_input(
        t(f"coaching.note.{name}"), key=_slot(found, name), placeholder=hint
    )


def _area(name: str, found: Talk, t: Words) -> None:
    st.text_area(t(f"coaching.note.{name}"), height=90, key=_slot(found, name))


def record(frame: Frame, view: View, found: Talk) -> None:
    """Write this talk down as the form says."""
    _KEPT.press("form")
    if not any(_typed(found, name) for name in _TOLD):
        _KEPT.refuse(frame.t("coaching.note.empty"))
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
    if _KEPT.write(
        frame, lambda by: write(view, found.rep, day, topic, values, by)
    ):
        st.session_state[_TICKED] = None
        for name, blank in {**_CLEARED, "date": view.day}.items():
            st.session_state[_slot(found, name)] = blank


def tick(frame: Frame, view: View, rep: str, found: Session) -> None:
    """Say that what a talk agreed is done."""
    _KEPT.press("tick")
    row = {"rep": rep, "date": found.date, "topic": found.topic}
    write = frame.book.coaching.close
    if _KEPT.write(frame, lambda by: write(view, row, by)):
        st.session_state[_TICKED] = found


def done(frame: Frame, place: str) -> None:
    """Say below a button what it wrote, with the way back; or why not.

    Args:
        frame: The frame.
        place: "form" or "tick": which button it is.
    """
    t = frame.t
    kept, undone = t("coaching.note.kept"), t("coaching.note.undone")
    _KEPT.tell(frame, place, kept, undone, _told(t))


def _told(t: Words) -> Callable[[ImportEntry], Iterator[str]]:
    """Tell what was written: what was ticked, else the talk."""
    ticked = st.session_state.get(_TICKED)

    def lines(entry: ImportEntry) -> Iterator[str]:
        told = [noted.headline(file, t) for file in entry.files]
        if ticked is not None:
            told = [t("coaching.agreed.ticked", told=said.agreed(ticked, t))]
        return (text.plain(line, 500) for line in told)

    return lines


def _slot(found: Talk, name: str) -> str:
    """Name a field of the form, of one rep and day alone."""
    return f"coaching {found.rep} {found.day} {name}"


def _typed(found: Talk, name: str) -> str:
    return str(st.session_state.get(_slot(found, name)) or "").strip()
