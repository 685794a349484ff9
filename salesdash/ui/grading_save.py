"""What a manager says of a customer, written at once, and the way back."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from salesdash import identity
from salesdash.book import ImportEntry, View, refusal, told
from salesdash.errors import BadCorrection
from salesdash.ui import text
from salesdash.ui.saved import Saved
from salesdash.ui.shell import Frame
from salesdash.words import Words

EMPTY = frozenset({"-", "–", "—"})
"""What is written to empty a field."""

_REASON, _LINES = 2_000, 6
PROPOSALS, ASIDE, OLD = "proposals", "aside", "old"
FORM, GIVEN = "form", "given"
"""Where the buttons of the page are."""

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
    place: str = PROPOSALS,
) -> None:
    """Write the values that stand in the form of a customer.

    Args:
        frame: The frame.
        view: The view in which they are said.
        key: The text key of the customer.
        columns: The columns of the form; what is left blank stays.
        usual: The reason where nobody wrote another.
        place: Where the button is.
    """
    texts = _texts(key, columns)
    write = frame.book.customers.regrade
    _reasoned(
        frame,
        key,
        usual,
        lambda why, by: write(view, key, texts, why, by),
        place,
    )


def decline(frame: Frame, view: View, key: str, seen: str) -> None:
    """Set a proposal aside, with its facts."""
    write = frame.book.customers.decline
    _reasoned(
        frame,
        key,
        "",
        lambda why, by: write(view, key, seen, why, by),
        PROPOSALS,
    )


def offer(frame: Frame, view: View, key: str) -> None:
    """Bring back a proposal that was declined."""
    write = frame.book.customers.offer
    _write(frame, lambda by: write(view, key, by), ASIDE)


def keep(frame: Frame, view: View, keys: Sequence[str], reason: str) -> None:
    """Say that the grades of customers are still right."""
    write = frame.book.customers.keep
    _write(frame, lambda by: write(view, keys, reason, by), OLD)


def ungrade(frame: Frame, view: View, key: str, column: str) -> None:
    """Let a value go by the lists again."""
    write = frame.book.customers.ungrade
    _write(frame, lambda by: write(view, key, column, by), GIVEN)


def nameless(t: Words) -> str:
    """Say that the name of who sits here is missing, and where it goes."""
    return t("grading.save.nameless", field=t("settings.by"))


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


def _lines(frame: Frame, entry: ImportEntry) -> list[str]:
    """Tell the changes of an import, the first few of many."""
    shown = entry.edits[:_LINES]
    said = [text.plain(told(edit, frame.t), 500) for edit in shown]
    rest = len(entry.edits) - len(shown)
    return [*said, *[frame.t("grading.save.more", n=rest)] * bool(rest)]


SAVED = Saved("graded", "grading.save.undone", _lines)
"""What the Grading page says of its savings."""


def _texts(key: str, columns: Sequence[str]) -> Mapping[str, str]:
    """Give what was written, '' for a dash; what is blank stays as it is."""
    told = {column: typed(slot(key, column)) for column in columns}
    return {
        column: "" if value in EMPTY else value
        for column, value in told.items()
        if value
    }


def _reasoned(
    frame: Frame,
    key: str,
    usual: str,
    write: Callable[[str, str], str],
    place: str,
) -> None:
    said = typed(slot(key, "reason")) or usual[:_REASON]
    if not said:
        SAVED.refuse(frame.t("deal.reason_missing"), place)
    elif _write(frame, lambda by: write(said, by), place):
        for part in ("reason", *COLUMNS):
            st.session_state.pop(slot(key, part), None)


def _write(frame: Frame, write: Callable[[str], str], place: str) -> bool:
    """Write in the name of who sits here; tell whether it holds."""
    by = typed("by")
    if not by:
        SAVED.refuse(nameless(frame.t), place)
        return False
    try:
        SAVED.keep(write(by), place)
    except BadCorrection as error:
        SAVED.refuse(refusal(error, frame.t), place)
        return False
    return True
