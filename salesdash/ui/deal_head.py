"""The head of an opportunity: what it is, and where it stands."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.shown import share
from salesdash.method import scores
from salesdash.model.dossier import Dossier
from salesdash.ui import customer_link, figures, text
from salesdash.ui.deal_edits import held
from salesdash.ui.figures import Figure
from salesdash.words import Words

Row = Mapping[str, Any]

SIGNS = {
    "proven": "verified",
    "unknown": "help",
    "contradicted": "cancel",
    "no_columns": "block",
    "unclaimed": "remove",
}
"""Standing -> the icon that stands beside its words."""


def draw(dossier: Dossier, view: View, earlier: View | None, t: Words) -> None:
    """Draw the name, the three milestones, and the figures."""
    deal = dossier.deal
    names = (deal["customer"], deal["name"] or deal["opportunity"])
    title = " · ".join(filter(None, names)) or t("deal.unnamed")
    st.header(text.plain(title, 200), anchor=False)
    text.caption(" · ".join(filter(None, _about(deal, t))))
    customer_link.offer(deal.get("customer_key"), t)
    _notes(dossier, t)
    figures.row(_milestones(deal, view, t))
    _standing(deal, t)
    before = _before(deal["key"], earlier)
    figures.row([*_figures(deal, before, view, t)])


def _about(deal: Row, t: Words) -> Iterator[str]:
    """Say in short who sells what to whom."""
    yield t.name("status", deal["status"])
    if deal["rep"]:
        yield t("deal.by_rep", rep=deal["rep"])
    yield deal["team"]
    yield deal["product"]
    # A deal without a name has its number for a title.
    yield deal["opportunity"] if deal["name"] else ""


def _notes(dossier: Dossier, t: Words) -> None:
    """Say what one should know first: missing, key, late, corrected."""
    deal = dossier.deal
    if deal["vanished_on"] is not None:
        gone = dates.day(deal["vanished_on"], t)
        st.warning(t("deal.vanished", day=gone), icon=":material/help:")
    lines = [*_known(deal, dossier.day, t), *held(dossier, t)]
    if lines:
        st.markdown("  \n".join(lines))


def _known(deal: Row, day: int, t: Words) -> Iterator[str]:
    if deal["key_reason"]:
        why = t(f"deal.key.{deal['key_reason']}")
        yield f":material/key: **{t('deal.key.title')}** · {why}"
    if deal["lost_reason"]:
        reason = text.plain(deal["lost_reason"], 300)
        yield f":material/block: {t('deal.lost', reason=reason)}"
    close = deal["expected_close"]
    if deal["status"] == "open" and close is not None and close < day:
        yield f":material/schedule: {t('deal.overdue', n=day - close)}"
    if deal["stalled"]:
        name = t(f"opportunities.stalled.{deal['stalled']}")
        at = t("deal.stalled", n=deal["milestone_days"])
        yield f":material/hourglass_bottom: **{name}** · {at}"


def _milestones(deal: Row, view: View, t: Words) -> list[Figure]:
    """Set what is claimed, verified and confirmed side by side."""
    found = []
    for side in ("claimed", "verified", "confirmed"):
        code = deal[f"{side}_milestone"]
        name = t.name("milestone", code) if code else t(f"deal.none.{side}")
        label = t("deal.milestone", side=t(f"deal.side.{side}"), name=name)
        shown = share(code or "", t, view.settings.milestones)
        told = _confirmed(deal, t) if side == "confirmed" and code else ""
        told = told or t(f"deal.help.{side}")
        found.append(Figure(label, shown or "–", told))
    return found


def _confirmed(deal: Row, t: Words) -> str:
    by = deal["confirmed_by"] or t("history.nobody")
    day = dates.day(deal["confirmed_on"], t)
    return t("deal.confirmed_by", by=by, day=day)


def _standing(deal: Row, t: Words) -> None:
    """Say in a sentence what the claim stands on."""
    code = deal["standing"]
    holes = {"n": deal["missing"] or 0, "denied": deal["denied"] or 0}
    said = text.plain(t(f"deal.standing.{code}", **holes), 400)
    st.markdown(f":material/{SIGNS[code]}: {said}")


def _before(key: str, earlier: View | None) -> Row:
    """Give the deal as it was on the day compared with, {} if unknown."""
    if earlier is None:
        return {}
    rows = earlier.opportunities.filter(key=key)
    return next(iter(rows.rows(named=True)), {})


def _figures(deal: Row, before: Row, view: View, t: Words) -> Iterator[Figure]:
    yield _amount(deal, before, t)
    yield _close(deal, before, t)
    yield _score(deal, before, t)
    if deal["milestone_days"] is not None and deal["status"] == "open":
        yield _age(deal, t)
    yield _visited(deal, view.number, t)


def _amount(deal: Row, before: Row, t: Words) -> Figure:
    label, amount = t("deal.amount"), deal["amount"]
    if amount is None:
        return Figure(label, "–", t("deal.amount_none"))
    currency = deal["currency"]
    told = numbers.full(amount, currency, t)
    if deal["own_currency"] != currency:
        own = numbers.full(deal["own_amount"], deal["own_currency"], t)
        told = t("deal.amount_own", amount=told, own=own)
        short = numbers.compact(deal["own_amount"], deal["own_currency"], t)
        label = t("deal.amount_of", own=short)
    same = before.get("amount") is not None
    change = amount - before["amount"] if same else 0
    if not change or before["currency"] != currency:
        return Figure(label, numbers.compact(amount, currency, t), told)
    delta = numbers.compact(abs(change), currency, t)
    sign = "-" if change < 0 else "+"
    value = numbers.compact(amount, currency, t)
    return Figure(label, value, told, f"{sign}{delta}")


def _close(deal: Row, before: Row, t: Words) -> Figure:
    ended = deal["status"] != "open" and deal["closed_on"] is not None
    column = "closed_on" if ended else "expected_close"
    day, was = deal[column], before.get(column)
    label = t(f"deal.{column}")
    if deal["pushes"]:
        label = t("deal.pushed", label=label, n=deal["pushes"])
    if day is None:
        return Figure(label, "–", t("deal.undated"))
    told = t("deal.pushed_days", n=deal["pushed_days"] or 0)
    moved = 0 if was is None or ended else day - was
    sign = "-" if moved < 0 else "+"
    delta = _days(abs(moved), t)
    return Figure(
        label,
        days.iso(day),
        told if deal["pushes"] else "",
        f"{sign}{delta}" if moved else "",
        inverse=True,
    )


def _score(deal: Row, before: Row, t: Words) -> Figure:
    label, score = t("deal.score"), deal["score"]
    known = deal["score_known"] or 0
    if score is None:
        return Figure(label, "–", t("deal.score_none"))
    holes = {"known": known, "of": len(scores.FACTORS)}
    told = t("deal.score_known", **holes)
    if deal["zero_factor"]:
        weak = t.name("factor", deal["zero_factor"])
        label = t("deal.score_zero", factor=weak)
    elif deal["weakest_factor"]:
        weak = t.name("factor", deal["weakest_factor"])
        label = t("deal.score_weakest", factor=weak)
    same = before.get("score") is not None and before["score_known"] == known
    change = score - before["score"] if same else 0
    value = t("shell.score", score=score, **holes)
    return Figure(label, value, told, f"{change:+d}" if change else "")


def _age(deal: Row, t: Words) -> Figure:
    since = dates.day(deal["milestone_since"], t)
    told = t("deal.since", day=since)
    if deal["pace_days"] is not None:
        holes = {"days": f"{deal['pace_days']:g}", "n": deal["pace_n"]}
        told = f"{told} {t('deal.pace', **holes)}"
    value = _days(deal["milestone_days"], t)
    return Figure(t("deal.age"), value, told)


def _visited(deal: Row, day: int, t: Words) -> Figure:
    label, last = t("deal.last_visit"), deal["last_visit"]
    if last is None:
        return Figure(label, "–", t("deal.last_visit_none"))
    told = dates.day(last, t)
    n = day - last
    value = t("deal.ago", n=n) if n > 1 else t(f"deal.ago_{n}")
    return Figure(label, value, told)


def _days(n: int, t: Words) -> str:
    return t("deal.one_day") if n == 1 else t("deal.days", n=n)
