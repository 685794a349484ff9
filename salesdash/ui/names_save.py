"""Decisions about names, written at once, and the way back from them."""

from collections.abc import Callable

import streamlit as st

from salesdash.book import Alias, Apart, Suggestion, refusal, told
from salesdash.errors import BadAlias
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame

_DONE, _REFUSED = "names done", "names refused"


def merge(frame: Frame, table: str, other: str, name: str) -> None:
    """Let a name go by another; of deals their keys are given."""
    _write(frame, lambda by: frame.book.names.merge(table, other, name, by))


def part(frame: Frame, suggestion: Suggestion) -> None:
    """Keep that two names are two."""
    _write(frame, lambda by: frame.book.names.part(suggestion, by))


def swap(frame: Frame, alias: Alias) -> None:
    """Keep the other name of an alias instead."""
    _write(frame, lambda by: frame.book.names.swap(alias, by))


def forget(frame: Frame, kept: Alias | Apart) -> None:
    """Take back what was decided."""
    _write(frame, lambda by: frame.book.names.forget(kept.edit, by))


def done(frame: Frame) -> None:
    """Say what was decided last, with the way back; or why it was not."""
    refused = st.session_state.pop(_REFUSED, "")
    if refused:
        st.error(refused, icon=":material/error:")
    undo.done(
        frame,
        _DONE,
        frame.t("names.undone"),
        lambda entry: (text.plain(told(e, frame.t), 300) for e in entry.edits),
        "names ",
    )


def _write(frame: Frame, write: Callable[[str], str]) -> None:
    by = str(st.session_state.get("by") or "").strip()
    try:
        st.session_state[_DONE] = write(by)
    except BadAlias as error:
        sentence = refusal(error, frame.t)
        st.session_state[_REFUSED] = text.plain(sentence, 500)
