"""What a manager says of a customer, written at once, and the way back."""

from collections.abc import Callable, Mapping

import streamlit as st

from salesdash import identity
from salesdash.book import View, refusal, told
from salesdash.errors import BadCorrection
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame

_DONE, _REFUSED, _NEW = "customer done", "customer refused", "customer new"


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
    texts = {
        column: typed(own)
        for column, (own, now) in slots.items()
        if typed(own) != now
    }
    if not texts:
        refuse(frame.t("customer.unchanged"))
        return
    reason = typed(why)
    if not reason:
        refuse(frame.t("deal.reason_missing"))
        return
    if not typed("by"):
        refuse(frame.t("deal.name_missing"))
        return
    save = frame.book.customers.regrade
    if write(lambda by: save(view, key, texts, reason, by), frame):
        st.session_state[why] = ""


def ungrade(frame: Frame, view: View, key: str, column: str) -> None:
    """Let a value of a customer go by the lists again."""
    back = frame.book.customers.ungrade
    write(lambda by: back(view, key, column, by), frame)


def write(save: Callable[[str], str], frame: Frame) -> bool:
    """Write in the name of who sits here; tell whether it holds."""
    try:
        st.session_state[_DONE] = save(typed("by"))
    except BadCorrection as error:
        sentence = refusal(error, frame.t)
        refuse(text.plain(sentence, 500))
        return False
    st.session_state.pop(_REFUSED, None)
    st.session_state[_NEW] = True
    return True


def refuse(sentence: str) -> None:
    """Say at the next drawing why nothing was written."""
    st.session_state[_REFUSED] = sentence


def done(frame: Frame) -> None:
    """Say what was written last, with the way back; or why it was not."""
    refused = st.session_state.pop(_REFUSED, "")
    if refused:
        st.error(refused, icon=":material/error:")
    if st.session_state.pop(_NEW, False):
        # The note below may stand where nobody looks just then.
        st.toast(frame.t("deal.kept"), icon=":material/check_circle:")
    undo.done(
        frame,
        _DONE,
        frame.t("deal.undone"),
        lambda entry: (text.plain(told(e, frame.t), 500) for e in entry.edits),
        "customer ",
    )
