"""A deal to ask about, and its questions, in words."""

from salesdash.exports.talk import asking
from salesdash.model.asked import Question
from salesdash.words import Words
from tests.exports.talk.talks import asked

EN, ZH = Words("en"), Words("zh")


def test_a_question_speaks_of_people_by_their_names():
    ask = Question("statement", "pain_5")
    deal = asked()
    assert asking.question(ask, deal, EN) == (
        "What does the problem cost Acme 1, and what would make "
        "Lee (sponsor) say so?"
    )
    told = asking.question(Question("statement", "pain_5", "decision_maker"),
                         deal, ZH)  # fmt: skip
    assert "让决策者自己说出来" in told
    named = asked(decision_maker="王敏")
    met = Question("criterion", "decision_maker_met")
    assert "与决策者王敏见面" in asking.question(met, named, ZH)


def test_a_question_about_a_day_names_it():
    ask = Question("rule", "next_step_overdue", day=20_770)
    assert "planned for 2026-11-13" in asking.question(ask, asked(), EN)


def test_reasons_and_standing_of_a_deal_are_one_line_each():
    assert asking.reasons(asked(), EN) == (
        "key opportunity, evidence missing: 2, 40 days at its milestone"
    )
    assert asking.reasons(asked(reasons=()), EN) == "among the largest"
    assert asking.standing(asked(), EN) == (
        "¥ 1,200 · claims Qualified sponsor, nothing verified yet · "
        "close 2026-12-03 · weakest: Pain"
    )
