"""Changes, promises and sessions of a talk, worked out by hand."""

import pytest

from salesdash.book import Book, View
from salesdash.book.talk_past import changes, promises, sessions
from tests.book.handed import made, read
from tests.book.talked import BEFORE, DAY, HEAD, deal


@pytest.fixture(scope="module")
def view(talked) -> View:
    return talked.view(DAY)


def test_every_change_of_the_week_is_told_once(talked, view):
    found = changes(view, talked.view(BEFORE), "Ann")
    assert [(c.change, c.key, c.before, c.after) for c in found] == [
        ("won", "d-4", None, 20_776),
        ("lost", "d-2", None, 20_774),
        ("vanished", "d-5", None, 20_777),
        ("up", "d-1", "qualified_sponsor", "qualified_power_sponsor"),
        ("new", "d-7", None, "qualified_suspect"),
        ("taken", "d-6", None, None),
        ("raised", "d-1", 100_000, 120_000),
        ("pushed", "d-1", 20_797, 20_828),
        ("overdue", "d-3", None, 20_775),
    ]
    assert found[3].source.row == 2
    assert found[3].earlier == ("w 2026-11-13.xlsx", "Deals", 2)
    assert found[4].earlier is None
    assert not found[3].proven


def test_who_gave_a_deal_away_is_told_too(talked, view):
    (found,) = changes(view, talked.view(BEFORE), "Bob")
    assert (found.change, found.text_before, found.text_after) == (
        "handed",
        "Bob",
        "Ann",
    )


def test_a_deal_that_got_its_number_since_is_no_new_one(tmp_path):
    book = Book(tmp_path)
    old, new = (
        [HEAD, deal(1, "Acme", 100, share)] for share in ("10%", "25%")
    )
    old[1][0] = None
    for name, rows in (
        ("w 2026-11-13.xlsx", old),
        ("w 2026-11-20.xlsx", new),
    ):
        _, preview = read(book, name, made(Deals=rows))
        assert book.add(preview)
    found = changes(book.view(DAY), book.view(BEFORE), "Ann")
    assert [c.change for c in found] == ["up"]


def test_promises_name_what_became_of_them_missed_ones_first(view):
    found = promises(view, "Ann", 20_770)
    assert [(p.promise, p.customer, p.due, p.fresh) for p in found] == [
        ("missed", "Beta", 20_767, False),
        ("kept", "Acme", 20_774, True),
    ]
    assert (found[0].next_step, found[0].source.row) == ("Call", 2)


def test_talks_are_given_newest_first(view):
    found = sessions(view, "Ann")
    assert [(s.topic, s.state, s.role_play) for s in found] == [
        ("Power", "planned", True),
        ("Pain", "overdue", True),
    ]
    assert found[1].supervisor == "Sue"
