"""Won of the target, period by period."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.attainment import (
    READ,
    attainment,
    brought,
    ends,
    passed,
)
from salesdash.metrics.forecast import forecast
from salesdash.metrics.targets import progress

EPOCH = date(1970, 1, 1)
SEP, OCT, NOV = 24_320, 24_321, 24_322


def day(month: int, number: int, year: int = 2026) -> int:
    return (date(year, month, number) - EPOCH).days


DAY = day(11, 20)
DEAL: dict[str, Any] = dict.fromkeys(READ) | {
    "team": "East",
    "rep": "Ann",
    "status": "won",
    "currency": "CNY",
    "amount": 100,
    "weighted_verified": 100,
    "weighted_claimed": 100,
}
TEXTS = ("team", "rep", "status", "currency")


def deals(*changes: dict[str, Any]) -> nw.DataFrame[Any]:
    schema = {n: pl.String if n in TEXTS else pl.Int64 for n in DEAL}
    rows = [DEAL | change for change in changes]
    return nw.from_native(pl.DataFrame(rows, schema=schema))


def stated(*rows: tuple[str, str, int, int]) -> nw.DataFrame[Any]:
    names = ("team", "rep", "number", "amount")
    schema = {n: pl.String if n in names[:2] else pl.Int64 for n in names}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return nw.from_native(frame.with_columns(currency=pl.lit("CNY")))


def won(on: int, amount: int, **own: str) -> dict[str, Any]:
    names = ("amount", "weighted_verified", "weighted_claimed")
    return {"closed_on": on, **dict.fromkeys(names, amount), **own}


DEALS = deals(
    won(day(9, 30), 300),
    won(day(10, 1), 450),
    won(day(11, 3), 200, rep="Bob"),
    {
        "status": "open",
        "expected_close": day(11, 28),
        "amount": 400,
        "weighted_verified": 100,
        "weighted_claimed": 300,
    },
    {"status": "open", "expected_close": day(12, 5), "amount": 70},
)
AIMS = stated(
    ("East", "Ann", SEP, 400),
    ("East", "Ann", OCT, 300),
    ("East", "Ann", NOV, 500),
    ("East", "Bob", NOV, 100),
    ("East", "Ann", NOV + 1, 500),
)
NAMES = ("period", "target", "won", "attained", "gap", "verified")


def told(by: Any = "month", group: str = "", *names: str) -> list[Any]:
    rows = brought(DEALS, DAY, by)
    found = attainment(rows, AIMS, DAY, by, group=group)
    return found.select(*(names or NAMES)).rows()


def test_every_month_that_has_begun_stands_beside_its_target() -> None:
    assert told() == [
        ("2026-09", 400, 300, 7_500, 100, 300),
        ("2026-10", 300, 450, 15_000, -150, 450),
        ("2026-11", 600, 200, 3_333, 400, 300),
    ]


def test_quarters_sum_their_months_and_reps_stand_alone() -> None:
    assert told("quarter", "", "period", "target", "months", "won") == [
        ("2026-Q3", 400, 1, 300),
        ("2026-Q4", 1_400, 3, 650),
    ]
    names = ("rep", "period", "target", "attained")
    assert told("month", "rep", *names)[-2:] == [
        ("Ann", "2026-11", 500, 0),
        ("Bob", "2026-11", 100, 20_000),
    ]


def test_without_a_target_there_is_no_share() -> None:
    rows = brought(DEALS, DAY)
    found = attainment(rows, stated(), DAY)
    assert found["attained"].to_list() == [None] * 3
    assert found["months"].to_list() == [0] * 3


def test_the_present_periods_are_those_of_the_forecast_page() -> None:
    for by in ("month", "quarter"):
        page = progress(forecast(DEALS, DAY, by), AIMS, DAY, by)
        now = max(period for period, *_ in told(by))
        names = [n for n in page.columns if n != "gap"]
        rows = attainment(brought(DEALS, DAY, by), AIMS, DAY, by)
        own = rows.filter(nw.col("period") == now).select(*names)
        assert own.rows() == (
            page.filter(nw.col("period") == now).select(*names).rows()
        )


def test_the_pace_counts_working_days() -> None:
    # November 2026 has 21 days from Monday to Friday, 15 until the 20th.
    assert passed(DAY, "month", 1, range(5)) == 7_143
    assert passed(day(11, 30), "month", 1, range(5)) == 10_000
    assert ends(DAY, "quarter", 2) == (day(11, 1), day(1, 31, 2027))
