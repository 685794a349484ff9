from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.grading import grading, quadrants, stale

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]
TYPES = {
    "customer": pl.String,
    "rep": pl.String,
    "relationship": pl.Float64,
    "attractiveness": pl.Float64,
    "currency": pl.String,
}
OPEN = ("customer", "open_currency", "open_amount", "open_count")


def frame(*customers: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        [(name, "王敏", x, y, "CNY") for name, x, y in customers],
        schema=TYPES,
        orient="row",
    )


def test_quadrant_is_high_at_or_above_the_threshold(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    customers = frame(
        ("a", 5, 5), ("b", 4.9, 5), ("c", 5, 4.9), ("d", 0, 0), ("e", None, 9)
    )
    found = grading(wrap(customers), wrap(deals()))
    assert rows(found, "quadrant") == [
        ("key",),
        ("prospective",),
        ("ordinary",),
        ("ignore",),
        ("not_graded",),
    ]


def test_each_currency_of_a_customer_has_its_row(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    opportunities = deals(
        {"amount": 100},
        {"amount": None},
        {"amount": 7, "currency": "USD"},
        {"amount": 900, "vanished_on": 20_770},
        {"amount": 900, "status": "won"},
    )
    customers = frame(("华辰电子", 8, 8), ("无单客户", 1, 1))
    found = grading(wrap(customers), wrap(opportunities))
    assert rows(found, *OPEN) == [
        ("华辰电子", "CNY", 100, 2),
        ("华辰电子", "USD", 7, 1),
        ("无单客户", "", 0, 0),
    ]
    assert rows(quadrants(found)) == [("ignore", 1), ("key", 1)]


def test_customers_that_only_deals_name_are_listed_not_graded(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    opportunities = deals(
        {"customer": "新客户"},
        {"customer": "两人跟的", "rep": "王敏"},
        {"customer": "两人跟的", "rep": "李建国"},
    )
    found = grading(wrap(frame()), wrap(opportunities))
    assert rows(found, "customer", "rep", "quadrant", "open_amount") == [
        ("两人跟的", "", "not_graded", 2_000),
        ("新客户", "王敏", "not_graded", 1_000),
    ]
    assert found.collect_schema().names() == [
        *TYPES,
        "quadrant",
        *OPEN[1:],
    ]


def test_each_axis_has_its_own_threshold(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    customers = frame(("a", 6.9, 4), ("b", 7, 4), ("c", 7, 3.9))
    found = grading(wrap(customers), wrap(deals()), (7, 4))
    assert rows(found, "quadrant") == [
        ("prospective",),
        ("key",),
        ("ordinary",),
    ]


def test_a_grade_is_stale_when_more_than_a_year_old(
    wrap: Wrap, rows: Rows
) -> None:
    customers = frame(
        ("today", 1, 1), ("a year", 1, 1), ("older", 1, 1), ("unsaid", 1, 1)
    ).with_columns(
        graded_on=pl.Series([20_777, 20_412, 20_411, None], dtype=pl.Int32)
    )
    ungraded = customers.with_columns(relationship=pl.lit(None, pl.Float64))
    assert rows(stale(wrap(customers), 20_777), "customer") == [("older",)]
    assert rows(stale(wrap(ungraded), 20_777), "customer") == []
