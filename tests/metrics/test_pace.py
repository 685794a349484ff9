"""The usual time at each milestone, by hand."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.pace import pace

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]

STATUS = {"old": "open", "a": "won", "b": "won", "c": "won", "d": "lost"}
DEALS = pl.DataFrame({"key": list(STATUS), "status": list(STATUS.values())})


def claims(*rows: tuple[str, int, int]) -> pl.DataFrame:
    types = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}
    return pl.DataFrame(rows, schema=types, orient="row")


def test_median_of_won_deals_alone(wrap: Wrap, rows: Rows) -> None:
    told = claims(
        ("old", 0, 1),
        ("a", 7, 1),
        ("a", 21, 3),
        ("a", 28, 6),
        ("b", 7, 1),
        ("b", 14, 2),
        ("b", 35, 6),
        ("d", 7, 1),
        ("d", 77, 2),
    )
    found = pace(wrap(told), wrap(DEALS))
    assert rows(found) == [
        (1, 10.5, 2, 8.75, 12.25),
        (2, 21.0, 1, 21.0, 21.0),
        (3, 7.0, 1, 7.0, 7.0),
    ]


def test_two_stays_of_one_deal_are_one_time(wrap: Wrap, rows: Rows) -> None:
    told = claims(
        ("old", 0, 1),
        ("a", 7, 1),
        ("a", 14, 2),
        ("a", 21, 1),
        ("a", 42, 6),
    )
    assert rows(pace(wrap(told), wrap(DEALS))) == [
        (1, 28.0, 1, 28.0, 28.0),
        (2, 7.0, 1, 7.0, 7.0),
    ]


def test_a_stay_that_began_before_the_log_is_left_out(
    wrap: Wrap, rows: Rows
) -> None:
    told = claims(("a", 0, 1), ("a", 14, 2), ("a", 21, 6))
    assert rows(pace(wrap(told), wrap(DEALS))) == [(2, 7.0, 1, 7.0, 7.0)]


def test_no_deal_won_gives_no_pace(wrap: Wrap, rows: Rows) -> None:
    assert rows(pace(wrap(claims()), wrap(DEALS))) == []
