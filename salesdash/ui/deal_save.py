"""What a manager says of a deal, written at once, and the way back."""

from collections.abc import Callable, Sequence

import streamlit as st

from salesdash import identity
from salesdash.book import View, refusal, told
from salesdash.errors import BadCorrection
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame

_EMPTY = frozenset({"-", "–", "—"})
"""What is written to empty a field."""

_DONE, _REFUSED, _NEW = "deal done", "deal refused", "deal new"


def correct(frame: Frame, view: View, key: str, column: str) -> None:
    """Correct a field by what stands in the form of its column."""
    own = slot(key, f"value {column}")
    value, write = typed(own), frame.book.correct
    if not value:
        st.session_state[_REFUSED] = frame.t("deal.value_missing"), _place()
        return
    value = "" if value in _EMPTY else value
    _reasoned(
        frame,
        (slot(key, f"reason {column}"), own),
        lambda why, by: write(view, key, column, value, why, by),
    )


def confirm(frame: Frame, view: View, key: str, milestone: str) -> None:
    """Confirm a milestone."""
    write = frame.book.confirm
    _reasoned(
        frame,
        (slot(key, f"confirm {milestone}"),),
        lambda why, by: write(view, key, milestone, why, by),
    )


def unconfirm(frame: Frame, view: View, key: str) -> None:
    """Take the confirmation of a milestone back."""
    _write(frame, lambda by: frame.book.confirm(view, key, "", "", by))


def dismiss(frame: Frame, view: View, key: str, rule: str, seen: str) -> None:
    """Set aside a hit of the cross-check, with its facts."""
    write = frame.book.dismiss
    _reasoned(
        frame,
        (slot(key, f"dismiss {rule}"),),
        lambda why, by: write(view, key, rule, seen, why, by),
    )


def restore(frame: Frame, view: View, key: str, rule: str) -> None:
    """Bring back a hit that was set aside."""
    _write(frame, lambda by: frame.book.restore(view, key, rule, by))


def done(frame: Frame) -> None:
    """Say what was written last, with the way back; or why it was not."""
    # It stays while somebody mends the form: nothing moves below the hand.
    refused, place = st.session_state.get(_REFUSED, ("", ""))
    if refused and place == _place():
        st.error(refused, icon=":material/error:")
    if st.session_state.pop(_NEW, False):
        # The note below may stand where nobody looks just then.
        st.toast(frame.t("deal.kept"), icon=":material/check_circle:")
    undo.done(
        frame,
        _DONE,
        frame.t("deal.undone"),
        lambda entry: (text.plain(told(e, frame.t), 500) for e in entry.edits),
        "deal ",
    )


def slot(key: str, name: str) -> str:
    """Name the field of a form in the session, of one deal alone."""
    return f"deal {identity.handle(key)} {name}"


def typed(slot: str) -> str:
    """Give what stands in a field of a form."""
    return str(st.session_state.get(slot) or "").strip()


def _place() -> str:
    """Name what the page looks at, so that a refusal stays where it was."""
    return st.query_params.get("deal", "")


def _reasoned(
    frame: Frame, slots: Sequence[str], write: Callable[[str, str], str]
) -> None:
    """Write an edit with its reason, and empty the form.

    Args:
        frame: The frame.
        slots: The fields of the form, the reason first.
        write: Takes the reason and who it is.
    """
    why = typed(slots[0])
    if not why:
        st.session_state[_REFUSED] = frame.t("deal.reason_missing"), _place()
        return
    if not typed("by"):
        st.session_state[_REFUSED] = frame.t("deal.name_missing"), _place()
        return
    if _write(frame, lambda by: write(why, by)):
        for own in slots:
            st.session_state[own] = ""


def _write(frame: Frame, write: Callable[[str], str]) -> bool:
    """Write an edit in the name of who sits here; tell whether it holds."""
    by = typed("by")
    try:
        st.session_state[_DONE] = write(by)
    except BadCorrection as error:
        sentence = refusal(error, frame.t)
        st.session_state[_REFUSED] = text.plain(sentence, 500), _place()
        return False
    st.session_state.pop(_REFUSED, None)
    st.session_state[_NEW] = True
    return True
