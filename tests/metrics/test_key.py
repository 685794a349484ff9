"""Which opportunities are key ones, and why."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.key import key_opportunities

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777
DEAL = {
    "key": "a",
    "rep": "Ann",
    "customer": "X",
    "name": "1",
    "status": "open",
    "vanished_on": None,
    "amount": 100,
    "currency": "CNY",
    "key_opportunity": None,
    "decision_maker_met": 0,
}
TYPES = {
    "vanished_on": pl.Int32,
    "amount": pl.Int64,
    "key_opportunity": pl.Int8,
    "decision_maker_met": pl.Int32,
}
NOTES = {"key": pl.String, "column": pl.String, "state": pl.String}


def deals(*changes: dict[str, Any]) -> pl.DataFrame:
    rows = [DEAL | {"key": f"k{n}"} | own for n, own in enumerate(changes)]
    schema = {name: TYPES.get(name, pl.String) for name in DEAL}
    return pl.DataFrame(rows, schema=schema)


def reasons(result: Any, rows: Rows) -> list[str | None]:
    return [reason for _, reason in sorted(rows(result, "key", "key_reason"))]


def test_a_mark_counts_whatever_the_size(wrap: Wrap, rows: Rows) -> None:
    frame = deals(
        {"key_opportunity": 1, "amount": None, "decision_maker_met": None},
        {"key_opportunity": 1, "status": "won"},
        {"key_opportunity": 0, "amount": None},
    )
    found = key_opportunities(wrap(frame), DAY)
    assert reasons(found, rows) == ["sheet", "sheet", None]


def test_a_managers_word_goes_before_that_of_a_sheet(
    wrap: Wrap, rows: Rows
) -> None:
    frame = deals(
        {"key_opportunity": 1},
        {"key_opportunity": 0},
        {"key_opportunity": 1},
        {"key_opportunity": 1},
    )
    told = [
        ("k0", "key_opportunity", "held"),
        ("k1", "key_opportunity", "held"),
        ("k2", "key_opportunity", "overruled"),
        ("k3", "amount", "held"),
    ]
    notes = pl.DataFrame(told, schema=NOTES, orient="row")
    found = key_opportunities(wrap(frame), DAY, wrap(notes))
    assert reasons(found, rows) == ["manager", None, "sheet", "sheet"]


def test_the_decision_maker_of_a_large_deal_was_met(
    wrap: Wrap, rows: Rows
) -> None:
    frame = deals(
        {"decision_maker_met": DAY},
        {"decision_maker_met": DAY + 1},
        {"decision_maker_met": -1},
        {"decision_maker_met": None},
    )
    found = key_opportunities(wrap(frame), DAY)
    assert reasons(found, rows) == ["largest", None, None, None]


def test_five_of_a_rep_and_currency_are_the_largest(
    wrap: Wrap, rows: Rows
) -> None:
    frame = deals(
        *({"amount": 10 + n, "decision_maker_met": None} for n in range(3)),
        {"amount": 5, "customer": "B"},
        {"amount": 5, "customer": "A", "name": "2"},
        {"amount": 5, "customer": "A", "name": "1"},
        {"amount": 4},
        {"amount": 1, "currency": "USD"},
        {"amount": 1, "rep": "Bo"},
        {"amount": None, "rep": "Bo"},
        {"amount": 99, "status": "lost"},
        {"amount": 99, "vanished_on": DAY},
    )
    found = key_opportunities(wrap(frame), DAY)
    keys = {k for k, r in rows(found, "key", "key_reason") if r}
    assert keys == {"k4", "k5", "k7", "k8"}
