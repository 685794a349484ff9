"""What the Forecast page says around its chart."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts import forecast as chart
from salesdash.exports import forecast as file
from salesdash.exports import names
from salesdash.metrics.forecast import OVERDUE, UNDATED, Length, totals
from salesdash.ui import download, figures, switches, tables, text
from salesdash.ui import notes as left
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


def answer(sums: Any, rows: Any, t: Words) -> None:
    """Say the answer of the page in figures, one line a currency."""
    won = totals(rows.filter(rows["status"] == "won"))
    gap = {
        total["currency"]: total["weighted_claimed"]
        - total["weighted_verified"]
        for total in sums.rows(named=True)
    }
    figures.money(
        sums,
        {name: t(key) for name, key in LABELS.items()},
        t,
        helps={name: t(key) for name, key in HELPS.items()},
        more={
            "won": dict(won.select("currency", "amount").rows()),
            "gap": gap,
        },
    )


def caption(view: View, rows: Any, unit: str, t: Words) -> None:
    """Say what the bars are, in which unit, of which day."""
    day = dates.day(view.number, t)
    n = f"{len(rows):,}"
    text.caption(t("forecast.caption", unit=unit, day=day, n=n))


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
    won = rows["status"] == "won"
    own = rows["currency"] == currency
    found = rows.filter(won if part == "won" else ~won, own)
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
