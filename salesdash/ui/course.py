"""How the figures of the Overview went, week by week and since a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from salesdash.book import View
from salesdash.metrics import overview as metric

WEEKS = 12
"""Points of a line."""

VISITS = "visits"
WON = "won"

Key = tuple[int, str]
"""A day and a currency, '' for what is no money."""


@dataclass(frozen=True)
class Course:
    """How one figure went.

    Attributes:
        points: Its value week by week, the last one that of now.
        before: Its value on the day compared with, None for no such day.
    """

    points: tuple[int, ...]
    before: int | None

    @property
    def now(self) -> int:
        """The value of now."""
        return self.points[-1]

    @property
    def change(self) -> int | None:
        """The difference to the day compared with."""
        return None if self.before is None else self.now - self.before


@dataclass(frozen=True)
class Courses:
    """How every figure went.

    Attributes:
        currencies: The currencies, that of most open deals first.
        found: Figure and currency -> how it went.
    """

    currencies: tuple[str, ...]
    found: Mapping[tuple[str, str], Course]

    def __getitem__(self, key: tuple[str, str]) -> Course:
        """Give how a figure of a currency went, '' for what is no money."""
        return self.found[key]


def courses(view: View, earlier: View | None, trail: Any) -> Courses:
    """Follow the figures to the day of a view.

    Stocks compare the state of two days. The visits and the won deals of
    both weeks are counted in the state of the later one, so that what was
    written down late counts.

    Args:
        view: The view of now.
        earlier: The same of the day compared with, or None.
        trail: What `View.trail` gives for the view.
    """
    past = metric.stocks(trail)
    days = sorted({*past["day"].to_list(), view.number})
    then = metric.stocks(earlier.trail(1)) if earlier else None
    found = {
        name: (_pairs(past, "day", name), _pairs(then, "day", name))
        for name in metric.STOCKS
    }
    weeks = [view.number - metric.WEEK * n for n in range(len(days))][::-1]
    day = earlier.number if earlier else None
    flows = {WON: _won(view, day), VISITS: _visits(view, day)}
    currencies = _order(past, view.number, {c for _, c in flows[WON][0]})
    return Courses(
        currencies,
        {
            (name, currency): _course(found[name], days, day, currency)
            for name in metric.STOCKS
            for currency in currencies
        }
        | {
            (WON, currency): _course(flows[WON], weeks, day, currency)
            for currency in currencies
        }
        | {(VISITS, ""): _course(flows[VISITS], weeks, day, "")},
    )


Pair = tuple[dict[Key, int], dict[Key, int]]
"""The values of every week, and those of the day compared with."""


def _course(
    pair: Pair, days: Iterable[int], day: int | None, currency: str
) -> Course:
    values, earlier = pair
    before = None if day is None else earlier.get((day, currency), 0)
    return Course(tuple(values.get((d, currency), 0) for d in days), before)


def _won(view: View, day: int | None) -> Pair:
    deals = view.opportunities
    now = metric.won(deals, view.number, WEEKS)
    then = None if day is None else metric.won(deals, day)
    return _pairs(now, "week", "won"), _pairs(then, "week", "won")


def _visits(view: View, day: int | None) -> Pair:
    now = metric.visits(view.visits, view.number, WEEKS)
    then = None if day is None else metric.visits(view.visits, day)
    return _pairs(now, "week", "visits"), _pairs(then, "week", "visits")


def _pairs(frame: Any, day: str, name: str) -> dict[Key, int]:
    if frame is None:
        return {}
    return {
        (row[day], row.get("currency", "")): row[name]
        for row in frame.rows(named=True)
    }


def _order(past: Any, day: int, won: set[str]) -> tuple[str, ...]:
    """Put the currencies in order, those of now first."""
    counts = dict.fromkeys({*past["currency"].to_list(), *won}, 0)
    now = past.filter(past["day"] == day)
    counts |= dict(now.select("currency", "count").rows())
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
