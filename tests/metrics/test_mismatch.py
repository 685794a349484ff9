from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.mismatch import CYCLE, counts, matrix, mismatch

VISITS = {"key": pl.String, "date": pl.Int32, "step": pl.String}
DEALS = {
    "key": pl.String,
    "evidence_columns": pl.Int8,
    "buying_rank": pl.Int64,
    "buying_done": pl.Int64,
    "step": pl.String,
    "as_of": pl.Int32,
}


def visits(*rows: tuple[str, int, str | None]) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(rows, schema=VISITS, orient="row"))


def deal(**own: Any) -> nw.DataFrame:
    known = {
        "key": "a",
        "evidence_columns": 1,
        "buying_rank": 2,
        "buying_done": 0,
        "step": None,
        "as_of": 30,
    }
    return nw.from_native(pl.DataFrame([known | own], schema=DEALS))


def found(told: nw.DataFrame) -> tuple[Any, ...]:
    return told.select("step_done", "step_on", "step_rank", "mismatch").row(0)


@pytest.mark.parametrize(
    ("rank", "done", "step", "expected"),
    [
        (2, 0, 1, "behind"),
        (2, 0, 2, "fits"),
        (2, 0, 3, "ahead"),
        (2, 1, 3, "fits"),
        (2, 1, 4, "ahead"),
        (0, 1, 1, "fits"),
        (0, 1, 2, "ahead"),
        (6, 1, 6, "fits"),
    ],
)
def test_a_step_fits_its_stage_or_the_next_once_the_stage_is_whole(
    rank: int, done: int, step: int, expected: str
) -> None:
    code = CYCLE[step - 1]
    told = deal(buying_rank=rank, buying_done=done)
    assert found(mismatch(told, visits(("a", 9, code)))) == (
        code,
        9,
        step,
        expected,
    )


def test_the_newest_step_of_the_cycle_counts() -> None:
    told = visits(
        ("a", 9, "confirm_needs"),
        ("a", 7, "follow_up"),
        ("a", 9, "probe_listen"),
        ("a", 20, "relationship"),
        ("a", 21, None),
        ("b", 22, "follow_up"),
    )
    expected = ("confirm_needs", 9, 3, "ahead")
    assert found(mismatch(deal(), told)) == expected


def test_without_a_visit_the_step_of_the_sheet_counts() -> None:
    told = deal(step="test_challenge")
    assert found(mismatch(told, visits())) == ("test_challenge", 30, 2, "fits")
    newer = visits(("a", 9, "probe_listen"))
    assert found(mismatch(told, newer)) == ("probe_listen", 9, 1, "behind")
    other = deal(step="buying_analysis")
    assert found(mismatch(other, visits())) == (None, None, 0, None)


def test_a_deal_without_criteria_has_no_mismatch() -> None:
    told = deal(evidence_columns=0, buying_rank=0, buying_done=1)
    assert found(mismatch(told, visits(("a", 9, "follow_up")))) == (
        "follow_up",
        9,
        6,
        None,
    )


def test_no_deal_is_lost_or_doubled() -> None:
    both = visits(("a", 9, "follow_up"), ("a", 9, "follow_up"))
    none = deal().filter(nw.col("key") == "z")
    assert (len(mismatch(deal(), both)), len(mismatch(none, both))) == (1, 0)


def test_the_matrix_counts_open_deals_by_stage_and_step() -> None:
    rows = [
        ("open", None, 1, 2, "ahead"),
        ("open", None, 1, 2, "fits"),
        ("open", 9, 1, 2, "ahead"),
        ("won", None, 5, 5, "fits"),
        ("open", None, 0, 0, None),
    ]
    names = ["status", "vanished_on", "buying_rank", "step_rank", "mismatch"]
    deals = pl.DataFrame(rows, schema=names, orient="row")
    assert matrix(nw.from_native(deals)).rows() == [
        (0, 0, 1, 0, 0),
        (1, 2, 2, 1, 0),
    ]


def test_a_customer_counts_once_in_the_figures() -> None:
    rows = [
        ("A", 0, 0, None),
        ("A", 2, 3, "ahead"),
        ("B", 2, 1, "behind"),
        ("C", 0, 1, "fits"),
    ]
    names = ["customer", "buying_rank", "step_rank", "mismatch"]
    deals = pl.DataFrame(rows, schema=names, orient="row")
    assert counts(nw.from_native(deals)) == {
        "customers": 3,
        "blank": 1,
        "ahead": 1,
        "behind": 1,
        "unlogged": 1,
    }
