"""Three questions a deal, worked out by hand."""

from typing import Any

from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.metrics.questions import missing, questions
from salesdash.model.asked import Question

DAY = 20_777
DEAL: dict[str, Any] = {
    "weakest_factor": None, "claimed_rank": 1, "evidence": "none",
    "expected_close": 20_790, "mismatch": None, "stalled": None,
    **dict.fromkeys(CRITERIA),
    **{f"{f}_points": None for f in ("pain", "power", "vision", "value",
                                     "control")},
}  # fmt: skip
FIRST = MILESTONES[0].criteria


def asked(*rules: str, used=(), **deal: Any) -> list[str]:
    hits = [{"rule": rule, "day": 20_770} for rule in rules]
    found = questions(DEAL | deal, hits, MILESTONES, DAY, used)
    return [question.code for question in found]


def test_factor_rule_and_criterion_are_asked_in_turn():
    # Pain at 2 points: the rep assumes a need, next is to assume a pain.
    weak = {"weakest_factor": "pain", "pain_points": 2}
    assert asked("no_sponsor", **weak) == [
        "pain_2",
        "no_sponsor",
        "product_problem",
    ]


def test_of_one_topic_a_deal_is_asked_once():
    # no_pain and latent_pain_found ask for the pain as pain_2 does.
    weak = {"weakest_factor": "pain", "pain_points": 2}
    met = {"product_problem": 0}
    assert asked("no_pain", **weak, **met) == [
        "pain_2",
        "sponsor_has_vision",
        "sponsor_explores",
    ]


def test_what_was_asked_of_another_deal_is_asked_only_as_a_last_resort():
    weak = {"weakest_factor": "pain", "pain_points": 2}
    used = [Question("statement", "pain_2")]
    assert asked("no_sponsor", used=used, **weak) == [
        "no_sponsor",
        "product_problem",
        "latent_pain_found",
    ]
    every = [
        Question("always", code) for code in ("next_step", "risk", "change")
    ]
    closed = dict.fromkeys(CRITERIA, 0)
    left = asked(used=every, claimed_rank=0, **closed)
    assert left == ["next_step", "risk", "change"]


def test_the_top_of_the_sponsor_goes_on_with_the_decision_maker():
    deal = DEAL | {"weakest_factor": "pain", "pain_points": 10}
    (first, *_) = questions(deal, [], MILESTONES, DAY)
    assert first == Question("statement", "pain_5", "decision_maker")


def test_dates_and_steps_are_asked_about_with_their_day():
    deal = DEAL | {
        "expected_close": 20_770, "mismatch": "ahead",
        "stalled": "stalled_unvisited", **dict.fromkeys(CRITERIA, 0),
    }  # fmt: skip
    assert questions(deal, [], MILESTONES, DAY) == (
        Question("state", "overdue", day=20_770),
        Question("state", "ahead"),
        Question("state", "stalled_unvisited"),
    )


def test_a_deal_without_a_close_is_asked_for_one():
    met = dict.fromkeys(CRITERIA, 0)
    assert asked(expected_close=None, **met)[0] == "undated"


def test_criteria_are_asked_up_to_the_next_milestone():
    assert [*missing(DEAL, MILESTONES)] == [
        *FIRST,
        *MILESTONES[1].criteria,
    ]
    told = DEAL | {"claimed_rank": 5, **dict.fromkeys(CRITERIA, 0)}
    told |= {"contract_signed": None, "after_sales_begun": None}
    assert [*missing(told, MILESTONES)] == ["contract_signed"]


def test_a_criterion_denied_is_asked_for_and_a_planned_one_is_not():
    met = dict.fromkeys(FIRST, 0) | {FIRST[1]: -1, FIRST[2]: 20_800}
    deal = DEAL | met | {"claimed_rank": 0}
    assert [*missing(deal, MILESTONES)] == [FIRST[1]]


def test_without_evidence_columns_the_claimed_milestone_is_asked_about():
    deal = DEAL | {"claimed_rank": 4, "evidence": "no_columns"}
    assert next(missing(deal, MILESTONES)) == MILESTONES[3].criteria[0]
