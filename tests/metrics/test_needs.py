from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.forecast import OVERDUE, forecast
from salesdash.metrics.needs import ahead, key, overdue, sums, unvisited

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777


def test_a_claim_beyond_its_evidence_is_ahead_while_the_deal_is_open(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"key": "beyond"},
        {"key": "level"},
        {"key": "behind"},
        {"key": "nothing"},
        {"key": "won", "status": "won"},
        {"key": "gone", "vanished_on": DAY},
    ).with_columns(
        claimed_rank=pl.Series([3, 2, 1, 0, 6, 3]),
        verified_rank=pl.Series([2, 2, 2, 0, 0, 0]),
    )
    assert rows(ahead(wrap(frame)), "key") == [("beyond",)]


def test_overdue_deals_are_those_of_the_forecast(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"key": "late", "expected_close": DAY - 1},
        {"key": "today", "expected_close": DAY},
        {"key": "undated"},
        {"key": "lost", "status": "lost", "expected_close": DAY - 1},
        {"key": "gone", "vanished_on": DAY, "expected_close": DAY - 1},
    )
    listed = rows(forecast(wrap(frame), DAY), "key", "period")
    found = [key for key, period in listed if period == OVERDUE]
    assert found == ["late"]
    assert rows(overdue(wrap(frame), DAY), "key") == [("late",)]


def test_a_plan_is_no_visit_and_any_visit_counts(
    wrap: Wrap, rows: Rows
) -> None:
    customers = pl.DataFrame({"customer": ["A", "B", "C", "D"]})
    visits = pl.DataFrame(
        {
            "customer": ["A", "A", "B", "C", "other"],
            "date": [DAY - 90, DAY - 29, DAY - 30, DAY + 1, DAY],
        },
        schema={"customer": pl.String, "date": pl.Int32},
    )
    found = unvisited(wrap(customers), wrap(visits), DAY, 30)
    assert sorted(rows(found)) == [("B", DAY - 30), ("C", None), ("D", None)]


def test_key_customers_are_those_of_the_key_quadrant(
    wrap: Wrap, rows: Rows
) -> None:
    grades = ["key", "prospective", "ordinary", "ignore", "not_graded"]
    frame = pl.DataFrame({"quadrant": grades})
    assert rows(key(wrap(frame))) == [("key",)]


def test_amounts_add_up_by_currency(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"amount": 5},
        {"amount": 1, "currency": "USD"},
        {"amount": None, "currency": "USD"},
        {"currency": ""},
    )
    assert rows(sums(wrap(frame))) == [("USD", 2, 1), ("CNY", 1, 5)]
    assert rows(sums(wrap(frame.clear()))) == []
