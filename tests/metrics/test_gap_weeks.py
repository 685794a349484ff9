"""The gap between claim and evidence, by rep and by team."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.gap_weeks import gap_weeks, gaps

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777
TRAIL = (
    "day",
    "team",
    "rep",
    "currency",
    "milestone",
    "claimed_count",
    "ahead_count",
    "weighted_claimed",
    "weighted_verified",
    "weighted_untold",
)


def trail(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TRAIL, orient="row")


def test_weeks_sum_open_deals_by_rep_and_by_team(
    wrap: Wrap, rows: Rows
) -> None:
    stocks = trail(
        (DAY - 7, "East", "Ann", "CNY", "decision_due", 1, 1, 75, 0, 75),
        (DAY, "East", "Ann", "CNY", "decision_due", 2, 1, 150, 0, 0),
        (DAY, "East", "Ann", "CNY", "qualified_suspect", 0, 0, 0, 20, 0),
        (DAY, "East", "Ann", "CNY", "closed", 1, 0, 900, 900, 0),
        (DAY, "East", "Bo", "CNY", "decision_due", 1, 0, 10, 10, 0),
        (DAY, "East", "Bo", "USD", "decision_due", 1, 1, 7, 0, 0),
    )
    assert rows(gap_weeks(wrap(stocks))) == [
        (DAY - 7, "Ann", "CNY", 1, 75, 0, 75, 75, 1),
        (DAY, "Ann", "CNY", 2, 150, 20, 130, 0, 1),
        (DAY, "Bo", "CNY", 1, 10, 10, 0, 0, 0),
        (DAY, "Bo", "USD", 1, 7, 0, 7, 0, 1),
    ]
    assert rows(gap_weeks(wrap(stocks), "team")) == [
        (DAY - 7, "East", "CNY", 1, 75, 0, 75, 75, 1),
        (DAY, "East", "CNY", 3, 160, 30, 130, 0, 1),
        (DAY, "East", "USD", 1, 7, 0, 7, 0, 1),
    ]


def test_gaps_count_each_standing_the_largest_gap_first(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"rep": "Ann"},
        {"rep": "Bo"},
        {"rep": "Bo"},
        {"rep": "Bo", "status": "won"},
        {"rep": "Bo", "vanished_on": DAY},
    ).with_columns(
        weighted_claimed=pl.Series([10, 75, 25, 100, 50]),
        weighted_verified=pl.Series([10, 0, 30, 100, 0]),
        standing=pl.Series(
            ["proven", "contradicted", "unclaimed", "proven", "unknown"]
        ),
    )
    assert rows(gaps(wrap(frame))) == [
        ("Bo", "CNY", 2, 100, 30, 70, 0, 0, 1, 0, 1),
        ("Ann", "CNY", 1, 10, 10, 0, 1, 0, 0, 0, 0),
    ]
