"""The deals to ask about, each with three questions."""

import streamlit as st

from salesdash import identity
from salesdash.exports.talk import asking, said
from salesdash.model.asked import Asked
from salesdash.model.talk import Talk
from salesdash.ui import focus, text
from salesdash.ui.card import card
from salesdash.ui.shell import Frame


def draw(frame: Frame, found: Talk) -> None:
    """Draw the deals, each with why it is asked about."""
    t = frame.t
    with card(t("coaching.deal.title")):
        if not found.deals:
            st.markdown(t("coaching.deal.none"))
            return
        text.caption(t("coaching.deal.told"))
        for deal in found.deals:
            _deal(frame, deal)
        page = frame.pages["evidence"]
        focus.link(page, t("coaching.deal.evidence"), rep=found.rep)


def _deal(frame: Frame, found: Asked) -> None:
    t = frame.t
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            name = text.plain(said.deal(found, t), 160)
            st.markdown(f"**{name}**", width="stretch")
            page = frame.pages["opportunity"]
            handle = identity.handle(found.key)
            focus.link(page, t("coaching.deal.open"), deal=handle)
        text.caption(asking.reasons(found, t), asking.standing(found, t))
        asked = [asking.question(q, found, t) for q in found.questions]
        numbered = (
            f"{n}. {text.plain(each, 400)}"
            for n, each in enumerate(asked, start=1)
        )
        st.markdown("\n".join(numbered))
