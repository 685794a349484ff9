"""What a manager says of a customer, written at once, and the way back."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from salesdash import identity
from salesdash.book import View, refusal, told
from salesdash.errors import BadCorrection
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame
from salesdash.words import Words

_EMPTY = frozenset({"-", "–", "—"})
"""What is written to empty a field."""

_DONE, _REFUSED, _NEW = "graded done", "graded refused", "graded new"
_REASON, _LINES = 300, 6
AXES = ("relationship", "attractiveness")
COLUMNS = (*AXES, "goal", "frequency", "potential")
"""What the form of a customer asks for."""


def slot(key: str, part: str) -> str:
    """Name a field of the form of one customer in the session."""
    return f"graded {identity.handle(key)} {part}"


def typed(field: str) -> str:
    """Give what stands in a field."""
    return str(st.session_state.get(field) or "").strip()


def take(
    frame: Frame,
    view: View,
    key: str,
    columns: Sequence[str],
    usual: str = "",
) -> None:
    """Write the values that stand in the form of a customer.

    Args:
        frame: The frame.
        view: The view in which they are said.
        key: The text key of the customer.
        columns: The columns of the form; what is left blank stays.
        usual: The reason where nobody wrote another.
    """
    texts = _texts(key, columns)
    write = frame.book.customers.regrade
    _reasoned(
        frame, key, usual, lambda why, by: write(view, key, texts, why, by)
    )


def decline(frame: Frame, view: View, key: str, seen: str) -> None:
    """Set a proposal aside, with its facts."""
    write = frame.book.customers.decline
    _reasoned(frame, key, "", lambda why, by: write(view, key, seen, why, by))


def offer(frame: Frame, view: View, key: str) -> None:
    """Bring back a proposal that was declined."""
    _write(frame, lambda by: frame.book.customers.offer(view, key, by))


def keep(frame: Frame, view: View, keys: Sequence[str], reason: str) -> None:
    """Say that the grades of customers are still right."""
    write = frame.book.customers.keep
    _write(frame, lambda by: write(view, keys, reason, by))


def ungrade(frame: Frame, view: View, key: str, column: str) -> None:
    """Let a value go by the lists again."""
    write = frame.book.customers.ungrade
    _write(frame, lambda by: write(view, key, column, by))


def name(t: Words) -> None:
    """Draw the field for who sits here, once on a page."""
    st.text_input(
        t("settings.by"),
        max_chars=60,
        key="by",
        width=200,
        persist_state="session",
    )


def why(key: str, reason: str, t: Words) -> None:
    """Draw the field for why somebody says so.

    Args:
        key: The text key of the customer.
        reason: What stands for a reason where none is written, or ''.
        t: The words.
    """
    st.text_input(
        t("settings.reason"),
        max_chars=_REASON,
        key=slot(key, "reason"),
        placeholder=reason,
    )


def done(frame: Frame) -> None:
    """Say what was written last, with the way back; or why it was not."""
    t = frame.t
    refused = st.session_state.pop(_REFUSED, "")
    if refused:
        st.error(refused, icon=":material/error:")
    if st.session_state.pop(_NEW, False):
        st.toast(t("deal.kept"), icon=":material/check_circle:")

    def lines(entry: undo.ImportEntry) -> list[str]:
        shown = entry.edits[:_LINES]
        said = [text.plain(told(edit, t), 500) for edit in shown]
        rest = len(entry.edits) - len(shown)
        return [*said, *[t("grading.save.more", n=rest)] * bool(rest)]

    undo.done(frame, _DONE, t("grading.save.undone"), lines, "graded ")


def _texts(key: str, columns: Sequence[str]) -> Mapping[str, str]:
    """Give what was written, '' for a dash; what is blank stays as it is."""
    told = {column: typed(slot(key, column)) for column in columns}
    return {
        column: "" if value in _EMPTY else value
        for column, value in told.items()
        if value
    }


def _reasoned(
    frame: Frame, key: str, usual: str, write: Callable[[str, str], str]
) -> None:
    said = typed(slot(key, "reason")) or usual[:_REASON]
    if not said:
        st.session_state[_REFUSED] = frame.t("deal.reason_missing")
    elif _write(frame, lambda by: write(said, by)):
        for part in ("reason", *COLUMNS):
            st.session_state.pop(slot(key, part), None)


def _write(frame: Frame, write: Callable[[str], str]) -> bool:
    """Write in the name of who sits here; tell whether it holds."""
    by = typed("by")
    if not by:
        st.session_state[_REFUSED] = frame.t("deal.name_missing")
        return False
    try:
        st.session_state[_DONE] = write(by)
    except BadCorrection as error:
        sentence = refusal(error, frame.t)
        st.session_state[_REFUSED] = text.plain(sentence, 500)
        return False
    st.session_state[_NEW] = True
    return True
