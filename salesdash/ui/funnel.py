"""What the Funnel page says around its chart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from salesdash import money
from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.shown import Measure, Shown, named
from salesdash.metrics.forecast import totals
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import counted, difference, figures, switches, tables, text
from salesdash.ui import notes as left
from salesdash.ui.figures import Figure
from salesdash.words import Words

LABELS = {
    "count": "funnel.open_deals",
    "amount": "funnel.open_amount",
    "weighted_verified": "funnel.weighted_verified",
    "weighted_claimed": "funnel.weighted_claimed",
}


def answer(view: View, sums: Any, earlier: View | None, t: Words) -> None:
    """Say the answer of the page in figures, one line a currency.

    Args:
        view: The view.
        sums: The totals of the open deals.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    past = _past(earlier)
    for total in sums.sort("count", descending=True).rows(named=True):
        then = None if past is None else past.get(total["currency"], {})
        figures.row(
            [
                replace(
                    _figure(name, total, then, t),
                    how=counted.funnel(name, total["currency"], view, t),
                )
                for name in LABELS
            ]
        )
    if earlier is not None:
        day = dates.day(earlier.number, t)
        text.caption(t("funnel.since", day=day))


def _past(earlier: View | None) -> dict[str, Mapping[str, int]] | None:
    """Give the totals of the day compared with, by currency."""
    if earlier is None:
        return None
    sums = totals(pipeline(earlier.opportunities))
    return {total["currency"]: total for total in sums.rows(named=True)}


def _figure(
    name: str,
    total: Mapping[str, Any],
    then: Mapping[str, int] | None,
    t: Words,
) -> Figure:
    label, now, currency = t(LABELS[name]), total[name], total["currency"]
    past = now if then is None else then.get(name, 0)
    if name == "count":
        told, full = f"{now:,}", ""
        delta = difference.count(now, past)
    else:
        told = numbers.compact(now, currency, t)
        full = numbers.full(now, currency, t)
        delta = difference.money(now, past, currency, t)
    return Figure(label, told, full, "" if then is None else delta)


def choose(sums: Any, view: View, t: Words) -> Shown:
    """Draw the switches of the chart: deals or amounts, and of which."""
    options: dict[Measure, str] = {
        "count": t("funnel.count"),
        "amount": t("funnel.amount"),
    }
    with st.container(horizontal=True):
        measure = switches.one("funnel measure", t("funnel.measure"), options)
        currency = money.DEFAULT
        if measure == "amount":
            currency = switches.currency(sums, t("funnel.currency"))
    return Shown(measure, currency, view.settings.milestones)


def caption(view: View, deals: Any, shown: Shown, t: Words) -> None:
    """Say below the title what the bars count, of which day."""
    day = dates.day(view.number, t)
    if shown.measure == "count":
        n = f"{len(deals):,}"
        text.caption(t("funnel.caption_count", day=day, n=n))
        return
    priced = deals.filter(deals["currency"] == shown.currency)
    currency = numbers.symbol(shown.currency, t)
    n = f"{len(priced):,}"
    text.caption(t("funnel.caption_amount", day=day, currency=currency, n=n))


def notes(sums: Any, gone: Any, t: Words) -> None:
    """Say below the chart what its figures leave out.

    Args:
        sums: The totals of the open deals.
        gone: The open deals that fell out of the funnel unsaid.
        t: The words.
    """
    told = sums.rows(named=True)
    text.caption(
        t("funnel.caption_steps"),
        *left.untold(told, t),
        *left.unpriced(told, t),
        *left.bucket(gone, "shell.note.vanished", t),
    )


def behind(deals: Any, picked: Sequence[str] | None, shown: Shown) -> Any:
    """Keep the deals behind a bar, all where none was clicked.

    Args:
        deals: The open deals.
        picked: The milestone ('' for none) and the side of the bar.
        shown: What the bars show.
    """
    if picked is None:
        return deals
    code, side = picked
    column = deals[f"{side}_milestone"]
    found = deals.filter(column == code if code else column.is_null())
    if shown.measure == "count":
        return found
    return found.filter(found["currency"] == shown.currency)


def title(picked: Sequence[str] | None, t: Words) -> str:
    """Name the deals behind the bar that was clicked."""
    if picked is None:
        return t("funnel.list_all")
    code, side = picked
    return t(f"funnel.list_{side}", milestone=t.name("milestone", code))


def table(bars: Any, steps: Any, shown: Shown, t: Words) -> None:
    """Show the numbers of the chart as a table that opens on demand.

    Args:
        bars: The milestones as `metrics.funnel.funnel` gives them.
        steps: The steps as `metrics.conversion.conversion` gives them.
        shown: What the bars show.
        t: The words.
    """
    sums = _sums(bars, shown)
    passed = {row["milestone"]: row for row in steps.rows(named=True)}
    data: dict[str, list[Any]] = {
        "milestone": [named(code, t, shown.milestones) for code in sums],
        "claimed": [claimed for claimed, _ in sums.values()],
        "verified": [verified for _, verified in sums.values()],
        "further": [_step(passed, code, "passed") for code in sums],
        "n": [_step(passed, code, "n") for code in sums],
    }
    forms = {
        "milestone": st.column_config.TextColumn(t("funnel.table.milestone")),
        "claimed": _number(t("chart.claimed")),
        "verified": _number(t("chart.verified")),
        "further": _number(t("funnel.table.further")),
        "n": _number(t("funnel.table.n")),
    }
    with st.expander(t("funnel.table.title")):
        tables.grid(data, forms, t("funnel.chart"))


def _sums(bars: Any, shown: Shown) -> dict[str, tuple[Any, Any]]:
    """Sum claimed and verified of each milestone, over all currencies."""
    sums: dict[str, tuple[Any, Any]] = {}
    for row in bars.rows(named=True):
        if shown.measure == "amount":
            currency = row["currency"]
            if currency == shown.currency:
                sums[row["milestone"]] = (
                    tables.major(row["claimed_amount"], currency),
                    tables.major(row["verified_amount"], currency),
                )
            continue
        claimed, verified = sums.get(row["milestone"], (0, 0))
        claimed += row["claimed_count"]
        sums[row["milestone"]] = claimed, verified + row["verified_count"]
    return sums


def _step(
    passed: Mapping[str, Mapping[str, int]], code: str, name: str
) -> int | None:
    return passed[code][name] if code in passed else None


def _number(head: str) -> Any:
    return st.column_config.NumberColumn(head, format="localized")
