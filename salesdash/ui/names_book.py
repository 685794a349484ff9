"""The alias book: what goes by another name, what was said to be two."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from salesdash.book import Alias, Apart
from salesdash.identity import OPPORTUNITY
from salesdash.ui import names_save, text
from salesdash.ui.fold import fold
from salesdash.ui.names_ask import counts
from salesdash.ui.shell import Frame
from salesdash.words import Words

PAGE = 20
"""So many lines are shown at once."""

Line = TypeVar("Line")


def draw(frame: Frame, table: str) -> None:
    """Draw the names of a table that go by another, each with a way out."""
    t, kept = frame.t, frame.book.names.aliases(table)
    st.subheader(t("names.book"), anchor=False)
    if not kept:
        deal = "_deal" if table == OPPORTUNITY else ""
        st.markdown(t(f"names.book_none{deal}"))
    for alias in page(kept, f"names book {table}"):
        _line(frame, alias)
    _apart(frame, table)


def page(lines: Sequence[Line], key: str) -> Sequence[Line]:
    """Give the lines of the page that was chosen, drawing the choice."""
    pages = -(-len(lines) // PAGE)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key=key) or 1
    return lines[(number - 1) * PAGE : number * PAGE]


def _line(frame: Frame, alias: Alias) -> None:
    t, other = frame.t, text.plain(alias.other, 120)
    told = counts(alias.side, t) if alias.side else t("names.nothing")
    said = t("names.line", other=other, name=text.plain(alias.name, 120))
    where = t(
        "names.line_by",
        counts=told,
        day=alias.on.isoformat(),
        by=_by(alias, t),
    )
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.markdown(f"{said}  \n:small[:gray[{where}]]")
    with right.container(horizontal=True, horizontal_alignment="right"):
        if alias.edit.table != OPPORTUNITY:
            st.button(
                t("names.swap", other=text.plain(alias.other, 30)),
                key=f"swap {alias.edit.place}",
                on_click=names_save.swap,
                args=(frame, alias),
            )
        st.button(
            t("names.remove"),
            key=f"remove {alias.edit.place}",
            on_click=names_save.forget,
            args=(frame, alias),
        )


def _apart(frame: Frame, table: str) -> None:
    t, kept = frame.t, frame.book.names.apart(table)
    if not kept:
        return
    label = t("names.apart", n=len(kept))
    box = fold(label, f"names apart {table}", "call_split")
    if not box.open:
        return
    with box:
        for apart in page(kept, f"names apart page {table}"):
            _two(frame, apart)


def _two(frame: Frame, apart: Apart) -> None:
    t = frame.t
    one, two = text.plain(apart.one, 120), text.plain(apart.two, 120)
    said = t("names.apart_line", one=one, two=two)
    day, by = apart.on.isoformat(), _by(apart, t)
    where = t("names.apart_by", day=day, by=by)
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.markdown(f"{said}  \n:small[:gray[{where}]]")
    right.button(
        t("names.apart_remove"),
        key=f"ask {apart.edit.place}",
        on_click=names_save.forget,
        args=(frame, apart),
    )


def _by(kept: Alias | Apart, t: Words) -> str:
    return text.plain(kept.edit.by) or t("history.nobody")
