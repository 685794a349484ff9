"""Which deals are asked about: the documented order."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.asked import LEAST, MOST, asked

DAY = 20_777
DEAL: dict[str, Any] = {
    "key": "a", "rep": "Ann", "customer": "Acme", "name": "", "amount": 100,
    "currency": "CNY", "status": "open", "vanished_on": None, "hits": 0,
    "claimed_rank": 1, "verified_rank": 1, "expected_close": None,
    "stalled": None, "key_reason": None,
}  # fmt: skip
TYPES = {
    "amount": pl.Int64, "vanished_on": pl.Int32, "expected_close": pl.Int32,
    "stalled": pl.String, "key_reason": pl.String,
}  # fmt: skip


def chosen(*deals: dict[str, Any]) -> list[str]:
    return found(*deals)["key"].to_list()


def found(*deals: dict[str, Any]) -> nw.DataFrame:
    rows = [DEAL | deal for deal in deals]
    table = pl.DataFrame(
        {name: [row[name] for row in rows] for name in DEAL},
        schema_overrides=TYPES,
    )
    return asked(nw.from_native(table, eager_only=True), DAY)


def test_the_strongest_reason_goes_first_and_key_ones_before_all():
    deals = [
        {"key": "plain", "amount": 900},
        {"key": "stalled", "stalled": "stalled_visited", "amount": 800},
        {"key": "overdue", "expected_close": 20_776},
        {"key": "ahead", "claimed_rank": 2},
        {"key": "hit", "hits": 1},
        {"key": "key", "stalled": "stalled_visited", "key_reason": "sheet"},
    ]
    assert chosen(*deals) == ["key", "hit", "ahead", "overdue", "stalled"]


def test_of_one_reason_more_hits_then_the_larger_deal_go_first():
    deals = [
        {"key": "small", "hits": 2, "amount": 1},
        {"key": "large", "hits": 1, "amount": 900},
        {"key": "middle", "hits": 1, "amount": 500},
    ]
    assert chosen(*deals) == ["small", "large", "middle"]


def test_a_key_deal_without_a_reason_does_not_crowd_out_one_with():
    deals = [
        {"key": "key", "key_reason": "largest", "amount": 9_000},
        *({"key": f"hit {n}", "hits": 1, "amount": n} for n in range(1, 6)),
    ]
    assert chosen(*deals) == [f"hit {n}" for n in range(5, 0, -1)]


def test_where_few_have_a_reason_the_largest_others_fill_up_to_three():
    deals = [
        {"key": "hit", "hits": 1, "amount": 1},
        {"key": "a", "amount": 500},
        {"key": "b", "amount": 900},
        {"key": "c", "amount": 700},
    ]
    assert chosen(*deals) == ["hit", "b", "c"]
    assert (LEAST, MOST) == (3, 5)


def test_amounts_of_two_currencies_are_not_compared():
    deals = [
        {"key": "a", "amount": 10, "currency": "USD", "customer": "A"},
        {"key": "b", "amount": 9_000, "customer": "B"},
        {"key": "c", "amount": 8_000, "customer": "C"},
        {"key": "d", "amount": 7_000, "customer": "D"},
    ]
    assert chosen(*deals) == ["a", "b", "c"]


def test_only_open_deals_that_sheets_still_name_are_asked_about():
    deals = [
        {"key": "won", "status": "won", "hits": 1},
        {"key": "gone", "vanished_on": 20_770, "hits": 1},
        {"key": "here", "amount": None},
    ]
    assert chosen(*deals) == ["here"]


def test_each_rep_has_five_of_their_own():
    deals = [
        {"key": f"{rep} {n}", "rep": rep, "hits": 1, "amount": n}
        for rep in ("Ann", "Bob")
        for n in range(1, 8)
    ]
    rows = found(*deals).select("rep", "asked").rows()
    assert rows == [(r, n) for r in ("Ann", "Bob") for n in range(1, 6)]


def test_reasons_are_marked():
    deal = {"hits": 2, "claimed_rank": 2, "expected_close": 20_776}
    (row,) = found(deal).rows(named=True)
    names = ("hits", "ahead", "overdue", "stalled", "key")
    assert [row[f"ask_{name}"] for name in names] == [1, 1, 1, 0, 0]
