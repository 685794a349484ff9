from salesdash.method.buying import ROLES, STAGES
from salesdash.method.evidence import (
    ASKED,
    CARE,
    CLAIM,
    CODES,
    FOUND,
    IMPLIED,
    NEEDED,
    PARAMETERS,
    RULES,
    TRACE,
)
from salesdash.method.milestones import MILESTONES, OPEN


def test_every_rule_has_a_code_of_its_own_and_both_sides():
    assert len(set(CODES)) == len(RULES) == 11
    assert all(rule.claim and rule.evidence for rule in RULES)
    assert {rule.kind for rule in RULES} == {CLAIM, TRACE, CARE}


def test_every_parameter_is_used_by_one_rule_or_shared():
    used = {name for rule in RULES for name in rule.parameters}
    assert used == set(PARAMETERS)


def test_the_implied_stage_verifies_the_last_criterion_of_a_milestone():
    for rank, milestone in enumerate(OPEN, 1):
        needed = max(
            place
            for place, stage in enumerate(STAGES, 1)
            if set(stage.results) & set(milestone.criteria)
        )
        assert IMPLIED[rank] == needed
    assert len(IMPLIED) == len(MILESTONES) + 1


def test_evidence_stands_in_criteria_of_the_method():
    criteria = {c for m in MILESTONES for c in m.criteria}
    assert {*ASKED, *FOUND} <= criteria
    assert set(NEEDED) == set(ROLES)
    assert NEEDED["decision_maker"] < min(
        rank for role, rank in NEEDED.items() if role != "decision_maker"
    )
