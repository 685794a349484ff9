"""What each claim lacks, counted by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl

from salesdash.method.milestones import CRITERIA, MILESTONES, SIGNED
from salesdash.metrics.standing import standing
from salesdash.metrics.verified import verified

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777
FIRST, SECOND = MILESTONES[0].criteria, MILESTONES[1].criteria
YES = dict.fromkeys(FIRST, 0)
COLUMNS = ("gap", "missing", "denied", "standing")


def claim(code: str | None, **more: Any) -> dict[str, Any]:
    return {"claimed_milestone": code, **more}


def test_a_claim_is_proven_unknown_or_contradicted(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        claim("qualified_suspect", **YES),
        claim("qualified_sponsor", **YES),
        claim("qualified_sponsor", **YES, sponsor_letter=-1),
        claim("qualified_sponsor", **YES, sponsor_letter=DAY + 1),
        claim(None, **YES),
        claim("qualified_suspect", **(YES | {SECOND[0]: -1})),
    )
    found = standing(verified(wrap(frame), DAY), DAY)
    assert rows(found, *COLUMNS) == [
        (0, 0, 0, "proven"),
        (1, 3, 0, "unknown"),
        (1, 3, 1, "contradicted"),
        (1, 3, 0, "unknown"),
        (-1, 0, 0, "unclaimed"),
        (0, 0, 0, "proven"),
    ]


def test_without_columns_nothing_is_contradicted_and_all_is_missing(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        claim("qualified_sponsor", evidence_columns=0),
        claim(None, evidence_columns=0),
    )
    found = standing(verified(wrap(frame), DAY), DAY)
    assert rows(found, *COLUMNS) == [
        (2, 8, 0, "no_columns"),
        (0, 0, 0, "unclaimed"),
    ]


def test_of_closed_only_the_signature_is_asked_for(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    every = {c: 0 for c in CRITERIA if c not in MILESTONES[-1].criteria}
    frame = deals(
        claim("closed", status="won", **every),
        claim("closed", status="won", **{SIGNED: DAY}),
        claim("closed", status="won", **every, after_sales_begun=-1),
    )
    found = standing(verified(wrap(frame), DAY), DAY)
    assert rows(found, *COLUMNS) == [
        (1, 1, 0, "unknown"),
        (0, 0, 0, "proven"),
        (1, 1, 0, "unknown"),
    ]


def test_a_company_moves_its_criteria(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    moved = (
        replace(MILESTONES[0], criteria=FIRST[:4]),
        replace(MILESTONES[1], criteria=(FIRST[4], *SECOND)),
        *MILESTONES[2:],
    )
    frame = deals(claim("qualified_suspect", **(YES | {FIRST[4]: -1})))
    own = standing(verified(wrap(frame), DAY, moved), DAY, moved)
    plain = standing(verified(wrap(frame), DAY), DAY)
    assert rows(own, *COLUMNS) == [(0, 0, 0, "proven")]
    assert rows(plain, *COLUMNS) == [(1, 1, 1, "contradicted")]
