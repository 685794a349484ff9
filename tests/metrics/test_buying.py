from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from salesdash.method.buying import STAGES
from salesdash.metrics.buying import buying, everyone, shares

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
Deals = Callable[..., pl.DataFrame]
DAY = 20_777
FOUND = ("buying_stage", "buying_rank", "buying_done", "serving_step")


def results(*places: int) -> dict[str, int]:
    """Verify all results of the stages at these places."""
    return {r: 0 for n in places for r in STAGES[n - 1].results}


def test_nothing_ticked_leaves_the_stage_blank(
    wrap: Wrap, rows: Rows, deals: Deals
) -> None:
    told = deals({}, {"product_problem": -1}, {"product_problem": DAY + 1})
    assert rows(buying(wrap(told), DAY), *FOUND) == [(None, 0, 0, None)] * 3


def test_a_stage_is_reached_with_its_first_result(
    wrap: Wrap, rows: Rows, deals: Deals
) -> None:
    told = deals(
        {"product_problem": DAY},
        results(1),
        results(1) | {"decision_maker_met": 20_000},
        results(1, 2, 3),
        results(1, 2, 3, 4) | {"final_proposal": 0},
    )
    assert rows(buying(wrap(told), DAY), *FOUND) == [
        ("becomes_aware", 1, 0, "probe_listen"),
        ("becomes_aware", 1, 1, "probe_listen"),
        ("decides_to_solve", 2, 0, "test_challenge"),
        ("sets_criteria", 3, 1, "confirm_needs"),
        ("buys", 5, 0, "ask_for_business"),
    ]


def test_a_result_out_of_turn_only_shows_that_the_buyer_is_aware(
    wrap: Wrap, rows: Rows, deals: Deals
) -> None:
    almost = results(1) | {"sponsor_explores": -1}
    told = deals({"close_asked": 0}, almost | results(2, 3, 4))
    assert (
        rows(buying(wrap(told), DAY), *FOUND)
        == [("becomes_aware", 1, 0, "probe_listen")] * 2
    )


@pytest.mark.parametrize("place", range(1, 7))
def test_every_stage_can_be_reached_whole(
    wrap: Wrap, rows: Rows, deals: Deals, place: int
) -> None:
    told = deals(results(*range(1, place + 1)))
    stage = STAGES[place - 1]
    assert rows(buying(wrap(told), DAY), *FOUND) == [
        (stage.code, place, 1, stage.step)
    ]


def test_a_signature_proves_that_the_buyer_bought(
    wrap: Wrap, rows: Rows, deals: Deals
) -> None:
    signed = {"status": "won", "contract_signed": 0}
    told = deals(
        signed,
        signed | {"use_fed_back": 0},
        signed | {"contract_signed": DAY + 1},
        signed | {"status": "open"},
    )
    found = ("buying_stage", "buying_done")
    assert rows(buying(wrap(told), DAY), *found) == [
        ("buys", 1),
        ("feels_feeds_back", 0),
        (None, 0),
        ("becomes_aware", 0),
    ]


def placed(*rows: tuple[str, str, int | None, int]) -> pl.DataFrame:
    names = ["customer", "currency", "amount", "buying_rank"]
    frame = pl.DataFrame(list(rows), schema=names, orient="row")
    return frame.with_columns(
        status=pl.lit("open"), vanished_on=pl.lit(None, pl.Int32)
    )


def test_a_customer_counts_once_at_its_furthest_stage(
    wrap: Wrap, rows: Rows
) -> None:
    told = placed(
        ("A", "CNY", 500, 0),
        ("A", "CNY", 300, 2),
        ("A", "USD", 70, 1),
        ("B", "CNY", None, 0),
    )
    found = [row for row in rows(shares(wrap(told))) if any(row[3:])]
    assert found == [
        ("CNY", "", 0, 1, 2, 500),
        ("CNY", "decides_to_solve", 2, 1, 1, 300),
        ("USD", "becomes_aware", 1, 1, 1, 70),
    ]
    counted = [row for row in rows(everyone(wrap(told))) if any(row[2:])]
    assert counted == [
        ("", 0, 1, 2),
        ("becomes_aware", 1, 0, 1),
        ("decides_to_solve", 2, 1, 1),
    ]


def test_every_stage_has_a_row_and_closed_deals_have_none(
    wrap: Wrap, rows: Rows
) -> None:
    told = placed(("A", "CNY", 500, 6), ("B", "CNY", 900, 5)).with_columns(
        status=pl.Series(["open", "lost"])
    )
    found = rows(shares(wrap(told)))
    assert [row[1] for row in found] == ["", *(s.code for s in STAGES)]
    assert [row[3:] for row in found] == [(0, 0, 0)] * 6 + [(1, 1, 500)]


def test_no_deals_have_no_shares(wrap: Wrap, rows: Rows) -> None:
    none = placed(("A", "CNY", 500, 6)).head(0)
    assert rows(shares(wrap(none))) == []
    assert rows(everyone(wrap(none))) == []
