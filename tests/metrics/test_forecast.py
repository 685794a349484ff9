from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.forecast import forecast, totals

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]
EPOCH = date(1970, 1, 1)


def day(month: int, number: int, year: int = 2026) -> int:
    return (date(year, month, number) - EPOCH).days


DAY = day(11, 20)


def test_open_deals_stand_in_the_period_of_their_close(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"key": "today", "expected_close": DAY},
        {"key": "yesterday", "expected_close": DAY - 1},
        {"key": "next year", "expected_close": day(1, 1, 2027)},
        {"key": "never said"},
        {"key": "gone", "expected_close": DAY, "vanished_on": DAY},
        {"key": "lost", "expected_close": DAY, "status": "lost"},
    )
    assert rows(forecast(wrap(frame), DAY), "key", "period") == [
        ("today", "2026-11"),
        ("yesterday", "overdue"),
        ("next year", "2027-01"),
        ("never said", "undated"),
    ]


def test_won_deals_count_from_the_first_day_of_the_quarter(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"key": "first", "status": "won", "closed_on": day(10, 1)},
        {"key": "before", "status": "won", "closed_on": day(9, 30)},
        {"key": "today", "status": "won", "closed_on": DAY},
        {"key": "plan", "status": "won", "closed_on": DAY + 1},
        {"key": "seen", "status": "won", "won_on": day(11, 6)},
        {
            "key": "written",
            "status": "won",
            "closed_on": day(10, 2),
            "won_on": day(11, 6),
        },
    )
    columns = ("key", "period", "closed_on")
    assert rows(forecast(wrap(frame), DAY), *columns) == [
        ("first", "2026-10", day(10, 1)),
        ("today", "2026-11", DAY),
        ("seen", "2026-11", day(11, 6)),
        ("written", "2026-10", day(10, 2)),
    ]


@pytest.mark.parametrize(
    ("length", "start", "expected"),
    [
        ("quarter", 1, [("open", "2027-Q1"), ("oct", "2026-Q4")]),
        ("quarter", 2, [("open", "2026-Q4")]),
        ("month", 2, [("open", "2027-01")]),
    ],
)
def test_fiscal_quarters_begin_where_the_year_does(
    deals: Build,
    rows: Rows,
    length: Literal["month", "quarter"],
    start: int,
    expected: list[tuple[str, str]],
) -> None:
    frame = deals(
        {"key": "open", "expected_close": day(1, 31, 2027)},
        {"key": "oct", "status": "won", "closed_on": day(10, 31)},
    )
    found = forecast(nw.from_native(frame), DAY, length, start)
    assert rows(found, "key", "period") == expected


def weighed(deals: Build) -> pl.DataFrame:
    frame = deals(
        {"amount": 100},
        {"amount": None},
        {"amount": 30, "rep": "李建国"},
        {"amount": 9, "status": "won"},
        {"amount": 5, "currency": "USD"},
    )
    return frame.with_columns(
        pl.Series("weighted_claimed", [50, 0, 15, 9, 5]),
        pl.Series("weighted_verified", [10, 0, 0, 9, 0]),
        pl.Series(
            "evidence",
            ["met", "none", "no_columns", "no_columns", "no_columns"],
        ),
    )


def test_totals_sum_each_group_and_currency(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    found = totals(wrap(weighed(deals)), ["rep"])
    assert found.collect_schema().names() == [
        "rep",
        "currency",
        "count",
        "unpriced",
        "amount",
        "weighted_claimed",
        "weighted_verified",
        "without_columns",
    ]
    assert rows(found) == [
        ("李建国", "CNY", 1, 0, 30, 15, 0, 30),
        ("王敏", "CNY", 3, 1, 109, 59, 19, 0),
        ("王敏", "USD", 1, 0, 5, 5, 0, 5),
    ]


def test_totals_never_add_currencies_up(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    columns = ("currency", "amount")
    expected = [("CNY", 139), ("USD", 5)]
    assert rows(totals(wrap(weighed(deals))), *columns) == expected
    found = totals(wrap(weighed(deals)), ["currency"])
    assert rows(found, *columns) == expected
