"""Each rep against their own past."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.growth import COLUMNS, Past, growth, quarters

DAY = 20_777
NOW, BEFORE = DAY - 10, DAY - 91
TEXTS = {"rep", "customer", "key", "status", "what", "team", "month"}


def built(names: str, *rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
    schema = {n: pl.String if n in TEXTS else pl.Int64 for n in names.split()}
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def past(**own: nw.DataFrame[Any]) -> Past:
    parts: dict[str, Any] = {
        "reached": built("rep point visits customers weeks per_week"),
        "closed": built("rep won ended_on cycle_days"),
        "outlooks": built("what status rep day ahead score_known score"),
        "hits": built("rep day hit"),
        "talks": built("rep date"),
    }
    return Past(DAY, **(parts | own), teams={"Ann": "East"})


def told(given: Past, *names: str) -> list[tuple[Any, ...]]:
    return growth(given).select(*names).rows()


def test_quarters_are_thirteen_weeks_and_leave_no_gap() -> None:
    spans = quarters(DAY)
    assert [last - first + 1 for first, last in spans] == [91] * 4
    assert [first for first, _ in spans[:-1]] == [
        last + 1 for _, last in spans[1:]
    ]


def test_visits_a_week_and_customers_are_those_of_reach() -> None:
    reached = built(
        "rep point visits customers weeks per_week",
        ("Ann", 0, 27, 2, 13, 2),
        ("Ann", 1, 15, 1, 12, 3),
        ("Ann", 2, 13, 1, 3, 3),
    )
    names = ("measure", "end", "value", "n", "direction")
    assert told(past(reached=reached), *names) == [
        ("visits", DAY - 91, 3.0, 15, ""),
        ("visits", DAY, 2.0, 27, "worse"),
        # Of three weeks customers are counted, but set beside no others.
        ("customers", DAY - 182, 1.0, 13, ""),
        ("customers", DAY - 91, 1.0, 15, "few"),
        ("customers", DAY, 2.0, 27, "better"),
    ]


def test_customers_of_a_log_that_just_began_are_told() -> None:
    names = "rep point visits customers weeks per_week"
    reached = built(names, ("Ann", 0, 3, 2, 1, 3))
    assert told(past(reached=reached), "measure", "value", "direction") == [
        ("customers", 2.0, "")
    ]


def test_won_of_closed_and_the_days_that_it_took() -> None:
    closed = built(
        "rep won ended_on cycle_days",
        ("Ann", 1, NOW, 100),
        ("Ann", 1, NOW, 40),
        ("Ann", 1, NOW, None),
        ("Ann", 0, NOW, 7),
        ("Ann", 0, BEFORE, 9),
        ("Ann", 1, DAY - 400, 9),
        ("", 1, NOW, 9),
    )
    names = ("measure", "end", "value", "n")
    assert told(past(closed=closed), *names) == [
        ("win_rate", DAY - 91, 0.0, 1),
        ("win_rate", DAY, 0.75, 4),
        ("cycle", DAY, 70.0, 2),
    ]


def test_stocks_are_those_of_the_last_days() -> None:
    outlooks = built(
        "what status rep day ahead score_known score",
        ("deal", "open", "Ann", DAY, 1, 5, 60),
        ("deal", "open", "Ann", DAY, 0, 5, 80),
        ("deal", "open", "Ann", DAY, None, 2, 30),
        ("deal", "won", "Ann", DAY, 0, 5, 99),
        ("target", "", "Ann", DAY, 0, 0, None),
        ("deal", "open", "Ann", DAY - 40, 1, 0, None),
        ("deal", "open", "Ann", DAY - 91, 1, 0, None),
    )
    found = past(outlooks=outlooks)
    names = ("measure", "end", "value", "n", "change")
    assert told(found, *names) == [
        ("gap", DAY - 91, 1.0, 1, None),
        ("gap", DAY, 0.5, 2, -0.5),
        ("known", DAY - 91, 0.0, 1, None),
        ("known", DAY, pytest.approx(0.8), 3, pytest.approx(0.8)),
        ("score", DAY, 70.0, 2, None),
    ]


def test_a_month_belongs_to_the_quarter_that_it_ends_in() -> None:
    # 2 October stands for October, which ends on 31 October.
    hits = built(
        "rep day hit",
        ("Ann", 20_728, 1),
        ("Ann", 20_728, 0),
        ("Ann", 20_665, 1),
    )
    found = past(hits=hits)
    # 31 July is 112 days before the day: it ends in the quarter before.
    assert told(found, "end", "value", "n") == [
        (DAY - 91, 1.0, 1),
        (DAY, 0.5, 2),
    ]


def test_talks_are_counted_and_never_judged() -> None:
    talks = built("rep date", *[("Ann", NOW)] * 3, ("Ann", BEFORE))
    found = past(talks=talks)
    names = ("rep", "team", "value", "change", "direction")
    assert told(found, *names) == [
        ("Ann", "East", 1.0, None, ""),
        ("Ann", "East", 3.0, 2.0, ""),
    ]


def test_nothing_known_is_no_row_and_still_has_columns() -> None:
    found = growth(past())
    assert (len(found), found.columns) == (0, list(COLUMNS))
