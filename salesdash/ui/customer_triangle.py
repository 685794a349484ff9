"""The golden triangle of a customer: the picture, and each side told."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import triangle as chart
from salesdash.metrics import triangle
from salesdash.metrics.frequency import DAYS, MONTHS
from salesdash.model.client import Client, Fact
from salesdash.ui import picture, text
from salesdash.ui.card import card
from salesdash.words import Words

SIGNS = {
    "met": ":green-badge[:material/check_circle: {}]",
    "partly": ":blue-badge[:material/adjust: {}]",
    "missing": ":orange-badge[:material/error: {}]",
    "none_due": ":gray-badge[:material/do_not_disturb_on: {}]",
    "unknown": ":gray-badge[:material/help: {}]",
}
"""State of a side -> how it is shown."""

_NARROWEST = 250
"""Pixels of a side."""


def draw(client: Client, view: View, earlier: View | None, t: Words) -> None:
    """Draw the picture, then what each side says.

    Args:
        client: What is known of the customer.
        view: The view that it is of.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    row = client.row
    states = triangle.sides(row)
    with card(t("customer.triangle")):
        day = dates.day(client.day, t)
        before = _before(row, earlier, t)
        text.caption(t("customer.caption", day=day), before)
        drawn = chart.triangle(row, states, t, dark=picture.dark())
        picture.show(drawn, chart.alt(row, states, t), "triangle")
        with st.grid(columns=3, min_column_width=_NARROWEST):
            _side("goal", states, [*_goal(row, t)], t)
            _side("information", states, [*_known(client, view, t)], t)
            _side("frequency", states, [*_visits(row, t)], t)


def _side(
    side: str, states: Mapping[str, str], lines: list[str], t: Words
) -> None:
    state = t(f"customer.state.{states[side]}")
    name = text.plain(t(f"customer.side.{side}"))
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{name}** {SIGNS[states[side]].format(state)}")
        st.markdown("  \n".join(lines))


def _before(row: Mapping[str, Any], earlier: View | None, t: Words) -> str:
    """Say how the three sides stood on the day compared with."""
    if earlier is None:
        return ""
    day = dates.day(earlier.number, t)
    same = earlier.clients.filter(customer_key=row["customer_key"])
    for was in same.rows(named=True):
        told = {side: chart.said(was, side, t) for side in triangle.SIDES}
        return t("customer.before", day=day, **told)
    return t("customer.before_none", day=day)


def _goal(row: Mapping[str, Any], t: Words) -> Iterator[str]:
    """Say what is wanted from this customer."""
    if row["goal"]:
        yield text.plain(row["goal"], 400)
        return
    yield text.plain(t("customer.no_goal"), 300)
    if row["hint"]:
        hint = t("customer.hint", step=row["hint"])
        yield f":gray[{text.plain(hint, 300)}]"


def _known(client: Client, view: View, t: Words) -> Iterator[str]:
    """Say what is known, how old it is, and what to ask for."""
    row = client.row
    share = numbers.percent(row["known_parts"], row["of_parts"], t)
    holes = {"n": row["known_parts"], "of": row["of_parts"], "share": share}
    yield text.plain(t("customer.known", **holes), 300)
    if row["known_on"] is not None:
        newest = dates.day(row["known_on"], t)
        yield text.plain(t("customer.newest", day=newest), 300)
    missing = [fact for fact in client.facts if not fact.known]
    if missing:
        told = t("customer.ask", parts=parts(missing, t))
        yield text.plain(told, 500)
    old = [fact for fact in client.facts if fact.stale]
    if old:
        days = view.settings.information_days
        stale = t("customer.stale", n=days, parts=parts(old, t))
        yield f":gray[{text.plain(stale, 500)}]"


def parts(facts: list[Fact], t: Words) -> str:
    """Name parts in one line."""
    names = (t(f"customer.part.{fact.part}") for fact in facts)
    return t("submissions.remind.between").join(names)


def ago(n: int, t: Words) -> str:
    """Say how long ago something was, in days."""
    if not n:
        return t("customer.ago_0")
    return t("deal.ago", n=n) if n > 1 else t("deal.ago_1")


def _visits(row: Mapping[str, Any], t: Words) -> Iterator[str]:
    """Say how often it is visited, when it was and will be."""
    code, holes = row["coverage"], {"done": row["done"], "due": ""}
    if row["due"] is not None:
        holes["due"] = chart.due(row["due"])
        code = code if row["due"] > 0 else "none_due"
    holes["weeks"] = DAYS // 7
    yield text.plain(t(f"customer.coverage.{code}", **holes), 300)
    known = round(row["months"] * DAYS / MONTHS)
    if known < DAYS and row["due"]:
        short = t("customer.short", days=known, all=DAYS)
        yield f":gray[{text.plain(short, 300)}]"
    last, following = row["last_visit"], row["next_visit"]
    if last is None:
        yield text.plain(t("customer.never"), 300)
    else:
        told = {"day": dates.day(last, t), "ago": ago(row["days_since"], t)}
        yield text.plain(t("customer.last", **told), 300)
    day = None if following is None else dates.day(following, t)
    said = t("customer.next", day=day) if day else t("customer.next_none")
    yield text.plain(said, 300)
