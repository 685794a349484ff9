"""The board: open deals as cards, in columns by milestone."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from salesdash import identity
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.labels import short
from salesdash.charts.shown import share
from salesdash.method import scores
from salesdash.method.milestones import MILESTONES, OPEN
from salesdash.metrics.forecast import totals
from salesdash.metrics.sifted import NONE
from salesdash.metrics.sifted import OPEN as OPEN_DEALS
from salesdash.ui import opportunities, tables, text
from salesdash.ui.opportunities_filters import ask
from salesdash.words import Words

MOST = 6
"""Cards in a column; the table has the others."""

LONG = 44
"""So many Latin letters of a name stand on a card."""

# A link is a card: a line of its label is a line of the card, and breaks.
STYLE = """<style>
.st-key-board a {
  align-items: flex-start; height: auto; padding: .5rem .6rem;
  margin-bottom: .35rem;
  border: 1px solid rgba(128, 128, 128, .25); border-radius: .5rem
}
.st-key-board a span {overflow: visible; white-space: normal}
.st-key-board a p {
  white-space: pre-line; overflow: visible; line-height: 1.4;
  overflow-wrap: anywhere
}
</style>"""

Deal = Mapping[str, Any]
_COLOURS = {"stalled_visited": "violet", "stalled_unvisited": "orange"}


def draw(deals: Any, side: str, view: View, page: Page, t: Words) -> None:
    """Draw the board.

    Args:
        deals: The open deals to show, as `View.judged` gives them.
        side: By which milestone, claimed or verified, they are put.
        view: The view that they are of.
        page: The page of one deal.
        t: The words.
    """
    day = dates.day(view.number, t)
    text.caption(
        t("opportunities.card.caption", day=day, n=f"{len(deals):,}"),
        t("opportunities.card.caption_lines"),
    )
    if not len(deals):
        st.info(t("opportunities.nobody_fits"), icon=":material/info:")
        return
    parts = _parts(deals, f"{side}_milestone")
    st.html(STYLE)
    with st.container(key="board"):
        places = st.columns(1 if tables.phone() else len(parts), gap="small")
        for at, (code, part) in enumerate(parts.items()):
            with places[at % len(places)]:
                _column(code, part, side, view, page, t)


def _parts(deals: Any, column: str) -> dict[str, Any]:
    """Give the deals of each column, also of an unusual one in use."""
    codes = (NONE, *(milestone.code for milestone in MILESTONES))
    parts = {code: deals.filter(_at(deals, column, code)) for code in codes}
    usual = {milestone.code for milestone in OPEN}
    return {c: p for c, p in parts.items() if c in usual or len(p)}


def _at(deals: Any, column: str, code: str) -> list[bool]:
    """Say which deals are at a milestone, or at none."""
    return [(value or NONE) == code for value in deals[column].to_list()]


def _column(
    code: str,
    deals: Any,
    side: str,
    view: View,
    page: Page,
    t: Words,
) -> None:
    milestones = view.settings.milestones
    name = t.name("milestone_short", None if code == NONE else code)
    title = f"**{text.plain(f'{share(code, t, milestones)} {name}')}**"
    sums = [text.plain(line) for line in _sums(deals, t)]
    if tables.phone():
        place = st.expander(f"{title} · {' · '.join(sums)}")
    else:
        place = st.container(gap="xsmall")
        lines = (f":small[{line}]" for line in (title, *sums))
        place.markdown("  \n".join(lines))
    with place:
        ordered = deals.sort("amount", descending=True, nulls_last=True)
        for deal in ordered.head(MOST).rows(named=True):
            _card(deal, side, page, t)
        _more(ordered.tail(max(0, len(ordered) - MOST)), code, side, t)


def _sums(deals: Any, t: Words) -> list[str]:
    """Say how many deals there are, and how much, a currency each."""
    n = t("opportunities.card.n", n=f"{len(deals):,}")
    return [n, *_amounts(deals, t)]


def _amounts(deals: Any, t: Words) -> list[str]:
    sums = totals(deals).sort("count", descending=True).rows(named=True)
    return [numbers.compact(s["amount"], s["currency"], t) for s in sums]


def _more(deals: Any, code: str, side: str, t: Words) -> None:
    """Offer the deals that have no card, as the table."""
    if not len(deals):
        return
    told = text.plain(" + ".join(_amounts(deals, t)))
    st.button(
        t("opportunities.card.more", n=len(deals), amount=told),
        key=f"more {side} {code}",
        type="tertiary",
        on_click=_to_table,
        args=(code, side),
    )


def _to_table(code: str, side: str) -> None:
    ask(opportunities.VIEW, opportunities.TABLE)
    ask("status", OPEN_DEALS)
    ask(side, code)


def _card(deal: Deal, side: str, page: Page, t: Words) -> None:
    """Draw one deal: a link that reads as a card."""
    kept = st.query_params.to_dict()
    handle = identity.handle(deal["key"])
    st.page_link(
        page,
        label="\n".join(_lines(deal, side, t)),
        icon="",
        query_params={**kept, "deal": handle},
        width="stretch",
    )


def _lines(deal: Deal, side: str, t: Words) -> Iterator[str]:
    customer = deal["customer"] or t("chart.no_customer")
    yield f"**{text.plain(short(customer, LONG))}**"
    if deal["name"]:
        yield text.plain(short(deal["name"], LONG))
    rep = text.plain(deal["rep"] or t("chart.nobody"), 30)
    yield f"**{text.plain(_money(deal, t))}** · {rep}"
    badges = " ".join(_badges(deal, t))
    if badges:
        yield badges
    yield from (
        f":small[{text.plain(line, 120)}]" for line in _told(deal, side, t)
    )


def _money(deal: Deal, t: Words) -> str:
    if deal["amount"] is None:
        return t("opportunities.card.unpriced")
    return numbers.compact(deal["amount"], deal["currency"], t)


def _badges(deal: Deal, t: Words) -> Iterator[str]:
    if deal["key_reason"]:
        yield f":blue-badge[{text.plain(t('opportunities.card.key'))}]"
    if deal["stalled"]:
        said = t(f"opportunities.stalled.{deal['stalled']}")
        yield f":{_COLOURS[deal['stalled']]}-badge[{text.plain(said)}]"
    if deal["hits"]:
        said = t("opportunities.card.hits", n=deal["hits"])
        yield f":red-badge[{text.plain(said)}]"


def _told(deal: Deal, side: str, t: Words) -> Iterator[str]:
    """Say what stands below the amount, a line each."""
    yield from _days(deal, t)
    yield from _other(deal, side, t)
    if deal["confirmed_milestone"]:
        name = t.name("milestone_short", deal["confirmed_milestone"])
        yield t("opportunities.card.confirmed", milestone=name)
    if deal["score"] is None:
        yield t("opportunities.card.unscored")
    else:
        holes = {"known": deal["score_known"], "of": len(scores.FACTORS)}
        yield t("opportunities.card.score", score=deal["score"], **holes)
    if deal["last_visit"] is None:
        yield t("opportunities.card.no_visit")
    else:
        day = dates.short(deal["last_visit"], t)
        yield t("opportunities.card.visit", day=day)


def _days(deal: Deal, t: Words) -> Iterator[str]:
    days, n = deal["milestone_days"], deal["pace_n"]
    if days is not None and n:
        median = f"{deal['pace_days']:g}"
        holes = {"days": days, "median": median, "n": n}
        yield t("opportunities.card.days", **holes)
    elif days is not None:
        yield t("opportunities.card.days_alone", days=days)


def _other(deal: Deal, side: str, t: Words) -> Iterator[str]:
    """Name the other milestone, where claim and evidence differ."""
    if side == "verified" and deal["claimed_rank"] != deal["verified_rank"]:
        name = t.name("milestone_short", deal["claimed_milestone"])
        yield t("opportunities.card.claimed", milestone=name)
    elif side == "claimed" and deal["verified_rank"] < deal["claimed_rank"]:
        code = deal["verified_milestone"]
        name = t.name("milestone_short", code)
        told = t("opportunities.card.verified", milestone=name)
        yield told if code else t("opportunities.card.unverified")
