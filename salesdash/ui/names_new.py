"""New names of a coming import that look like known ones."""

import streamlit as st

from salesdash.book import Preview, Suggestion
from salesdash.ui import names_ask, names_save
from salesdash.ui.shell import Frame

MOST = 10
"""So many are asked about before an import; the rest can wait."""

_ASKED = "names asked"


def draw(frame: Frame, preview: Preview) -> None:
    """Draw what may mean the same; nothing where nothing does.

    What a person says is written at once and can be undone: the next run
    reads the files by it.

    Args:
        frame: The frame.
        preview: What is coming.
    """
    t = frame.t
    names_save.done(frame)
    found = _suggested(frame, preview)
    if not found:
        return
    st.subheader(t("names.ask_new"), anchor=False)
    st.caption(t("names.ask_new_why"))
    for suggestion in found[:MOST]:
        names_ask.card(frame, suggestion, "new ")
    if found[MOST:]:
        st.caption(t("names.ask_new_more", n=len(found) - MOST))


def _suggested(frame: Frame, preview: Preview) -> list[Suggestion]:
    """Look for them once for each preview and state of the log."""
    digest = frame.book.digest()
    last = st.session_state.get(_ASKED)
    if last and last[0] == digest and last[1] is preview:
        return last[2]
    found = frame.book.names.suggested(preview)
    st.session_state[_ASKED] = digest, preview, found
    return found
