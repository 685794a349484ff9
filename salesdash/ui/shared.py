"""Remembered answers as a file: out to another team, and in from one."""

from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import Answer, Edit, Shared
from salesdash.book.shared import LARGEST, dump
from salesdash.errors import BadAnswers
from salesdash.ui import memories, text
from salesdash.ui.shell import Frame

FILE = "salesdash-answers.json"
FEW = 10
"""So many answers of a file are shown."""

_ROUND = "answers round"


def draw(frame: Frame) -> None:
    """Draw the ways out and in."""
    t, known = frame.t, frame.book.answers()
    if known:
        st.download_button(
            t("mapping.memory.out"),
            dump(known),
            file_name=FILE,
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            help=t("mapping.memory.out_why"),
            key="answers out",
        )
    round_ = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        t("mapping.memory.take"),
        type=["json"],
        key=f"answers in {round_}",
        help=t("mapping.memory.take_why"),
        max_upload_size=2,
        width=480,
    )
    if file is not None:
        _offer(frame, file)


def _offer(frame: Frame, file: Any) -> None:
    t, by = frame.t, str(st.session_state.get("by") or "").strip()
    name = text.plain(file.name)
    try:
        found = frame.book.shared(file.read(LARGEST + 1), by)
    except BadAnswers:
        st.error(t("mapping.memory.bad", name=name), icon=":material/error:")
        return
    holds = {
        "new": len(found.new),
        "same": found.same,
        "differ": len(found.conflicts),
        "refused": found.refused,
    }
    st.info(
        t("mapping.memory.holds", name=name, **holds), icon=":material/info:"
    )
    _told(frame, found)
    theirs = bool(found.conflicts) and st.toggle(
        t("mapping.memory.instead"), key="answers theirs"
    )
    edits = found.edits(theirs=theirs)
    st.button(
        t("mapping.memory.go", n=len(edits)),
        type="primary",
        icon=":material/check:",
        disabled=not edits,
        key="answers go",
        on_click=_take,
        args=(frame, edits, by),
    )


def _told(frame: Frame, found: Shared) -> None:
    """Say what the file holds: first where it differs from ours."""
    t = frame.t
    lines = [
        t("mapping.memory.ours", said=memories.said(own, t))
        + "  \n"
        + t("mapping.memory.theirs", said=memories.said(_answer(edit), t))
        for own, edit in found.conflicts
    ]
    lines += [memories.said(_answer(edit), t) for edit in found.new]
    for line in lines[:FEW]:
        st.markdown(line)
    if len(lines) > FEW:
        st.caption(t("mapping.memory.more", n=len(lines) - FEW))


def _answer(edit: Edit) -> Answer:
    return Answer(edit, days.day(0))


def _take(frame: Frame, edits: tuple[Edit, ...], by: str) -> None:
    frame.book.edit(edits, by)
    st.session_state[_ROUND] += 1
