"""What the Grading page says around its chart."""

from collections.abc import Sequence
from typing import Any

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.method.grades import NOT_GRADED, QUADRANTS, THRESHOLD
from salesdash.ui import figures, switches, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

EVERY = ""
"""The choice of no quadrant."""

GRADES = (*QUADRANTS, NOT_GRADED)


def answer(counts: Any, t: Words) -> None:
    """Say the answer of the page in figures: customers in each quadrant.

    Args:
        counts: As `metrics.grading.quadrants` gives them.
        t: The words.
    """
    found = dict(counts.rows())
    figures.row(
        [
            Figure(t.name("quadrant", grade), f"{found.get(grade, 0):,}")
            for grade in QUADRANTS
        ]
    )


def currency(deals: Any, t: Words) -> str:
    """Choose the currency of the open amounts."""
    return switches.currency(deals, t("grading.currency"))


def caption(view: View, graded: Any, currency: str, t: Words) -> None:
    """Say what a point is, and how many customers have no place."""
    known = graded.filter(graded["quadrant"] != NOT_GRADED)
    missing = graded.filter(graded["quadrant"] == NOT_GRADED)
    count = missing["customer"].n_unique()
    text.caption(
        t(
            "grading.caption",
            currency=numbers.symbol(currency, t),
            day=dates.day(view.number, t),
            n=f"{known['customer'].n_unique():,}",
            threshold=f"{THRESHOLD:g}",
        ),
        t("grading.not_graded", count=f"{count:,}") if count else "",
    )


def choose(t: Words) -> str:
    """Draw the choice of a quadrant for the list."""
    names = {grade: t.name("quadrant", grade) for grade in GRADES}
    every = {EVERY: t("shell.every")}
    return switches.one("grading quadrant", t("grading.list"), every | names)


def of(graded: Any, quadrant: str) -> Any:
    """Keep the customers of a quadrant, all where none is chosen."""
    if quadrant == EVERY:
        return graded
    return graded.filter(graded["quadrant"] == quadrant)


def title(quadrant: str, t: Words) -> str:
    """Name the customers of a quadrant."""
    if quadrant == EVERY:
        return t("grading.list_all")
    if quadrant == NOT_GRADED:
        return t("grading.list_not_graded")
    return t.name("quadrant", quadrant)


def deals_of(deals: Any, picked: Sequence[str]) -> Any:
    """Keep the deals of the customer that was clicked."""
    return deals.filter(deals["customer"] == picked[0])
