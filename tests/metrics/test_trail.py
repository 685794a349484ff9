"""What a week leaves behind, claimed beside verified."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.trail import EVIDENCE, trail

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]


def test_open_deals_ahead_of_their_evidence_stand_at_their_claim(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    claims = ["decision_due", "decision_due", "decision_due", "closed"]
    frame = deals(
        *({"claimed_milestone": code} for code in claims[:3]),
        {"claimed_milestone": claims[3], "status": "won"},
    ).with_columns(
        verified_milestone=pl.Series([None, "decision_due", None, None]),
        claimed_rank=pl.Series([4, 4, 4, 6]),
        verified_rank=pl.Series([0, 4, 0, 0]),
        evidence=pl.Series(["none", "met", "no_columns", "no_columns"]),
        weighted_claimed=pl.Series([750, 750, 750, 1_000]),
        weighted_verified=pl.Series([0, 750, 0, 1_000]),
    )
    found = trail(wrap(frame))
    columns = ("milestone", "claimed_count", "verified_count", *EVIDENCE)
    assert rows(found, *columns) == [
        ("", 0, 2, 0, 0),
        ("closed", 1, 1, 0, 0),
        ("decision_due", 3, 1, 2, 750),
    ]
