"""The rows behind the figures of each page, and those left out."""

from functools import partial
from typing import Any

from salesdash.book import View, behind
from salesdash.charts import numbers
from salesdash.metrics import left_out
from salesdash.metrics.overview import WEEK
from salesdash.ui.currencies import Priced
from salesdash.ui.definition import How
from salesdash.words import Words

_FUNNEL = {
    "count": "open_deals",
    "amount": "pipeline",
    "weighted_verified": "funnel_verified",
    "weighted_claimed": "funnel_claimed",
}
_JUDGED = {
    "open": "open_deals",
    "key": "key_opportunity",
    "hits": "hit_deals",
}
_AMOUNTS = {"open": "pipeline", "hits": "hit_amount"}
_FORECAST = {
    "weighted_verified": "verified",
    "weighted_claimed": "claimed",
    "gap": "gap",
    "won": "won",
}
"""The figures of a page -> their measures."""


def overview(name: str, currency: str, view: View, t: Words) -> How:
    """Say how an amount of the Overview is counted."""
    rows = partial(behind.overview, name, currency, view)
    measure = "won_week" if name == "won" else name
    return _money(measure, currency, view, t, rows)


def week(view: View, t: Words) -> How:
    """Say how the visits of the week are counted."""
    days = view.number - WEEK + 1, view.number
    rows = partial(left_out.visits, view.logged, days)
    return How("visits_week", view, t, rows, "visits")


def funnel(name: str, currency: str, view: View, t: Words) -> How:
    """Say how a figure of the Funnel is counted."""
    deals = view.opportunities
    rows = partial(behind.funnel, deals, name, currency)
    if name == "count":
        return How(_FUNNEL[name], view, t, rows, own=currency)
    return _money(_FUNNEL[name], currency, view, t, rows)


def judged(name: str, view: View, t: Words, currency: str = "") -> How:
    """Say how a figure of Opportunities or Evidence is counted.

    Args:
        name: What counts deals, as `behind.judged` knows it.
        view: The view.
        t: The words.
        currency: The currency of an amount, '' for a count.
    """
    rows = partial(behind.judged, name, view, currency)
    if currency:
        return _money(_AMOUNTS[name], currency, view, t, rows)
    return How(_JUDGED.get(name, "stalled"), view, t, rows, own=name)


def forecast(name: str, currency: str, priced: Priced, t: Words) -> How:
    """Say how a figure of the Forecast is counted."""
    view = priced.view
    every, due = map(priced.deals, (view.opportunities, view.due))
    rows = partial(behind.forecast, name, currency, every, due, view)
    return _money(_FORECAST[name], currency, view, t, rows)


def activity(name: str, view: View, t: Words) -> How:
    """Say how a figure of the Activity page is counted."""
    rows = partial(behind.activity, name, view)
    if name == "hours":
        write = partial(numbers.hours, t=t)
        return How(name, view, t, rows, "visits", write)
    return How(name, view, t, rows, "visits")


def quadrant(grade: str, graded: Any, view: View, t: Words) -> How:
    """Say how the customers of a quadrant are counted."""
    rows = partial(left_out.customers, graded, grade)
    return How("quadrant", view, t, rows, "customers", own=grade)


def told(measure: str, view: View, t: Words, own: str = "") -> How:
    """Say how a figure is counted whose rows the page itself lists."""
    return How(measure, view, t, own=own)


def _money(
    measure: str, currency: str, view: View, t: Words, rows: Any
) -> How:
    write = partial(numbers.full, currency=currency, t=t)
    return How(measure, view, t, rows, write=write, own=currency)
