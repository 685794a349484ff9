"""When closed deals began and ended, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.ended import begun, ended

DAY = 20_777
DEALS = {
    "key": pl.String,
    "status": pl.String,
    "created_on": pl.Int32,
    "closed_on": pl.Int32,
    "as_of": pl.Int32,
}


def deals(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=DEALS, orient="row"))


def claims(*rows: tuple[str, int, int]) -> nw.DataFrame[Any]:
    schema = {"key": pl.String, "as_of": pl.Int32, "rank": pl.Int64}
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def test_only_won_and_lost_deals_have_ended() -> None:
    found = ended(
        deals(
            ("a", "won", DAY - 60, DAY - 10, DAY),
            ("b", "lost", DAY - 90, DAY - 30, DAY),
            ("c", "open", DAY - 90, None, DAY),
        ),
        claims(("b", DAY - 70, 1)),
    )
    told = found.select("key", "won", "ended_on", "cycle_days", "reached")
    assert told.rows() == [
        ("a", 1, DAY - 10, 50, 6),
        ("b", 0, DAY - 30, 60, 1),
    ]


def test_without_a_day_the_newest_sheet_stands_for_closing() -> None:
    found = ended(
        deals(
            ("a", "lost", None, None, DAY - 7),
            ("b", "lost", None, DAY - 20, DAY),
        ),
        claims(),
    )
    assert found.select("dated", "ended_on").rows() == [
        (0, DAY - 7),
        (1, DAY - 20),
    ]


def test_a_deal_begins_where_a_sheet_first_claims_it() -> None:
    told = claims(("a", DAY - 70, 1), ("b", DAY - 63, 2), ("b", DAY - 7, 3))
    rows = deals(
        ("a", "won", None, DAY, DAY),
        ("b", "won", None, DAY, DAY),
        ("c", "won", DAY - 5, DAY, DAY),
        ("d", "open", None, None, DAY),
    )
    # Of a, which the first sheet of all names, nobody knows the beginning.
    assert begun(rows, told).select("key", "begun_on", "reached").rows() == [
        ("a", None, 1),
        ("b", DAY - 63, 3),
        ("c", DAY - 5, 0),
        ("d", None, 0),
    ]
    days = ended(rows, told)["cycle_days"].to_list()
    assert days == [None, 63, 5]


def test_a_deal_created_after_its_win_has_no_cycle() -> None:
    found = ended(deals(("a", "won", DAY, DAY - 1, DAY)), claims())
    assert found["cycle_days"].to_list() == [None]
