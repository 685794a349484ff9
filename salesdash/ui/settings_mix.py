"""The target mix: of everybody, of single teams, of single reps."""

from collections.abc import Iterator

import streamlit as st

from salesdash.method.activities import ACTIVITIES
from salesdash.settings import find
from salesdash.ui import cache, settings_form, settings_told, text
from salesdash.ui.settings_told import Look
from salesdash.words import Words

ALL = "mix.all"
KINDS = ("team", "rep")


def draw(look: Look, part: str) -> None:
    """Draw what is in force, and a form for all targets together."""
    st.caption(look.t("settings.mix.explain"))
    names = [name for name in look.own.section(part) if look.own.value(name)]
    if names:
        settings_told.table(look, names, meant=False)
    else:
        st.markdown(look.t("settings.mix.none"))
    settings_told.backs(look, look.own.section(part))
    settings_form.form(look, part, _fields)
    settings_told.past(look, part)


def _fields(look: Look) -> dict[str, str]:
    own = look.own.section("mix")
    names = [ALL, *(n for n in own if n != ALL and own[n].value)]
    values = {
        name: _shares(look, name, _label(name, look.t)) for name in names
    }
    return values | dict(_new(look, names))


def _new(look: Look, known: list[str]) -> Iterator[tuple[str, str]]:
    """Offer boxes for a team or rep that has no target of its own."""
    t = look.t
    free = [name for name in _open(look) if name not in known]
    if not free:
        return
    chosen = st.selectbox(
        t("settings.mix.add"),
        ["", *free],
        format_func=lambda name: (
            _label(name, t) if name else t("settings.mix.add_none")
        ),
        key=f"mix new {look.day} {look.own.key}",
        width=320,
    )
    value = _shares(look, "", "")
    if chosen:
        yield chosen, value


def _open(look: Look) -> list[str]:
    """Name the mix of every team and rep that anything is said of."""
    view = cache.view(look.day)
    teams = [f"mix.team.{team}" for team in view.teams]
    return teams + [f"mix.rep.{rep}" for rep in view.reps]


def _shares(look: Look, name: str, label: str) -> str:
    """Draw a box for each activity, and give the mix as one text."""
    t = look.t
    told = look.own.value(name)
    shares = told.split(", ") if told else [""] * len(ACTIVITIES)
    if label:
        st.markdown(f"**{text.plain(label)}**")
    with st.container(horizontal=True):
        written = [
            st.text_input(
                text.plain(t.name("activity", activity)),
                share,
                key=f"{name or 'new'} {activity} {look.day} {look.own.key}",
                max_chars=6,
                width=settings_form.NARROW,
            )
            for activity, share in zip(ACTIVITIES, shares, strict=True)
        ]
    if not any(part.strip() for part in written):
        return ""
    return " / ".join(written)


def _label(name: str, t: Words) -> str:
    kind, _, own = find(name).key.partition(".")
    if kind in KINDS:
        return t(f"settings.mix.{kind}", name=own)
    return t("settings.mix.all")
