from collections.abc import Callable
from fractions import Fraction
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from hypothesis import given
from hypothesis import strategies as some

from salesdash.method.milestones import MILESTONES
from salesdash.metrics.weighted import weighted

NEW = (
    "claimed_yield",
    "verified_yield",
    "weighted_claimed",
    "weighted_verified",
)
TYPES = {
    "status": pl.String,
    "amount": pl.Int64,
    "claimed_milestone": pl.String,
    "verified_milestone": pl.String,
}
Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]


def frame(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TYPES, orient="row")


def test_open_deals_weigh_by_both_milestones(wrap: Wrap, rows: Rows) -> None:
    deals = frame(
        ("open", 1_000, "decision_due", "qualified_suspect"),
        ("open", 1_000, "pending_close", None),
        ("open", 1_000, None, "qualified_power_sponsor"),
    )
    assert rows(weighted(wrap(deals)), *NEW) == [
        (7_500, 1_000, 750, 100),
        (9_000, 0, 900, 0),
        (0, 5_000, 0, 500),
    ]


def test_won_weighs_in_full_and_lost_nothing(wrap: Wrap, rows: Rows) -> None:
    deals = frame(
        ("won", 1_234, None, None),
        ("won", None, "qualified_suspect", None),
        ("lost", 1_234, "pending_close", "pending_close"),
    )
    assert rows(weighted(wrap(deals)), *NEW) == [
        (10_000, 10_000, 1_234, 1_234),
        (10_000, 10_000, 0, 0),
        (0, 0, 0, 0),
    ]


def test_halves_round_away_from_zero(wrap: Wrap, rows: Rows) -> None:
    deals = frame(
        ("open", 6, "decision_due", "qualified_sponsor"),
        ("open", -6, "decision_due", "qualified_sponsor"),
        ("open", -1, "qualified_sponsor", None),
    )
    assert rows(weighted(wrap(deals)), *NEW[2:]) == [(5, 2), (-5, -2), (0, 0)]


@given(
    some.integers(-(2**63) + 1, 2**63 - 1),
    some.sampled_from(MILESTONES),
)
def test_no_amount_is_too_large(amount: int, milestone: Any) -> None:
    deals = frame(("open", amount, milestone.code, None))
    done = weighted(nw.from_native(deals))["weighted_claimed"].item()
    exact = Fraction(abs(amount) * milestone.share, 10_000)
    rounded = (2 * exact + 1) // 2
    assert done == (rounded if amount >= 0 else -rounded)
