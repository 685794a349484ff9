"""Forms that change the settings of a section together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Literal

import streamlit as st

from salesdash.book import View
from salesdash.method import milestones
from salesdash.settings import find
from salesdash.settings.kinds import WEEKDAYS
from salesdash.settings.spoken import brief, meaning, said
from salesdash.ui import cache, settings_save, text
from salesdash.ui.fold import fold
from salesdash.ui.settings_told import ALIKE, Look, ordered
from salesdash.words import Words

Fields = Callable[[Look], Mapping[str, str]]
"""Draws boxes, and gives what stands in them: setting -> text."""

NARROW = 190
"""Pixels of a box that holds a number or a day."""

Wide = int | Literal["stretch"]

_NAME, _REASON = 60, 200


def draw(look: Look, part: str) -> None:
    """Offer to change the settings of a section."""
    if part == "money":
        _currencies(look)
    form(look, part, _FIELDS.get(part, lambda look: _plain(look, part)))


def form(look: Look, part: str, fields: Fields) -> None:
    """Draw a form in a box that is closed at first."""
    box = fold(look.t("settings.change"), f"settings change {part}", "edit")
    if not box.open:
        return
    # What is in force now are the values that the boxes begin with.
    key = f"settings {part} {look.day} {look.own.key}"
    with box, st.form(key, border=False):
        values = fields(look)
        start, by, reason = sign(look)
        go = st.form_submit_button(
            look.t("settings.save"), type="primary", icon=":material/check:"
        )
    if go:
        settings_save.save(look.frame, values, start, by, reason)


def sign(look: Look) -> tuple[date, str, str]:
    """Ask from when it holds, who says so, and why."""
    t = look.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = st.date_input(
            t("settings.from"),
            look.day,
            min_value=date(2000, 1, 1),
            max_value=date(2099, 12, 31),
            format="YYYY-MM-DD",
            width=160,
        )
        by = st.text_input(
            t("settings.by"),
            max_chars=_NAME,
            key="by",
            width=220,
            persist_state="session",
        )
        reason = st.text_input(
            t("settings.reason"), max_chars=_REASON, width=360
        )
    chosen = start if isinstance(start, date) else look.day
    return chosen, by or "", reason or ""


def _plain(look: Look, part: str) -> dict[str, str]:
    """Draw a box for each setting, as its kind asks for."""
    own = look.own
    head = f"settings.percent.{part}"
    if part in PER_CENT:
        st.markdown(look.t(head))
    kinds = {name: find(name).kind for name in own.section(part)}
    wide = [name for name, kind in kinds.items() if kind == WIDE]
    with st.grid(columns=len(kinds) - len(wide), min_column_width=130):
        values = {
            name: _BOXES.get(kind, _line)(look, name)
            for name, kind in kinds.items()
            if name not in wide
        }
    return values | {name: _weekdays(look, name) for name in wide}


WIDE = "weekdays"
"""The kind whose box needs a line of its own."""

PER_CENT = ("yields", "weights")
"""Sections whose boxes hold shares."""


def _criteria(look: Look) -> dict[str, str]:
    """Draw the criteria below the milestone that they belong to now."""
    t, own = look.t, look.own
    values = {}
    names = ordered(look, "criteria")
    for code, together in groupby(names, key=own.value):
        st.markdown(f"**{text.plain(t.name('milestone', code))}**")
        with st.grid(columns=2, min_column_width=260):
            values |= {name: _milestone(look, name) for name in together}
    return values


def _evidence(look: Look) -> dict[str, str]:
    """Draw the switches of the rules, then the numbers they go by."""
    kinds = {name: find(name).kind for name in look.own.section("evidence")}
    switches = [name for name, kind in kinds.items() if kind == "switch"]
    with st.grid(columns=2, min_column_width=260):
        values = {name: _switch(look, name) for name in switches}
    with st.grid(columns=3, min_column_width=220):
        others = [name for name in kinds if name not in switches]
        values |= {name: _line(look, name) for name in others}
    return values


def _money(look: Look) -> dict[str, str]:
    seen = {"", look.own.base, *_seen(_view(look))}
    name = "money.base"
    return {name: _pick(look, name, sorted(seen), 280)}


def _currencies(look: Look) -> None:
    """Say which currencies there are, and which have no rate."""
    t, base, view = look.t, look.own.base, _view(look)
    seen = _seen(view)
    if not seen:
        return
    told = [t("settings.money.seen", currencies=", ".join(seen))]
    deals = view.opportunities
    left = set(deals["currency"].to_list()) - {base, ""}
    if base and left:
        named = ", ".join(sorted(left))
        told.append(t("settings.money.unrated", base=base, currencies=named))
    elif base:
        told.append(t("settings.money.rated", base=base))
    elif seen[1:]:
        told.append(t("settings.money.many"))
    text.caption(*told)


def _view(look: Look) -> View:
    return cache.view(look.day)


def _seen(view: View) -> list[str]:
    return sorted(set(view.opportunities["own_currency"].to_list()) - {""})


def _line(look: Look, name: str) -> str:
    return st.text_input(
        text.plain(_label(name, look.t)),
        look.own.value(name),
        key=_key(look, name),
        help=_help(look, name),
        max_chars=20,
    )


def _month(look: Look, name: str) -> str:
    return _pick(look, name, [str(n) for n in range(1, 13)])


def _weekday(look: Look, name: str) -> str:
    return _pick(look, name, WEEKDAYS)


def _milestone(look: Look, name: str) -> str:
    return _pick(look, name, [m.code for m in milestones.MILESTONES])


def _pick(
    look: Look, name: str, values: Sequence[str], width: Wide = "stretch"
) -> str:
    return st.selectbox(
        text.plain(brief(name, look.t), 200),
        values,
        values.index(look.own.value(name)),
        format_func=lambda value: said(name, value, look.t),
        key=_key(look, name),
        help=_help(look, name),
        width=width,
    )


def _switch(look: Look, name: str) -> str:
    on = st.toggle(
        text.plain(brief(name, look.t), 200),
        look.own.value(name) == "on",
        key=_key(look, name),
        help=_help(look, name),
    )
    return "on" if on else "off"


def _weekdays(look: Look, name: str) -> str:
    chosen = st.pills(
        text.plain(brief(name, look.t)),
        WEEKDAYS,
        selection_mode="multi",
        default=look.own.value(name).split(", "),
        format_func=lambda day: said("calendar.cut_off", day, look.t),
        key=_key(look, name),
        help=_help(look, name),
    )
    return ", ".join(chosen or ())


def _label(name: str, t: Words) -> str:
    """Name a box, in as few words as can be."""
    section, _, code = name.partition(".")
    if section == "yields":
        return t.name("milestone_short", code)
    return brief(name, t)


def _help(look: Look, name: str) -> str | None:
    """Say what a setting means, where the section does not say it."""
    if name.startswith(ALIKE):
        return None
    return text.plain(meaning(name, look.t), 300)


def _key(look: Look, name: str) -> str:
    return f"{name} {look.day} {look.own.key}"


_FIELDS: MappingProxyType[str, Fields] = MappingProxyType(
    {"criteria": _criteria, "evidence": _evidence, "money": _money}
)
_BOXES: MappingProxyType[str, Callable[[Look, str], str]] = MappingProxyType(
    {"month": _month, "weekday": _weekday, "switch": _switch}
)
