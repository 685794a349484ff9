"""The chart of what happened to one deal."""

from typing import Any

import pytest

from salesdash.charts.deal_course import Course
from salesdash.charts.deal_events import alt, deal_events
from salesdash.method.milestones import MILESTONES
from salesdash.model.dossier import Event
from salesdash.words import LANGUAGES, Words

DAY = 20_777
EN = Words("en")
FIRST = MILESTONES[0].criteria
EVENTS = (
    Event(DAY - 1, "confirmed", "milestone", after="closed", by="<b>Lee</b>"),
    Event(DAY - 2, "visit", "activity", after=None, note="<i>ok</i>"),
    Event(DAY - 7, "changed", "amount", 100_000, 150_000),
    Event(DAY - 7, "changed", "expected_close", DAY + 20, DAY + 51),
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
    Event(DAY - 21, "changed", "expected_close", None, DAY + 20),
    Event(DAY - 21, "named", by="Ann"),
    Event(DAY - 400, "visit", "activity", after="development"),
)


def course(*events: Event, language: str = "en", **own) -> Course:
    return Course(events or EVENTS, DAY, "CNY", Words(language), **own)


def test_lanes_stand_below_and_say_dates_and_amounts() -> None:
    figure: Any = deal_events(course())
    lanes = figure.to_dict()["layout"]["yaxis2"]
    assert lanes["type"] == "category"
    assert (*lanes["tickvals"],) == ("visit", "close", "amount", "manager")
    named = {trace.name: trace for trace in figure.data}
    assert [*named] == [
        "Claimed",
        "Verified",
        "Proposal and negotiation",
        "Unclassified",
        "",
    ]
    texts = [trace.text for trace in figure.data if trace.mode[-4:] == "text"]
    assert texts == [("2026-12-10", "2027-01-10"), ("¥ 1.5 K",)]


def test_a_later_close_and_a_smaller_amount_are_worse_by_sign_too() -> None:
    less = Event(DAY - 3, "changed", "amount", 150_000, 100_000)
    figure: Any = deal_events(course(less, *EVENTS[2:4]))
    symbols = [trace.marker.symbol for trace in figure.data]
    assert symbols == [("triangle-right",), ("triangle-up", "triangle-down")]


def test_words_of_strangers_are_no_markup() -> None:
    told = str(deal_events(course()).to_dict())
    assert [mark for mark in ("<b>", "<i>") if mark in told] == []
    assert "&lt;b&gt;Lee" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alternative_text_counts_and_names_the_claims(language) -> None:
    told = alt(course(language=language))
    expected = {
        "en": "Visits: 2, statements of the close date: 2, of the amount: 1,"
        " by managers: 1. Milestones claimed: 30 Oct 2026 10 %,"
        " 13 Nov 2026 25 %",
        "zh": "拜访 2 次，预计成交日期填写 2 次，金额填写 1 次，"
        "主管操作 1 次。申报的里程碑： 2026年10月30日 10%, 2026年11月13日 25%",
    }
    assert told == expected[language]


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_that_happened_is_said(dark) -> None:
    empty = Course((), DAY, "", EN)
    figure = deal_events(empty, dark=dark)
    (note,) = figure.to_dict()["layout"]["annotations"]
    assert note["text"] == "Nothing happened yet."
    assert alt(empty) == "Nothing happened yet."
