"""Where the sheets do not bear out a deal, and what was set aside."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.model.dossier import Dossier
from salesdash.ui import deal_save, text
from salesdash.ui.card import card
from salesdash.ui.deal_value import rule
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]


def draw(frame: Frame, dossier: Dossier, view: View) -> None:
    """Draw what is missing, and folded what a manager set aside."""
    t = frame.t
    standing = [hit for hit in dossier.hits if not hit["dismissed"]]
    aside = [hit for hit in dossier.hits if hit["dismissed"]]
    with card(t("deal.hits.title", n=len(standing))):
        _clean(dossier, t)
        for hit in standing:
            _hit(frame, hit, view)
        if aside:
            label = t("deal.hits.aside", n=len(aside))
            box = fold(label, "deal aside", quiet=True)
            if box.open:
                with box:
                    for hit in aside:
                        _aside(frame, hit, view)


def _clean(dossier: Dossier, t: Words) -> None:
    """Say what was looked at, where a silence could mean two things."""
    if dossier.unchecked is None:
        text.caption(t("brief.hits.closed"))
    elif dossier.unchecked:
        mark = "、" if t.language == "zh" else ", "
        names = mark.join(rule(code, t) for code in dossier.unchecked)
        text.caption(t("deal.hits.unchecked", names=names))
    elif all(hit["dismissed"] for hit in dossier.hits):
        st.markdown(t("deal.hits.none"))


def _hit(frame: Frame, hit: Row, view: View) -> None:
    t, rule = frame.t, hit["rule"]
    name, why = _said(frame, hit)
    line = st.container(horizontal=True, vertical_alignment="center")
    told = f":material/report: **{name}**  \n:small[:gray[{why}]]"
    line.markdown(told, width="stretch")
    with line.popover(t("deal.hits.dismiss"), key=f"deal aside {rule}"):
        st.text_input(
            t("deal.hits.reason"),
            max_chars=300,
            key=deal_save.slot(hit["key"], f"dismiss {rule}"),
        )
        st.button(
            t("deal.hits.dismiss_sure"),
            type="primary",
            key=f"deal dismiss {rule}",
            on_click=deal_save.dismiss,
            args=(frame, view, hit["key"], rule, hit["seen"]),
        )


def _aside(frame: Frame, hit: Row, view: View) -> None:
    t = frame.t
    name, _ = _said(frame, hit)
    by = text.plain(hit["dismissed_by"] or t("history.nobody"))
    reason = text.plain(hit["dismissed_reason"] or "–", 300)
    told = t("deal.hits.by", by=by, reason=reason)
    line = st.container(horizontal=True, vertical_alignment="center")
    line.markdown(f"{name}  \n:small[:gray[{told}]]", width="stretch")
    line.button(
        t("deal.hits.restore"),
        key=f"deal restore {hit['rule']}",
        on_click=deal_save.restore,
        args=(frame, view, hit["key"], hit["rule"]),
    )


def _said(frame: Frame, hit: Row) -> tuple[str, str]:
    """Name the rule, and say why it looks so, safe as Markdown."""
    t, rule = frame.t, hit["rule"]
    day = days.iso(hit["day"])
    holes = {"days": hit["days"], "count": hit["count"], "day": day}
    name = t(f"evidence.rule.{rule}.name")
    why = t(f"evidence.rule.{rule}.why", **holes)
    return text.plain(name, 200), text.plain(why, 400)
