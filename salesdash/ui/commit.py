"""The button that imports, and what has to be confirmed before."""

import streamlit as st

from salesdash.book import Preview
from salesdash.ui import cautions, text
from salesdash.words import Words

MOST = 5
"""So many cautions are named again before the import."""

_SURE = "upload sure"


def ask(preview: Preview, t: Words) -> str | None:
    """Draw the button; give the name of who imports, None if nobody does.

    Where something should give one pause, a second click is asked for.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        go = st.button(
            t("upload.import", n=len(preview.fresh)),
            type="primary",
            icon=":material/check:",
            disabled=not preview.usable,
            key="import",
        )
        by = st.text_input(
            t("upload.by"),
            max_chars=60,
            key="by",
            width=220,
            persist_state="session",
        )
    left = sum(
        question.open
        for sheet in preview.sheets
        for question in sheet.read.questions
    )
    if left:
        st.caption(t("upload.questions", n=left))
    if go:
        if not cautions.asked(preview, t):
            return by
        st.session_state[_SURE] = preview
    sure = st.session_state.get(_SURE) is preview and _confirm(preview, t)
    return by if sure else None


def forget() -> None:
    """Ask again before the next import."""
    st.session_state.pop(_SURE, None)


def _confirm(preview: Preview, t: Words) -> bool:
    """Name what should give one pause; tell whether to import anyway."""
    told = cautions.asked(preview, t)
    rest = len(told) - MOST
    if rest > 0:
        told = [*told[:MOST], t("upload.caution.more", n=rest)]
    with st.container(border=True, key="sure"):
        st.markdown(f"**{t('upload.caution.title')}**")
        st.markdown("\n".join(f"- {text.plain(line, 500)}" for line in told))
        with st.container(horizontal=True):
            sure = st.button(
                t("upload.caution.sure"),
                type="primary",
                icon=":material/check:",
                key="import sure",
            )
            st.button(
                t("upload.caution.back"), key="import back", on_click=forget
            )
    return sure
