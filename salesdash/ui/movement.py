"""The card of the Grading page that says who changed quadrant."""

from functools import partial
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import View
from salesdash.charts import dates
from salesdash.charts.movement import SHOWN
from salesdash.exports import names
from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics import movement as metric
from salesdash.ui import download, tables, text
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.words import Words

TOLD = ("moved", "new", "gone", "shifted")
"""The changes that are listed."""

GRADES = (*QUADRANTS, NOT_GRADED, "")
"""In the order of the list; '' where a customer was on none."""

_NAME, _GRADE = 160, 85
"""Pixels of the columns on a phone."""

LONG = 84
"""Days: over a shorter span grades often stand still."""

COLUMNS = (
    "customer",
    "rep",
    "change",
    "quadrant_before",
    "quadrant",
    "relationship_before",
    "attractiveness_before",
    "relationship",
    "attractiveness",
    "graded_on",
)


def moves(view: View, earlier: View | None) -> Any:
    """Compare the customer lists of two days; None if one is missing."""
    if earlier is None or not len(earlier.customers):
        return None
    sides = view.settings.thresholds
    return metric.movement(earlier.customers, view.customers, sides)


def figure(found: Any, earlier: View, t: Words) -> Figure:
    """Say how many customers changed quadrant.

    Args:
        found: What `metrics.movement.movement` gives.
        earlier: The view of the day compared with.
        t: The words.
    """
    counts = _counts(found)
    told = t("grading.moved.help", before=_day(earlier, t), **counts)
    return Figure(t("grading.moved.figure"), counts["moved"], told)


def draw(found: Any, view: View, earlier: View | None, t: Words) -> None:
    """Say who changed quadrant, who is new and who is gone.

    Args:
        found: What `moves` gives.
        view: The view of the page.
        earlier: The view of the day compared with, or None.
        t: The words.
    """
    if earlier is None:
        return
    before = _day(earlier, t)
    with card(t("grading.moved.title")):
        if found is None:
            text.caption(t("grading.moved.no_list", before=before))
            return
        span = {"before": before, "day": dates.day(view.number, t)}
        told = found.filter(found["change"].is_in(list(TOLD)))
        if not len(told):
            text.caption(
                t("grading.moved.none", **span), _longer(view, earlier, t)
            )
            return
        text.caption(
            t("grading.moved.caption", **span, **_counts(found)),
            _trails(told, before, t),
        )
        _table(told, t)
        make = partial(written, told)
        file = names.name("grading-changes", view.number)
        download.offer(make, file, t("grading.moved.download"))


def _trails(told: Any, before: str, t: Words) -> str:
    """Say what the thin lines in the chart above are, if there are any."""
    if not len(told.filter(told["change"] == "moved")):
        return ""
    return t("grading.moved.trails", before=before, shown=SHOWN)


def _longer(view: View, earlier: View, t: Words) -> str:
    """Advise to look further back, by the filter of the page."""
    if view.number - earlier.number >= LONG:
        return ""
    return t(
        "grading.moved.longer",
        compare=t("shell.filter.compare"),
        weeks4=t("shell.compare.weeks4"),
        weeks12=t("shell.compare.weeks12"),
    )


def _day(earlier: View, t: Words) -> str:
    return dates.day(earlier.number, t)


def _counts(found: Any) -> dict[str, str]:
    changes = found["change"].to_list()
    return {name: f"{changes.count(name):,}" for name in metric.CHANGES}


def _table(told: Any, t: Words) -> None:
    rows = sorted(told.rows(named=True), key=_order)
    data: dict[str, list[Any]] = {
        "customer": [row["customer"] for row in rows],
        "from": [_quadrant(row, "quadrant_before", "new", t) for row in rows],
        "to": [_quadrant(row, "quadrant", "gone", t) for row in rows],
        "before": [_grades(row, "_before", t) for row in rows],
        "now": [_grades(row, "", t) for row in rows],
        "rep": [row["rep"] or "" for row in rows],
        "graded_on": [_dated(row["graded_on"]) for row in rows],
    }
    if not any(data["graded_on"]):
        del data["graded_on"]
    if tables.phone():
        data = {name: data[name] for name in ("customer", "from", "to")}
    forms = {name: _form(name, t) for name in data}
    tables.grid(data, forms, t("grading.moved.title"))


def _order(row: dict[str, Any]) -> tuple[int, int, int, str]:
    """Put who moved first, and who moved alike together."""
    to, since = (
        GRADES.index(row[name]) for name in ("quadrant", "quadrant_before")
    )
    return TOLD.index(row["change"]), to, since, row["customer"]


def _quadrant(row: dict[str, Any], name: str, change: str, t: Words) -> str:
    """Name a quadrant, or say that the customer was on no list."""
    if row["change"] == change:
        return t(f"grading.change.{change}")
    return t.name("quadrant", row[name])


def _grades(row: dict[str, Any], ending: str, t: Words) -> str:
    """Write both grades, a dash for one that nobody gave."""
    if not row[f"quadrant{ending}"]:
        return ""
    x, y = (row[f"{axis}{ending}"] for axis in metric.AXES)
    return t("grading.moved.grades", x=_grade(x), y=_grade(y))


def _grade(grade: float | None) -> str:
    return "–" if grade is None else f"{grade:g}"


def _form(name: str, t: Words) -> Any:
    if name in ("customer", "rep", "graded_on"):
        label = tables.label("customers", name, t)
    else:
        label = t(f"grading.column.{name}")
    if name == "graded_on":
        return st.column_config.DateColumn(label, format="YYYY-MM-DD")
    wide = _NAME if name == "customer" else _GRADE
    width = wide if tables.phone() else None
    return st.column_config.TextColumn(label, width=width)


def _dated(day: int | None) -> Any:
    return None if day is None else days.day(day)


def written(told: Any) -> bytes:
    """Write the changes as text, codes and days under stable names.

    Args:
        told: What `metrics.movement.movement` gives.
    """
    body = [
        [_cell(row, name) for name in COLUMNS] for row in told.rows(named=True)
    ]
    return download.lines(COLUMNS, body)


def _cell(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if value is None:
        return ""
    if name == "graded_on":
        return days.day(value).isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)
