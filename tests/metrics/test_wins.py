"""Win rates with and without an element, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.wins import (
    ALL,
    AMONG,
    FOLLOWS,
    SCHEMA,
    SPONSOR,
    behind,
    overall,
    wins,
)

CLOSED = {
    "key": pl.String,
    "won": pl.Int64,
    "cycle_days": pl.Int64,
    "reached": pl.Int64,
    "dated": pl.Int64,
}
HAD = {
    "key": pl.String,
    "kind": pl.String,
    "code": pl.String,
    "had": pl.Int64,
}
WORDS: dict[str, Any] = dict.fromkeys(("kind", "code", "text"), pl.String)


def frame(rows: Any, schema: dict[str, Any]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def letters(
    *groups: tuple[int, int, int], code: str = "sponsor_letter"
) -> tuple[nw.DataFrame[Any], nw.DataFrame[Any]]:
    """Give deals in groups of (how many, won, had), each of 10 days."""
    deals, had = [], []
    for number, won, has in groups:
        for _ in range(number):
            key = f"d{len(deals)}"
            deals.append((key, won, 10, 6 if won else 1, 1))
            had.append((key, "criterion", code, has))
    return frame(deals, CLOSED), frame(had, HAD)


def only(
    pair: tuple[nw.DataFrame[Any], nw.DataFrame[Any]], among: str = ALL
) -> dict[str, Any]:
    found = wins(*pair, frame([], WORDS))
    (row,) = found.filter(nw.col("among") == among).rows(named=True)
    return row


def test_deals_with_stand_beside_deals_without() -> None:
    # With: 9 won of 12; without: 2 won of 10.
    row = only(letters((9, 1, 1), (3, 0, 1), (2, 1, 0), (8, 0, 0)))
    assert (row["with_won"], row["with_n"]) == (9, 12)
    assert (row["without_won"], row["without_n"]) == (2, 10)
    assert row["with_rate"] == 0.75
    assert row["difference"] == pytest.approx(0.55)
    ends = row["with_low"], row["with_high"]
    assert ends == pytest.approx((0.4677, 0.9111), abs=0.00005)
    ends = row["without_low"], row["without_high"]
    assert ends == pytest.approx((0.0567, 0.5098), abs=0.00005)
    # From 0.55 down by the root of 0.2823 and 0.3098 squared, and up by
    # that of 0.1611 and 0.1433.
    ends = row["difference_low"], row["difference_high"]
    assert ends == pytest.approx((0.1308, 0.7656), abs=0.0005)
    assert (row["enough"], row["clear"], row["follows"]) == (1, 1, 0)


def test_a_difference_that_may_be_chance_is_not_clear() -> None:
    row = only(letters((6, 1, 1), (6, 0, 1), (5, 1, 0), (5, 0, 0)))
    assert (row["enough"], row["clear"]) == (1, 0)


def test_fewer_than_ten_deals_on_a_side_are_too_few() -> None:
    row = only(letters((30, 1, 1), (9, 0, 0)))
    assert (row["enough"], row["clear"]) == (0, 0)
    row = only(letters((30, 1, 1), (10, 0, 0)))
    assert (row["enough"], row["clear"]) == (1, 1)


def test_a_side_without_deals_has_no_rate() -> None:
    row = only(letters((12, 1, 1)))
    assert row["without_n"] == 0
    assert row["without_rate"] is row["difference"] is None
    assert row["cycle_without"] is None


def test_cycle_time_is_the_median_of_won_deals() -> None:
    closed = frame(
        [
            ("a", 1, 40, 6, 1),
            ("b", 1, 60, 6, 1),
            ("c", 1, None, 6, 1),
            ("d", 0, 999, 2, 1),
            ("e", 1, 25, 6, 1),
        ],
        CLOSED,
    )
    had = [(key, "step", "follow_up", int(key != "e")) for key in "abcde"]
    row = only((closed, frame(had, HAD)))
    assert (row["cycle_with"], row["cycle_with_n"]) == (50.0, 2)
    assert (row["cycle_without"], row["cycle_without_n"]) == (25.0, 1)


def test_the_fairer_choice_leaves_out_deals_that_ended_early() -> None:
    # Lost deals of `letters` got no further than 10 %.
    pair = letters((3, 1, 1), (2, 0, 0))
    assert only(pair)["without_n"] == 2
    assert only(pair, SPONSOR)["without_n"] == 0


def test_criteria_that_are_parts_of_a_win_are_marked() -> None:
    row = only(letters((1, 1, 1), (1, 0, 0), code="contract_signed"))
    assert row["follows"] == 1
    assert "final_proposal" not in FOLLOWS


def test_kinds_and_criteria_stand_in_order_with_their_text() -> None:
    closed = frame([("a", 1, 5, 6, 1)], CLOSED)
    told = [
        ("technique", "trial"),
        ("criterion", "close_asked"),
        ("criterion", "product_problem"),
        ("step", "follow_up"),
    ]
    had = frame([("a", *row, 1) for row in told], HAD)
    words = frame([("technique", "trial", "Trial close")], WORDS)
    found = wins(closed, had, words).filter(nw.col("among") == ALL)
    assert found.select("code", "text").rows() == [
        ("product_problem", ""),
        ("close_asked", ""),
        ("follow_up", ""),
        ("trial", "Trial close"),
    ]


def test_without_deals_there_is_an_empty_frame() -> None:
    found = wins(frame([], CLOSED), frame([], HAD), frame([], WORDS))
    assert found.columns == list(SCHEMA)
    assert len(found) == 0
    assert overall(frame([], CLOSED))["rate"] is None


def test_overall_is_won_of_won_and_lost() -> None:
    closed = frame(
        [("a", 1, 40, 6, 1), ("b", 0, 90, 1, 0), ("c", 1, None, 6, 1)],
        CLOSED,
    )
    found = overall(closed)
    assert (found["won"], found["n"], found["undated"]) == (2, 3, 1)
    assert (found["cycle"], found["cycle_n"]) == (40.0, 1)
    assert found["rate"] == pytest.approx(2 / 3)


def test_the_deals_behind_a_side_are_those_that_it_counts() -> None:
    closed, had = letters((2, 1, 1), (1, 0, 1), (3, 0, 0))
    for side, n in {"with": 3, "without": 3, "asked": 6}.items():
        rows = behind(closed, had, "criterion", "sponsor_letter", side)
        assert len(rows) == n
    assert len(behind(closed, had, "step", "follow_up", "with")) == 0


def test_both_choices_are_there() -> None:
    pair = letters((1, 1, 1))
    found = wins(*pair, frame([], WORDS))
    assert found["among"].to_list() == list(AMONG)
