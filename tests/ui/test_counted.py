"""The rows listed behind a figure make the figure, to the last one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesdash.book import Book, View
from salesdash.method.grades import QUADRANTS
from salesdash.metrics import activity as split
from salesdash.metrics import overview as stocks
from salesdash.metrics.forecast import forecast, totals
from salesdash.metrics.grading import grading, quadrants
from salesdash.metrics.left_out import counts
from salesdash.metrics.pipeline import pipeline
from salesdash.ui import counted
from salesdash.ui.currencies import Priced
from salesdash.ui.definition import How
from salesdash.words import Words
from tests.pages.test_overview import SHEETS

EN = Words("en")
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    book = Book(tmp_path_factory.mktemp("log"))
    assert book.add(book.read(SHEETS))
    return book.view(DAY)


def rows(how: How) -> Any:
    assert how.rows is not None
    return how.rows()


def added(how: How) -> int:
    return int(rows(how)["adds"].sum())


def test_the_amounts_of_the_overview_are_the_sums_of_their_rows(
    view: View,
) -> None:
    trail = stocks.stocks(view.trail(1)).rows(named=True)[0]
    found = {
        name: added(counted.overview(name, "CNY", view, EN))
        for name in ("pipeline", "verified", "gap")
    }
    assert found == {name: trail[name] for name in found}
    assert found == {"pipeline": 190_000, "verified": 35_000, "gap": 30_000}


def test_the_wins_and_visits_of_the_week_are_those_of_the_overview(
    view: View,
) -> None:
    won = stocks.won(view.opportunities, view.number)
    assert added(counted.overview("won", "CNY", view, EN)) == 20_000
    assert won["won"].to_list() == [20_000]
    assert added(counted.week(view, EN)) == 2
    assert counts(rows(counted.week(view, EN))) == [("before", 1)]


def test_the_figures_of_the_funnel_are_the_sums_of_their_rows(
    view: View,
) -> None:
    total = totals(pipeline(view.opportunities)).rows(named=True)[0]
    names = ("count", "amount", "weighted_verified", "weighted_claimed")
    found = {n: added(counted.funnel(n, "CNY", view, EN)) for n in names}
    assert found == {name: total[name] for name in names}


def test_the_figures_of_the_forecast_are_the_sums_of_their_rows(
    view: View,
) -> None:
    total = totals(forecast(view.opportunities, view.number)).rows(named=True)
    priced = Priced(view)
    for name in ("weighted_verified", "weighted_claimed"):
        how = counted.forecast(name, "CNY", priced, EN)
        assert added(how) == total[0][name]
    assert added(counted.forecast("won", "CNY", priced, EN)) == 20_000
    gap = added(counted.forecast("gap", "CNY", priced, EN))
    assert gap == total[0]["weighted_claimed"] - total[0]["weighted_verified"]


def test_a_period_is_told_as_the_reason(view: View) -> None:
    now = View(view.day, view.state, period="month", settings=view.settings)
    how = counted.forecast("weighted_verified", "CNY", Priced(now), EN)
    assert dict(counts(rows(how))) == {"period": 1, "vanished": 1}


def test_the_figures_of_the_activity_are_the_sums_of_their_visits(
    view: View,
) -> None:
    found = split.activity(view.visits)
    for name in ("visits", "reps", "per_day"):
        how = counted.activity(name, view, EN)
        assert added(how) == found["visits"].sum() == 3
    assert added(counted.activity("hours", view, EN)) == 180
    how = counted.activity("unclassified", view, EN)
    assert (added(how), counts(rows(how))) == (0, [("classified", 3)])


def test_the_customers_of_a_quadrant_are_those_of_the_figure(
    view: View,
) -> None:
    sides = view.settings.thresholds
    graded = grading(view.customers, view.opportunities, sides)
    known = dict(quadrants(graded).rows())
    found = {
        grade: added(counted.quadrant(grade, graded, view, EN))
        for grade in QUADRANTS
    }
    assert found == {grade: known.get(grade, 0) for grade in QUADRANTS}


def hows(view: View) -> Iterator[How]:
    priced = Priced(view)
    for name in ("pipeline", "verified", "gap", "won"):
        yield counted.overview(name, "CNY", view, EN)
    for name in ("count", "amount", "weighted_verified", "weighted_claimed"):
        yield counted.funnel(name, "CNY", view, EN)
    for name in ("weighted_verified", "weighted_claimed", "gap", "won"):
        yield counted.forecast(name, "CNY", priced, EN)


def test_every_deal_is_counted_or_left_out_once(view: View) -> None:
    every = sorted(view.opportunities["key"].to_list())
    for how in hows(view):
        assert sorted(rows(how)["key"].to_list()) == every


def test_every_visit_is_counted_or_left_out_once(view: View) -> None:
    for how in (
        counted.week(view, EN),
        *(counted.activity(n, view, EN) for n in ("visits", "hours")),
    ):
        assert len(rows(how)) == len(view.logged) == 3


def test_a_log_without_rows_has_no_rows_behind(tmp_path: Path) -> None:
    empty = Book(tmp_path).view(DAY)
    assert [len(rows(how)) for how in hows(empty)] == [0] * 12
    assert len(rows(counted.week(empty, EN))) == 0
