"""Who is new to the log, and whose sheet is missing."""

import polars as pl

from tests.store.histories import Sheet
from tests.store.moves.coming import net

WEEK1, WEEK2 = 7, 14


def sheet(day: int, *reps: str) -> Sheet:
    rows = [{"rep": rep, "customer": "A", "name": rep} for rep in reps]
    return Sheet("opportunities", day, rows)


def said(found: pl.DataFrame, kind: str, *columns: str) -> list[tuple]:
    return found.filter(pl.col("kind") == kind).select(columns).rows()


def test_a_rep_whom_no_sheet_named_before_is_new():
    found = net([sheet(WEEK1, "Ann")], sheet(WEEK2, "ann", "Bob"))
    assert said(found, "person", "rep", "new", "row") == [("Bob", "Bob", 3)]


def test_nobody_is_new_to_an_empty_log():
    assert said(net([], sheet(WEEK1, "Ann")), "person", "rep") == []


def test_a_rep_of_last_week_whose_sheet_is_missing_is_told():
    found = net([sheet(WEEK1, "Ann", "Bob")], sheet(WEEK2, "Ann"))
    assert said(found, "absent", "rep", "table", "old", "file_old") == [
        ("Bob", "opportunities", "7", "opportunities-7.xlsx")
    ]


def test_a_rep_whose_sheet_of_the_week_is_in_is_not_awaited():
    known = [sheet(WEEK1, "Ann", "Bob"), sheet(WEEK2 - 1, "Bob")]
    assert said(net(known, sheet(WEEK2, "Ann")), "absent", "rep") == []


def test_a_rep_who_was_silent_for_two_weeks_is_not_awaited():
    found = net([sheet(WEEK1, "Bob")], sheet(WEEK1 + 14, "Ann"))
    assert said(found, "absent", "rep") == []
