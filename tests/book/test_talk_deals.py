"""The deals to ask about, and their questions, worked out by hand."""

import pytest

from salesdash.book import View
from salesdash.book.talk_deals import deals
from tests.book.talked import DAY


@pytest.fixture(scope="module")
def view(talked) -> View:
    return talked.view(DAY)


def test_deals_with_most_missing_evidence_are_asked_about_first(view):
    found = deals(view, "Ann")
    assert [(d.key, d.reasons) for d in found] == [
        ("d-3", ("hits", "ahead", "overdue")),
        ("d-1", ("hits", "ahead")),
        ("d-6", ("hits", "ahead")),
        ("d-7", ("ahead",)),
    ]


def test_each_deal_has_three_questions_and_none_is_asked_twice(view):
    asked = [q for d in deals(view, "Ann") for q in d.questions]
    assert len(asked) == 12
    assert len({(q.kind, q.code) for q in asked}) == 12


def test_questions_come_from_what_the_deal_lacks(view):
    first, second, *_ = deals(view, "Ann")
    # Pain at 2 points, no sponsor, and nothing ticked.
    assert [q.code for q in first.questions] == [
        "pain_2",
        "no_sponsor",
        "product_problem",
    ]
    # pain_2 was asked before; its sponsor is named.
    assert [q.code for q in second.questions] == [
        "no_pain",
        "stage_behind",
        "sponsor_has_vision",
    ]
    assert (second.sponsor, second.decision_maker) == ("Lee", "")


def test_a_rep_without_an_open_deal_is_asked_about_none(view):
    assert deals(view, "Bob") == ()
