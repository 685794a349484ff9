"""What a manager says of a customer, written at once, and the way back."""

from collections.abc import Callable, Iterator, Mapping

import streamlit as st

from salesdash import identity
from salesdash.book import ImportEntry, View, refusal, told
from salesdash.errors import BadCorrection
from salesdash.exports.headings import heading
from salesdash.ui import text
from salesdash.ui.grading_save import EMPTY
from salesdash.ui.saved import Saved
from salesdash.ui.shell import Frame

FORM, GIVEN, ONE, ALL = "form", "given", "one", "all"
"""Where the buttons of the pages are."""

_LINES = 6


def slot(key: str, name: str) -> str:
    """Name the field of a form in the session, of one customer alone."""
    return f"customer {identity.handle(key)} {name}"


def typed(own: str) -> str:
    """Give what stands in a field of a form."""
    return str(st.session_state.get(own) or "").strip()


def regrade(
    frame: Frame,
    view: View,
    key: str,
    slots: Mapping[str, tuple[str, str]],
    why: str,
) -> None:
    """Say other values of a customer, those that stand in a form.

    Args:
        frame: The frame.
        view: The view in which it is said.
        key: The text key of the customer.
        slots: Column -> its field of the form, and what holds now.
        why: The field of the reason.
    """
    t, changed = frame.t, dict[str, str]()
    for column, (own, now) in slots.items():
        if typed(own) != now:
            changed[column] = typed(own)
    blank = [column for column, value in changed.items() if not value]
    if not changed:
        SAVED.refuse(t("customer.unchanged"), FORM)
    elif blank:
        # A field that is blank erases nothing: a dash says so aloud.
        named = heading(t, "customers", blank[0])
        SAVED.refuse(t("customer.blank", column=named), FORM)
    elif not typed(why):
        SAVED.refuse(t("deal.reason_missing"), FORM)
    else:
        texts = {c: "" if v in EMPTY else v for c, v in changed.items()}
        reason, save = typed(why), frame.book.customers.regrade
        if write(lambda by: save(view, key, texts, reason, by), frame):
            st.session_state[why] = ""
            for own, now in slots.values():
                st.session_state[own] = now


def ungrade(frame: Frame, view: View, key: str, column: str) -> None:
    """Let a value of a customer go by the lists again."""
    back = frame.book.customers.ungrade
    write(lambda by: back(view, key, column, by), frame, GIVEN)


def write(save: Callable[[str], str], frame: Frame, place: str = FORM) -> bool:
    """Write in the name of who sits here; tell whether it holds.

    Args:
        save: Writes, in a name, and gives the id of the import.
        frame: The frame.
        place: Where the button is.
    """
    by = typed("by")
    if not by:
        field = frame.t("upload.by")
        SAVED.refuse(frame.t("grading.save.nameless", field=field), place)
        return False
    try:
        SAVED.keep(save(by), place)
    except BadCorrection as error:
        SAVED.refuse(refusal(error, frame.t), place)
        return False
    return True


def _lines(frame: Frame, entry: ImportEntry) -> Iterator[str]:
    shown = entry.edits[:_LINES]
    yield from (text.plain(told(edit, frame.t), 500) for edit in shown)
    rest = len(entry.edits) - len(shown)
    if rest:
        yield frame.t("grading.save.more", n=rest)


SAVED = Saved("customer", "customer.undone", _lines)
"""What the pages of customers say of their savings."""
