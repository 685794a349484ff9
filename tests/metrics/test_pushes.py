from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.pushes import pushes

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
KEYS = pl.DataFrame({"key": ["a", "b"]})


def told(*slips: tuple[str, int, int | None]) -> pl.DataFrame:
    schema = {
        "key": pl.String,
        "as_of": pl.Int32,
        "expected_close": pl.Int32,
    }
    return pl.DataFrame(slips, schema=schema, orient="row")


def test_each_later_close_counts_with_its_days(wrap: Wrap, rows: Rows) -> None:
    slips = told(("a", 100, 200), ("a", 107, 230), ("a", 114, 240))
    found = pushes(wrap(KEYS), wrap(slips))
    assert sorted(rows(found)) == [("a", 2, 40), ("b", 0, 0)]


def test_a_close_that_comes_nearer_takes_nothing_back(
    wrap: Wrap, rows: Rows
) -> None:
    slips = told(("a", 100, 200), ("a", 107, 180), ("a", 114, 200))
    found = pushes(wrap(KEYS), wrap(slips))
    assert sorted(rows(found)) == [("a", 1, 20), ("b", 0, 0)]


def test_a_blank_close_is_passed_over(wrap: Wrap, rows: Rows) -> None:
    slips = told(("a", 100, 200), ("a", 107, None), ("a", 114, 207))
    found = pushes(wrap(KEYS), wrap(slips))
    assert sorted(rows(found)) == [("a", 1, 7), ("b", 0, 0)]


def test_the_close_of_one_deal_says_nothing_of_the_next(
    wrap: Wrap, rows: Rows
) -> None:
    slips = told(("a", 100, 200), ("b", 107, 300))
    found = pushes(wrap(KEYS), wrap(slips))
    assert sorted(rows(found)) == [("a", 0, 0), ("b", 0, 0)]


def test_statements_count_in_the_order_of_their_days(
    wrap: Wrap, rows: Rows
) -> None:
    slips = told(("a", 114, 240), ("a", 100, 200), ("a", 107, 190))
    found = pushes(wrap(KEYS), wrap(slips))
    assert sorted(rows(found)) == [("a", 1, 50), ("b", 0, 0)]
