"""Sheets that salesdash wrote, and others of their name."""

from dataclasses import replace
from datetime import date

from salesdash.intake import ours, read
from salesdash.intake.ours import Noted
from tests.intake.grids import grid

DAY = date(2026, 11, 20)
LIST = grid(
    [
        ["Found", ours.LIST],
        ["", "Visits", "2026-11-20", "assumed", "adds"],
        ["", "Deals", "2026-10-02", "given"],
        ["", "Broken", "soon", "given"],
    ],
    "salesdash findings",
)
VISITS = grid(
    [["Date", "Customer", "Rep"], ["2026-11-16", "Acme", "Ann"]], "Visits"
)


def test_name_and_mark_together_tell_our_sheets():
    assert ours.written(LIST)
    assert not ours.written(grid([["Found", ours.LIST]], "Findings"))
    assert not ours.written(grid([["Found"]], "salesdash findings"))


def test_the_days_of_sheets_are_noted():
    assert ours.noted([LIST, VISITS]) == {
        ("book.xlsx", "Visits"): Noted(DAY, given=False, covers="adds"),
        ("book.xlsx", "Deals"): Noted(date(2026, 10, 2), given=True),
    }


def test_our_list_is_left_alone_and_the_day_kept():
    later = date(2027, 3, 1)
    listed, visits = read.sheets([LIST, VISITS], later)
    assert (listed.table, listed.reason) == (None, "not_ours_list")
    assert (visits.as_of, visits.as_of_source) == (DAY, "assumed")
    assert visits.covers == "adds"
    other = replace(VISITS, file="other.xlsx")
    assert read.sheets([LIST, other], later)[1].as_of == later


def test_a_day_that_is_given_now_comes_before_a_note():
    given = date(2026, 12, 4)
    visits = read.sheets([LIST, VISITS], DAY, as_of=given)[1]
    assert (visits.as_of, visits.as_of_source) == (given, "given")


def test_a_brief_is_known_by_its_mark_whatever_its_name():
    brief = grid([["Brief", ours.BRIEF], ["Customer", "Acme"]], "1 Acme")
    assert ours.brief(brief)
    assert ours.written(brief)
    assert not ours.brief(grid([["Brief"], ["Customer"]], "1 Acme"))
    assert not ours.brief(LIST)


def test_a_brief_is_no_sheet_of_data():
    rows = [["Date", "Customer", "Rep"], ["2026-11-16", "Acme", "Ann"]]
    marked = [
        [*row, mark] for row, mark in zip(rows, (ours.BRIEF, ""), strict=True)
    ]
    (found,) = read.sheets([grid(marked, "1 Acme")], DAY)
    assert (found.table, found.reason) == (None, "not_ours_brief")
