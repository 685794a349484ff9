from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.conversion import conversion

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
TYPES = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}
DAY = 20_777


def frame(*claims: tuple[str, int, int]) -> pl.DataFrame:
    return pl.DataFrame(claims, schema=TYPES, orient="row")


def test_conversion_counts_skipped_steps_as_passed(
    wrap: Wrap, rows: Rows
) -> None:
    claims = frame(
        ("甲", DAY - 14, 1),
        ("甲", DAY - 7, 4),
        ("甲", DAY, 2),
        ("乙", DAY, 1),
        ("丙", DAY, 6),
        ("丁", DAY, 0),
    )
    assert rows(conversion(wrap(claims), DAY)) == [
        ("qualified_suspect", "qualified_sponsor", 3, 2),
        ("qualified_sponsor", "qualified_power_sponsor", 2, 2),
        ("qualified_power_sponsor", "decision_due", 2, 2),
        ("decision_due", "pending_close", 2, 1),
        ("pending_close", "closed", 1, 1),
    ]


def test_conversion_reads_both_ends_of_the_window_and_no_more(
    wrap: Wrap, rows: Rows
) -> None:
    claims = frame(
        ("first day", DAY - 7, 1),
        ("last day", DAY, 1),
        ("before", DAY - 8, 1),
        ("after", DAY + 1, 1),
    )
    found = rows(conversion(wrap(claims), DAY, days=7), "n", "passed")
    assert found == [(2, 0)] + [(0, 0)] * 4


def test_conversion_of_nothing_is_five_rows_of_zero(
    wrap: Wrap, rows: Rows
) -> None:
    found = rows(conversion(wrap(frame()), DAY), "n", "passed")
    assert found == [(0, 0)] * 5
