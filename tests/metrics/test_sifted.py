from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from salesdash.metrics.sifted import CODES, sifted

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
DAY = 20_777
BLANK: dict[str, Any] = {
    "key": "blank",
    "status": "open",
    "vanished_on": None,
    "claimed_milestone": None,
    "verified_milestone": None,
    "standing": "unclaimed",
    "stalled": None,
    "weakest_factor": None,
    "zero_factor": None,
    "score": None,
    "buying_stage": None,
    "key_reason": None,
    "expected_close": None,
    "next_date": None,
    "pushes": 0,
    "customer": "",
    "name": "",
    "opportunity": "",
    "rep": "",
    "product": "",
}
FULL: dict[str, Any] = {
    "key": "full",
    "status": "open",
    "vanished_on": None,
    "claimed_milestone": "decision_due",
    "verified_milestone": "qualified_sponsor",
    "standing": "contradicted",
    "stalled": "stalled_visited",
    "weakest_factor": "pain",
    "zero_factor": "pain",
    "score": 50,
    "buying_stage": "sets_criteria",
    "key_reason": "sheet",
    "expected_close": DAY - 1,
    "next_date": DAY - 1,
    "pushes": 3,
    "customer": "Acme (华辰)",
    "name": "Line 2",
    "opportunity": "D-1",
    "rep": "Ann",
    "product": "MES",
}
WON = FULL | {"key": "won", "status": "won"}
GONE = BLANK | {"key": "gone", "vanished_on": DAY - 7}
WHOLE = {
    "vanished_on": pl.Int32,
    "expected_close": pl.Int32,
    "next_date": pl.Int32,
    "score": pl.Int64,
    "pushes": pl.Int64,
}


@pytest.fixture
def listed(wrap: Wrap, rows: Rows) -> Callable[..., list[str]]:
    """Give the keys of the deals that fit what is asked."""

    def keys(**asked: str) -> list[str]:
        schema = {name: WHOLE.get(name, pl.String) for name in BLANK}
        deals = pl.DataFrame([BLANK, FULL, WON, GONE], schema=schema)
        return [k for (k,) in rows(sifted(wrap(deals), asked, DAY), "key")]

    return keys


Listed = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("open", ["blank", "full"]),
        ("won", ["won"]),
        ("lost", []),
        ("vanished", ["gone"]),
        ("any", ["blank", "full", "won", "gone"]),
        ("", ["blank", "full", "won", "gone"]),
    ],
)
def test_a_status_keeps_its_deals(
    listed: Listed, code: str, keys: list[str]
) -> None:
    assert listed(status=code) == keys


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("claimed", "decision_due"),
        ("verified", "qualified_sponsor"),
        ("standing", "contradicted"),
        ("stalled", "stalled_visited"),
        ("stalled", "any"),
        ("weakest", "pain"),
        ("weakest", "zero"),
        ("score", "50-74"),
        ("stage", "sets_criteria"),
        ("key", "yes"),
        ("overdue", "yes"),
        ("pushed", "yes"),
        ("step", "yes"),
        ("product", "MES"),
        ("search", "ACME (华"),
        ("search", "line"),
        ("search", "d-1"),
    ],
)
def test_a_filter_keeps_the_deal_that_says_so(
    listed: Listed, name: str, code: str
) -> None:
    assert listed(status="open", **{name: code}) == ["full"]


@pytest.mark.parametrize(
    "name", ["claimed", "verified", "weakest", "score", "stage"]
)
def test_a_filter_finds_what_nothing_is_said_of(
    listed: Listed, name: str
) -> None:
    assert "none" in CODES[name]
    assert listed(status="open", **{name: "none"}) == ["blank"]


def test_filters_add_up(listed: Listed) -> None:
    asked = {"status": "open", "stalled": "any", "score": "75-100"}
    assert listed(**asked) == []


def test_a_closed_deal_is_never_overdue(listed: Listed) -> None:
    assert listed(status="any", overdue="yes", step="yes") == ["full"]
