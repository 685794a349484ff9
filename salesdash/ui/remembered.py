"""What is remembered of headings and words, each with a way out."""

import streamlit as st

from salesdash.book import Answer, forget
from salesdash.ui import meanings, text
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words
from salesdash.words.column import title

PAGE = 20
"""So many answers are shown at once."""


def draw(frame: Frame) -> None:
    """Draw the list, closed; nothing while nothing is remembered."""
    t, answers = frame.t, frame.book.answers()
    if not answers:
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


def _line(frame: Frame, answer: Answer) -> None:
    t = frame.t
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.markdown(f"{_said(answer, t)}  \n:small[:gray[{_where(answer, t)}]]")
    right.button(
        t("mapping.memory.remove"),
        key=f"forget {answer.edit.place}",
        on_click=_forget,
        args=(frame, answer),
    )


def _said(answer: Answer, t: Words) -> str:
    table, column = answer.table, text.plain(answer.column)
    if answer.kind == "word":
        return t(
            "mapping.memory.word",
            word=text.plain(answer.word),
            column=title(t, table, answer.column),
            meaning=meanings.meaning(answer.value, answer.column, t),
        )
    if answer.kind == "mapping" and not answer.value:
        return t("mapping.memory.left_out", heading=column)
    if answer.kind == "mapping":
        name = title(t, table, answer.value)
        return t("mapping.memory.column", heading=column, column=name)
    if answer.column == "header":
        return t("mapping.memory.header", row=text.plain(answer.value))
    name = t(f"model.table.{table}.title")
    return t("mapping.memory.table", table=name)


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
