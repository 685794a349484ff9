"""The button that takes an import back, or brings it in again."""

import streamlit as st

from salesdash.book import ImportEntry
from salesdash.errors import SalesdashError
from salesdash.ui import text
from salesdash.ui.shell import Frame


def button(frame: Frame, entry: ImportEntry, place: str = "") -> None:
    """Draw the button for an import, as what it would do now.

    Args:
        frame: The frame.
        entry: The import.
        place: Tells two buttons of one import on a page apart.
    """
    t = frame.t
    target = entry.import_id if entry.live else entry.undone_by
    if not target:
        return
    what = "undo" if entry.live else "redo"
    with st.popover(t(f"history.{what}"), icon=f":material/{what}:"):
        sure = t(f"history.{what}_sure")
        if entry.kind == "edit":
            st.markdown(t(f"history.{what}_edit_why"))
            sure = t(f"history.{what}_edit_sure")
        else:
            rows = text.number(entry.rows)
            st.markdown(t(f"history.{what}_why", rows=rows))
        if st.button(sure, key=f"{place}{what} {target}"):
            _take(frame, target)


def _take(frame: Frame, target: str) -> None:
    st.session_state.pop("as_of", None)
    try:
        with st.spinner(frame.t("upload.writing")):
            frame.book.undo(target)
    except SalesdashError:
        st.warning(frame.t("history.already"))
        return
    st.rerun()
