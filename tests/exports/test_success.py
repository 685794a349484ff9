from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.success import (
    ACCURACY,
    ATTAINMENT,
    BIAS,
    GROWTH,
    accuracy,
    attainment,
    bias,
    growth,
)
from salesdash.model import Kind

DAY = 20_777
WHOLE = {Kind.MONEY, Kind.INTEGER, Kind.DAY}


def frame(columns: Any, **own: Any) -> nw.DataFrame[Any]:
    row = {
        name: 0 if kind in WHOLE | {Kind.NUMBER} else "="
        for name, kind in columns.items()
    }
    return nw.from_native(pl.DataFrame([row | {"currency": "CNY"} | own]))


def told(content: bytes) -> dict[str, str]:
    head, row, _ = content.decode("utf-8-sig").split("\r\n")
    return dict(zip(head.split(","), row.split(","), strict=True))


def test_attainment_writes_money_and_shares_as_decimals() -> None:
    rows = frame(
        ATTAINMENT, target=150_000, months=1, attained=7_400, passed=10_000
    )
    found = told(attainment(rows, DAY))
    assert list(found) == ["as_of", *ATTAINMENT]
    names = ("as_of", "rep", "target", "attained", "passed")
    assert [found[name] for name in names] == [
        "2026-11-20",
        "'=",
        "1500",
        "0.74",
        "1",
    ]


def test_a_period_without_a_target_has_neither_target_nor_gap() -> None:
    rows = frame(ATTAINMENT, target=0, months=0, gap=-5, won=500)
    found = told(attainment(rows, DAY))
    names = ("target", "gap", "won")
    assert [found[name] for name in names] == ["", "", "5"]


def test_a_month_without_a_target_has_none_and_no_error_of_it() -> None:
    rows = frame(ACCURACY, aims=0, won=200, error_target=None)
    found = told(accuracy(rows, DAY))
    assert list(found) == ["as_of", *ACCURACY]
    assert (found["target"], found["error_target"]) == ("", "")
    assert found["won"] == "2"


def test_bias_is_written_as_a_signed_share() -> None:
    found = told(bias(frame(BIAS, bias=-5_331, wape=None), DAY))
    assert (found["bias"], found["wape"]) == ("-0.5331", "")


def test_growth_is_written_long() -> None:
    rows = frame(GROWTH, start=DAY - 90, end=DAY, value=10 / 3, change=0.25)
    found = told(growth(rows, DAY))
    assert list(found) == ["as_of", *GROWTH]
    names = ("start", "end", "value", "change")
    assert [found[name] for name in names] == [
        "2026-08-22",
        "2026-11-20",
        "3.3333",
        "0.25",
    ]
