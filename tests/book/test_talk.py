"""The weekly talk, put together from two Fridays; worked out by hand."""

from datetime import date

import pytest

from salesdash.book import Book
from salesdash.book.talk import before, talk, teams
from salesdash.errors import UnknownRep
from salesdash.model.talk import Head, Strength, Sum, Talk
from tests.book.talked import BEFORE, DAY


@pytest.fixture(scope="module")
def ann(talked) -> Talk:
    return talk(talked.view(DAY), talked.view(BEFORE), "Ann")


def test_a_talk_says_whose_it_is_and_what_it_compares(ann):
    assert (ann.rep, ann.team) == ("Ann", "East")
    assert (ann.day, ann.since) == (20_777, 20_770)


def test_the_figures_are_those_of_the_rep(ann):
    # Four open deals: 1,200 + 300 + 400 + 900. Claimed by yield: 50 % of
    # 1,200 and 300, 10 % of 400 and 900, and nothing of it is verified.
    assert ann.head.pipeline == (Sum("CNY", 280_000, 4),)
    assert ann.head.gaps == (Sum("CNY", 88_000, 4),)
    (aim,) = ann.head.aims
    assert (aim.target, aim.won, aim.verified) == (100_000, 70_000, 70_000)
    assert (ann.head.visits, ann.head.visits_before) == (2, 0)
    assert (ann.head.kept, ann.head.promised) == (1, 2)


def test_it_begins_with_what_went_well(ann):
    won = Strength("won", 1, sums=(Sum("CNY", 70_000, 1),))
    assert ann.strengths == (won,)


def test_what_was_agreed_and_not_done_is_named(ann):
    assert [(s.agreed, s.due, s.state) for s in ann.agreed] == [
        ("Ask Lee", 20_770, "overdue")
    ]
    assert ann.last is not None
    assert (ann.last.topic, ann.planned) == ("Pain", 20_784)


def test_the_role_play_has_its_last_and_next_day(ann):
    found = ann.practice
    assert (found.factor, found.factor_n, found.factor_of) == ("pain", 2, 2)
    assert (found.last, found.next) == (20_763, 20_784)


def test_a_rep_who_never_visited_anybody_has_a_talk_too(talked):
    # On that day Bob has one deal, and nothing else is said of him.
    bob = talk(talked.view(BEFORE), None, "Bob")
    assert [d.key for d in bob.deals] == ["d-6"]
    assert bob.promises == bob.missed == bob.agreed == ()
    assert (bob.work.visits, bob.head.promised, bob.last) == (0, 0, None)


def test_without_an_earlier_day_nothing_changed(talked):
    alone = talk(talked.view(DAY), None, "Ann")
    assert (alone.since, alone.changes) == (None, ())
    assert alone.strengths == ()


def test_a_talk_with_nobody_is_refused(talked):
    with pytest.raises(UnknownRep, match="Nobody"):
        talk(talked.view(DAY), None, "Nobody")


def test_a_scope_of_the_rep_alone_says_the_same(talked, ann):
    now, past = (talked.view(day, rep="Ann") for day in (DAY, BEFORE))
    alone = talk(now, past, "Ann")
    # A deal that another rep had was not in the scope of that day.
    assert alone.head == ann.head
    assert alone.deals == ann.deals


def test_an_empty_log_has_no_talks(tmp_path):
    view = Book(tmp_path).view(DAY)
    assert (view.reps, teams(view)) == ([], {})
    assert Head() == Head((), (), (), 0, None, 0, 0)


def test_a_talk_is_compared_with_a_week_before_else_with_the_first_day():
    known = [date(2026, 11, day) for day in (6, 12, 13, 14, 20)]
    assert before(known, date(2026, 11, 20)) == date(2026, 11, 13)
    assert before(known[3:], date(2026, 11, 20)) == date(2026, 11, 14)
    assert before(known[4:], date(2026, 11, 20)) is None
