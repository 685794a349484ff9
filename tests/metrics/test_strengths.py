"""Results of reps beside those of their team, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.strengths import SCHEMA, strengths

RESULTS = {
    "rep": pl.String,
    "weeks": pl.Float64,
    "measure": pl.String,
    "part": pl.Int64,
    "n": pl.Int64,
}
EAST: dict[str, str] = dict.fromkeys(("Ann", "Bob", "Cid"), "East")


def frame(*rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=RESULTS, orient="row"))


def counts(measure: str, weeks: float = 26.0, **n: int) -> list[Any]:
    return [(rep, weeks, measure, own, own) for rep, own in n.items()]


def shares(measure: str, **own: tuple[int, int]) -> list[Any]:
    return [(rep, 26.0, measure, *pair) for rep, pair in own.items()]


def told(
    rows: list[Any], *columns: str, teams: dict[str, str] | None = None
) -> list[tuple[Any, ...]]:
    found = strengths(frame(*rows), EAST if teams is None else teams)
    return found.select(*columns).rows()


def test_a_count_stands_beside_the_middle_of_the_team() -> None:
    rows = counts("new_deals", Ann=12, Bob=8, Cid=6)
    assert told(rows, "rep", "value", "median", "ratio", "rank") == [
        ("Ann", 6.0, 4.0, 1.5, 1),
        ("Bob", 4.0, 4.0, 1.0, 2),
        ("Cid", 3.0, 4.0, 0.75, 3),
    ]


def test_a_share_carries_its_interval() -> None:
    rows = shares("win_rate", Ann=(8, 10), Bob=(5, 10), Cid=(4, 10))
    found = strengths(frame(*rows), EAST).rows(named=True)
    assert found[0]["value"] == 0.8
    assert found[0]["ratio"] == pytest.approx(1.6)
    ends = found[0]["low"], found[0]["high"]
    assert ends == pytest.approx((0.4902, 0.9433), abs=0.00005)


def test_who_was_there_for_few_weeks_is_not_compared() -> None:
    rows = counts("new_deals", Ann=12, Bob=8, Cid=6)
    rows += counts("new_deals", 7.9, Dee=30)
    found = told(rows, "rep", "ratio", "peers", teams={**EAST, "Dee": "East"})
    assert found[-1] == ("Dee", None, 3)


def test_a_win_rate_of_nine_deals_is_too_few_to_say() -> None:
    few = shares("win_rate", Ann=(9, 9), Bob=(5, 10), Cid=(4, 10))
    few += shares("win_rate", Dee=(1, 10))
    found = told(few, "ratio", "enough", teams={**EAST, "Dee": "East"})
    assert found == [(None, 0), (1.25, 1), (1.0, 1), (0.25, 1)]


def test_counts_that_are_small_everywhere_say_nothing() -> None:
    rows = counts("new_customers", Ann=9, Bob=4, Cid=2)
    assert told(rows, "ratio", "enough") == [(None, 0)] * 3


def test_a_small_team_is_compared_with_everybody() -> None:
    rows = counts("new_deals", Ann=12, Bob=8, Cid=6)
    teams = {"Ann": "East", "Bob": "East", "Cid": "West"}
    assert told(rows, "rep", "everyone", "peers", "ratio", teams=teams) == [
        ("Ann", 1, 3, 1.5),
        ("Bob", 1, 3, 1.0),
        ("Cid", 1, 3, 0.75),
    ]


def test_one_rep_has_nobody_to_be_compared_with() -> None:
    rows = counts("new_deals", Ann=12) + shares("retention", Ann=(5, 5))
    names = ("value", "ratio", "enough", "strength", "leads")
    assert told(rows, *names) == [
        (6.0, None, 0, None, 0),
        (1.0, None, 0, None, 0),
    ]


def test_the_strength_is_the_mean_of_the_ratios_with_enough() -> None:
    rows = counts("moves_up", Ann=20, Bob=10, Cid=10)
    rows += shares("win_rate", Ann=(5, 10), Bob=(5, 10), Cid=(5, 9))
    found = strengths(frame(*rows), EAST)
    own = found.filter(nw.col("rep") == "Ann")
    # Only two reps have ten closed deals: no win rate is compared.
    assert own["strength"].to_list() == [2.0, 2.0]
    rows += shares("win_rate", Dee=(5, 10))
    found = strengths(frame(*rows), {**EAST, "Dee": "East"})
    own = found.filter(nw.col("rep") == "Ann")
    assert own["strength"].to_list() == [1.5, 1.5]


def test_a_rep_leads_where_the_strongest_stands_out() -> None:
    rows = counts("new_deals", Ann=11, Bob=10, Cid=10)
    rows += counts("moves_up", Ann=20, Bob=20, Cid=21)
    rows += shares("frequency", Ann=(6, 10), Bob=(5, 10), Cid=(5, 10))
    found = strengths(frame(*rows), EAST)
    led = found.filter(nw.col("leads") == 1)
    # Ann: 1.1 in development, 1.0 in negotiation, 1.2 in maintenance.
    assert led.select("rep", "activity").rows() == [("Ann", "maintenance")]


def test_nobody_leads_below_the_mark() -> None:
    rows = counts("new_deals", Ann=109, Bob=100, Cid=100)
    assert told(rows, "leads") == [(0,)] * 3


def test_no_results_give_an_empty_frame() -> None:
    found = strengths(frame(), {})
    assert (found.columns, len(found)) == (list(SCHEMA), 0)
