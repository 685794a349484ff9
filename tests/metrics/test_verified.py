from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.metrics.verified import verified

DAY = 20_777
CODES = [m.code for m in MILESTONES]
COLUMNS = (
    "claimed_rank",
    "verified_rank",
    "verified_milestone",
    "evidence",
)
Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]


def upto(count: int, value: int = 0) -> dict[str, int]:
    return {c: value for m in MILESTONES[:count] for c in m.criteria}


def test_criteria_count_when_yes_or_met_by_the_day(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    one = MILESTONES[0].criteria[0]
    frame = deals(
        upto(1, 0),
        upto(1, DAY),
        upto(1) | {one: DAY + 1},
        upto(1) | {one: -1},
        upto(1) | {one: None},
    )
    assert rows(verified(wrap(frame), DAY), *COLUMNS[1:]) == [
        (1, "qualified_suspect", "met"),
        (1, "qualified_suspect", "met"),
        (0, None, "partial"),
        (0, None, "partial"),
        (0, None, "partial"),
    ]


@pytest.mark.parametrize("count", range(7))
def test_milestone_is_the_highest_without_a_gap_below(
    wrap: Wrap, deals: Build, rows: Rows, count: int
) -> None:
    last = MILESTONES[-1].criteria
    frame = deals(upto(count), upto(count) | dict.fromkeys(last, 0))
    code = CODES[count - 1] if count else None
    full = (6, "closed") if count > 4 else (count, code)
    assert rows(
        verified(wrap(frame), DAY), "verified_rank", "verified_milestone"
    ) == [(count, code), full]


def test_evidence_tells_nothing_met_from_no_columns(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {},
        dict.fromkeys(CRITERIA, -1),
        {"evidence_columns": 0},
        {"use_fed_back": 0},
        {"use_fed_back": DAY + 1},
    )
    assert rows(verified(wrap(frame), DAY), "evidence") == [
        ("none",),
        ("none",),
        ("no_columns",),
        ("partial",),
        ("none",),
    ]


def test_signed_contract_closes_a_won_deal_only(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    signed = {"contract_signed": DAY}
    frame = deals(
        {"status": "won"} | signed,
        {"status": "won"} | upto(2),
        {"status": "won", "contract_signed": DAY + 1},
        {"status": "open"} | signed,
        {"status": "lost"} | upto(1) | signed,
    )
    assert rows(verified(wrap(frame), DAY), *COLUMNS[1:]) == [
        (6, "closed", "met"),
        (2, "qualified_sponsor", "met"),
        (0, None, "none"),
        (0, None, "partial"),
        (1, "qualified_suspect", "met"),
    ]


def test_claim_is_ranked_beside_it(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(*({"claimed_milestone": c} for c in [*CODES, None]))
    found = rows(verified(wrap(frame), DAY), "claimed_rank")
    assert found == [(1,), (2,), (3,), (4,), (5,), (6,), (0,)]


def test_columns_are_added_and_none_else(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    result = verified(wrap(deals()), DAY)
    assert result.collect_schema().names() == [*deals().columns, *COLUMNS]
    assert rows(result) == []
