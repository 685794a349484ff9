"""Since when a claim stands, and the moves that led to it."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.since import since, steps

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]

COLUMNS = (
    "milestone_since",
    "milestone_days",
    "moved_up_on",
    "moved_back",
    "skipped",
)
TYPES = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}


def claims(*rows: tuple[str, int, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TYPES, orient="row")


def deal(status: str = "open", claimed: int = 1) -> pl.DataFrame:
    return pl.DataFrame(
        {"key": ["a"], "status": [status], "claimed_rank": [claimed]}
    )


def test_steps_are_counted_and_a_step_back_takes_nothing_away(
    wrap: Wrap, rows: Rows
) -> None:
    told = claims(
        ("a", 7, 1), ("a", 14, 4), ("a", 21, 4), ("a", 28, 2), ("b", 28, 5)
    )
    found = since(wrap(deal(claimed=2)), wrap(told), 40)
    assert rows(found, *COLUMNS) == [(28, 12, 14, 1, 2)]
    found = since(wrap(deal(claimed=4)), wrap(told), 21)
    assert rows(found, *COLUMNS) == [(14, 7, 14, 0, 2)]


def test_the_first_milestone_is_no_move(wrap: Wrap, rows: Rows) -> None:
    found = since(wrap(deal(claimed=3)), wrap(claims(("a", 7, 3))), 10)
    assert rows(found, *COLUMNS) == [(7, 3, None, 0, 0)]


def test_a_claim_that_is_none_of_the_sheets_has_no_day(
    wrap: Wrap, rows: Rows
) -> None:
    told = claims(("a", 7, 1), ("a", 14, 2))
    corrected = since(wrap(deal(claimed=4)), wrap(told), 21)
    assert rows(corrected, *COLUMNS) == [(None, None, 14, 0, 0)]
    unclaimed = since(wrap(deal(claimed=0)), wrap(claims()), 21)
    assert rows(unclaimed, *COLUMNS) == [(None, None, None, 0, 0)]


def test_a_deal_that_ended_waits_no_longer(wrap: Wrap, rows: Rows) -> None:
    told = claims(("a", 7, 5), ("a", 14, 6))
    found = since(wrap(deal("won", 5)), wrap(told), 30)
    assert rows(found, *COLUMNS) == [(14, None, 14, 0, 0)]


def test_of_one_day_the_furthest_statement_counts(
    wrap: Wrap, rows: Rows
) -> None:
    told = claims(("a", 7, 2), ("a", 7, 1), ("a", 14, 2), ("b", 9, 1))
    assert rows(steps(wrap(told))) == [
        ("a", 7, 2, None, None),
        ("b", 9, 1, None, None),
    ]
