"""The key opportunity brief, and the next visit (deck, pages 11, 33)."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash.charts import dates
from salesdash.method.milestones import CRITERIA
from salesdash.method.scores import SIDES
from salesdash.model.dossier import Dossier
from salesdash.ui import deal_value, text
from salesdash.ui.card import card
from salesdash.words import Words

PARTS = ("pain", "reason", "vision", "value")
ASKED = ("why", "what", "who", "when", "where")

Row = Mapping[str, Any]


def draw(dossier: Dossier, t: Words) -> None:
    """Draw the brief, and beside it the next visit."""
    left, right = st.columns([2, 1])
    with left, card(t("deal.brief.title")):
        text.caption(_briefed(dossier.deal, dossier.day, t))
        for column, side in zip(st.columns(2), SIDES, strict=True):
            with column:
                _side(dossier.deal, side, t)
    with right, card(t("deal.plan.title")):
        st.markdown("\n\n".join(_asked(dossier, t)))


def _side(deal: Row, side: str, t: Words) -> None:
    """Say what is known of the sponsor, or of the decision maker."""
    name, title = (deal[f"{side}_{part}"] for part in ("name", "title"))
    who = " · ".join(text.plain(it, 120) for it in (name, title) if it)
    head = f"**{t.name('side', side)}**  \n{who or blank(t)}"
    parts = (
        line(t(f"deal.brief.{part}"), deal[f"{side}_{part}"], t)
        for part in PARTS
    )
    st.markdown("\n\n".join([head, *parts]))


def line(head: str, said: str, t: Words) -> str:
    """Write what stands under a head; a blank needs no line of its own."""
    if not said:
        return f":small[:gray[{head}]] {blank(t)}"
    return f":small[:gray[{head}]]  \n{text.plain(said, 600)}"


def _briefed(deal: Row, day: int, t: Words) -> str:
    """Say how long the brief took since the decision maker was met."""
    met = deal["first_met"]
    if met is None:
        return t("deal.brief.unmet")
    holes = {"day": dates.day(met, t), "n": deal["brief_days"]}
    if deal["brief_state"] == "done":
        on = dates.day(deal["briefed_on"], t)
        return t("deal.brief.done", on=on, **holes)
    if deal["brief_state"] == "due":
        return t("deal.brief.due", **{**holes, "n": day - met})
    return t("deal.brief.met", day=holes["day"])


def _asked(dossier: Dossier, t: Words) -> Iterator[str]:
    """Answer the five questions of the next visit."""
    plan = dossier.plan
    told = {
        "why": _why(plan.why, t),
        "what": plan.what,
        "who": plan.who,
        "when": "" if plan.when is None else dates.day(plan.when, t),
        "where": plan.where,
    }
    if plan.when is not None and plan.when < dossier.day:
        n = dossier.day - plan.when
        told["when"] = t("deal.plan.late", day=told["when"], n=n)
    for asked in ASKED:
        yield line(t(f"deal.plan.{asked}"), told[asked], t)


def _why(code: str, t: Words) -> str:
    if not code:
        return t("deal.plan.nothing")
    if code in CRITERIA:
        return t("deal.plan.criterion", name=deal_value.heading(code, t))
    return t("deal.plan.statement", name=t.name("statement", code))


def blank(t: Words) -> str:
    """Say that the sheets left something blank."""
    return f":gray[{t('deal.blank')}]"
