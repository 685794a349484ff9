"""The company's own names, in both languages."""

import streamlit as st

from salesdash.settings import listed
from salesdash.settings.known import LANGUAGES
from salesdash.ui import settings_form, settings_told, switches, text
from salesdash.ui.settings_told import Look
from salesdash.words import Words

_LONGEST = 80


def draw(look: Look, part: str) -> None:
    """Draw the names that are set, and a form for a group of them."""
    t = look.t
    st.caption(t("settings.names.explain"))
    names = [name for name in look.own.section(part) if look.own.value(name)]
    if names:
        settings_told.table(look, names, meant=False)
    else:
        st.markdown(t("settings.names.none"))
    settings_told.backs(look, names)
    groups = dict.fromkeys(_group(name) for name in look.own.section(part))
    options = {group: t(f"settings.group.{group}") for group in groups}
    chosen = switches.one("settings group", t("settings.names.group"), options)
    settings_form.form(look, part, lambda look: _fields(look, chosen))
    settings_told.past(look, part)


def _fields(look: Look, group: str) -> dict[str, str]:
    columns = st.columns(len(LANGUAGES))
    values = {}
    for language, column in zip(LANGUAGES, columns, strict=True):
        with column:
            st.markdown(f"**{look.t(f'settings.names.in_{language}')}**")
            values |= {
                name: _box(look, name, language)
                for name in listed()
                if name.startswith(f"names.{group}.")
                and name.endswith(f".{language}")
            }
    return values


def _box(look: Look, name: str, language: str) -> str:
    usual = Words(language).name(*name.split(".")[1:3])
    return st.text_input(
        text.plain(usual, 200),
        look.own.value(name),
        key=f"{name} {look.day} {look.own.key}",
        placeholder=usual,
        max_chars=_LONGEST,
    )


def _group(name: str) -> str:
    return name.split(".")[1]
