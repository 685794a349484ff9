"""Which rows the table of targets has."""

from typing import Any

import polars as pl

from salesdash.ui.against import MONEY, kept

ROW: dict[str, Any] = {
    "rep": "Ann",
    "currency": "CNY",
    "months": 1,
    **dict.fromkeys(MONEY, 0),
    "target": 5,
}


def names(*changes: dict[str, Any]) -> list[str]:
    return [
        row["rep"] for row in kept(pl.DataFrame([ROW | c for c in changes]))
    ]


def test_those_with_a_target_come_first() -> None:
    without = {"rep": "Bob", "months": 0, "target": 0, "won": 7}
    assert names(without, {}) == ["Ann", "Bob"]


def test_who_has_neither_target_nor_deal_is_left_out() -> None:
    assert names({}, {"rep": "Bob", "months": 0, "target": 0}) == ["Ann"]


def test_currencies_without_a_target_are_left_out() -> None:
    other = {"rep": "Bob", "months": 0, "won": 7, "currency": "USD"}
    assert names({}, other) == ["Ann"]
