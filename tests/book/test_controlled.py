"""The eight control points, counted by hand in docs/metrics/controls.md."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from salesdash.book import Book
from salesdash.identity import FORGOTTEN
from salesdash.method.controls import CONTROL_POINTS
from tests.book import eight

DAY = date(2026, 11, 20)
EXPECTED = {
    "customer_list_kept": [(1, 4), (1, 2), (0, 2)],
    "milestone_worksheet_kept": [(3, 4), (2, 3), (1, 1)],
    "key_opportunities_reported": [(1, 2), (1, 1), (0, 1)],
    "opportunity_to_proposal_tracked": [(1, 2), (0, 1), (1, 1)],
    "supervisor_joins_key_visits": [(1, 2), (1, 1), (0, 1)],
    "role_play_scheduled": [(1, 2), (1, 1), (0, 1)],
    "opportunities_graded": [(3, 4), (1, 2), (2, 2)],
    "key_opportunities_held": [(1, 2), (1, 1), (0, 1)],
}
"""Point -> done and of, of all, Ann, Bo."""

MISSING = {
    "customer_list_kept": {
        ("Acme", ""),
        ("Beta", "graded"),
        ("Core", "fresh"),
        ("Dune", "listed"),
    },
    "key_opportunities_reported": {
        ("Acme", ""),
        ("Core", "pain reason vision"),
    },
    "opportunity_to_proposal_tracked": {
        ("Acme", "final_proposal"),
        ("Dune", ""),
    },
    "supervisor_joins_key_visits": {("Acme", ""), ("Core", "supervisor")},
    "key_opportunities_held": {
        ("Acme", ""),
        ("Core", "next_date visit_month"),
    },
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eight")
    eight.fill(folder)
    return folder


@pytest.fixture
def book(filled, tmp_path):
    folder = tmp_path / "log"
    shutil.copytree(filled, folder)
    return Book(folder)


def counted(view) -> dict:
    rows = view.controls.select("point", "done", "of").rows()
    return {
        point: [(done, of) for name, done, of in rows if name == point]
        for point in CONTROL_POINTS
    }


def cell(view, point: str, rep: str = "", *columns: str) -> tuple:
    rows = view.controls.filter(point=point, rep_key=rep)
    return rows.select(*columns).row(0)


def test_each_point_is_counted_as_by_hand(book):
    view = book.view(DAY)
    assert counted(view) == EXPECTED
    states = view.controls.filter(rep_key="")["status"].to_list()
    assert states == ["missed", *["partly"] * 7]
    assert view.controls.filter(rep_key="")["silent"].to_list() == [0] * 8


@pytest.mark.parametrize("point", MISSING)
def test_what_is_missing_is_named(book, point):
    rows = book.view(DAY).control_facts.filter(point=point)
    told = rows.select("customer", "missing").rows()
    assert {(who, what.strip()) for who, what in told} == MISSING[point]


def test_what_stands_behind_a_point_has_its_place(book):
    facts = book.view(DAY).control_facts
    rows = facts.filter(point="key_opportunities_held", customer="Acme")
    assert rows.select("file", "row").rows() == [("Deals 2026-11-20.csv", 2)]
    rows = facts.filter(point="milestone_worksheet_kept", rep="Ann")
    told = rows.select("date", "met", "file").rows()
    assert told == [
        (20_777, 1, "Deals 2026-11-20.csv"),
        (20_770, 0, ""),
        (20_763, 1, "Deals 2026-11-06.csv"),
    ]


def test_a_rep_in_scope_is_counted_as_in_the_whole(book):
    view = book.view(DAY, rep="Bo")
    own = {point: [told[2]] * 2 for point, told in EXPECTED.items()}
    assert counted(view) == own


def test_a_role_play_is_due_two_weeks_after_the_last(book):
    point, view = "role_play_scheduled", book.view(DAY)
    assert cell(view, point, "ann", "due") == (20_769 + 14,)
    assert cell(view, point, "bo", "due") == (20_777 + 14,)


def test_without_coaching_nobody_knows_of_role_plays(tmp_path):
    view = eight.fill(tmp_path, coaching=False).view(DAY)
    point = "role_play_scheduled"
    told = cell(view, point, "", "status", "done", "of", "silent")
    assert told == ("unknown", 0, 0, 2)
    assert len(view.sessions) == 0
    assert view.role_plays["play"].to_list() == ["missing", "missing"]


def test_a_record_stands_beside_what_the_sheets_show(book):
    view, point = book.view(DAY), "opportunities_graded"
    write = book.coaching.control
    write(view, point, "Bo", "no", date(2026, 12, 4), "D-9 not told", "Eve")
    told = cell(
        book.view(DAY),
        *(point, "bo", "status", "done", "answer", "due", "by", "reason"),
    )
    assert told == ("met", 2, "no", 20_791, "Eve", "D-9 not told")
    assert cell(book.view(DAY), point, "", "answer") == ("",)
    assert cell(book.view(date(2026, 11, 19)), point, "", "answer") == ("",)
    assert book.view(date(2026, 11, 19)).control_records == []


def test_the_newest_record_holds_and_can_be_taken_back(book):
    point, write = "opportunities_graded", book.coaching.control
    write(book.view(DAY), point, "Bo", "no", None, "", "Eve")
    last = write(book.view(DAY), point, " bo ", "yes", None, "", "Eve")
    assert cell(book.view(DAY), point, "bo", "answer") == ("yes",)
    write(book.view(DAY), point, "BO", FORGOTTEN, None, "", "Eve")
    assert cell(book.view(DAY), point, "bo", "answer") == ("",)
    book.undo(book.imports()[0].import_id)
    book.undo(last)
    assert cell(book.view(DAY), point, "bo", "answer") == ("no",)


def test_where_the_sheets_are_silent_a_record_is_what_is_known(tmp_path):
    book = eight.fill(tmp_path, coaching=False)
    point = "role_play_scheduled"
    book.coaching.control(book.view(DAY), point, "Bo", "yes", by="Eve")
    assert cell(book.view(DAY), point, "bo", "status") == ("recorded",)


def test_past_weeks_are_counted_as_they_stood(book):
    past = book.view(DAY).controls_past
    told = past.filter(point="opportunities_graded", rep_key="")
    assert told.select("day", "done", "of").rows() == [
        (20_763, 1, 2),
        (20_770, 1, 2),
        (20_777, 3, 4),
    ]
    again = Book(Path(book.log.folder)).view(DAY).controls_past
    assert again.rows() == past.rows()


def test_a_view_made_by_hand_has_no_past(book):
    view = book.view(DAY)
    alone = type(view)(view.day, view.state)
    with pytest.raises(TypeError):
        _ = alone.controls_past
    assert counted(alone) == EXPECTED


def test_an_aliased_rep_keeps_the_record(book):
    point = "opportunities_graded"
    book.coaching.control(book.view(DAY), point, "Bo", "yes", by="Eve")
    book.names.merge("rep", "Bo", "Ann", "Eve")
    assert cell(book.view(DAY), point, "ann", "answer") == ("yes",)
