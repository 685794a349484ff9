"""What the Evidence page says around its rules."""

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import numbers
from salesdash.exports import evidence as export
from salesdash.exports import names
from salesdash.method.evidence import CODES
from salesdash.method.milestones import MILESTONES
from salesdash.metrics import needs
from salesdash.ui import counted, difference, download, figures, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

PATIENCE = 1.0
"""Seconds after which it is said that past weeks are looked at."""

WITHOUT = "negotiation_without_deal"


def name(code: str, t: Words) -> str:
    """Name a rule."""
    return t(f"evidence.rule.{code}.name")


def claimed(rank: int) -> str:
    """Give the code of a claimed milestone, '' for none."""
    return MILESTONES[rank - 1].code if rank else ""


def without(hit: Mapping[str, Any]) -> bool:
    """Tell whether a hit is about a customer and has no deal."""
    return hit["rule"] == WITHOUT


def standing(hits: Any) -> Any:
    """Keep the hits that nobody dismissed."""
    return hits.filter(dismissed=0)


def deals(hits: Any) -> Any:
    """Give the deals that are hit, each once."""
    return needs.once(standing(hits), WITHOUT)


def sums(hits: Any) -> dict[str, int]:
    """Sum the amounts of the deals that are hit, the most deals first."""
    found = needs.sums(deals(hits).drop_nulls("amount"))
    return dict(found.select("currency", "amount").rows())


def ordered(hits: Any) -> list[str]:
    """Give the rules that have hits, the largest amount first."""
    codes = set(hits["rule"].to_list())
    weight = {
        code: max(sums(hits.filter(rule=code)).values(), default=0)
        for code in codes
    }
    return sorted(codes, key=lambda code: (-weight[code], CODES.index(code)))


def answer(view: View, earlier: View | None, t: Words) -> None:
    """Say in figures what is missing, beside the earlier day."""
    then = earlier.hits if earlier else None
    figures.row(
        [
            _deals(view, then, t),
            *_amount(view, then, t),
            _customers(view.hits, then, t),
            _count(
                "dismissed",
                len(view.hits) - len(standing(view.hits)),
                None if then is None else len(then) - len(standing(then)),
                t,
            ),
            _count("unchecked", _unchecked(view), None, t),
        ]
    )
    text.caption(t("evidence.page.wording"))


def warm(view: View, t: Words) -> None:
    """Look at the past weeks, and say so where it takes long."""
    if view.check is None:
        return
    place, begun, past = st.empty(), time.monotonic(), view.past
    for done, day in enumerate(past):
        if time.monotonic() - begun > PATIENCE:
            told = t("evidence.page.counting", done=done, all=len(past))
            place.progress(done / len(past), told)
        view.check(day)
    place.empty()


def rest(view: View, t: Words) -> None:
    """Name the rules that have no hit, and those that are off."""
    on, mark = view.settings.rules, "、" if t.language == "zh" else ", "
    hit = set(view.hits["rule"].to_list())
    clean = mark.join(name(c, t) for c in CODES if c in on and c not in hit)
    off = mark.join(name(c, t) for c in CODES if c not in on)
    text.caption(
        t("evidence.page.clean", names=clean) if clean else "",
        t("evidence.page.off", names=off) if off else "",
    )


def offer(view: View, t: Words) -> None:
    """Offer every hit as a file."""
    download.offer(
        lambda: export.written(view.hits, view.every_side),
        names.name("evidence", view.number),
        t("evidence.page.download"),
    )


def _unchecked(view: View) -> int:
    return int(view.unchecked["deals"].sum() or 0)


def _deals(view: View, then: Any, t: Words) -> Figure:
    hits = view.hits
    n, told = (
        len(deals(hits)),
        t("evidence.kpi.deals_help", n=len(standing(hits))),
    )
    delta = "" if then is None else difference.count(n, len(deals(then)))
    return Figure(
        t("evidence.kpi.deals"),
        f"{n:,}",
        told,
        delta,
        inverse=True,
        how=counted.judged("hits", view, t),
    )


def _amount(view: View, then: Any, t: Words) -> list[Figure]:
    """Show the currency of most deals; the others stand beside it."""
    found = sums(view.hits)
    if not found:
        return []
    currency, *others = found
    more = " · ".join(numbers.full(found[c], c, t) for c in others)
    told = t(
        "evidence.kpi.amount_help",
        full=numbers.full(found[currency], currency, t),
        currency=currency,
        others=more,
    )
    before = None if then is None else sums(then).get(currency, 0)
    delta = (
        ""
        if before is None
        else difference.money(found[currency], before, currency, t)
    )
    value = numbers.compact(found[currency], currency, t)
    how = counted.judged("hits", view, t, currency)
    label = t("evidence.kpi.amount")
    return [Figure(label, value, told, delta, inverse=True, how=how)]


def _customers(hits: Any, then: Any, t: Words) -> Figure:
    n, before = (
        None if found is None else len(standing(found).filter(rule=WITHOUT))
        for found in (hits, then)
    )
    return _count("customers", n or 0, before, t)


def _count(code: str, n: int, before: int | None, t: Words) -> Figure:
    delta = "" if before is None else difference.count(n, before)
    return Figure(
        t(f"evidence.kpi.{code}"),
        f"{n:,}",
        t(f"evidence.kpi.{code}_help"),
        delta,
        inverse=True,
    )
