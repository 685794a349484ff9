"""Forecasts of past months against what was then won."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.accuracy import (
    accuracy,
    bias,
    cut_off,
    cut_offs,
    dated,
    hits,
    outcomes,
)
from salesdash.metrics.outlook import COLUMNS

EPOCH = date(1970, 1, 1)
SEP, OCT, NOV = 24_320, 24_321, 24_322
FRIDAY = 4


def day(month: int, number: int, year: int = 2026) -> int:
    return (date(year, month, number) - EPOCH).days


DAY = day(11, 20)
FIRST, SECOND = day(9, 4), day(10, 2)
LOOK: dict[str, Any] = dict.fromkeys(COLUMNS) | {
    "what": "deal",
    "key": "a",
    "team": "East",
    "rep": "Ann",
    "currency": "CNY",
    "status": "open",
    "untold": 0,
}
WON: dict[str, Any] = {
    "key": "a",
    "team": "East",
    "rep": "Ann",
    "status": "won",
    "currency": "CNY",
    "closed_on": None,
    "amount": 0,
}
TEXTS = {"what", "key", "team", "rep", "currency", "status", "period"}


def built(usual: dict[str, Any], *changes: Any) -> nw.DataFrame[Any]:
    schema = {n: pl.String if n in TEXTS else pl.Int64 for n in usual}
    rows = [usual | change for change in changes]
    return nw.from_native(pl.DataFrame(rows, schema=schema))


def seen(on: int, key: str, period: str, verified: int, claimed: int) -> Any:
    told = {"day": on, "key": key, "period": period}
    return told | {"verified": verified, "claimed": claimed, "amount": 1_000}


def aim(on: int, number: int, rep: str, amount: int) -> dict[str, Any]:
    target = {"what": "target", "key": "", "status": "", "number": number}
    sums = {"verified": 0, "claimed": 0}
    return target | sums | {"day": on, "rep": rep, "amount": amount}


LOOKS = dated(
    built(
        LOOK | {"day": None},
        seen(FIRST, "a", "2026-09", 100, 500),
        seen(FIRST, "b", "2026-09", 0, 250),
        seen(FIRST, "c", "2026-10", 90, 90),
        seen(FIRST, "d", "overdue", 90, 90),
        seen(SECOND, "c", "2026-10", 400, 500) | {"rep": "Bob"},
        aim(SECOND, OCT, "Ann", 600),
        aim(SECOND, OCT, "Bob", 200),
    )
)
BOOKED = outcomes(
    built(
        WON,
        {"key": "a", "closed_on": day(9, 20), "amount": 300},
        {"key": "x", "closed_on": day(9, 30), "amount": 100},
        {"key": "b", "closed_on": day(10, 1), "amount": 200},
        {"key": "c", "closed_on": day(11, 1), "amount": 900, "rep": "Bob"},
        {"key": "d", "status": "open"},
    )
)
NAMES = ("month", "deals", "verified", "claimed", "target", "won", "wins")


def test_the_first_cut_off_day_lies_in_the_first_week() -> None:
    assert cut_off(SEP, FRIDAY) == FIRST
    assert cut_off(OCT, FRIDAY) == SECOND
    assert cut_off(OCT, 3) == day(10, 1)


def test_only_months_that_are_over_and_known_are_looked_at() -> None:
    assert cut_offs(DAY, FRIDAY, day(9, 1)) == [FIRST, SECOND]
    assert cut_offs(DAY, FRIDAY, day(9, 5)) == [SECOND]
    whole = cut_offs(day(11, 30), FRIDAY, 0)
    assert (len(whole), whole[-1]) == (12, day(11, 6))


def test_each_month_has_what_was_foreseen_and_what_was_won() -> None:
    found = accuracy(LOOKS, BOOKED)
    assert found.select(*NAMES).rows() == [
        ("2026-09", 2, 100, 750, 0, 400, 2),
        ("2026-10", 1, 400, 500, 800, 200, 1),
    ]
    errors = found.select("error_verified", "error_claimed", "error_target")
    assert errors.rows() == [(-300, 350, None), (200, 300, 600)]
    assert found["cut_off"].to_list() == [FIRST, SECOND]


def test_a_forecast_is_of_the_rep_of_then() -> None:
    found = accuracy(LOOKS, BOOKED, "rep")
    names = ("month", "rep", "claimed", "target", "won")
    assert found.select(*names).rows() == [
        ("2026-09", "Ann", 750, 0, 400),
        ("2026-10", "Ann", 0, 600, 200),
        ("2026-10", "Bob", 500, 200, 0),
    ]


def test_bias_keeps_the_sign_and_error_does_not() -> None:
    found = bias(accuracy(LOOKS, BOOKED))
    names = ("way", "months", "deals", "error", "off", "bias", "wape")
    # Won 600: verified 500 - 600 = -100, |-300| + 200 = 500.
    assert found.select(*names).rows() == [
        ("verified", 2, 3, -100, 500, -1_667, 8_333),
        ("claimed", 2, 3, 650, 650, 10_833, 10_833),
        ("target", 1, 1, 600, 600, 30_000, 30_000),
    ]


def test_where_nothing_was_won_there_is_no_share() -> None:
    found = bias(accuracy(LOOKS, BOOKED, "rep"), "rep")
    bob = found.filter(nw.col("rep") == "Bob")
    assert bob.select("way", "error", "bias").rows() == [
        ("verified", 400, None),
        ("claimed", 500, None),
        ("target", 200, None),
    ]


def test_currencies_never_add_up() -> None:
    looks = dated(
        built(
            LOOK | {"day": None},
            seen(FIRST, "a", "2026-09", 1, 2),
            seen(FIRST, "b", "2026-09", 3, 4) | {"currency": "USD"},
        )
    )
    found = accuracy(looks, BOOKED)
    names = ("month", "currency", "claimed", "won")
    assert found.select(*names).rows() == [
        ("2026-09", "CNY", 2, 400),
        ("2026-09", "USD", 4, 0),
    ]


def test_a_deal_hits_where_it_was_won_in_its_month() -> None:
    found = hits(LOOKS, BOOKED).select("key", "rep", "month", "hit")
    assert found.rows() == [
        ("a", "Ann", "2026-09", 1),
        ("b", "Ann", "2026-09", 0),
        ("c", "Bob", "2026-10", 0),
    ]


def test_without_a_past_month_there_is_nothing() -> None:
    none = LOOKS.head(0)
    assert accuracy(none, BOOKED).is_empty()
    assert bias(accuracy(none, BOOKED)).is_empty()
