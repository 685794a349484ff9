"""What is remembered of headings and words, each with a way out."""

import streamlit as st

from salesdash.book import Answer, forget
from salesdash.ui import memories, shared, text
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

PAGE = 20
"""So many answers are shown at once."""


def draw(frame: Frame) -> None:
    """Draw the list, closed, with the ways to share it."""
    t, answers = frame.t, frame.book.answers()
    if not answers:
        icon = ":material/bookmarks:"
        with st.popover(t("mapping.memory.take"), type="tertiary", icon=icon):
            shared.draw(frame)
        return
    label = t("mapping.memory.title", n=len(answers))
    box = fold(label, "remembered", "bookmarks")
    if not box.open:
        return
    with box:
        st.caption(t("mapping.memory.why"))
        pages = -(-len(answers) // PAGE)
        number = 1
        if pages > 1:
            number = st.pagination(pages, key="remembered page") or 1
        for answer in answers[(number - 1) * PAGE : number * PAGE]:
            _line(frame, answer)
        shared.draw(frame)


def _line(frame: Frame, answer: Answer) -> None:
    t = frame.t
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.markdown(
        f"{memories.said(answer, t)}  \n:small[:gray[{_where(answer, t)}]]"
    )
    right.button(
        t("mapping.memory.remove"),
        key=f"forget {answer.edit.place}",
        on_click=_forget,
        args=(frame, answer),
    )


def _where(answer: Answer, t: Words) -> str:
    holes = {
        "day": answer.on.isoformat(),
        "by": text.plain(answer.edit.by) or t("history.nobody"),
        "seen": text.plain(answer.edit.seen),
    }
    if not answer.edit.table:
        return t("mapping.memory.where_any", **holes)
    table = t(f"model.table.{answer.edit.table}.title")
    return t("mapping.memory.where", table=table, **holes)


def _forget(frame: Frame, answer: Answer) -> None:
    by = str(st.session_state.get("by") or "").strip()
    frame.book.edit(forget([answer], by), by)
