"""The milestone form: criteria, sources, and the manager's own word."""

from collections.abc import Iterator, Sequence

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts.shown import named
from salesdash.method.milestones import CLOSED, SIGNED, Milestone
from salesdash.model.dossier import Dossier, Tick
from salesdash.ui import deal_save, deal_value, tables, text
from salesdash.ui.card import card
from salesdash.ui.shell import Frame
from salesdash.words import Words

SIGNS = {
    "met": "check_circle",
    "planned": "event",
    "denied": "cancel",
    "blank": "radio_button_unchecked",
    "absent": "block",
}
"""State of a criterion -> the icon that stands beside its word."""

HEADS = ("state", "criterion", "day", "seen", "source")

# The tables of all milestones stand in the same columns.
STYLE = """<style>
.st-key-deal-form table, .st-key-deal-events table {
  table-layout: fixed; width: 100%
}
.st-key-deal-form :is(td, th), .st-key-deal-events :is(td, th) {
  border-width: 0 0 1px; padding: .3rem .6rem .3rem 0;
  overflow-wrap: anywhere; vertical-align: top
}
.st-key-deal-form th, .st-key-deal-events th {font-size: .875rem}
.st-key-deal-form th:nth-child(1) {width: 12%}
.st-key-deal-form th:nth-child(2) {width: 34%}
.st-key-deal-form th:is(:nth-child(3), :nth-child(4)) {width: 11%}
.st-key-deal-events th:nth-child(1) {width: 11%}
.st-key-deal-events th:nth-child(2) {width: 55%}
</style>"""


def draw(frame: Frame, dossier: Dossier, view: View) -> None:
    """Draw every milestone with its criteria, and what is still to do."""
    t = frame.t
    with card(t("deal.form.title")), st.container(key="deal-form"):
        st.html(STYLE)
        _tasks(dossier, t)
        known = _asked(dossier)
        text.caption(
            t("deal.form.caption") if known else t("deal.standing.no_columns")
        )
        for milestone in view.settings.milestones:
            _milestone(frame, dossier, view, milestone)


def _tasks(dossier: Dossier, t: Words) -> None:
    """List what is to do for a customer who bought."""
    if dossier.deal["status"] != "won":
        return
    todo = [
        tick
        for tick in dossier.ticks
        if tick.milestone == CLOSED
        and tick.criterion != SIGNED
        and tick.state != "met"
    ]
    if not todo:
        st.markdown(f":material/task_alt: {t('deal.form.tasks_none')}")
        return
    sign = ":material/check_box_outline_blank:"
    lines = [f"{sign} {_name(it, t)} · {_state(it, t)}" for it in todo]
    head = t("deal.form.tasks", n=len(todo))
    st.markdown("  \n".join([f"**{head}**", *lines]))


def _milestone(
    frame: Frame, dossier: Dossier, view: View, milestone: Milestone
) -> None:
    t, deal, code = frame.t, dossier.deal, milestone.code
    ticks = [tick for tick in dossier.ticks if tick.milestone == code]
    met = sum(tick.state == "met" for tick in ticks)
    title = text.plain(named(code, t, view.settings.milestones), 120)
    count = t("deal.form.met", met=met, n=len(ticks))
    small = f":small[:gray[{count}]]" if _asked(dossier) else ""
    marks = [
        f":{colour}-badge[{t(f'deal.side.{side}')}]"
        for side, colour in (("claimed", "gray"), ("verified", "blue"))
        if deal[f"{side}_milestone"] == code
    ]
    if deal["confirmed_milestone"] == code:
        marks.append(f":green-badge[{t('deal.side.confirmed')}]")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{title}** {small} {' '.join(marks)}",
            width="stretch",
        )
        _verdict(frame, dossier, view, milestone)
    if not _asked(dossier):
        return
    if all(tick.state == "absent" for tick in ticks):
        text.caption(t("deal.form.absent"))
    else:
        st.markdown(_listed(ticks, t))


def _asked(dossier: Dossier) -> bool:
    """Tell whether any sheet that names the deal asks for a criterion."""
    return any(tick.state != "absent" for tick in dossier.ticks)


def _verdict(
    frame: Frame, dossier: Dossier, view: View, milestone: Milestone
) -> None:
    """Offer to confirm a milestone, or to take that back."""
    t, deal, code = frame.t, dossier.deal, milestone.code
    if deal["confirmed_milestone"] == code:
        st.markdown(f":small[{_confirmed(dossier, t)}]", width="content")
        st.button(
            t("deal.form.back"),
            key=f"deal unconfirm {code}",
            on_click=deal_save.unconfirm,
            args=(frame, view, deal["key"]),
        )
        return
    with st.popover(t("deal.form.confirm"), key=f"deal ask {code}"):
        st.markdown(t("deal.form.confirm_why"))
        st.text_input(
            t("deal.form.reason"),
            max_chars=300,
            key=deal_save.slot(deal["key"], f"confirm {code}"),
        )
        st.button(
            t("deal.form.confirm_sure"),
            type="primary",
            key=f"deal confirm {code}",
            on_click=deal_save.confirm,
            args=(frame, view, deal["key"], code),
        )


def _confirmed(dossier: Dossier, t: Words) -> str:
    """Say who confirmed a milestone, when and why."""
    deal = dossier.deal
    day = dates.day(deal["confirmed_on"], t)
    by = deal["confirmed_by"] or t("history.nobody")
    told = t("deal.confirmed_by", by=by, day=day)
    rows = (row for row in dossier.corrections if row["kind"] == "verdict")
    why = next((row["reason"] for row in rows), "")
    if why:
        told = t("deal.event.note", told=told, note=why)
    return text.plain(told, 400)


def _listed(ticks: Sequence[Tick], t: Words) -> str:
    """Write the criteria as a table, on a phone as a list."""
    if tables.phone():
        return "\n".join(_line(tick, t) for tick in ticks)
    heads = [t(f"deal.form.head.{name}") for name in HEADS]
    rows = [heads, ["---"] * len(heads), *(_cells(it, t) for it in ticks)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(tick: Tick, t: Words) -> list[str]:
    where = text.plain(deal_value.place(tick.source, t), 200)
    return [
        _state(tick, t),
        _name(tick, t),
        days.iso(tick.day),
        days.iso(tick.first_seen),
        f":small[:gray[{where}]]" if where else "",
    ]


def _line(tick: Tick, t: Words) -> str:
    """Write a criterion and below it its days and its source."""
    said = f"- {_state(tick, t)} · {_name(tick, t)}"
    small = " · ".join(filter(None, _small(tick, t)))
    return f"{said}  \n  :small[:gray[{small}]]" if small else said


def _small(tick: Tick, t: Words) -> Iterator[str]:
    if tick.day is not None:
        yield days.iso(tick.day)
    if tick.first_seen is not None:
        yield t("deal.form.seen", day=days.iso(tick.first_seen))
    yield text.plain(deal_value.place(tick.source, t), 200)


def _state(tick: Tick, t: Words) -> str:
    return f":material/{SIGNS[tick.state]}: {t(f'deal.state.{tick.state}')}"


def _name(tick: Tick, t: Words) -> str:
    return text.plain(t.name("criterion", tick.criterion), 160)
