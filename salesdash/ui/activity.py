"""What the Activity page says around its charts."""

from typing import Any

from salesdash.book import View
from salesdash.charts import dates, numbers
from salesdash.charts.activity import Measure
from salesdash.method.activities import UNCLASSIFIED
from salesdash.ui import figures, switches, text
from salesdash.ui.figures import Figure
from salesdash.words import Words

MEASURES: tuple[Measure, ...] = ("visits", "hours")


def answer(split: Any, t: Words) -> None:
    """Say the answer of the page in figures.

    Args:
        split: The split as `metrics.activity.activity` gives it.
        t: The words.
    """
    visits = split["visits"].sum()
    reps = split["rep"].n_unique()
    untold = split.filter(split["segment"] == UNCLASSIFIED)["visits"].sum()
    timed = split["timed"].sum()
    hours = numbers.hours(split["minutes"].sum(), t)
    figures.row(
        [
            Figure(t("activity.visits"), f"{visits:,}"),
            Figure(t("activity.reps"), f"{reps:,}"),
            Figure(t("activity.per_rep"), f"{visits / reps:,.1f}"),
            Figure(
                t("activity.hours"),
                hours,
                t("shell.timed", timed=f"{timed:,}", n=f"{visits:,}"),
            ),
            Figure(
                t("activity.unclassified"),
                numbers.percent(untold, visits, t),
                t("activity.unclassified_help"),
            ),
        ]
    )


def choose(t: Words) -> Measure:
    """Draw the switch between visits and hours."""
    options: dict[Measure, str] = {
        code: t(f"activity.{code}") for code in MEASURES
    }
    return switches.one("activity measure", t("activity.measure"), options)


def title(measure: Measure, t: Words) -> str:
    """Name the chart of the split."""
    if measure == "hours":
        return t("activity.chart_hours")
    return t("activity.chart")


def caption(view: View, split: Any, measure: Measure, t: Words) -> None:
    """Say what the bars are shares of, and of which days."""
    days = view.visits["date"]
    text.caption(
        t(
            f"activity.caption_{measure}",
            first=dates.day(days.min(), t),
            last=dates.day(days.max(), t),
            n=f"{split['visits'].sum():,}",
            timed=f"{split['timed'].sum():,}",
        )
    )


def caption_weeks(measure: Measure, t: Words) -> None:
    """Say what the weekly bars count."""
    ending = "_hours" if measure == "hours" else ""
    text.caption(t(f"activity.caption_weeks{ending}"))
