"""What the Forecast page says around its chart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import forecast as chart
from salesdash.exports import forecast as file
from salesdash.exports import names
from salesdash.metrics.forecast import OVERDUE, UNDATED, forecast, totals
from salesdash.metrics.months import Length
from salesdash.ui import (
    counted,
    currencies,
    download,
    figures,
    switches,
    tables,
    text,
)
from salesdash.ui import notes as left
from salesdash.ui.currencies import Priced
from salesdash.ui.difference import change
from salesdash.words import Words

LABELS = {
    "weighted_verified": "forecast.verified",
    "weighted_claimed": "forecast.claimed",
    "gap": "forecast.gap",
    "won": "forecast.won",
}
HELPS = {
    "weighted_verified": "forecast.verified_help",
    "weighted_claimed": "forecast.claimed_help",
    "gap": "forecast.gap_help",
}
CARDS = 2
"""So many currencies have cards, further ones a line each."""

GROUPS = ("period", "rep", "team")
COLUMNS = (
    "currency",
    "weighted_verified",
    "weighted_claimed",
    "amount",
    "count",
)


def choose(sums: Any, t: Words) -> tuple[Length, str]:
    """Draw the switches of the chart: how long a period, which money."""
    options: dict[Length, str] = {
        "month": t("forecast.month"),
        "quarter": t("forecast.quarter"),
    }
    with st.container(horizontal=True):
        by = switches.one("forecast by", t("forecast.by"), options)
        return by, switches.currency(sums, t("forecast.currency"))


def rows(priced: Priced, by: Length = "month") -> Any:
    """Give the deals of the forecast, each in its period."""
    view = priced.view
    deals = priced.deals(view.due)
    return forecast(deals, view.number, by, view.settings.year_start)


def answer(priced: Priced, earlier: View | None, t: Words) -> DeltaGenerator:
    """Say the answer of the page in figures, by currency.

    Args:
        priced: The view and its currency.
        earlier: The view of the day that it is compared with.
        t: The words.

    Returns:
        A place below, for figures that a switch further down chooses.
    """
    now = _sums(priced)
    past = _sums(replace(priced, view=earlier)) if earlier else {}
    for currency, total in list(now.items())[:CARDS]:
        none = dict.fromkeys(LABELS, 0)
        before = past.get(currency, none) if past else total
        figures.row(
            [
                replace(
                    _figure(name, currency, total, before, t),
                    how=counted.forecast(name, currency, priced, t),
                )
                for name in LABELS
            ]
        )
    text.caption(*further(list(now.items())[CARDS:], t))
    below = st.container()
    day = dates.day(earlier.number, t) if earlier and past else ""
    compared = t("forecast.compared", day=day) if day else ""
    text.caption(compared, *currencies.told(priced, t))
    return below


def further(
    sums: Iterable[tuple[str, Mapping[str, int]]], t: Words
) -> Iterator[str]:
    """Say the figures of further currencies, one line each."""
    for currency, total in sums:
        said = {
            name: numbers.compact(total[name], currency, t)
            for name in ("weighted_verified", "weighted_claimed", "won")
        }
        yield t("forecast.further", currency=currency, **said)


def caption(
    view: View, rows: Any, unit: str, marks: Mapping[str, int], t: Words
) -> None:
    """Say what the bars are, in which unit, of which day."""
    day = dates.day(view.number, t)
    n = f"{len(rows):,}"
    told = t("forecast.caption", unit=unit, day=day, n=n)
    line = t("forecast.caption_target") if marks else ""
    text.caption(told, line)


def notes(rows: Any, gone: Any, t: Words) -> None:
    """Say which amounts stand apart, and why.

    Args:
        rows: The deals of the forecast.
        gone: The open deals that fell out unsaid.
        t: The words.
    """
    sums = totals(rows).rows(named=True)
    period = rows["period"]
    late = rows.filter(period == OVERDUE)
    undated = rows.filter(period == UNDATED)
    text.caption(
        *left.untold(sums, t),
        *left.unpriced(sums, t),
        *left.bucket(late, "forecast.overdue_note", t),
        *left.bucket(undated, "forecast.undated_note", t),
        *left.bucket(gone, "shell.note.vanished", t),
    )


def sums_by(rows: Any, t: Words) -> None:
    """Show the sums by period, rep or team."""
    named = {
        "period": t("forecast.by_period"),
        "rep": t("forecast.by_rep"),
        "team": t("shell.by_team"),
    }
    group = switches.one("forecast group", t("shell.group"), named)
    table = totals(rows, [group])
    tables.show(
        table,
        "forecasts",
        (group, *COLUMNS),
        named[group],
        t,
        {"amount": t("forecast.amount")},
    )


def behind(
    rows: Any, drawn: Any, picked: Sequence[str] | None, currency: str
) -> Any:
    """Keep the deals behind a bar, all where none was clicked.

    Args:
        rows: The deals of the forecast.
        drawn: The chart, whose bars carry period and part.
        picked: The period and the part that was clicked.
        currency: The currency of the chart.
    """
    if picked is None:
        return rows
    code, part = picked
    found = rows.filter(rows["currency"] == currency)
    if part != "target":
        found = found.filter(
            found["status"] == "won"
            if part == "won"
            else found["status"] != "won"
        )
    if code != chart.LATER:
        return found.filter(found["period"] == code)
    shown = {bar[0] for trace in drawn.data for bar in trace.customdata}
    return found.filter(~found["period"].is_in(list(shown)))


def title(picked: Sequence[str] | None, t: Words) -> str:
    """Name the deals behind the bar that was clicked."""
    if picked is None:
        return t("forecast.list_all")
    code = picked[0]
    later = code == chart.LATER
    period = t("forecast.later") if later else dates.period(code, t)
    return t("forecast.list_period", period=period)


def offer(rows: Any, view: View, t: Words) -> None:
    """Offer the forecast as a file; its sums are those of the page."""
    make = partial(file.table, rows, view.number)
    name = names.name("forecast", view.number)
    download.offer(make, name, t("forecast.download"))


def _sums(priced: Priced) -> dict[str, dict[str, int]]:
    """Sum what the figures say, by currency, the largest first."""
    deals = rows(priced)
    won = totals(deals.filter(deals["status"] == "won"))
    booked = dict(won.select("currency", "amount").rows())
    found = {}
    ordered = totals(deals).sort("count", "currency", descending=[True, False])
    for total in ordered.rows(named=True):
        total["gap"] = total["weighted_claimed"] - total["weighted_verified"]
        total["won"] = booked.get(total["currency"], 0)
        found[total["currency"]] = total
    return found


def _figure(
    name: str,
    currency: str,
    now: Mapping[str, int],
    before: Mapping[str, int],
    t: Words,
) -> figures.Figure:
    full = numbers.full(now[name], currency, t)
    told = t(HELPS[name]) if name in HELPS else ""
    return figures.Figure(
        t(LABELS[name]),
        numbers.compact(now[name], currency, t),
        f"{full} {told}",
        delta=change(now[name] - before[name], currency, t),
        inverse=name == "gap",
    )
