"""Activity, customers and role-play of a talk, worked out by hand."""

import pytest

from salesdash.book import View
from salesdash.book.talk_work import missed, weekly, work
from salesdash.model.talk import Missed, Share
from tests.book.talked import DAY


@pytest.fixture(scope="module")
def view(talked) -> View:
    return talked.view(DAY)


def test_visits_are_split_beside_the_four_weeks_before(view):
    found = work(view, "Ann", "East")
    assert found.shares == (
        Share("development", 2, 0, None),
        Share("negotiation", 1, 0, None),
        Share("maintenance", 0, 0, None),
    )
    assert (found.visits, found.before) == (3, 0)
    assert (found.customers, found.new_customers) == (2, 0)


def test_the_target_a_week_is_the_share_of_the_month(view):
    # 42 visits in the 21 working days of November, 15 of them by now: 30
    # in four weeks.
    assert weekly(view, "Ann") == 7.5
    assert weekly(view, "Bob") is None


def test_a_key_customer_whom_nobody_visited_is_named(view):
    assert missed(view, "Ann") == (
        Missed("Zeta", "zeta", "neglected", None, None),
    )
    assert missed(view, "Bob") == ()
