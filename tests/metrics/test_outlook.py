"""What is kept of a day for scoring its forecast later."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.outlook import COLUMNS, outlook
from salesdash.metrics.score import score
from salesdash.metrics.verified import verified
from salesdash.metrics.weighted import weighted

DAY = 20_777
NOV, DEC = 24_322, 24_323
POINTS = ("pain", "power", "vision", "value", "control")

Build = Callable[..., pl.DataFrame]


def stated(*rows: tuple[str, str, int, int]) -> nw.DataFrame[Any]:
    names = ["team", "rep", "number", "amount"]
    schema = {n: pl.String if n in names[:2] else pl.Int64 for n in names}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return nw.from_native(frame.with_columns(currency=pl.lit("CNY")))


def looked(frame: pl.DataFrame, *aims: Any) -> list[dict[str, Any]]:
    blank = {f"{p}_points": pl.lit(None, dtype=pl.Int64) for p in POINTS}
    deals = nw.from_native(frame.with_columns(**blank))
    ready = score(weighted(verified(deals, DAY)))
    return list(outlook(ready, stated(*aims), DAY).rows(named=True))


def test_open_deals_and_wins_of_the_quarter_are_kept(deals: Build) -> None:
    found = looked(
        deals(
            {"key": "a", "expected_close": DAY + 40},
            {"key": "b", "status": "won", "closed_on": DAY - 1},
            {"key": "c", "status": "won", "closed_on": DAY - 100},
            {"key": "d", "status": "lost"},
            {"key": "e", "vanished_on": DAY - 7},
            {"key": "f", "expected_close": DAY - 3, "amount": None},
        )
    )
    told = [(r["key"], r["period"], r["amount"]) for r in found]
    assert told == [
        ("a", "2026-12", 1_000),
        ("f", "overdue", 0),
        ("b", "2026-11", 1_000),
    ]


def test_a_claim_beyond_its_evidence_is_ahead(deals: Build) -> None:
    claim = {"claimed_milestone": "decision_due"}
    found = looked(
        deals(
            {"key": "a", **claim},
            {"key": "b", **claim, "evidence_columns": 0},
            {"key": "c"},
        )
    )
    told = [(r["key"], r["ahead"], r["untold"]) for r in found]
    assert told == [("a", 1, 0), ("b", None, 750), ("c", 0, 0)]


def test_only_targets_of_the_month_are_kept(deals: Build) -> None:
    found = looked(deals(), ("East", "", NOV, 900), ("East", "", DEC, 800))
    (row,) = found
    assert list(row) == list(COLUMNS)
    told = (row["what"], row["team"], row["period"], row["amount"])
    assert told == ("target", "East", "2026-11", 900)
