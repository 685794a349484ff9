"""The customers that a page was asked for."""

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.clients_sifted import CODES, sifted

ROWS = nw.from_native(
    pl.DataFrame(
        {
            "customer": ["Acme", "Beta", "Core"],
            "rep": ["Ann", "Bo", None],
            "goal": ["Grow", "", None],
            "industry": ["Food", "Food", ""],
            "region": ["", "East", None],
            "hint": ["", "", "Call (soon)"],
            "quadrant": ["key", "ignore", "not_graded"],
            "completeness": [0.75, 0.5, 0.25],
            "stale_parts": [0, 2, 0],
            "missing": ["goal", "roles needs", ""],
            "coverage": ["met", "under", "unset"],
            "listed": [1, 1, 0],
        }
    )
)


@pytest.mark.parametrize(
    ("name", "code", "kept"),
    [
        ("grade", "key", ["Acme"]),
        ("goal", "with", ["Acme"]),
        ("goal", "without", ["Beta", "Core"]),
        ("information", "full", ["Acme"]),
        ("information", "half", ["Beta"]),
        ("information", "thin", ["Core"]),
        ("information", "stale", ["Beta"]),
        ("missing", "needs", ["Beta"]),
        ("missing", "role", []),
        ("coverage", "under", ["Beta"]),
        ("listed", "no", ["Core"]),
        ("listed", "yes", ["Acme", "Beta"]),
        ("industry", "Food", ["Acme", "Beta"]),
        ("search", "bO", ["Beta"]),
        ("search", "(soon", ["Core"]),
        ("search", "", ["Acme", "Beta", "Core"]),
    ],
)
def test_a_code_keeps_its_customers(name, code, kept) -> None:
    assert sifted(ROWS, {name: code})["customer"].to_list() == kept


def test_codes_hold_together() -> None:
    codes = {"industry": "Food", "coverage": "under", "grade": ""}
    assert sifted(ROWS, codes)["customer"].to_list() == ["Beta"]


def test_every_code_can_be_asked_for() -> None:
    for name, codes in CODES.items():
        for code in codes:
            assert len(sifted(ROWS, {name: code})) < len(ROWS)
