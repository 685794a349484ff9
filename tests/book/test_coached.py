"""Talks written down in the app, through the log and back."""

import shutil
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdash.book import Book, Upload, board, trace
from salesdash.errors import BadTalk
from tests.book import eight

DAY, NEXT = date(2026, 11, 20), date(2026, 11, 27)
QUICK = 1.0
"""Seconds that nobody minds to wait."""


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


def talk(book: Book, topic: str = "Calling high", **values) -> str:
    write = book.coaching.record
    return write(book.view(DAY), "Bo", NEXT, topic, values, "Eve")


def told(book: Book, *columns: str, day: date = DAY) -> list[tuple]:
    rows = book.view(day, rep="Bo").sessions
    return rows.select(columns).rows()


def test_a_talk_counts_from_the_day_of_the_view(book):
    book.add(
        book.read(
            [
                eight.sheet(
                    "Visits 2026-11-27.csv",
                    "visits",
                    eight.VISITS,
                    ("2026-11-25", "Bo", "Core", "", ""),
                )
            ]
        )
    )
    known = book.days()
    talk(book, supervisor="Eve", role_play=True, agreed="Call", due=NEXT)
    assert book.days() == known
    assert told(book, "date", day=date(2026, 11, 6)) == []
    row = ("Bo", 20_784, "Calling high", "Eve", "Call", 20_784, 1, None)
    names = ("rep", "date", "topic", "supervisor", "agreed", "due")
    assert told(book, *names, "role_play", "done") == [row]
    assert told(book, "session") == [("planned",)]
    assert told(book, "session", day=NEXT) == [("planned",)]


def test_once_more_only_what_is_given_changes(book):
    talk(book, supervisor="Eve", agreed="Call", role_play=True)
    talk(book, " calling  HIGH ", note="moved")
    assert told(book, "supervisor", "agreed", "role_play", "note") == [
        ("Eve", "Call", 1, "moved")
    ]
    talk(book, agreed="")
    assert told(book, "supervisor", "agreed") == [("Eve", "")]


def test_a_talk_is_closed_and_opened_again(book):
    talk(book, agreed="Call")
    row = book.view(DAY, rep="Bo").sessions.rows(named=True)[0]
    book.coaching.close(book.view(DAY), row, "Eve")
    assert told(book, "done", "session", "agreed") == [(1, "done", "Call")]
    book.coaching.close(book.view(DAY), row, "Eve", done=False)
    assert told(book, "done", "session") == [(0, "planned")]


def test_undo_and_redo_are_those_of_any_import(book):
    first = talk(book, agreed="Call")
    second = talk(book, agreed="Write")
    book.undo(second)
    assert told(book, "agreed") == [("Call",)]
    assert len(book.undoing(first).returns) == 0
    book.undo(first)
    assert told(book, "agreed") == []
    book.undo(book.imports()[0].import_id)
    assert told(book, "agreed") == [("Call",)]


def test_a_talk_leads_back_to_its_cells(book):
    name = talk(book, "=1+1", agreed='a, "b"\nc', role_play=False)
    row = book.view(DAY, rep="Bo").sessions.rows(named=True)[0]
    found = trace(book, name, row["sheet"], row["row"], row["file"])
    cells = {spot.column: spot.written for spot in found.cells}
    assert not found.trouble
    assert cells == {
        "rep": "Bo",
        "date": "2026-11-27",
        "topic": "'=1+1",
        "agreed": 'a, "b"\nc',
        "role_play": "no",
    }
    assert row["topic"] == "=1+1"


def test_the_kept_file_is_known_when_it_is_uploaded(book):
    name = talk(book, agreed="Call")
    (entry,) = [e for e in book.imports() if e.import_id == name]
    sheet = entry.sheets[0]
    content = book.original(sheet.sha256).read_bytes()
    found = book.read([Upload(sheet.file, content)], today=DAY)
    assert found.same == (sheet.file,)
    assert not found.usable


def test_a_talk_is_no_sheet_that_a_rep_hands_in(book):
    before = board(book.log, book.view(DAY), 4, today=NEXT)
    talk(book, agreed="Call")
    after = board(book.log, book.view(DAY), 4, today=NEXT)
    assert after.cells.rows() == before.cells.rows()


def test_writing_a_talk_takes_no_time(book):
    view = book.view(DAY)
    began = time.monotonic()
    book.coaching.record(view, "Bo", NEXT, "t", {}, "Eve")
    assert time.monotonic() - began < QUICK


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"rep": " \x07 "}, "rep"),
        ({"day": date(1812, 1, 1)}, "date"),
        ({"topic": "x" * 201}, "long"),
        ({"agreed": "x" * 5_001}, "long"),
        ({"due": date(9999, 1, 1)}, "date"),
        ({"due": date(2026, 11, 26)}, "due"),
        ({"team": "North"}, "column"),
        ({"nothing": "x"}, "column"),
    ],
)
def test_what_cannot_be_kept_is_refused(book, changes, code):
    given_ = {"rep": "Bo", "day": NEXT, "topic": "t", **changes}
    place = [given_.pop(name) for name in ("rep", "day", "topic")]
    count = len(book.imports())
    with pytest.raises(BadTalk) as caught:
        book.coaching.record(book.view(DAY), *place, given_, "Eve")
    assert caught.value.code == code
    assert len(book.imports()) == count


@pytest.mark.parametrize(
    ("point", "status"), [("nothing", "yes"), ("opportunities_graded", "?")]
)
def test_what_no_point_is_is_refused(book, point, status):
    with pytest.raises(BadTalk):
        book.coaching.control(book.view(DAY), point, "Bo", status)


TEXT = st.text(max_size=30)
FEW = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FEW
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=3), st.data())
def test_records_and_undo_give_what_was_there(book, talks, data):
    """What is written and undone in any order leaves what stands."""
    start = told(book, "topic", "agreed", "note")
    made = [talk(book, f"t{t}", agreed=a, note=n) for t, a, n in talks]
    rows = book.view(DAY, rep="Bo").sessions.rows(named=True)
    for row in rows:
        followed = trace(book, row["import_id"], row["sheet"], row["row"])
        if row["import_id"] in made:
            assert not followed.trouble
            spot = followed.at("topic")
            assert spot is not None
            assert spot.value == row["topic"]
    for name in data.draw(st.permutations(made)):
        book.undo(name)
    assert told(book, "topic", "agreed", "note") == start
