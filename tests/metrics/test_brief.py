"""Days from meeting the decision maker to the brief."""

from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.brief import brief

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]

DAY = 20_777
MET = "decision_maker_met"
TYPES = {
    "key": pl.String,
    "status": pl.String,
    MET: pl.Int32,
    "briefed_on": pl.Int32,
}
TICKED = {"key": pl.String, "criterion": pl.String, "first_seen": pl.Int32}
COLUMNS = ("key", "first_met", "brief_days", "brief_state")


def briefed(
    wrap: Wrap, rows: Rows, deals: list[Any], ticks: list[Any]
) -> list[tuple[Any, ...]]:
    frame = pl.DataFrame(deals, schema=TYPES, orient="row")
    ticked = pl.DataFrame(ticks, schema=TICKED, orient="row")
    found = brief(wrap(frame), wrap(ticked), DAY)
    return sorted(rows(found, *COLUMNS))


def test_days_run_from_the_dated_meeting_else_from_the_first_yes(
    wrap: Wrap, rows: Rows
) -> None:
    deals = [
        ("a", "open", DAY - 20, DAY - 13),
        ("b", "open", 0, DAY - 3),
        ("c", "open", 0, None),
        ("d", "open", DAY - 9, None),
    ]
    ticks = [
        ("a", MET, DAY - 40),
        ("b", MET, DAY - 10),
        ("c", MET, DAY - 6),
        ("c", "sponsor_letter", DAY - 90),
    ]
    assert briefed(wrap, rows, deals, ticks) == [
        ("a", DAY - 20, 7, "done"),
        ("b", DAY - 10, 7, "done"),
        ("c", DAY - 6, 6, "due"),
        ("d", DAY - 9, 9, "due"),
    ]


def test_without_a_meeting_nothing_is_due(wrap: Wrap, rows: Rows) -> None:
    deals = [
        ("a", "open", None, None),
        ("b", "open", DAY + 1, None),
        ("c", "open", -1, DAY - 2),
        ("d", "open", 0, None),
    ]
    assert briefed(wrap, rows, deals, []) == [
        ("a", None, None, None),
        ("b", None, None, None),
        ("c", None, None, "done"),
        ("d", None, None, None),
    ]


def test_only_an_open_deal_is_due_and_a_planned_brief_is_none(
    wrap: Wrap, rows: Rows
) -> None:
    deals = [
        ("a", "lost", DAY - 9, None),
        ("b", "won", DAY - 9, DAY - 1),
        ("c", "open", DAY - 9, DAY + 2),
    ]
    assert briefed(wrap, rows, deals, []) == [
        ("a", DAY - 9, None, None),
        ("b", DAY - 9, 8, "done"),
        ("c", DAY - 9, 9, "due"),
    ]


def test_a_brief_before_the_first_yes_took_no_days(
    wrap: Wrap, rows: Rows
) -> None:
    deals = [("a", "open", 0, DAY - 9)]
    ticks = [("a", MET, DAY - 6)]
    assert briefed(wrap, rows, deals, ticks) == [("a", DAY - 6, 0, "done")]
