"""Settings written as dated edits, and what is said of it afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NoReturn

import streamlit as st

from salesdash import days, settings
from salesdash.errors import BadSetting
from salesdash.model import Edit
from salesdash.settings import BACK, KIND, NONE, Settings, Told, find
from salesdash.settings.spoken import change
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame
from salesdash.words import Words

_DONE = "settings done"


def basis(frame: Frame) -> dict[str, Told]:
    """Give what would hold without any edit: the company file, the deck."""
    return settings.base(frame.book.file().values)


def save(
    frame: Frame,
    values: Mapping[str, str],
    start: date,
    by: str,
    reason: str,
) -> None:
    """Write the values that differ from what is in force on their day.

    Nothing is written where one of them is wrong: a sentence says which.

    Args:
        frame: The frame.
        values: Setting -> what a person wrote.
        start: The day from which they hold.
        by: Who it is.
        reason: Why.
    """
    t = frame.t
    try:
        edits = changes(frame, values, start)
        if not edits:
            st.info(t("settings.same"), icon=":material/info:")
            return
        name, note = by.strip(), reason.strip()
        signed = [replace(e, by=name, reason=note) for e in edits]
        _write(frame, signed, name)
    except BadSetting as error:
        _refuse(error, t)


def changes(
    frame: Frame, values: Mapping[str, str], start: date
) -> list[Edit]:
    """Give the edits that values mean, none for what is in force already.

    Raises:
        BadSetting: A value cannot be.
    """
    now = frame.book.settings(start)
    plain = basis(frame)
    day = days.number(start)
    edits = []
    for name, written in values.items():
        value, seen = find(name).read(written), now.value(name)
        if value != seen:
            usual = plain[name].value if name in plain else ""
            edit = Edit(KIND, name, _said(value, usual), seen=seen, start=day)
            edits.append(edit)
    return edits


def back(
    frame: Frame, names: Iterable[str], own: Settings, start: date
) -> None:
    """Go back to what company file or deck say, from a day on."""
    by = str(st.session_state.get("by") or "").strip()
    day = days.number(start)
    edits = [
        Edit(KIND, name, BACK, seen=own.value(name), by=by, start=day)
        for name in names
    ]
    try:
        _write(frame, edits, by)
    except BadSetting as error:
        _refuse(error, frame.t)


def done(frame: Frame) -> None:
    """Say what was written last, with the way back."""
    undo.done(
        frame,
        _DONE,
        frame.t("settings.undone"),
        lambda entry: (
            text.plain(change(e, frame.t), 500) for e in entry.edits
        ),
    )


def _write(frame: Frame, edits: Sequence[Edit], by: str) -> NoReturn:
    st.session_state[_DONE] = frame.book.edit(edits, by)
    st.rerun()


def _refuse(error: BadSetting, t: Words) -> None:
    told = t("settings.refused", told=settings.sentence(error, t))
    st.error(text.plain(told, 900), icon=":material/error:")


def _said(value: str, usual: str) -> str:
    """Write a value as an edit: '' would go back, `NONE` says none."""
    if value:
        return value
    return NONE if usual else BACK
