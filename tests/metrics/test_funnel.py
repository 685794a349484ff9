from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.funnel import funnel

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]


def at(claimed: str | None, evidence: str | None, **more: Any) -> Any:
    return {"claimed_milestone": claimed, "seen": evidence, **more}


def build(deals: Build, *changes: dict[str, Any]) -> pl.DataFrame:
    seen = pl.Series("verified_milestone", [c["seen"] for c in changes])
    return deals(*changes).with_columns(seen.cast(pl.String))


def test_funnel_counts_each_milestone(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = build(
        deals,
        at("decision_due", "qualified_sponsor", amount=500),
        at("decision_due", None, amount=None),
        at("qualified_suspect", "qualified_suspect", amount=-30),
    )
    assert rows(funnel(wrap(frame))) == [
        ("CNY", "", 0, 0, 1, 0),
        ("CNY", "qualified_suspect", 1, -30, 1, -30),
        ("CNY", "qualified_sponsor", 0, 0, 1, 500),
        ("CNY", "qualified_power_sponsor", 0, 0, 0, 0),
        ("CNY", "decision_due", 2, 500, 0, 0),
        ("CNY", "pending_close", 0, 0, 0, 0),
    ]


def test_funnel_leaves_out_closed_and_vanished_deals(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = build(
        deals,
        at("closed", "closed", status="won"),
        at("decision_due", None, status="lost"),
        at("decision_due", None, vanished_on=20_770),
    )
    assert rows(funnel(wrap(frame))) == []


def test_funnel_keeps_currencies_apart(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = build(
        deals,
        at("pending_close", None, currency="USD", amount=7),
        at("pending_close", None, currency="CNY", amount=5),
    )
    found = rows(funnel(wrap(frame)), "currency", "claimed_amount")
    assert found == [("CNY", 0)] * 5 + [("CNY", 5)] + [("USD", 0)] * 5 + [
        ("USD", 7)
    ]


def test_funnel_loses_no_open_deal_whatever_its_milestone(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = build(deals, at("closed", "closed", amount=9))
    assert rows(funnel(wrap(frame)))[-1] == ("CNY", "closed", 1, 9, 1, 9)
