"""Which rows stand behind a figure of a page, and which are left out."""

import narwhals.stable.v2 as nw

from salesdash.book.period import span
from salesdash.book.view import View
from salesdash.days import number
from salesdash.method.activities import ACTIVITIES
from salesdash.metrics import forecast as periods
from salesdash.metrics import left_out, months
from salesdash.metrics.overview import WEEK
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import whole

_GAP = nw.col("weighted_claimed") - nw.col("weighted_verified")
_ADDS = {
    "pipeline": nw.col("amount"),
    "amount": nw.col("amount"),
    "won": nw.col("amount"),
    "verified": nw.col("weighted_verified"),
    "weighted_verified": nw.col("weighted_verified"),
    "weighted_claimed": nw.col("weighted_claimed"),
    "gap": _GAP,
    "count": whole(1),
}
"""What a deal adds to a figure of a page."""


def overview(name: str, currency: str, view: View) -> nw.DataFrame:
    """Mark the deals that an amount of the Overview counts.

    Args:
        name: pipeline, verified, gap or won.
        currency: The currency of the figure.
        view: The view that it is of.

    Returns:
        What `metrics.left_out.deals` gives.
    """
    deals, day = view.opportunities, view.number
    adds = _ADDS[name]
    if name == "pipeline":
        return left_out.deals(deals, pipeline(deals), adds, currency)
    if name == "won":
        week = day - WEEK + 1, day
        won = deals.filter(deals["status"] == "won")
        closed = nw.coalesce("closed_on", "won_on")
        inside = won.filter(closed >= week[0], closed <= day)
        told = {"span": week, "rest": "open"}
        return left_out.deals(deals, inside, adds, currency, **told)
    start = view.settings.year_start
    inside = periods.counted(deals, day, start)
    quarter = months.quarter_start(day, start), day
    return left_out.deals(deals, inside, adds, currency, span=quarter)


def funnel(deals: nw.DataFrame, name: str, currency: str) -> nw.DataFrame:
    """Mark the deals that a figure of the Funnel counts.

    Args:
        deals: The deals of a view.
        name: count, amount, weighted_verified or weighted_claimed.
        currency: The currency of the figure, '' for a count.
    """
    return left_out.deals(deals, pipeline(deals), _ADDS[name], currency)


def judged(name: str, view: View, currency: str = "") -> nw.DataFrame:
    """Mark the deals that a figure of Opportunities or Evidence counts.

    Args:
        name: open, key, hits, or a code of `metrics.stalled`.
        view: The view.
        currency: The currency of an amount, '' for a count.

    Returns:
        What `metrics.left_out.deals` gives.
    """
    every, adds = view.judged, nw.col("amount") if currency else whole(1)
    inside = pipeline(every)
    if name in _JUDGED:
        inside = inside.filter(_JUDGED[name])
    elif name != "open":
        inside = inside.filter(nw.col("stalled") == name)
    return left_out.deals(every, inside, adds, currency, rest="other")


_JUDGED = {
    "key": ~nw.col("key_reason").is_null(),
    "hits": nw.col("hits") > 0,
}
"""What open deals are counted by -> which of them count."""


def forecast(
    name: str,
    currency: str,
    every: nw.DataFrame,
    due: nw.DataFrame,
    view: View,
) -> nw.DataFrame:
    """Mark the deals that a figure of the Forecast counts.

    Args:
        name: weighted_verified, weighted_claimed, gap or won.
        currency: The currency of the figure.
        every: All deals of the view, priced as the page prices them.
        due: Those of the period.
        view: The view.
    """
    start = view.settings.year_start
    quarter = months.quarter_start(view.number, start), view.number
    inside = periods.counted(due, view.number, start)
    told = {"span": quarter, "rest": "period"}
    if name == "won":
        inside = inside.filter(inside["status"] == "won")
        told["rest"] = "open"
    return left_out.deals(every, inside, _ADDS[name], currency, **told)


def activity(name: str, view: View) -> nw.DataFrame:
    """Mark the visits that a figure of the Activity page counts.

    Args:
        name: visits, hours, unclassified or another measure of visits.
        view: The view.
    """
    chosen = span(view.period, view.day, view.settings.year_start)
    first, last = map(number, chosen) if chosen else (0, view.number)
    days = first, min(last, view.number)
    if name == "hours":
        minutes = nw.col("minutes")
        without = "no_minutes", minutes.is_null()
        return left_out.visits(view.logged, days, minutes, without)
    if name == "unclassified":
        told = nw.col("activity").is_in(ACTIVITIES).fill_null(value=False)
        return left_out.visits(view.logged, days, without=("classified", told))
    return left_out.visits(view.logged, days)
