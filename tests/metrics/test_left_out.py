"""Every row is counted or left out for a reason; the sums are the figures."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics import left_out
from salesdash.metrics.forecast import counted, totals
from salesdash.metrics.left_out import REASONS, counts, customers, visits
from salesdash.metrics.pipeline import pipeline

DAY = 20_777
"""20 Nov 2026; its quarter began on day 20,727, its week on 20,771."""

QUARTER = 20_727, DAY


def frame(**columns: list[Any]) -> nw.DataFrame:
    return nw.from_native(pl.DataFrame(columns), eager_only=True)


def deals() -> nw.DataFrame:
    return frame(
        key=["open", "usd", "gone", "lost", "won", "old", "new", "none"],
        status=["open", "open", "open", "lost", "won", "won", "won", "open"],
        vanished_on=[None, None, 20_770, None, None, None, None, None],
        currency=["CNY", "USD", *["CNY"] * 6],
        amount=[500, 70, 300, 200, 100, 40, 10, None],
        weighted_claimed=[250, 35, 150, 0, 100, 40, 10, None],
        weighted_verified=[50, 0, 30, 0, 100, 40, 10, None],
        evidence=["met"] * 8,
        closed_on=[None, None, None, 20_700, 20_727, 20_726, None, None],
        won_on=[None, None, None, None, 20_730, 20_730, 20_778, None],
    )


def reasons(marked: nw.DataFrame) -> list[tuple[str, int, str]]:
    return marked.select("key", "adds", "reason").rows()


def test_the_pipeline_leaves_out_what_is_not_open_or_not_named() -> None:
    every = deals()
    inside = pipeline(every)
    marked = left_out.deals(every, inside, nw.col("amount"), "CNY")
    assert reasons(marked) == [
        ("open", 500, ""),
        ("usd", 0, "currency"),
        ("gone", 0, "vanished"),
        ("lost", 0, "lost"),
        ("won", 0, "won"),
        ("old", 0, "won"),
        ("new", 0, "won"),
        ("none", 0, ""),
    ]
    figure = dict(totals(inside).select("currency", "amount").rows())
    assert marked["adds"].sum() == figure["CNY"] == 500


def test_the_forecast_counts_the_wins_of_the_quarter() -> None:
    every = deals()
    inside = counted(every, DAY)
    adds = nw.col("weighted_verified")
    marked = left_out.deals(every, inside, adds, "CNY", span=QUARTER)
    assert reasons(marked) == [
        ("open", 50, ""),
        ("usd", 0, "currency"),
        ("gone", 0, "vanished"),
        ("lost", 0, "lost"),
        ("won", 100, ""),
        ("old", 0, "won_before"),
        ("new", 0, "won_after"),
        ("none", 0, ""),
    ]
    sums = totals(inside).select("currency", "weighted_verified")
    assert marked["adds"].sum() == dict(sums.rows())["CNY"] == 150


def test_a_period_leaves_out_what_closes_at_another_time() -> None:
    every = deals()
    adds = nw.col("amount")
    inside = counted(every, DAY).filter(nw.col("key") == "open")
    marked = left_out.deals(every, inside, adds, "CNY", span=QUARTER)
    found = {key: reason for key, _, reason in reasons(marked)}
    assert (found["none"], found["usd"], found["won"]) == ("period",) * 3


def test_what_was_won_leaves_out_what_is_open() -> None:
    every = deals()
    inside = every.filter(nw.col("key") == "won")
    told = {"span": QUARTER, "rest": "open"}
    marked = left_out.deals(every, inside, nw.col("amount"), "CNY", **told)
    assert counts(marked) == [
        ("open", 3),
        ("lost", 1),
        ("vanished", 1),
        ("won_after", 1),
        ("won_before", 1),
    ]
    assert marked["adds"].sum() == 100


def test_a_figure_that_is_no_money_counts_every_currency() -> None:
    every = deals()
    marked = left_out.deals(every, pipeline(every), nw.lit(1))
    assert marked["adds"].sum() == len(pipeline(every)) == 3


def test_visits_of_other_days_are_left_out() -> None:
    every = frame(
        date=[20_770, 20_771, 20_777, 20_778],
        minutes=[30, 45, None, 60],
        activity=["development", None, "negotiation", None],
    )
    week = 20_771, DAY
    found = visits(every, week).select("adds", "reason").rows()
    assert found == [(0, "before"), (1, ""), (1, ""), (0, "after")]


def test_visits_without_minutes_are_left_out_of_the_hours() -> None:
    every = frame(date=[20_770, 20_771, 20_777], minutes=[30, 45, None])
    without = "no_minutes", nw.col("minutes").is_null()
    found = visits(every, (0, DAY), nw.col("minutes"), without)
    assert found.select("adds", "reason").rows() == [
        (30, ""),
        (45, ""),
        (0, "no_minutes"),
    ]


def test_a_customer_of_another_quadrant_is_left_out_by_its_name() -> None:
    graded = frame(
        customer=["Acme", "Acme", "Beta", "Gamma"],
        quadrant=["key", "key", "ignore", "not_graded"],
    )
    found = customers(graded, "key")
    assert found.select("customer", "adds", "reason").rows() == [
        ("Acme", 1, ""),
        ("Beta", 0, "ignore"),
        ("Gamma", 0, "not_graded"),
    ]


def test_no_row_is_lost_and_every_reason_is_known() -> None:
    every = deals()
    for inside in (pipeline(every), counted(every, DAY), every.head(0)):
        marked = left_out.deals(
            every, inside, nw.col("amount"), "CNY", span=QUARTER
        )
        assert marked["key"].to_list() == every["key"].to_list()
        assert set(marked["reason"].to_list()) <= {"", *REASONS}
        assert marked.columns == [*every.columns, "adds", "reason"]


def test_nothing_is_left_out_of_nothing() -> None:
    none = deals().head(0)
    marked = left_out.deals(none, none, nw.col("amount"), "CNY")
    assert (len(marked), counts(marked)) == (0, [])
