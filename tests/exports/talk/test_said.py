"""The sentences of a talk."""

import pytest

from salesdash.exports.talk import said
from salesdash.model.talk import Missed, Practice, Share, Strength, Sum, Work
from salesdash.words import Words
from tests.exports.talk.talks import change, promise, session

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            change("won", after=20_776),
            "Won: Acme · Line, on 2026-11-19, ¥ 1,200",
        ),
        (
            change("lost", text_after="price"),
            "Lost: Acme · Line, reason given: price, ¥ 1,200",
        ),
        (
            change("up", before=None, after="qualified_suspect", proven=True),
            ("Moved up: Acme · Line, No milestone yet → Qualified suspect, "
            "with evidence, ¥ 1,200"),
        ),
        (
            change("raised", before=100_000, after=120_000,
                   text_before="CNY", text_after="CNY"),
            "Amount up: Acme · Line, ¥ 1,000 → ¥ 1,200",
        ),
        (
            change("repriced", before=None, after=5, text_before="CNY",
                   text_after="USD"),
            "Amount changed: Acme · Line, – → $ 0.05",
        ),
        (
            change("pushed", before=20_797, after=20_828),
            ("Close pushed: Acme · Line, 2026-12-10 → 2027-01-10, "
            "¥ 1,200"),
        ),
        (
            change("taken", text_before="Bob", text_after="Ann"),
            "Taken over: Acme · Line, Bob → Ann, ¥ 1,200",
        ),
        (
            change("new", amount=None, name="", customer=""),
            "New: no name, no amount",
        ),
    ],
)  # fmt: skip
def test_a_change_is_one_line_with_both_values(found, sentence):
    assert said.change(found, EN) == sentence


def test_changes_are_counted_by_kind_with_their_amounts():
    rows = [change("new"), change("new", key="b"), change("won", amount=None)]
    assert said.counts(rows, EN) == "Won 1 · New 2 (¥ 2,400)"


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (promise("missed"), "Missed: Acme, Call (due 2026-11-13)"),
        (
            promise("late", kept_on=20_775, next_step=""),
            "Late: Acme, next visit (due 2026-11-13, done 2026-11-18)",
        ),
        (promise("open", due=None), "Open: Acme, Call (said 2026-11-03)"),
    ],
)
def test_a_promise_says_what_became_of_it(found, sentence):
    assert said.promise(found, EN) == sentence


def test_customers_are_named_with_what_is_open():
    sums = (Sum("CNY", 50_000, 1),)
    never = Missed("Zeta", "zeta", "neglected", None, None, sums=sums)
    assert said.missed(never, EN) == (
        "Zeta: key customer, never visited, open: ¥ 500"
    )
    under = Missed("Zeta", "zeta", "under", 20_700, 77, 6.0, 2)
    assert said.missed(under, EN) == "Zeta: 2 of 6 visits due"


def test_a_share_is_written_with_its_count_and_rounded():
    work = Work(visits=3, before=0)
    share = Share("development", 2, 0, None)
    assert said.share(share, work, EN) == ("2 (67 %)", "0 (–)", "–")
    aimed = Share("development", 2, 0, 37.5)
    assert said.share(aimed, work, ZH)[2] == "37.5%"


def test_a_role_play_is_proposed_from_factor_and_criterion():
    found = Practice("power", 3, 4, "sponsor_explores", 1, 4, 20_763, None)
    assert said.play(found, EN) == [
        "Proposed: asking the sponsor for the way to the decision maker",
        "Power is the weakest factor in 3 of 4 scored deals.",
        (
            "Missing most often: Sponsor agrees to explore further "
            "(1 of 4 deals)."
        ),
        "Last role-play: 2026-11-06. Nothing is planned.",
    ]
    assert said.play(Practice(), EN)[0].startswith("The sheets propose no")


def test_what_went_well_is_said_or_asked_for():
    won = Strength("won", 2, sums=(Sum("CNY", 500, 1), Sum("USD", 5, 1)))
    assert said.strengths([won], EN) == ["Won since then: 2 (¥ 5 · $ 0.05)."]
    assert said.strengths([], EN) == [
        "Nothing stands out in the sheets. Begin by asking what went well."
    ]


def test_what_was_agreed_names_its_talk_and_its_day():
    assert said.agreed(session(), EN) == (
        "Ask Lee (Pain, 2026-11-06; due 2026-11-13)"
    )
    assert said.agreed(session(due=None, topic=""), EN) == (
        "Ask Lee (no topic, 2026-11-06)"
    )


def test_two_deals_are_too_few_to_propose_a_role_play():
    found = Practice("power", 2, 3, "sponsor_explores", 1, 4, 20_763, None)
    assert said.topic(found, EN) == ""
    assert said.play(found, EN)[0] == (
        "Too little is known to propose a topic: it takes 3 deals with the "
        "same gap."
    )


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (8, "Visits: 10 (2.5 a week), 4 in the four weeks before."),
        (7, "Visits: 10 (2.5 a week), weeks of visits on record: 7."),
        (2, "Visits: 10 (5.0 a week), weeks of visits on record: 2."),
    ],
)
def test_weeks_before_the_first_visit_are_not_weeks_without_visits(
    known, sentence
):
    work = Work(visits=10, before=4, known=known)
    assert said.visits(work, EN) == sentence


def test_a_past_that_is_not_on_record_is_a_dash():
    work = Work(visits=2, before=1, known=7)
    share = Share("development", 2, 1, None)
    assert said.share(share, work, EN) == ("2 (100 %)", "–", "–")
