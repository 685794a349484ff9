"""The visits of one customer: a line of time, and a list below it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book.sources import source
from salesdash.model.client import Client
from salesdash.ui import deal_value, text
from salesdash.ui.card import card
from salesdash.ui.fold import fold
from salesdash.words import Words

FEW = 8
"""So many visits are seen at once."""

_MOST = 200


def draw(client: Client, t: Words) -> None:
    """List what is planned, then what was done, newest first."""
    with card(t("customer.visits_title", n=len(client.visits))):
        text.caption(t("customer.visits_caption"))
        if client.planned:
            st.markdown(f"**{text.plain(t('customer.planned'))}**")
            st.markdown(_lines(client.planned[:FEW], t))
        if not client.visits:
            st.markdown(text.plain(t("customer.never"), 300))
            return
        st.markdown(_lines(client.visits[:FEW], t))
        rest = client.visits[FEW:_MOST]
        if rest:
            label = t("customer.earlier", n=len(client.visits) - FEW)
            box = fold(label, "customer visits")
            if box.open:
                with box:
                    st.markdown(_lines(rest, t))


def _lines(visits: Any, t: Words) -> str:
    return "\n".join(_line(visit, t) for visit in visits)


def _line(visit: Mapping[str, Any], t: Words) -> str:
    """Write what was done, what came of it, what is next, and where."""
    activity = text.plain(t.name("activity", visit["activity"]))
    said = [f"- **{days.iso(visit['date'])}** {activity}"]
    people = (visit["rep"], visit["person"])
    said.append(text.plain(" → ".join(filter(None, people)), 120))
    if visit["result"]:
        said.append(text.plain(visit["result"], 300))
    if visit["next_step"] or visit["next_date"] is not None:
        following = (visit["next_step"], days.iso(visit["next_date"]))
        told = " · ".join(filter(None, following))
        said.append(text.plain(t("customer.then", step=told), 300))
    where = text.plain(deal_value.place(source(visit), t), 200)
    return f"{' · '.join(filter(None, said))}  \n  :small[:gray[{where}]]"
