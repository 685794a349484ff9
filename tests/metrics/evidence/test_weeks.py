from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.evidence import OPEN, record, week

DAY = 20_777


def weeks(*rows: tuple[int, str, str, int]) -> nw.DataFrame:
    """Give what was said: week, key, rule, rank."""
    frame = pl.DataFrame(
        rows,
        schema={
            "week": pl.Int64,
            "key": pl.String,
            "rule": pl.String,
            "rank": pl.Int64,
        },
        orient="row",
    )
    told = {"customer": pl.col("key"), "name": pl.lit("")}
    return nw.from_native(frame.with_columns(unknown=pl.lit(0), **told))


def deals(**outcomes: str) -> nw.DataFrame:
    rows = [
        (key, "open" if o == "gone" else o, DAY - 28 if o == "gone" else None)
        for key, o in outcomes.items()
    ]
    frame = pl.DataFrame(
        rows,
        schema={
            "key": pl.String,
            "status": pl.String,
            "vanished_on": pl.Int64,
        },
        orient="row",
    )
    return nw.from_native(
        frame.with_columns(customer=pl.col("key"), name=pl.lit(""))
    )


def told(found: nw.DataFrame, rule: str) -> tuple[Any, ...]:
    return found.filter(nw.col("rule") == rule).drop("rule").rows()[0]


def test_a_week_has_the_open_deals_and_what_they_break(story):
    known = story(
        [
            {"key": "a", "claimed_rank": 3, "buying_rank": 1},
            {"key": "b", "status": "won"},
        ]
    )
    rows = week(known).select("key", "rule", "rank").rows()
    assert ("a", "stage_behind", 3) in rows
    assert [row for row in rows if row[1] == OPEN] == [("a", OPEN, 3)]


def test_a_rule_was_right_where_the_deal_was_not_won():
    past = weeks(
        *((7, key, OPEN, 2) for key in "abcde"),
        *((7, key, "no_pain", 2) for key in "abcd"),
        *((14, key, "no_pain", 2) for key in "ab"),
    )
    known = deals(a="won", b="lost", c="gone", d="open", e="won")
    found = record(past, known, DAY)
    assert told(found, "no_pain") == (4, 3, 2, 4, 2)
    assert told(found, "no_sponsor") == (0, 0, 0, 4, 2)


def test_a_claim_that_was_taken_back_makes_the_rule_right():
    past = weeks(
        *((7, "a", OPEN, 3), (7, "a", "no_pain", 3), (14, "a", OPEN, 2)),
        *((7, "b", OPEN, 2), (7, "b", "no_pain", 2), (14, "b", OPEN, 3)),
        *((7, "c", OPEN, 2), (7, "c", "no_pain", 2), (14, "c", OPEN, 0)),
    )
    found = record(past, deals(a="won", b="won", c="won"), DAY)
    assert told(found, "no_pain") == (3, 3, 1, 3, 1)


def test_the_average_is_of_deals_that_claimed_as_much():
    past = weeks((7, "a", OPEN, 1), (7, "b", OPEN, 4), (14, "a", OPEN, 1))
    found = record(past, deals(a="lost", b="won"), DAY)
    assert told(found, "no_close_asked")[3:] == (1, 0)
    assert told(found, "pushed_three_times")[3:] == (2, 1)


def test_what_could_not_be_checked_is_no_hit():
    past = weeks((7, "a", OPEN, 2), (7, "a", "no_pain", 2))
    unknown = past.with_columns(
        nw.when(nw.col("rule") == "no_pain")
        .then(1)
        .otherwise(0)
        .alias("unknown")
    )
    found = record(unknown, deals(a="lost"), DAY)
    assert told(found, "no_pain")[:3] == (0, 0, 0)


def test_a_deal_that_was_numbered_since_keeps_its_past():
    past = weeks((7, "a", OPEN, 2), (7, "a", "no_pain", 2))
    now = deals(a="lost").with_columns(nw.lit("n-1").alias("key"))
    assert told(record(past, now, DAY), "no_pain")[:3] == (1, 1, 1)


def test_a_customer_without_a_deal_has_no_record():
    found = record(weeks(), deals(a="won"), DAY)
    assert "negotiation_without_deal" not in found["rule"].to_list()
    assert set(found["known"].to_list()) == {0}
