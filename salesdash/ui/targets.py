"""What the Forecast page says of revenue targets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from salesdash import days
from salesdash.book import View
from salesdash.book.period import span
from salesdash.charts import dates, numbers
from salesdash.metrics import months
from salesdash.metrics import targets as metric
from salesdash.metrics.forecast import forecast
from salesdash.metrics.months import Length
from salesdash.ui import counted, figures, text
from salesdash.ui.currencies import Priced
from salesdash.ui.definition import How
from salesdash.ui.difference import change
from salesdash.ui.figures import Figure
from salesdash.words import Words

LENGTHS: tuple[Length, ...] = ("month", "quarter")
WHOLE = ("", "month", "quarter", "year")
"""Choices of the filter that cut no month in two."""

MEASURES = ("target", "attained", "target_gap", "coverage")
"""The figures of a period, in order."""

MONTHS = 3
"""So many months has a quarter."""

NOTHING = "–"
SMALLEST = 0.05
"""The smallest difference of a coverage that is written."""

Row = Mapping[str, Any]
"""A row of `metrics.targets.progress`."""

Found = Mapping[tuple[Length, str], Row]
"""Length of a period and currency -> the row of the period of the day."""


def stated(priced: Priced) -> Any:
    """Give the revenue targets of the scope, in the currency chosen."""
    view = priced.view
    table, rates = view.table("targets"), view.table("rates")
    return metric.revenue(table, rates, priced.base, view.number)


def progress(priced: Priced, by: Length, group: str = "") -> Any:
    """Set what deals bring beside the targets, whatever the filter says."""
    view = priced.view
    start = view.settings.year_start
    deals = priced.deals(view.opportunities)
    rows = forecast(deals, view.number, by, start)
    return metric.progress(rows, stated(priced), view.number, by, start, group)


def answer(priced: Priced, by: Length, earlier: View | None, t: Words) -> None:
    """Say how near the targets of this month and quarter are.

    Without a target, say in one sentence how to give one.

    Args:
        priced: The view and its currency.
        by: The length whose figures stand out; the other has a sentence.
        earlier: The view of the day that it is compared with.
        t: The words.
    """
    view = priced.view
    now = _found(priced, view)
    if not now:
        text.caption(t("forecast.no_target"))
    before = earlier and replace(priced, view=earlier)
    past = _found(before, priced.view) if before else {}
    for currency in sorted({currency for _, currency in now}):
        known: list[Length] = [
            length for length in LENGTHS if (length, currency) in now
        ]
        first = by if by in known else known[0]
        row = now[first, currency]
        found = _row(row, past.get((first, currency)), t)
        how = (counted.told(m, view, t, currency) for m in MEASURES)
        figures.row(list(map(_how, found, how)))
        others = (now[other, currency] for other in known if other != first)
        text.caption(*(sentence(other, t) for other in others))


def sentence(row: Row, t: Words) -> str:
    """Say in one sentence what is done towards a target."""
    names = ("target", "won", "gap")
    amounts = {
        name: numbers.compact(row[name], row["currency"], t) for name in names
    }
    share = numbers.percent(row["won"], row["target"], t) or NOTHING
    cover = coverage(row)
    told = t(
        "forecast.done" if cover is None else "forecast.under_way",
        period=dates.period(row["period"], t),
        share=share,
        coverage="" if cover is None else times(cover, t),
        **amounts,
    )
    return f"{told} {_part(row, t)}".strip()


def marks(priced: Priced, by: Length, currency: str) -> dict[str, int]:
    """Give the target of each period that the chart can show whole."""
    view = priced.view
    if view.period not in WHOLE:
        return {}
    start = view.settings.year_start
    rows = stated(priced)
    first = months.number(months.quarter_start(view.number, start))
    rows = rows.filter(rows["number"] >= first)
    chosen = span(view.period, view.day, start)
    if chosen:
        ends = [months.number(days.number(day)) for day in chosen]
        rows = rows.filter(rows["number"].is_between(*ends))
    found = metric.targets(rows, by, start)
    own = found.filter(found["currency"] == currency)
    return dict(own.select("period", "target").rows())


def coverage(row: Row) -> float | None:
    """Say how many times open deals cover the gap; None without one.

    Example:
        >>> coverage({"months": 1, "gap": 200, "due": 400, "overdue": 80})
        2.4
    """
    if not row["months"] or row["gap"] <= 0:
        return None
    return (row["due"] + row["overdue"]) / row["gap"]


def times(number: float, t: Words, sign: str = "") -> str:
    """Write a multiple as precisely as it matters.

    Args:
        number: The multiple.
        t: The words.
        sign: "+" to write the sign of a rise too.

    Example:
        >>> times(2.44, Words("en")), times(1234.5, Words("zh"))
        ('2.4 x', '1,234 倍')
    """
    places = 1 if abs(number) < 100 else 0  # noqa: PLR2004 -- three digits
    return t("forecast.times", number=f"{number:{sign},.{places}f}")


def _found(priced: Priced, view: View) -> Found:
    """Find the rows of the periods that the day of a view lies in."""
    found = {}
    for by in LENGTHS:
        now = months.current(view.number, by, view.settings.year_start)
        rows = progress(priced, by)
        here = rows.filter(rows["period"] == now, rows["months"] > 0)
        for row in here.rows(named=True):
            found[by, row["currency"]] = row
    return found


def _how(figure: Figure, how: How) -> Figure:
    return replace(figure, how=how)


def _row(row: Row, earlier: Row | None, t: Words) -> Iterator[Figure]:
    for figure in (_target, _attained, _gap, _coverage):
        yield figure(row, earlier, t)


def _target(row: Row, earlier: Row | None, t: Words) -> Figure:
    label = t("forecast.target_of", period=dates.period(row["period"], t))
    return _amount(label, "target", row, earlier, t)


def _gap(row: Row, earlier: Row | None, t: Words) -> Figure:
    if row["gap"] < 0:
        more = {**row, "gap": -row["gap"]}
        return _amount(t("forecast.beyond"), "gap", more, None, t)
    figure = _amount(t("forecast.to_go"), "gap", row, earlier, t)
    return replace(figure, inverse=True)


def _amount(
    label: str, name: str, row: Row, earlier: Row | None, t: Words
) -> Figure:
    currency = row["currency"]
    told = numbers.full(row[name], currency, t)
    moved = row[name] - earlier[name] if earlier else 0
    return Figure(
        label,
        numbers.compact(row[name], currency, t),
        f"{told} {_part(row, t)}".strip(),
        delta=change(moved, currency, t),
    )


def _part(row: Row, t: Words) -> str:
    """Say of how many months the target of a quarter is made."""
    if "Q" not in row["period"] or row["months"] == MONTHS:
        return ""
    return t("forecast.months", count=row["months"])


def _attained(row: Row, earlier: Row | None, t: Words) -> Figure:
    target = row["target"]
    parts = {
        name: numbers.percent(row[name], target, t) or NOTHING
        for name in ("won", "verified", "claimed")
    }
    amount = numbers.full(row["won"], row["currency"], t)
    points = _points(row) - _points(earlier) if earlier else 0
    return Figure(
        t("forecast.attained_of", period=dates.period(row["period"], t)),
        parts.pop("won"),
        t("forecast.attained_help", amount=amount, **parts),
        delta=t("forecast.points", number=f"{points:+d}") if points else "",
    )


def _coverage(row: Row, earlier: Row | None, t: Words) -> Figure:
    period = dates.period(row["period"], t)
    amounts = {
        name: numbers.compact(row[name], row["currency"], t)
        for name in ("due", "overdue", "gap")
    }
    now = coverage(row)
    before = coverage(earlier) if earlier else None
    moved = now - before if now is not None and before is not None else 0
    return Figure(
        t("forecast.coverage"),
        t("forecast.reached") if now is None else times(now, t),
        t("forecast.coverage_help", period=period, **amounts),
        delta=times(moved, t, "+") if abs(moved) >= SMALLEST else "",
    )


def _points(row: Row) -> int:
    return round(100 * row["won"] / row["target"]) if row["target"] else 0
