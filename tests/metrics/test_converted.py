from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.converted import apart, converted, in_force

EPOCH = date(1970, 1, 1)


def day(month: int, number: int) -> int:
    return (date(2026, month, number) - EPOCH).days


DAY = day(11, 20)
RATES = (
    (day(1, 1), "USD", "CNY", 7.0),
    (day(10, 1), "USD", "CNY", 7.12),
    (day(12, 1), "USD", "CNY", 9.99),
    (day(1, 1), "JPY", "CNY", 0.047),
    (day(1, 1), "CNY", "USD", 0.14),
    (None, "EUR", "CNY", 7.8),
    (day(1, 1), "HKD", "CNY", 0.905),
)


def rates(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    schema = {
        "from": pl.Int32,
        "currency": pl.String,
        "base": pl.String,
        "rate": pl.Float64,
    }
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def deals(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build deals: amount, currency, status, closed on, first seen won."""
    full = [
        (*row, "open", None, None)[:5] if len(row) < 5 else row for row in rows
    ]
    schema = {
        "amount": pl.Int64,
        "currency": pl.String,
        "status": pl.String,
        "closed_on": pl.Int32,
        "won_on": pl.Int32,
    }
    frame = pl.DataFrame(full, schema=schema, orient="row")
    return nw.from_native(frame.with_row_index("key"))


def turned(
    *rows: tuple[Any, ...], base: str = "CNY", known: Any = RATES
) -> list[tuple[Any, ...]]:
    found = converted(deals(*rows), rates(*known), base, DAY)
    names = ("amount", "currency", "own_amount", "own_currency")
    return found.select(*names).rows()


def test_without_a_base_currency_amounts_stay_as_they_are() -> None:
    assert turned((100, "USD"), base="") == [(100, "USD", 100, "USD")]


def test_an_open_deal_takes_the_newest_rate_whose_day_has_come() -> None:
    # 1,000.01 x 7.12 = 7,120.0712
    assert turned((1_000_01, "USD")) == [(7_120_07, "CNY", 1_000_01, "USD")]


def test_a_won_deal_takes_the_rate_of_the_day_it_closed() -> None:
    found = turned(
        (100, "USD", "won", day(9, 30), None),
        (100, "USD", "won", day(10, 1), None),
        (100, "USD", "won", None, day(9, 30)),
        (100, "USD", "won", None, None),
        (100, "USD", "lost", day(9, 30), None),
    )
    assert [row[0] for row in found] == [700, 712, 700, 712, 712]


def test_a_currency_without_decimals_keeps_its_size() -> None:
    # 1,000,000 JPY x 0.047 = 47,000.00 CNY
    assert turned((1_000_000, "JPY"))[0][:2] == (47_000_00, "CNY")
    there = ((day(1, 1), "CNY", "JPY", 21.3),)
    # 100.50 CNY x 21.3 = 2,140.65, so 2,141 JPY
    found = turned((100_50, "CNY"), base="JPY", known=there)
    assert found == [(2_141, "JPY", 100_50, "CNY")]


@pytest.mark.parametrize(
    ("amount", "expected"), [(100, 91), (-100, -91), (-1, -1), (0, 0)]
)
def test_halves_go_away_from_zero_in_each_row(
    amount: int, expected: int
) -> None:
    # 1.00 x 0.905 = 0.905
    assert turned((amount, "HKD"))[0][0] == expected


def test_an_amount_without_a_rate_stays_apart() -> None:
    assert turned(
        (500, "GBP"), (7, "CNY"), (100, "USD", "won", day(1, 1) - 1, None)
    ) == [
        (500, "GBP", 500, "GBP"),
        (7, "CNY", 7, "CNY"),
        (100, "USD", 100, "USD"),
    ]


def test_a_rate_without_a_day_holds_where_no_dated_one_does() -> None:
    assert turned((100, "EUR"))[0][0] == 780
    dated = (*RATES, (day(11, 1), "EUR", "CNY", 8.0))
    late = (100, "EUR", "won", day(10, 31), None)
    found = turned((100, "EUR"), late, known=dated)
    assert [row[0] for row in found] == [800, 780]


def test_a_rate_into_another_base_is_no_rate() -> None:
    assert turned((100, "USD"), base="EUR") == [(100, "USD", 100, "USD")]


def test_an_unknown_amount_stays_unknown_in_the_base_currency() -> None:
    assert turned((None, "USD")) == [(None, "CNY", None, "USD")]


def test_rates_are_taken_as_they_are_written() -> None:
    # 1e12 dollars in cents, and a rate that is no sum of powers of two.
    assert turned((10**14, "USD"))[0][0] == 712_000_000_000_000
    tiny = ((day(1, 1), "IDR", "CNY", 0.00045237),)
    found = turned((10**12, "IDR"), known=tiny)
    assert found[0][:2] == (452_370_000, "CNY")
    dear = ((day(1, 1), "USD", "IDR", 16_234.5),)
    found = turned((10**14 + 1, "USD"), base="IDR", known=dear)
    assert found[0][0] == 1_623_450_000_000_016_234 + 1


def test_an_amount_too_large_to_be_multiplied_stays_apart() -> None:
    huge = 2**62
    assert turned((huge, "USD")) == [(huge, "USD", huge, "USD")]


def test_deals_keep_their_order_and_columns() -> None:
    rows = [(n, ("USD", "GBP", "CNY", "JPY")[n % 4]) for n in range(400)]
    given = deals(*rows)
    found = converted(given, rates(*RATES), "CNY", DAY)
    assert found["key"].to_list() == list(range(400))
    assert found.columns == [*given.columns, "own_amount", "own_currency"]


def test_each_currency_gets_its_own_amount_and_weight_back() -> None:
    given = deals((1_000, "USD"), (500, "CNY")).with_columns(
        nw.lit("decision_due").alias("claimed_milestone"),
        nw.lit("qualified_sponsor").alias("verified_milestone"),
    )
    found = apart(converted(given, rates(*RATES), "CNY", DAY))
    names = ("amount", "currency", "weighted_claimed", "weighted_verified")
    assert found.select(*names).rows() == [
        (1_000, "USD", 750, 250),
        (500, "CNY", 375, 125),
    ]


def test_the_rates_of_a_day_are_one_a_currency() -> None:
    found = in_force(rates(*RATES), "CNY", DAY)
    assert found.select("currency", "rate").rows() == [
        ("EUR", 7.8),
        ("HKD", 0.905),
        ("JPY", 0.047),
        ("USD", 7.12),
    ]
    early = in_force(rates(*RATES), "CNY", day(1, 1) - 1)
    assert early["currency"].to_list() == ["EUR"]
