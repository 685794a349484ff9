"""The steps of one deal, and the events of its lanes."""

from salesdash.charts.deal_course import Course
from salesdash.method.milestones import MILESTONES
from salesdash.model.dossier import Event
from salesdash.words import Words

DAY = 20_777
FIRST = MILESTONES[0].criteria
EVENTS = (
    Event(DAY - 2, "visit", "activity", after=None),
    Event(
        DAY - 7,
        "changed",
        "claimed_milestone",
        "qualified_suspect",
        "qualified_sponsor",
    ),
    *(Event(DAY - 7, "ticked", c, None, 0) for c in FIRST),
    Event(DAY - 14, "visit", "activity", after="negotiation", by="Ann"),
    Event(DAY - 21, "changed", "claimed_milestone", None, "qualified_suspect"),
    Event(DAY - 21, "named", by="Ann"),
    Event(DAY - 400, "visit", "activity", after="development"),
)


def course(*events: Event, **own) -> Course:
    return Course(events or EVENTS, DAY, "CNY", Words("en"), **own)


def test_the_claim_is_a_step_until_the_day() -> None:
    steps = [(DAY - 21, 1), (DAY - 7, 2), (DAY, 2)]
    assert course().claimed == steps


def test_the_evidence_is_a_step_from_the_days_of_its_criteria() -> None:
    assert course().verified == [(DAY - 7, 1), (DAY, 1)]
    planned = Event(DAY - 9, "changed", FIRST[0], None, DAY + 3)
    assert course(planned).verified == []


def test_a_criterion_that_is_met_no_more_takes_its_milestone_back() -> None:
    back = Event(DAY - 3, "unticked", FIRST[0], 0, -1)
    told = course(back, *EVENTS).verified
    assert told == [(DAY - 7, 1), (DAY - 3, 0), (DAY, 0)]


def test_a_signed_win_is_closed_whatever_else_is_blank() -> None:
    signed = Event(DAY - 5, "ticked", "contract_signed", None, 0)
    won = course(signed, won_on=DAY - 4)
    assert won.verified == [(DAY - 5, 0), (DAY - 4, 6), (DAY, 6)]
    assert course(signed).verified == [(DAY - 5, 0), (DAY, 0)]


def test_visits_long_before_the_deal_was_named_are_left_out() -> None:
    assert [e.day for e in course().lane("visit")] == [DAY - 14, DAY - 2]
