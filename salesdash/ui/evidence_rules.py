"""One rule of the cross-check as a card: why, its record, its hits."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from salesdash import days, identity
from salesdash.book import View
from salesdash.charts import numbers
from salesdash.ui import (
    deal_save,
    evidence,
    evidence_sides,
    focus,
    tables,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

Row = Mapping[str, Any]

FEWEST = 8
"""With fewer outcomes nothing is said of a rule."""

POINTS = 10
"""By so many points of a hundred a rule has to differ from the average."""

MOST = 200
"""So many hits of a rule are listed."""

_WIDE = (
    "customer",
    "name",
    "rep",
    "amount",
    "currency",
    "missing",
    "claimed",
)
_NARROW = ("customer", "amount", "missing")


def draw(code: str, view: View, frame: Frame) -> None:
    """Draw the card of a rule.

    Args:
        code: The rule.
        view: The view that its hits are of.
        frame: The frame of the page.
    """
    t = frame.t
    found = view.hits.filter(rule=code)
    hits = evidence.standing(found).sort(
        "amount", "key", descending=[True, False], nulls_last=True
    )
    aside = found.filter(dismissed=1)
    title = t("evidence.page.card", name=evidence.name(code, t), n=len(hits))
    with card(text.plain(title, 200)):
        st.markdown(text.plain(t(f"evidence.rule.{code}.reason"), 400))
        text.caption(
            _amounts(found, t),
            t("evidence.page.do", told=t(f"evidence.rule.{code}.do")),
        )
        text.caption(record(code, view, t), _unchecked(code, view, t))
        if len(hits):
            _list(code, hits, view, frame)
        if len(aside):
            _aside(code, aside, view, frame)


def record(code: str, view: View, t: Words) -> str:
    """Say how often a rule was right, where enough outcomes are known."""
    rows = view.record.filter(rule=code).rows(named=True)
    if not rows:
        return t("evidence.record.none")
    row = rows[0]
    known, right = row["known"], row["right"]
    if known < FEWEST:
        return t("evidence.record.few", known=known)
    told = t(
        "evidence.record.told",
        known=known,
        right=right,
        share=numbers.percent(right, known, t),
        base=row["base_known"],
        usual=numbers.percent(row["base_right"], row["base_known"], t),
    )
    more = right / known - row["base_right"] / row["base_known"]
    better = "better" if more * 100 >= POINTS else "usual"
    gap = "" if t.language == "zh" else " "
    return f"{told}{gap}{t(f'evidence.record.{better}')}"


def why(hit: Row, t: Words) -> str:
    """Say what of a deal is missing."""
    if hit["more"]:
        mark = "、" if t.language == "zh" else ", "
        roles = mark.join(t.name("role", r) for r in hit["more"].split())
        return t("evidence.page.roles", roles=roles)
    day = "" if hit["day"] is None else days.iso(hit["day"])
    holes = {"days": hit["days"], "count": hit["count"], "day": day}
    return t(f"evidence.rule.{hit['rule']}.why", **holes)


def _amounts(found: Any, t: Words) -> str:
    n, sums = len(evidence.deals(found)), evidence.sums(found)
    amounts = " · ".join(numbers.compact(a, c, t) for c, a in sums.items())
    return t("evidence.page.amounts", amounts=amounts, n=n) if amounts else ""


def _unchecked(code: str, view: View, t: Words) -> str:
    n = dict(view.unchecked.rows()).get(code, 0)
    return t("evidence.page.unchecked", n=n) if n else ""


def _list(code: str, hits: Any, view: View, frame: Frame) -> None:
    t = frame.t
    label = t("evidence.page.list", n=len(hits))
    box = fold(label, f"evidence {code}", "list")
    if not box.open:
        return
    rows = hits.head(MOST).rows(named=True)
    with box:
        st.caption(t("evidence.page.pick"))
        picked = _grid(code, rows, t)
        if len(hits) > MOST:
            st.caption(t("evidence.page.shown", n=MOST))
        if picked is not None and picked.row < len(rows):
            _picked(rows[picked.row], view, frame)


def _grid(code: str, rows: list[Row], t: Words) -> tables.Picked | None:
    names = _NARROW if tables.phone() else _WIDE
    data = {name: [_cell(row, name, t) for row in rows] for name in names}
    heads = {name: t(f"evidence.hit.{name}") for name in names}
    forms: dict[str, Any] = {
        name: st.column_config.TextColumn(head) for name, head in heads.items()
    }
    forms["amount"] = st.column_config.NumberColumn(
        heads["amount"], format="localized"
    )
    title = evidence.name(code, t)
    alt = t("shell.table.alt", title=title, n=len(rows))
    keys = " ".join(row["key"] for row in rows)
    own = f"evidence rows {code} {identity.handle(keys)}"
    return tables.grid(data, forms, alt, key=own)


def _cell(row: Row, name: str, t: Words) -> Any:
    if name == "amount":
        known = row["amount"] is not None
        return tables.major(row["amount"], row["currency"]) if known else None
    if name == "claimed":
        return _claimed(row["rank"], t)
    if name == "missing":
        return why(row, t)
    return row[name] or ""


def _claimed(rank: int, t: Words) -> str:
    code = evidence.claimed(rank)
    return t.name("milestone", code) if code else ""


def _picked(hit: Row, view: View, frame: Frame) -> None:
    """Show the rows behind a hit, and the way to set it aside."""
    t = frame.t
    with st.container(border=True, gap="small"):
        named = hit["name"] or t("evidence.page.no_name")
        deal = f"{hit['customer']} · {named}"
        if evidence.without(hit):
            deal = hit["customer"]
        told = f"**{text.plain(deal, 200)}**  \n{text.plain(why(hit, t), 300)}"
        st.markdown(told)
        evidence_sides.draw(hit, view, t)
        with st.container(horizontal=True, vertical_alignment="center"):
            if not evidence.without(hit):
                page = frame.pages["opportunity"]
                handle = identity.handle(hit["key"])
                focus.link(page, t("evidence.hit.open"), deal=handle)
                _dismiss(hit, view, frame)


def _dismiss(hit: Row, view: View, frame: Frame) -> None:
    t, key, rule = frame.t, hit["key"], hit["rule"]
    own = f"{rule} {identity.handle(key)}"
    with st.popover(t("evidence.hit.dismiss"), key=f"aside {own}"):
        st.caption(t("evidence.hit.dismiss_help"))
        st.text_input(
            t("settings.by"),
            max_chars=60,
            key="by",
            persist_state="session",
        )
        st.text_input(
            t("evidence.hit.reason"),
            max_chars=300,
            key=deal_save.slot(key, f"dismiss {rule}"),
        )
        st.button(
            t("evidence.hit.sure"),
            type="primary",
            key=f"dismiss {own}",
            on_click=deal_save.dismiss,
            args=(frame, view, key, rule, hit["seen"]),
        )


def _aside(code: str, aside: Any, view: View, frame: Frame) -> None:
    t = frame.t
    label = t("evidence.page.aside", n=len(aside))
    box = fold(label, f"evidence aside {code}", quiet=True)
    if not box.open:
        return
    with box:
        for hit in aside.head(MOST).rows(named=True):
            left, right = st.columns([5, 1], vertical_alignment="center")
            who = text.plain(f"{hit['customer']} · {hit['name']}", 200)
            told = t(
                "evidence.hit.by",
                by=hit["dismissed_by"] or t("history.nobody"),
                reason=hit["dismissed_reason"] or t("evidence.hit.no_reason"),
            )
            left.markdown(f"{who}  \n:small[:gray[{text.plain(told, 400)}]]")
            right.button(
                t("evidence.hit.restore"),
                key=f"restore {code} {identity.handle(hit['key'])}",
                on_click=deal_save.restore,
                args=(frame, view, hit["key"], code),
            )
