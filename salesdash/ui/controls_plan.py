"""The form that plans a talk, or writes one down."""

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.ui import address, text
from salesdash.ui import controls_save as save
from salesdash.ui.controls_save import PLAN
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame

KINDS = ("play", "visit", "talk")
"""A role-play, a visit with the supervisor, any other talk."""


def draw(frame: Frame, view: View) -> None:
    """Draw the form."""
    t = frame.t
    box = fold(t("controls.plan.title"), "controls plan", "event")
    if not box.open:
        return
    with box:
        text.caption(t("controls.plan.told"))
        _who(frame, view)
        _what(frame)
        st.button(
            t("controls.plan.save"),
            type="primary",
            key="controls plan save",
            on_click=save.plan,
            args=(frame, view),
        )
    save.done(frame, "plan")


def _who(frame: Frame, view: View) -> None:
    """Ask with whom, when, and for what kind of talk."""
    t = frame.t
    st.session_state.setdefault(PLAN["date"], days.day(view.number + 7))
    address.spoken(t.language, PLAN["kind"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reps = view.role_plays.sort("rep")["rep"].to_list()
        if st.session_state.get(PLAN["rep"]) not in reps:
            st.session_state[PLAN["rep"]] = reps[0] if len(reps) == 1 else None
        st.selectbox(
            t("controls.column.rep"), reps, key=PLAN["rep"], width=200
        )
        st.date_input(
            t("controls.column.date"),
            format="YYYY-MM-DD",
            key=PLAN["date"],
            width=150,
        )
        st.selectbox(
            t("controls.plan.kind"),
            KINDS,
            format_func=lambda code: t(f"controls.plan.{code}"),
            key=PLAN["kind"],
            width=220,
        )
        st.text_input(
            t("controls.column.supervisor"),
            key=PLAN["supervisor"],
            width=180,
        )


def _what(frame: Frame) -> None:
    """Ask what about, and what was agreed until when."""
    t = frame.t
    st.text_input(t("controls.column.topic"), key=PLAN["topic"])
    st.text_area(
        t("controls.column.agreed"),
        height=80,
        key=PLAN["agreed"],
    )
    st.date_input(
        t("controls.column.due"),
        value=None,
        format="YYYY-MM-DD",
        key=PLAN["due"],
        width=150,
    )
