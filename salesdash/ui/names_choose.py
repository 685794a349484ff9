"""Two names, chosen by hand, to be made one."""

from collections.abc import Sequence

import streamlit as st

from salesdash.book import Deal, Side, Suggestion
from salesdash.identity import OPPORTUNITY
from salesdash.ui import names_ask, names_save
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame

MANY = 200
"""Of more names than these only some are offered, found by a word."""


def draw(frame: Frame, table: str) -> None:
    """Draw the choice, folded."""
    t = frame.t
    deal = table == OPPORTUNITY
    label = t("names.choose_deal" if deal else "names.choose")
    box = fold(label, f"names choose {table}", "join_inner")
    if not box.open:
        return
    with box:
        _choose(frame, table, frame.book.names.sides(table))


def _choose(frame: Frame, table: str, sides: Sequence[Side]) -> None:
    t = frame.t
    if not sides[1:]:
        st.markdown(t("names.choose_few"))
        return
    left, right = st.columns(2)
    with left:
        other = _one(frame, f"other {table}", t("names.choose_other"), sides)
    rest = [side for side in sides if side != other and _fits(side, other)]
    with right:
        name = _one(frame, f"name {table}", t("names.choose_name"), rest)
    if isinstance(other, Deal) and not rest:
        st.caption(t("names.choose_same"))
    if other is None or name is None:
        return
    st.markdown(names_ask.effect(Suggestion(table, other, name, ""), t))
    deals = isinstance(other, Deal)
    words = (other.key, name.key) if deals else (other.name, name.name)
    st.button(
        t("names.merge"),
        type="primary",
        key=f"merge {table}",
        on_click=names_save.merge,
        args=(frame, table, *words),
    )


def _fits(side: Side, other: Side | None) -> bool:
    """Tell whether a side may be one with another: deals of one customer."""
    if isinstance(side, Deal) and isinstance(other, Deal):
        return side.group[0] == other.group[0]
    return True


def _one(
    frame: Frame, key: str, label: str, sides: Sequence[Side]
) -> Side | None:
    """Choose one of the names; of many by a word first."""
    t, word = frame.t, ""
    if len(sides) > MANY:
        word = st.text_input(
            t("names.choose_find"),
            key=f"names find {key}",
            help=t("names.choose_find_help", n=MANY),
        )
    wanted = word.casefold().strip()
    found = [s for s in sides if wanted in s.name.casefold()][:MANY]
    by_key = {side.key: side for side in found}
    chosen = st.selectbox(
        label,
        list(by_key),
        index=None,
        format_func=lambda one: by_key[one].name,
        key=f"names {key}",
        placeholder="",
    )
    return by_key.get(chosen or "")
