"""The chart of the Grading page, and what is said above it."""

from collections.abc import Sequence
from typing import Any

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts import grading as chart
from salesdash.method.grades import NOT_GRADED
from salesdash.metrics.grading import stale
from salesdash.ui import focus, grading, picture, shell, tables, text
from salesdash.ui.card import card
from salesdash.words import Words


def draw(
    graded: Any,
    moves: Any,
    deals: Any,
    views: tuple[View, View | None],
    t: Words,
) -> tuple[Sequence[str] | None, str]:
    """Draw the chart, and tell who was picked, and the currency chosen.

    Args:
        graded: The customers as `metrics.grading.grading` gives them.
        moves: As `metrics.movement.movement` gives them, or None.
        deals: The open amounts, as `metrics.forecast.totals` gives them.
        views: The view, and that of the day compared with, or None.
        t: The words.
    """
    view, earlier = views
    known = graded.filter(graded["quadrant"] != NOT_GRADED)
    with card(t("grading.chart")):
        currency = grading.currency(deals, t)
        if not len(known):
            text.caption(t("grading.ungraded"))
            _ungraded(graded, view, t)
            return None, currency
        _caption(view, known, currency, t)
        _ungraded(graded, view, t)
        focus.link(shell.PAGES / "settings.py", t("grading.settings"))
        shown = _shown(view, earlier, moves, currency)
        drawn = chart.grading(
            graded, t, **shown, phone=tables.phone(), dark=picture.dark()
        )
        alt = chart.alt(graded, t, currency=currency)
        return picture.pick(drawn, alt, "grading"), currency


def _caption(view: View, known: Any, currency: str, t: Words) -> None:
    """Say what a point is, and how many grades are old."""
    age = view.settings.stale_days
    old = stale(known, view.number, age)["customer"].n_unique()
    holes = {
        "day": dates.day(view.number, t),
        "n": f"{known['customer'].n_unique():,}",
        "relationship": f"{view.settings.relationship:g}",
        "attractiveness": f"{view.settings.attractiveness:g}",
    }
    if known["open_count"].sum():
        sign = numbers.symbol(currency, t)
        said = t("grading.caption", currency=sign, **holes)
    else:
        said = t("grading.caption_bare", **holes)
    late = t("grading.stale_note", count=f"{old:,}", days=age) if old else ""
    text.caption(said, late)


def _ungraded(graded: Any, view: View, t: Words) -> None:
    """Say who has no grade, who is not counted, and where to go on."""
    missing = graded.filter(graded["quadrant"] == NOT_GRADED)
    count = missing["customer"].n_unique() if len(missing) else 0
    other = len(view.clients) - graded["customer"].n_unique()
    text.caption(
        t("grading.not_graded", count=f"{count:,}") if count else "",
        t("grading.elsewhere", n=f"{other:,}") if other > 0 else "",
    )
    proposed = len(view.attractiveness.filter(reason="proposed"))
    if proposed:
        every = len(view.clients.filter(quadrant=NOT_GRADED))
        told = t("grading.proposals", count=f"{every:,}", n=f"{proposed:,}")
        focus.link(shell.PAGES / "customers.py", told)


def _shown(
    view: View, earlier: View | None, moves: Any, currency: str
) -> dict[str, Any]:
    """Say what the chart shows beside the customers.

    Args:
        view: The view.
        earlier: The view of the day compared with, or None.
        moves: As `metrics.movement.movement` gives them, or None.
        currency: The currency of the open amounts.
    """
    told = {"currency": currency, "thresholds": view.settings.thresholds}
    if moves is None or earlier is None:
        return told
    return told | {"moves": moves, "steps": view.steps(earlier.number)}
