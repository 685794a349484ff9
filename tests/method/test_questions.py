"""Every criterion, next statement and rule has a question and a topic."""

from salesdash.method.evidence import CODES
from salesdash.method.milestones import CRITERIA
from salesdash.method.questions import TOPICS
from salesdash.method.scores import FACTORS
from salesdash.words import catalogue


def test_every_criterion_and_next_statement_has_a_topic() -> None:
    # Nobody asks how to get to level 0: a deal begins there.
    following = {s for f in FACTORS for s in f.statements[1:]}
    assert set(TOPICS["criterion"]) == set(CRITERIA)
    assert set(TOPICS["statement"]) == following


def test_every_rule_about_a_deal_has_a_topic() -> None:
    assert set(CODES) - set(TOPICS["rule"]) == {"negotiation_without_deal"}


def test_every_question_has_words_and_none_is_left_over() -> None:
    known = {
        key.removeprefix("ask.")
        for key in catalogue()
        if key.startswith("ask.") and not key.startswith("ask.who.")
    }
    asked = {f"{kind}.{code}" for kind in TOPICS for code in TOPICS[kind]}
    assert known == asked


def test_every_question_asks() -> None:
    flat = [
        key
        for key, texts in catalogue().items()
        if key.startswith("ask.") and not key.startswith("ask.who.")
        if "?" not in texts["en"] or "？" not in texts["zh"]
    ]
    assert flat == []


def test_three_questions_can_always_be_asked() -> None:
    assert len(set(TOPICS["always"].values())) == 3
