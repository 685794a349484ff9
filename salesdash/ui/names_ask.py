"""Two names that may mean the same: what speaks for it, and what to do."""

import streamlit as st

from salesdash import money
from salesdash.book import Deal, Side, Suggestion
from salesdash.ui import names_save, text
from salesdash.ui.shell import Frame
from salesdash.words import Words

COUNTS = ("visits", "opportunities")


def card(frame: Frame, found: Suggestion, place: str = "") -> None:
    """Draw one pair with its buttons.

    Args:
        frame: The frame.
        found: The pair.
        place: Tells two cards of one pair on a page apart.
    """
    t = frame.t
    with st.container(border=True):
        for column, side in zip(
            st.columns(2), (found.other, found.name), strict=True
        ):
            with column:
                _side(side, t)
        st.caption(t(f"names.why.{found.why}"))
        st.markdown(effect(found, t))
        with st.container(horizontal=True):
            _buttons(frame, found, place)


def counts(side: Side, t: Words) -> str:
    """Say how much is told of a side.

    Example:
        >>> from datetime import date
        >>> day = date(2026, 11, 20)
        >>> side = Side("a", "Al", 20, 14, 1, day, "f", "s", 2)
        >>> counts(side, Words("en"))
        '14 visits and 1 opportunity'
    """
    found = [
        _count(name, getattr(side, name), t)
        for name in COUNTS
        if getattr(side, name)
    ]
    if found[1:]:
        return t("names.count.and", first=found[0], second=found[1])
    return found[0] if found else _count("rows", side.rows, t)


def shown(side: Side) -> str:
    """Write a name as text, never as markup."""
    return text.plain(side.name, 120)


def _count(name: str, n: int, t: Words) -> str:
    many = "one" if n == 1 else "many"
    return t(f"names.count.{name}_{many}", n=text.number(n))


def _side(side: Side, t: Words) -> None:
    said = counts(side, t)
    if isinstance(side, Deal):
        said = _count("rows", side.rows, t)
    lines = [t("names.side", counts=said, since=side.since.isoformat())]
    if isinstance(side, Deal):
        lines.insert(0, _deal(side, t))
    holes = {
        "file": text.plain(side.file, 60),
        "sheet": text.plain(side.sheet, 40),
        "row": side.row,
    }
    known = "place" if side.known else "place_new"
    lines.append(t(f"names.{known}", **holes))
    if side.also:
        also = ", ".join(text.plain(name) for name in side.also[:5])
        lines.append(t("names.also", names=also))
    st.markdown(f"**{shown(side)}**")
    st.caption("  \n".join(lines))


def _deal(deal: Deal, t: Words) -> str:
    amount = t("names.no_amount")
    if deal.amount is not None:
        code = text.plain(deal.currency) or money.DEFAULT
        amount = f"{text.number(deal.amount / 100)} {code}"
    return t(
        "names.deal",
        rep=text.plain(deal.rep) or t("names.no_rep"),
        amount=amount,
        status=t.name("status", deal.status or "open"),
    )


def effect(found: Suggestion, t: Words) -> str:
    """Say what making them one would do."""
    other, name = shown(found.other), shown(found.name)
    if isinstance(found.other, Deal):
        return t("names.effect_deal", other=other, name=name)
    told = counts(found.other, t)
    return t("names.effect", counts=told, other=other, name=name)


def _buttons(frame: Frame, found: Suggestion, place: str) -> None:
    t, other, name = frame.t, found.other, found.name
    key = f"{place}{found.table} {other.key} {name.key}"
    if isinstance(other, Deal):
        st.button(
            t("names.one"),
            key=f"one {key}",
            type="primary",
            on_click=names_save.merge,
            args=(frame, found.table, other.key, name.key),
        )
    else:
        for turn, pair in (("", found), ("turned ", found.turned)):
            st.button(
                t("names.keep", name=text.plain(pair.name.name, 40)),
                key=f"keep {turn}{key}",
                type="secondary" if turn else "primary",
                on_click=names_save.merge,
                args=(frame, found.table, pair.other.name, pair.name.name),
            )
    st.button(
        t("names.two"),
        key=f"two {key}",
        icon=":material/call_split:",
        on_click=names_save.part,
        args=(frame, found),
    )
