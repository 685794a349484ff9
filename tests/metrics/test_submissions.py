"""Reps by weeks: in time, late, missing, and the states beside them."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.closing import Calendar, closing, weekly
from salesdash.metrics.submissions import shown, submissions, totals

FRIDAY = 20_777
"""2026-11-20, the cut-off of the week that is looked at."""

Row = tuple[Any, ...]
SCHEMA = {
    "rep": pl.String,
    "team": pl.String,
    "table": pl.String,
    "as_of": pl.Int32,
    "content": pl.String,
    "rows": pl.Int64,
    "arrived": pl.Int64,
}


def week(number: int) -> int:
    """Give the cut-off day so many weeks before the last one."""
    return FRIDAY - 7 * number


def sheet(
    rep: str,
    as_of: int,
    arrived: int,
    content: str = "",
    table: str = "visits",
) -> Row:
    said = content or f"{rep} {as_of}"
    return rep, "", table, as_of, said, 2, arrived


def board(
    *sheets: Row,
    named: Sequence[tuple[str, int]] = (),
    left: Sequence[tuple[str, int]] = (),
    **own: Any,
) -> list[Row]:
    """Give rep, week before the last, state, late, copied, in order."""
    day, today = own.pop("day", FRIDAY), own.pop("today", FRIDAY + 10)
    calendar = Calendar(day, today, **own)
    frame = pl.DataFrame(list(sheets), SCHEMA, orient="row")
    told = [(rep, as_of) for rep, _, _, as_of, *_ in sheets]
    days = {"rep": pl.String, "day": pl.Int32}
    gone = {"rep": pl.String, "left_on": pl.Int32}
    cells = submissions(
        weekly(nw.from_native(frame), calendar),
        nw.from_native(
            pl.DataFrame([*told, *named], days, orient="row").unique()
        ),
        nw.from_native(pl.DataFrame(list(left), gone, orient="row")),
        calendar,
    )
    columns = ("rep", "week", "state", "late", "copied")
    return [
        (rep, (FRIDAY - cut) // 7, *rest)
        for rep, cut, *rest in cells.select(columns).rows()
    ]


def states(*sheets: Row, **own: Any) -> dict[tuple[str, int], str]:
    return {(rep, cut): state for rep, cut, state, *_ in board(*sheets, **own)}


@pytest.mark.parametrize(
    ("day", "cut_off", "expected"),
    [
        (FRIDAY - 6, 4, week(1)),  # Saturday: a day off
        (FRIDAY - 5, 4, week(1)),  # Sunday
        (FRIDAY - 4, 4, FRIDAY),  # Monday
        (FRIDAY, 4, FRIDAY),
        (FRIDAY + 2, 4, FRIDAY),
        (FRIDAY + 3, 4, FRIDAY + 7),
        (FRIDAY, 6, FRIDAY + 2),  # a week that ends on Sunday
        (FRIDAY + 2, 6, FRIDAY + 2),
        (FRIDAY + 3, 6, FRIDAY + 9),
        (FRIDAY + 1, 3, FRIDAY + 6),  # Friday was worked on
        (FRIDAY + 2, 5, FRIDAY + 1),
    ],
)
def test_a_week_ends_with_the_cut_off_and_the_days_off_after_it(
    day, cut_off, expected
):
    calendar = Calendar(FRIDAY, FRIDAY, cut_off)
    assert closing(day, calendar) == expected
    frame = pl.DataFrame([sheet("Ann", day, day)], SCHEMA, orient="row")
    found = weekly(nw.from_native(frame), calendar)
    assert found["week"].to_list() == [expected]


def test_a_sheet_is_in_time_until_the_days_of_grace_are_over():
    began = sheet("Ann", week(3), week(3))
    assert board(
        began,
        sheet("Ann", week(2), week(2) + 1),
        sheet("Ann", week(1), week(1) + 2),
        sheet("Ann", week(0), week(0) + 5),
    ) == [
        ("Ann", 3, "in_time", 0, 0),
        ("Ann", 2, "in_time", 0, 0),
        ("Ann", 1, "late", 1, 0),
        ("Ann", 0, "late", 4, 0),
    ]
    assert board(began, sheet("Ann", week(2), week(2) + 1), grace=0)[1] == (
        *("Ann", 2, "late"),
        *(1, 0),
    )


def test_the_first_sheet_of_a_week_decides():
    assert board(
        sheet("Ann", week(0), week(0) + 6, "corrected"),
        sheet("Ann", week(0) - 2, week(0) - 2),
    ) == [("Ann", 0, "in_time", 0, 0)]


def test_a_week_without_a_sheet_is_missing_once_it_is_over():
    sheets = sheet("Ann", week(1), week(1)), sheet("Bob", week(0), week(0))
    missing, due = ("Ann", 0, "missing", 0, 0), ("Ann", 0, "due", 0, 0)
    assert board(*sheets, today=FRIDAY + 2)[1] == missing
    assert board(*sheets, today=FRIDAY + 1)[1] == due
    assert board(*sheets, today=FRIDAY)[1] == due


def test_a_week_that_the_as_of_day_cuts_is_still_due():
    found = states(sheet("Ann", week(1), week(1)), day=FRIDAY - 2)
    assert found == {("Ann", 1): "in_time", ("Ann", 0): "due"}


def test_nothing_is_asked_before_the_first_sheet():
    found = states(
        sheet("Ann", week(1), week(1)), sheet("Bob", week(0), week(0))
    )
    assert found["Bob", 1] == "none"


def test_old_files_dropped_at_once_are_backfilled_and_not_late():
    old = [sheet("Ann", week(n), week(1)) for n in (4, 2, 1)]
    assert board(*old, sheet("Ann", week(0), week(0))) == [
        ("Ann", 4, "backfilled", 0, 0),
        ("Ann", 3, "none", 0, 0),
        ("Ann", 2, "backfilled", 0, 0),
        ("Ann", 1, "in_time", 0, 0),
        ("Ann", 0, "in_time", 0, 0),
    ]


def test_a_team_that_joins_the_log_later_is_not_late_for_its_past():
    found = states(
        *(sheet("Ann", week(n), week(n)) for n in (3, 2, 1, 0)),
        *(sheet("Bob", week(n), week(0)) for n in (3, 2, 1, 0)),
    )
    assert [found["Bob", n] for n in (3, 2, 1, 0)] == [
        *["backfilled"] * 3,
        "in_time",
    ]


def test_an_old_file_that_turns_up_later_is_late():
    found = board(
        sheet("Ann", week(2), week(2)),
        sheet("Ann", week(1), week(0)),
        sheet("Ann", week(0), week(0)),
    )
    assert found[1] == ("Ann", 1, "late", 6, 0)


def test_who_is_named_no_more_has_left_after_eight_weeks():
    anchor = sheet("Bob", week(0), week(0))
    first = sheet("Ann", week(11), week(11))
    found = states(first, anchor)
    silent = [found["Ann", n] for n in range(10, -1, -1)]
    assert silent == ["missing"] * 8 + ["inactive"] * 3
    named = states(first, anchor, named=[("Ann", week(5))])
    assert {named["Ann", n] for n in range(10, -1, -1)} == {"missing"}


def test_who_stands_in_no_team_list_has_left_from_that_list_on():
    found = states(
        sheet("Ann", week(3), week(3)),
        sheet("Bob", week(0), week(0)),
        left=[("Ann", week(1) - 2)],
    )
    assert [found["Ann", n] for n in (3, 2, 1, 0)] == [
        *("in_time", "missing", "inactive", "inactive"),
    ]


def test_a_copy_says_what_the_last_sheet_said():
    assert board(
        sheet("Ann", week(3), week(3), "a"),
        sheet("Ann", week(1), week(1), "a"),
        sheet("Ann", week(0), week(0) + 3, "a"),
    ) == [
        ("Ann", 3, "in_time", 0, 0),
        ("Ann", 2, "missing", 0, 0),
        ("Ann", 1, "in_time", 0, 1),
        ("Ann", 0, "late", 2, 1),
    ]


def test_an_older_saying_taken_up_again_is_no_copy():
    found = board(
        sheet("Ann", week(2), week(2), "a"),
        sheet("Ann", week(1), week(1), "b"),
        sheet("Ann", week(0), week(0), "a"),
    )
    assert [copied for *_, copied in found] == [0, 0, 0]


def test_a_week_is_a_copy_only_if_all_of_it_is():
    last = [
        sheet("Ann", week(1), week(1), "v"),
        sheet("Ann", week(1), week(1), "o", "opportunities"),
    ]
    visits = sheet("Ann", week(0), week(0), "v")
    same = sheet("Ann", week(0), week(0), "o", "opportunities")
    new = sheet("Ann", week(0), week(0), "p", "opportunities")
    assert board(*last, visits, same)[1] == ("Ann", 0, "in_time", 0, 1)
    assert board(*last, visits, new)[1] == ("Ann", 0, "in_time", 0, 0)


def test_one_reps_copy_is_not_the_others():
    found = board(
        sheet("Ann", week(1), week(1), "a"),
        sheet("Bob", week(1), week(1), "b"),
        sheet("Ann", week(0), week(0), "a"),
        sheet("Bob", week(0), week(0), "a"),
    )
    assert [row for row in found if row[1] == 0] == [
        ("Ann", 0, "in_time", 0, 1),
        ("Bob", 0, "in_time", 0, 0),
    ]


def test_only_the_weeks_asked_for_are_shown_and_none_before_the_first():
    sheets = [sheet("Ann", week(n), week(n)) for n in (2, 1, 0)]
    assert [cut for _, cut, *_ in board(*sheets, weeks=2)] == [1, 0]
    assert [cut for _, cut, *_ in board(*sheets, weeks=52)] == [2, 1, 0]


def test_totals_are_those_of_the_cells():
    cells = pl.DataFrame(
        [
            ("Ann", 1, "in_time", 1),
            ("Ann", 2, "late", 0),
            ("Bob", 1, "missing", 0),
            ("Bob", 2, "due", 0),
            ("Cid", 1, "backfilled", 1),
            ("Cid", 2, "inactive", 0),
        ],
        ["rep", "week", "state", "copied"],
        orient="row",
    )
    names = ("in_time", "late", "missing", "due", "asked", "copied")
    by = {
        what: totals(nw.from_native(cells), what).select(what, *names).rows()
        for what in ("rep", "week")
    }
    assert by == {
        "rep": [
            ("Ann", 1, 1, 0, 0, 2, 1),
            ("Bob", 0, 0, 1, 1, 1, 0),
            ("Cid", 0, 0, 0, 0, 0, 1),
        ],
        "week": [(1, 1, 0, 1, 0, 2, 2), (2, 0, 1, 0, 1, 1, 0)],
    }


def test_who_left_before_these_weeks_is_not_shown():
    cells = pl.DataFrame(
        {"rep": ["Ann", "Bob"], "state": ["inactive", "backfilled"]}
    )
    assert shown(nw.from_native(cells))["rep"].to_list() == ["Bob"]


def test_no_sheets_are_no_cells():
    assert board() == []
