"""The buying stage of one opportunity, and the step that serves it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates
from salesdash.method.buying import STAGES, Stage
from salesdash.model.dossier import Dossier
from salesdash.ui import text
from salesdash.ui.card import card
from salesdash.words import Words

_NARROWEST = 118
"""Pixels of a stage: on a phone two stand side by side."""

_SIGNS = {
    "done": "check_circle",
    "here": "radio_button_checked",
    "later": "radio_button_unchecked",
}
"""Where a stage lies -> the icon that stands beside its words."""


def draw(dossier: Dossier, view: View, t: Words) -> None:
    """Show the six stages, the one reached, and the step last done.

    Args:
        dossier: What is known of the opportunity.
        view: The view that it is of.
        t: The words.
    """
    judged = view.judged
    own = judged["key"] == dossier.deal["key"]
    (deal,) = judged.filter(own).rows(named=True)
    met = {tick.criterion for tick in dossier.ticks if tick.state == "met"}
    with card(t("buying.of_deal")):
        text.caption(t("buying.of_deal_caption", day=_day(dossier.day, t)))
        with st.grid(columns=len(STAGES), min_column_width=_NARROWEST):
            for place, stage in enumerate(STAGES, 1):
                _stage(stage, where(place, deal), met, t)
        st.markdown(text.plain(sentence(deal, t), 400))
        _missing(deal, met, t)


def where(place: int, deal: Mapping[str, Any]) -> str:
    """Say where a stage lies: done, here or later.

    Args:
        place: The place of the stage, from 1.
        deal: The row of the deal, with `buying_rank` and `buying_done`.
    """
    rank = deal["buying_rank"]
    if place == rank:
        return "here"
    return "done" if place < rank else "later"


def sentence(deal: Mapping[str, Any], t: Words) -> str:
    """Say how the step that the rep last did fits the stage reached.

    Args:
        deal: The row of the deal as `metrics.mismatch` gives it.
        t: The words.
    """
    if not deal["evidence_columns"]:
        return t("buying.no_columns")
    stage = t.name("stage", deal["buying_stage"])
    if deal["step_done"] is None:
        serving = deal["serving_step"] or STAGES[0].step
        return t("buying.no_step", step=t.name("step", serving))
    holes = {
        "stage": stage,
        "step": t.name("step", deal["step_done"]),
        "day": _day(deal["step_on"], t),
        "serving": t.name("step", deal["serving_step"] or STAGES[0].step),
    }
    return t(f"buying.told.{deal['mismatch']}", **holes)


def _stage(stage: Stage, place: str, met: set[str], t: Words) -> None:
    name = text.plain(t.name("stage", stage.code))
    shown = name if place == "later" else f"**{name}**"
    step = text.plain(t.name("step", stage.step))
    count = sum(result in met for result in stage.results)
    told = text.plain(t("buying.met", n=count, of=len(stage.results)))
    badge = f":blue-badge[{text.plain(t('buying.here'))}]"
    lines = [
        f":material/{_SIGNS[place]}: {shown}",
        f":gray[{step}]",
        f":gray[{told}]",
        badge if place == "here" else "",
    ]
    with st.container(border=True, height="stretch", gap=None):
        st.markdown("  \n".join(line for line in lines if line))


def _missing(deal: Mapping[str, Any], met: set[str], t: Words) -> None:
    """Name the results without which the stage is not whole."""
    if deal["buying_done"] or not deal["buying_rank"]:
        return
    stage = STAGES[deal["buying_rank"] - 1]
    names = [
        t.name("criterion", result)
        for result in stage.results
        if result not in met
    ]
    told = " · ".join(names)
    text.caption(t("buying.missing", results=told))


def _day(number: int, t: Words) -> str:
    return dates.day(number, t)
