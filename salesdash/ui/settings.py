"""The Settings page: what is in force on a day, and how to change it."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import streamlit as st

from salesdash import settings
from salesdash.settings.spoken import change
from salesdash.ui import (
    settings_file,
    settings_form,
    settings_mix,
    settings_names,
    settings_save,
    settings_told,
    text,
)
from salesdash.ui.settings_told import Look
from salesdash.ui.shell import Frame

FILE = "file"
PARTS = (*settings.SECTIONS, FILE)
"""What the page has tabs for."""

TAB = "settings tab"


def draw(frame: Frame) -> None:
    """Draw the page."""
    t = frame.t
    settings_save.done(frame)
    day = _day(frame)
    look = Look(frame, day, frame.book.settings(day))
    _left(look)
    names = [t(f"settings.section.{part}") for part in PARTS]
    tabs = st.tabs(names, key=TAB, on_change="rerun")
    for part, tab in zip(PARTS, tabs, strict=True):
        if tab.open:
            with tab:
                _PARTS.get(part, _part)(look, part)


def _day(frame: Frame) -> date:
    """Choose the day to look at: today, if nobody says otherwise."""
    chosen = st.date_input(
        frame.t("settings.day"),
        key="settings day",
        format="YYYY-MM-DD",
        min_value=date(2000, 1, 1),
        max_value=date(2099, 12, 31),
        width=180,
        help=frame.t("settings.day_help"),
    )
    return chosen if isinstance(chosen, date) else date.today()  # noqa: DTZ011 -- the day here


def _left(look: Look) -> None:
    """Say which changes cannot hold, so that nobody thinks they do."""
    t = look.t
    for left in look.own.left:
        told = change(left.edit, t)
        why = settings.sentence(left.error, t)
        sentence = t("settings.left", told=told, why=why)
        st.warning(text.plain(sentence, 900), icon=":material/rule:")


def _part(look: Look, part: str) -> None:
    """Draw a section: what is in force, how to change it, its past."""
    settings_told.show(look, part)
    settings_form.draw(look, part)
    settings_told.past(look, part)


_PARTS: MappingProxyType[str, Callable[[Look, str], None]] = MappingProxyType(
    {
        "mix": settings_mix.draw,
        "names": settings_names.draw,
        FILE: settings_file.draw,
    }
)
"""Tabs that are drawn in a way of their own."""
