import re
from collections import Counter

from salesdash.method.buying import ROLES, SIGNALS, STAGES, STANCES, STEPS
from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.words import LANGUAGES, Words


def test_each_stage_is_served_by_one_step() -> None:
    assert [(s.code, s.step) for s in STAGES] == [
        ("becomes_aware", "probe_listen"),
        ("decides_to_solve", "test_challenge"),
        ("sets_criteria", "confirm_needs"),
        ("evaluates_chooses", "present_persuade"),
        ("buys", "ask_for_business"),
        ("feels_feeds_back", "follow_up"),
    ]


def test_reps_log_two_steps_more_than_the_cycle_has() -> None:
    extra = [step for step in STEPS if step not in {s.step for s in STAGES}]
    assert extra == ["relationship", "buying_analysis"]


def test_each_criterion_but_the_letter_verifies_one_stage() -> None:
    uses = Counter(result for stage in STAGES for result in stage.results)
    assert uses == Counter(set(CRITERIA) - {"sponsor_letter"})


def test_the_stages_follow_the_order_of_the_criteria() -> None:
    order = [result for stage in STAGES for result in stage.results]
    assert order == [c for c in CRITERIA if c != "sponsor_letter"]


def test_five_roles_and_three_stances() -> None:
    assert (len(ROLES), len(set(ROLES)), len(STANCES)) == (5, 5, 3)


def test_no_buying_signal_stands_twice() -> None:
    signals = [signal for kind in SIGNALS.values() for signal in kind]
    assert [len(kind) for kind in SIGNALS.values()] == [4, 4, 7]
    assert len(set(signals)) == len(signals)


def test_stages_and_steps_are_named_as_on_the_page(
    tables: dict[str, list[list[str]]],
) -> None:
    en, zh = (Words(language) for language in LANGUAGES)
    assert [
        [
            en.name("stage", stage.code).lower(),
            zh.name("stage", stage.code),
            en.name("step", stage.step).lower(),
            zh.name("step", stage.step),
        ]
        for stage in STAGES
    ] == [[*row[:3], row[3].split(" (")[0]] for row in tables["4"]]


WHOLE = {
    "the five criteria of 10 %": MILESTONES[0].criteria,
    "sponsor agrees to introduce the decision maker": ("introduction_agreed",),
    "admits problem and pain": ("decision_maker_admits_pain",),
    "has vision": ("decision_maker_has_vision",),
    "agrees to explore": ("decision_maker_explores",),
    "product features laid out and confirmed": (
        "features_laid_out",
        "features_confirmed",
    ),
    "supplier chosen by the criteria": ("supplier_chosen",),
    "final proposal": ("final_proposal",),
    "decision": ("decision_taken",),
    "contract negotiated": ("terms_negotiated",),
    "signed": ("contract_signed",),
    "after-sales service": ("after_sales_begun",),
    "feedback": ("use_fed_back",),
}
"""Words of the page that are shorter than the names of the criteria."""


def test_results_verify_the_stages_of_the_page(
    tables: dict[str, list[list[str]]],
) -> None:
    en = Words("en")
    names = {en.name("criterion", c).lower(): (c,) for c in CRITERIA} | WHOLE
    parts = [
        [part.strip() for part in re.split(r" · |, and ", row[4])]
        for row in tables["4"]
    ]
    assert [stage.results for stage in STAGES] == [
        tuple(code for part in row for code in names[part]) for row in parts
    ]
