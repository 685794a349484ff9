"""Every figure of every page, computed a second time from the workbooks.

`recompute` shares no line with the program: it reads the sample company's
workbooks by itself and follows the written definitions.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesdash import days, money
from salesdash.book import Book, View
from salesdash.exports import forecast as forecast_file
from salesdash.exports import tables
from salesdash.metrics.activity import activity
from salesdash.metrics.activity_weeks import activity_weeks
from salesdash.metrics.conversion import conversion
from salesdash.metrics.converted import converted
from salesdash.metrics.forecast import forecast, totals
from salesdash.metrics.funnel import funnel
from salesdash.metrics.grading import grading
from salesdash.metrics.pipeline import vanished
from tests.recompute import figures
from tests.recompute_beside import in_yuan, rates, targets
from tests.recompute_read import Page, pages, sheets

WORKBOOKS = Path(__file__).parents[1] / "sample_data" / "workbooks"
DAYS = (
    date(2025, 12, 19),  # no team has criteria; Overseas writes Chinese
    date(2026, 2, 20),  # nobody visits, 华南 hands in nothing
    date(2026, 3, 13),  # amounts were corrected in a second file
    date(2026, 5, 8),  # a rep came, one left, one changed teams
    date(2026, 7, 3),  # a new quarter, newly graded
    date(2026, 9, 18),
    date(2026, 11, 20),
)
Figures = dict[str, Any]


@pytest.fixture(scope="module")
def book(year: Book) -> Book:
    return year


@pytest.fixture(scope="module")
def cells() -> list[Page]:
    return pages(WORKBOOKS)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def pair(request, book, cells) -> tuple[View, Figures]:
    day = request.param
    return book.view(day), figures(sheets(cells), day)


def picked(rows: Iterable[Figures], names: Iterable[str]) -> list[tuple]:
    chosen = tuple(names)
    return sorted(tuple(str(row[n]) for n in chosen) for row in rows)


def test_every_deal_is_the_same(pair):
    view, expected = pair
    named = [c for c in expected["opportunities"][0] if c != "vanished_on"]
    found = tables.rows(view.opportunities, "opportunities", view.number)
    rows = found.with_columns(view.opportunities["team"]).rows(named=True)
    assert picked(rows, named) == picked(expected["opportunities"], named)


def test_the_same_deals_vanished_on_the_same_day(pair):
    view, expected = pair
    found = [
        (row["customer"], row["name"], days.iso(row["vanished_on"]))
        for row in vanished(view.opportunities).rows(named=True)
    ]
    assert sorted(found) == sorted(
        (row["customer"], row["name"], row["vanished_on"])
        for row in expected["opportunities"]
        if row["vanished_on"]
    )


def test_every_visit_is_the_same(pair):
    view, expected = pair
    named = list(expected["visits"][0])
    rows = tables.rows(view.visits, "visits", view.number).rows(named=True)
    blank = [{**row, "minutes": row["minutes"] or None} for row in rows]
    assert picked(blank, named) == picked(expected["visits"], named)


def test_funnel_is_the_same(pair):
    view, expected = pair
    found: Figures = {"claimed": {}, "verified": {}}
    for row in funnel(view.opportunities).rows(named=True):
        for side, milestones in found.items():
            if row[f"{side}_count"]:
                amount = money.decimal(row[f"{side}_amount"], row["currency"])
                place = milestones.setdefault(row["milestone"], {})
                count = row[f"{side}_count"]
                place[row["currency"]] = {"count": count, "amount": amount}
    assert found == expected["funnel"]


def test_conversion_is_the_same(pair):
    view, expected = pair
    found = [
        {
            "from": row["milestone"],
            "to": row["next"],
            "n": row["n"],
            "passed": row["passed"],
        }
        for row in conversion(view.claims, view.number).rows(named=True)
    ]
    assert found == expected["conversion"]


def test_activity_is_the_same(pair):
    view, expected = pair
    found: Figures = defaultdict(dict)
    for row in activity(view.visits).rows(named=True):
        found[row["rep"]][row["segment"]] = {
            name: row[name] for name in ("visits", "minutes", "timed")
        }
    assert found == expected["activity"]


def test_activity_week_by_week_is_the_same(pair):
    view, expected = pair
    found: Figures = {}
    for row in activity_weeks(view.visits, "rep").rows(named=True):
        week = found.setdefault(days.iso(row["week"]), {})
        week.setdefault(row["rep"], {})[row["segment"]] = row["visits"]
    assert found == expected["activity_weeks"]


def test_grading_is_the_same(pair):
    view, expected = pair
    found: Figures = defaultdict(set)
    amounts: Figures = defaultdict(dict)
    listed = set(view.customers["customer"].to_list())
    for row in grading(view.customers, view.opportunities).rows(named=True):
        if row["customer"] in listed:
            found[row["quadrant"]].add(row["customer"])
        if row["open_count"]:
            currency = row["open_currency"]
            amount = money.decimal(row["open_amount"], currency)
            amounts[row["customer"]][currency] = amount
    assert {k: sorted(v) for k, v in found.items()} == expected["grading"]
    assert amounts == expected["open_by_customer"]


def test_forecast_file_is_the_same(pair):
    view, expected = pair
    deals = forecast(view.opportunities, view.number)
    rows = forecast_file.rows(deals, view.number).rows(named=True)
    wanted = forecast_file.COLUMNS
    assert picked(rows, wanted) == picked(expected["forecast"]["rows"], wanted)


@pytest.mark.parametrize(
    ("by", "name"), [("period", "periods"), ("rep", "reps"), ("team", "teams")]
)
def test_forecast_totals_are_the_same(pair, by, name):
    view, expected = pair
    deals = forecast(view.opportunities, view.number)
    found: Figures = {}
    for row in totals(deals, [by]).rows(named=True):
        sums = {
            measure: money.decimal(row[measure], row["currency"])
            for measure in ("amount", "weighted_claimed", "weighted_verified")
        }
        place = found.setdefault(row[by], {})
        place[row["currency"]] = {"count": row["count"], **sums}
    assert found == expected["forecast"][name]


def test_amounts_in_one_currency_are_the_same(pair, cells):
    view, expected = pair
    table = view.table("rates")
    deals = converted(view.opportunities, table, "CNY", view.number)
    found = [
        (row["customer"], row["name"], _amount(row))
        for row in deals.rows(named=True)
    ]
    known = rates(cells, view.day)
    assert sorted(found) == sorted(
        (row["customer"], row["name"], in_yuan(row, known, view.day))
        for row in expected["opportunities"]
    )


def _amount(row: Figures) -> str:
    if row["amount"] is None:
        return f" {row['currency']}"
    return f"{money.decimal(row['amount'], row['currency'])} {row['currency']}"


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_targets_are_the_same(book, cells, day):
    found = {}
    for row in book.view(day).table("targets").rows(named=True):
        month = days.iso(row["month"])[:7]
        key = row["rep"] or row["team"], row["measure"], month
        amount = f"{row['amount']} {row['currency']}"
        found[key] = (
            amount if row["measure"] == "revenue" else f"{row['count']}"
        )
    assert found == targets(cells, day)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_rates_are_the_same(book, cells, day):
    found = {
        (row["currency"], days.day(row["from"])): row["rate"]
        for row in book.view(day).table("rates").rows(named=True)
    }
    assert found == rates(cells, day)
