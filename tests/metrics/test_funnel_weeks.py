from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.forecast import forecast
from salesdash.metrics.funnel import funnel
from salesdash.metrics.funnel_weeks import funnel_weeks
from salesdash.metrics.trail import trail

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]
NUMBERS = (
    "claimed_count",
    "claimed_amount",
    "verified_count",
    "verified_amount",
)
TYPES = {
    "day": pl.Int64,
    "currency": pl.String,
    "milestone": pl.String,
    **dict.fromkeys(NUMBERS, pl.Int64),
}
DAY = 20_777


def frame(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TYPES, orient="row")


def test_each_day_has_every_milestone_and_sums_teams_and_reps(
    wrap: Wrap, rows: Rows
) -> None:
    stocks = frame(
        (DAY - 7, "CNY", "decision_due", 1, 500, 0, 0),
        (DAY, "CNY", "decision_due", 2, 700, 0, 0),
        (DAY, "CNY", "decision_due", 1, 100, 1, 100),
        (DAY, "CNY", "", 0, 0, 2, 700),
    )
    assert rows(funnel_weeks(wrap(stocks))) == [
        (DAY - 7, "CNY", "", 0, 0, 0, 0),
        (DAY - 7, "CNY", "qualified_suspect", 0, 0, 0, 0),
        (DAY - 7, "CNY", "qualified_sponsor", 0, 0, 0, 0),
        (DAY - 7, "CNY", "qualified_power_sponsor", 0, 0, 0, 0),
        (DAY - 7, "CNY", "decision_due", 1, 500, 0, 0),
        (DAY - 7, "CNY", "pending_close", 0, 0, 0, 0),
        (DAY, "CNY", "", 0, 0, 2, 700),
        (DAY, "CNY", "qualified_suspect", 0, 0, 0, 0),
        (DAY, "CNY", "qualified_sponsor", 0, 0, 0, 0),
        (DAY, "CNY", "qualified_power_sponsor", 0, 0, 0, 0),
        (DAY, "CNY", "decision_due", 3, 800, 1, 100),
        (DAY, "CNY", "pending_close", 0, 0, 0, 0),
    ]


def test_won_deals_are_in_no_week(wrap: Wrap, rows: Rows) -> None:
    stocks = frame((DAY, "CNY", "closed", 1, 500, 1, 500))
    assert rows(funnel_weeks(wrap(stocks))) == []


def test_currencies_stay_apart(wrap: Wrap, rows: Rows) -> None:
    stocks = frame(
        (DAY, "USD", "pending_close", 1, 7, 1, 7),
        (DAY, "CNY", "pending_close", 1, 5, 1, 5),
    )
    found = rows(funnel_weeks(wrap(stocks)), "currency", "claimed_amount")
    assert found == [("CNY", 0)] * 5 + [("CNY", 5)] + [("USD", 0)] * 5 + [
        ("USD", 7)
    ]


def test_the_last_day_is_the_funnel_of_that_day(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    changes: list[dict[str, Any]] = [
        {"claimed_milestone": "decision_due", "amount": None},
        {"claimed_milestone": "decision_due", "currency": "USD"},
        {"claimed_milestone": None, "rep": "Ann", "amount": -30},
        {"claimed_milestone": "closed", "status": "won", "closed_on": DAY},
        {"claimed_milestone": "decision_due", "status": "lost"},
        {"claimed_milestone": "decision_due", "vanished_on": DAY},
    ]
    seen = [None, "qualified_suspect", None, "closed", None, None]
    opportunities = deals(*changes).with_columns(
        pl.Series("verified_milestone", seen),
        claimed_rank=pl.Series([4, 4, 0, 6, 4, 4]),
        verified_rank=pl.Series([0, 1, 0, 6, 0, 0]),
        evidence=pl.lit("met"),
        weighted_claimed=pl.lit(0, pl.Int64),
        weighted_verified=pl.lit(0, pl.Int64),
    )
    stocks = trail(forecast(wrap(opportunities), DAY))
    days = [
        stocks.with_columns(nw.lit(day, dtype=nw.Int64).alias("day"))
        for day in (DAY - 7, DAY)
    ]
    last = funnel_weeks(nw.concat(days)).filter(nw.col("day") == DAY)
    assert rows(last.drop("day")) == rows(funnel(wrap(opportunities)))
