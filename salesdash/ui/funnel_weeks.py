"""The card of the Funnel page that shows the funnel against time."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from salesdash import days, money
from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts import funnel_weeks as chart
from salesdash.charts.shown import Shown, Side, named
from salesdash.charts.stacks import codes, weeks
from salesdash.exports import names
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import cache, details, download, switches, tables, text
from salesdash.words import Words

SPANS = ("12", "26", "52")
SPAN = "26"
SPAN_KEY = "funnel weeks"
PATIENCE = 0.4
"""Seconds that a page may stand still before it says what it does."""

COLUMNS = (
    "day",
    "currency",
    "milestone",
    "claimed_count",
    "claimed_amount",
    "verified_count",
    "verified_amount",
)


def space() -> DeltaGenerator:
    """Keep the place of the card, to be filled when the rest stands."""
    return st.container()


@contextmanager
def card(shown: Shown, t: Words) -> Iterator[tuple[Shown, int]]:
    """Draw what follows into a card, below its title and switches.

    Args:
        shown: What the funnel above shows.
        t: The words.

    Yields:
        What the weeks show, and how many of them.
    """
    st.session_state.setdefault(SPAN_KEY, SPAN)
    with st.container(border=True, gap="small"):
        head = st.container()
        with st.container(horizontal=True):
            label = t("funnel.weeks.side")
            side = switches.one("funnel side", label, _sides(t))
            span = switches.one(SPAN_KEY, t("funnel.weeks.span"), _spans(t))
        own = replace(shown, side=side)
        title = t(f"funnel.weeks.{own.measure}_{own.side}")
        head.subheader(title, anchor=False)
        yield own, int(span)


def trail(view: View, count: int, t: Words) -> Any:
    """Give the stocks of the last weeks, computed once for each log.

    The first time takes a while: a bar then says how far it is.

    Args:
        view: The view that they lead to.
        count: How many weeks.
        t: The words.
    """
    log = cache.folder(), cache.book().digest()
    kept = _kept(log, view.number, (view.team, view.rep))
    if count not in kept:
        kept[count] = _counted(view, count, t)
    return kept[count]


def caption(frame: Any, shown: Shown, t: Words) -> None:
    """Say which days and deals the bars are, and in which unit."""
    found = weeks(frame, shown)
    if not found:
        return
    said = t(
        f"funnel.weeks.caption_{shown.measure}",
        unit=chart.unit(frame, t, shown),
        first=dates.day(found[0].day, t),
        last=dates.day(found[-1].day, t),
        n=f"{found[-1].total('count'):,}",
    )
    text.caption(said, t("funnel.weeks.caption_exact"))


def table(frame: Any, shown: Shown, view: View, t: Words) -> None:
    """Show the numbers of the chart as a table that opens on demand.

    Args:
        frame: The weeks as `metrics.funnel_weeks.funnel_weeks` gives them.
        shown: What is shown of them.
        view: The view that they lead to.
        t: The words.
    """
    found = weeks(frame, shown)[::-1]
    shares = shown.milestones
    order = codes(found, shown.measure)[::-1]
    data: dict[str, list[Any]] = {"day": [days.day(w.day) for w in found]}
    for code in order:
        values = [week.value(code, shown.measure) for week in found]
        data[code or "none"] = _numbers(values, shown)
    sums = [week.total(shown.measure) for week in found]
    data["total"] = _numbers(sums, shown)
    heads = {code or "none": named(code, t, shares) for code in order}
    heads |= {"total": t("funnel.table.total")}
    title = t(f"funnel.weeks.{shown.measure}_{shown.side}")
    with st.expander(t("funnel.table.title")):
        tables.grid(data, _forms(heads, t), title)
        file = names.name("funnel-weeks", view.number)
        make = partial(written, frame)
        download.offer(make, file, t("funnel.weeks.download"))


def behind(
    picked: Sequence[Any] | None, shown: Shown, view: View, t: Words
) -> None:
    """Show the deals behind a bar that was clicked, as of its own day.

    Args:
        picked: The day and the milestone ('' for none) of the bar.
        shown: What the bars show.
        view: The view that they lead to.
        t: The words.
    """
    if picked is None:
        return
    day, code = int(picked[0]), str(picked[1] or "")
    then = cache.view(days.day(day), view.team, view.rep)
    deals = pipeline(then.opportunities)
    told = deals[f"{shown.side}_milestone"].fill_null("")
    found = deals.filter(told == code)
    if shown.measure == "amount":
        found = found.filter(found["currency"] == shown.currency)
    name = t.name("milestone", code or None)
    title = f"{dates.day(day, t)} · {_sides(t)[shown.side]}: {name}"
    details.show(found, "opportunities", title, then, t)


def _counted(view: View, count: int, t: Words) -> Any:
    """Count the weeks, and say so where it takes long."""
    place = st.empty()
    begun, done = time.monotonic(), 0
    step = view.step

    def told(day: int) -> Any:
        nonlocal done
        if time.monotonic() - begun > PATIENCE:
            said = t("funnel.weeks.counting", done=done, all=count)
            place.progress(min(done / count, 1.0), said)
        done += 1
        return step(day) if step else None

    frame = replace(view, step=step and told).trail(count)
    place.empty()
    return frame


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept(
    log: tuple[str, str], day: int, scope: tuple[str, str]
) -> dict[int, Any]:
    """Give the place where the weeks of a view are kept."""
    del log, day, scope
    return {}


def _sides(t: Words) -> dict[Side, str]:
    return {"verified": t("chart.verified"), "claimed": t("chart.claimed")}


def _spans(t: Words) -> dict[str, str]:
    return {span: t("funnel.weeks.option", weeks=span) for span in SPANS}


def _numbers(values: list[int], shown: Shown) -> list[Any]:
    if shown.measure == "count":
        return list(values)
    return [tables.major(value, shown.currency) for value in values]


def _forms(heads: dict[str, str], t: Words) -> dict[str, Any]:
    day = st.column_config.DateColumn(
        t("funnel.table.day"), format="YYYY-MM-DD"
    )
    return {"day": day} | {
        name: st.column_config.NumberColumn(head, format="localized")
        for name, head in heads.items()
    }


def written(frame: Any) -> bytes:
    """Write both sides and every currency, under stable names.

    Args:
        frame: The weeks as `metrics.funnel_weeks.funnel_weeks` gives them.
    """
    body = [
        [
            days.day(row["day"]).isoformat(),
            row["currency"],
            row["milestone"],
            str(row["claimed_count"]),
            money.decimal(row["claimed_amount"], row["currency"]),
            str(row["verified_count"]),
            money.decimal(row["verified_amount"], row["currency"]),
        ]
        for row in frame.rows(named=True)
    ]
    return download.lines(COLUMNS, body)
