"""The parts of a customer's page of which one is seen at a time."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import days, identity
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.shown import named
from salesdash.model.client import Client, Fact, Step
from salesdash.ui import (
    customer_edits,
    customer_people,
    customer_visits,
    deal_value,
    focus,
    shell,
    switches,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.customer_triangle import ago
from salesdash.ui.shell import Frame
from salesdash.words import Words

PARTS = ("visits", "people", "deals", "known", "grades", "edits")
"""The parts, that one first which is asked for most."""

_MANY = 12
"""So many deals of a kind are listed."""

_KINDS = ("open", "won", "lost", "gone")


def draw(frame: Frame, client: Client, view: View) -> None:
    """Draw the switch and the part that it chooses."""
    t = frame.t
    options = {part: t(f"customer.parts.{part}") for part in PARTS}
    chosen = switches.one("customer part", t("customer.parts.label"), options)
    if chosen == "visits":
        customer_visits.draw(client, t)
    elif chosen == "people":
        customer_people.draw(client, t)
    elif chosen == "deals":
        _deals(client, t)
    elif chosen == "known":
        _known(client, view, t)
    elif chosen == "grades":
        _grades(client, view, t)
    else:
        customer_edits.draw(frame, client, view)


def steps(client: Client, t: Words) -> None:
    """List what is to be done next, overdue first."""
    with card(t("customer.steps")):
        if not client.steps:
            st.markdown(text.plain(t("customer.steps_none"), 300))
            return
        st.markdown(
            "\n".join(_step(one, client.day, t) for one in client.steps)
        )


def _step(step: Step, day: int, t: Words) -> str:
    said = f"**{text.plain(step.text or t('customer.step_none'), 300)}**"
    parts = [said]
    if step.due is not None:
        late = step.due < day
        when = t(
            "customer.step_late" if late else "customer.step_due",
            day=dates.day(step.due, t),
        )
        colour = "orange" if late else "gray"
        parts.append(f":{colour}-badge[{text.plain(when)}]")
    about = step.deal or t("customer.step_visit")
    small = " · ".join(filter(None, (step.by, about)))
    where = deal_value.place(step.source, t)
    told = " · ".join(filter(None, (small, where)))
    return f"- {' '.join(parts)}  \n  :small[:gray[{text.plain(told, 300)}]]"


def _deals(client: Client, t: Words) -> None:
    """List the deals by how they stand, each with the way to its page."""
    with card(t("customer.deals.title", n=len(client.deals))):
        text.caption(*(_sum(total, t) for total in client.amounts))
        if not client.deals:
            st.markdown(text.plain(t("customer.deals.none"), 300))
        for kind in _KINDS:
            own = [deal for deal in client.deals if _kind(deal) == kind]
            if own:
                _listed(kind, own, t)


def _kind(deal: Any) -> str:
    return deal["status"] if deal["vanished_on"] is None else "gone"


def _sum(total: Any, t: Words) -> str:
    """Say what is open and was won of late in one currency."""
    holes = {
        name: numbers.full(total[f"{name}_amount"], total["currency"], t)
        for name in ("open", "won")
    }
    counts = {"n": total["open_count"], "m": total["won_count"]}
    return t("customer.deals.sum", **holes, **counts)


def _listed(kind: str, deals: Sequence[Any], t: Words) -> None:
    head = t(f"customer.deals.{kind}", n=len(deals))
    st.markdown(f"**{text.plain(head)}**")
    for deal in deals[:_MANY]:
        name = deal["name"] or deal["opportunity"] or t("deal.unnamed")
        amount, day = "", deal["closed_on"] or deal["expected_close"]
        if deal["amount"] is not None:
            amount = numbers.compact(deal["amount"], deal["currency"], t)
        claim = named(deal["claimed_milestone"] or "", t)
        said = (name, amount, claim, deal["rep"], days.iso(day))
        label = text.plain(" · ".join(filter(None, said)), 200)
        handle = identity.handle(deal["key"])
        focus.link(shell.PAGES / "opportunity.py", label, deal=handle)
    if len(deals) > _MANY:
        st.caption(t("customer.more", n=len(deals) - _MANY))


def _known(client: Client, view: View, t: Words) -> None:
    """List every part that one should know, with its age."""
    limit = view.settings.information_days
    with card(t("customer.parts.known")):
        text.caption(t("customer.known_caption", n=limit))
        rows = [_fact(fact, client.day, t) for fact in client.facts]
        if tables.phone():
            st.markdown(
                "\n".join(f"- {' · '.join(filter(None, r))}" for r in rows)
            )
            return
        heads = [
            t(f"customer.known_head.{n}") for n in ("part", "state", "day")
        ]
        every = [heads, ["---"] * len(heads), *rows]
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in every))


def _fact(fact: Fact, day: int, t: Words) -> list[str]:
    name = text.plain(t(f"customer.part.{fact.part}"))
    if fact.known_on is None:
        return [name, f":material/help: {t('customer.part_missing')}", ""]
    said = ago(day - fact.known_on, t)
    age = t("customer.age", day=days.iso(fact.known_on), ago=said)
    if fact.stale:
        return [name, f":material/history: {t('customer.part_stale')}", age]
    return [name, f":material/check_circle: {t('customer.part_known')}", age]


def _grades(client: Client, view: View, t: Words) -> None:
    """List each change of the grades, newest first."""
    with card(t("customer.parts.grades")):
        holes = {
            "x": f"{view.settings.relationship:g}",
            "y": f"{view.settings.attractiveness:g}",
        }
        text.caption(t("customer.grades_caption", **holes))
        if not client.grades:
            st.markdown(text.plain(t("customer.grades_none"), 300))
            return
        lines = []
        for grade in client.grades:
            quadrant = text.plain(t.name("quadrant", grade.quadrant))
            pair = t(
                "customer.grade",
                x=_points(grade.relationship),
                y=_points(grade.attractiveness),
            )
            where = deal_value.place(grade.source, t)
            by = t("customer.by", by=grade.by, reason=grade.reason or "–")
            small = text.plain(where or by, 300)
            day = days.iso(grade.day)
            lines.append(
                f"- **{day}** {quadrant} · {text.plain(pair)}  \n"
                f"  :small[:gray[{small}]]"
            )
        st.markdown("\n".join(lines))


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
