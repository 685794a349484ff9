from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.overview import stocks, visits, won

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777


def trail(*rows: tuple[Any, ...]) -> pl.DataFrame:
    names = (
        "day",
        "currency",
        "milestone",
        "claimed_count",
        "claimed_amount",
        "weighted_claimed",
        "weighted_verified",
    )
    return pl.DataFrame(rows, schema=names, orient="row")


def test_stocks_stand_for_each_day_and_currency(
    wrap: Wrap, rows: Rows
) -> None:
    frame = trail(
        (DAY - 7, "CNY", "decision_due", 2, 900, 675, 0),
        (DAY - 7, "CNY", "qualified_suspect", 0, 0, 0, 90),
        (DAY, "CNY", "decision_due", 1, 400, 300, 0),
        (DAY, "CNY", "closed", 3, 500, 500, 500),
        (DAY, "USD", "", 1, 50, 0, 0),
    )
    found = rows(stocks(wrap(frame)))
    assert found == [
        (DAY - 7, "CNY", 2, 900, 675, 90, 585),
        (DAY, "CNY", 1, 400, 800, 500, 300),
        (DAY, "USD", 1, 50, 0, 0, 0),
    ]


def test_a_week_is_the_seven_days_that_end_on_the_day(
    wrap: Wrap, rows: Rows
) -> None:
    days = [DAY - 14, DAY - 13, DAY - 7, DAY - 6, DAY, DAY, DAY + 1]
    frame = pl.DataFrame({"date": days}, schema={"date": pl.Int32})
    assert rows(visits(wrap(frame), DAY, 2)) == [(DAY - 7, 2), (DAY, 3)]
    assert rows(visits(wrap(frame), DAY)) == [(DAY, 3)]


def test_won_deals_count_when_they_closed_else_when_first_seen_won(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"status": "won", "closed_on": DAY - 6, "won_on": DAY},
        {"status": "won", "amount": None, "won_on": DAY},
        {"status": "won", "closed_on": DAY, "currency": "USD"},
        {"status": "won", "closed_on": DAY - 7, "won_on": DAY},
        {"status": "won", "closed_on": DAY + 1},
        {"status": "lost", "closed_on": DAY},
        {"status": "open", "closed_on": DAY},
    )
    assert rows(won(wrap(frame), DAY, 2)) == [
        (DAY - 7, "CNY", 1, 1_000),
        (DAY, "CNY", 2, 1_000),
        (DAY, "USD", 1, 1_000),
    ]


def test_days_below_zero_fall_into_whole_weeks_too(
    wrap: Wrap, rows: Rows
) -> None:
    frame = pl.DataFrame({"date": [-1, 0, 1]}, schema={"date": pl.Int32})
    assert rows(visits(wrap(frame), 0, 2)) == [(0, 2)]
