"""Activity of a rep, customers to go and see, and the role-play."""

import streamlit as st

from salesdash.exports.talk import said
from salesdash.model.talk import Share, Talk, Work
from salesdash.ui import coaching, customer_link, focus, text
from salesdash.ui.card import card
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

FEW = 8
"""So many customers are named."""

_SPAN = 400
"""Characters of the last talk; the rest is shown on demand."""

_HEADS = ("activity", "now", "before", "target")


def draw(frame: Frame, found: Talk) -> None:
    """Draw activity beside customers, and the role-play beside the talks."""
    t = frame.t
    left, right = st.columns(2)
    with left:
        work(frame, found)
    with right:
        missed(found, t)
    left, right = st.columns(2)
    with left:
        play(found, t)
    with right:
        note(found, t)


def work(frame: Frame, found: Talk) -> None:
    """Set the activity beside the weeks before and the target."""
    t, own = frame.t, found.work
    with card(t("coaching.work.title")):
        if not own.visits and not own.before:
            st.markdown(t("coaching.work.none"))
            return
        text.caption(
            said.visits(own, t),
            t(
                "coaching.work.reached",
                n=own.customers,
                new=own.new_customers,
            ),
        )
        rows = [_row(share, own, t) for share in own.shares]
        heads = [t(f"coaching.work.{name}") for name in _HEADS]
        st.markdown("\n".join([_cells(heads), "|---" * 4 + "|", *rows]))
        page = frame.pages["activity"]
        focus.link(page, t("coaching.work.more"), rep=found.rep)


def _row(share: Share, own: Work, t: Words) -> str:
    name = t.name("activity", share.segment)
    told = (each.replace(" ", "\xa0") for each in said.share(share, own, t))
    return _cells([name, *told])


def _cells(texts: list[str]) -> str:
    return "".join(f"|{text.plain(each)}" for each in texts) + "|"


def missed(found: Talk, t: Words) -> None:
    """Name the customers who see too little of the rep."""
    with card(t("coaching.missed.title")):
        if not found.missed:
            st.markdown(t("coaching.missed.none"))
        for each in found.missed[:FEW]:
            with st.container(horizontal=True, vertical_alignment="center"):
                told = text.plain(said.missed(each, t), 300)
                st.markdown(told, width="stretch")
                label = t("coaching.missed.open")
                customer_link.link(each.customer_key, label)
        rest = len(found.missed) - FEW
        if rest > 0:
            text.caption(t("coaching.changed.more", n=rest))


def play(found: Talk, t: Words) -> None:
    """Propose what to play through."""
    with card(t("coaching.play.title")):
        st.markdown(coaching.bullets(said.play(found.practice, t)))


def note(found: Talk, t: Words) -> None:
    """Say what the last talk was about, and when the next one is."""
    title = t("coaching.note.title")
    with card(title):
        told = said.past(found, t)
        st.markdown(text.plain(told, _SPAN))
        if len(told) <= _SPAN:
            return
        box = fold(t("coaching.note.whole"), "coaching past", quiet=True)
        if box.open:
            box.markdown(text.plain(told, len(told)))
