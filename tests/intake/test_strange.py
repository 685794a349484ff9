import numpy as np

from salesdash import model
from salesdash.intake import cells
from salesdash.intake.strange import BLANK, Said, Word, meanings, settle
from tests.intake.cells.columns import column
from tests.intake.grids import Percent

DEALS = model.OPPORTUNITIES
CLAIMED = DEALS["claimed_milestone"]
MET = DEALS["decision_maker_met"]
MILESTONES = (*CLAIMED.codes, "lost", "blank")


def settled(name: str, *values: object, **said: str) -> tuple[list, list]:
    meant = next(
        t[name]
        for t in (DEALS, model.VISITS, model.CONTACTS)
        if name in t.names
    )
    told = column(*values)
    known = {
        word.replace("_", " "): Said(c, "choice") for word, c in said.items()
    }
    answers, words = settle(
        told, meant, cells.read(told, meant), known, np.arange(len(values)) + 4
    )
    return [(a.value, a.code, a.extra) for a in answers], words


def test_unknown_words_are_counted_with_their_first_row() -> None:
    answers, words = settled(
        "claimed_milestone", "Wave 2", "25%", "wave  2", Percent(0.3), ""
    )
    assert [code for _, code, _ in answers] == [
        "not_a_milestone",
        "",
        "not_a_milestone",
        "not_a_milestone",
        "",
    ]
    assert words == [
        Word("claimed_milestone", "Wave 2", 2, 5, options=MILESTONES),
        Word("claimed_milestone", "30%", 1, 8, options=MILESTONES),
    ]


def test_a_word_means_what_a_person_says() -> None:
    answers, words = settled(
        "claimed_milestone",
        "Wave 2",
        "gone",
        Percent(0.3),
        wave_2="decision_due",
        gone="lost",
        **{"30%": BLANK},
    )
    assert answers == [
        ("decision_due", "", ""),
        (None, "", "lost"),
        (None, "", ""),
    ]
    assert [(w.text, w.code, w.source) for w in words] == [
        ("Wave 2", "decision_due", "choice"),
        ("gone", "lost", "choice"),
        ("30%", "blank", "choice"),
    ]


def test_a_person_goes_before_a_known_word() -> None:
    answers, _ = settled("activity", "Meeting", "回访", 回访="negotiation")
    assert [value for value, _, _ in answers][1] == "negotiation"


def test_criteria_and_yes_take_yes_no_and_blank() -> None:
    said = {"perhaps": "yes", "hardly": "no", "eh": "blank"}
    values = ("perhaps", "hardly", "eh", "yes")
    met, _ = settled("decision_maker_met", *values, **said)
    assert [value for value, _, _ in met] == [0, -1, None, 0]
    commit, _ = settled("commit", *values, **said)
    assert [value for value, _, _ in commit] == [1, 0, None, 1]
    assert meanings(MET) == ("yes", "no", "blank")


def test_a_close_spelling_is_a_guess_and_nothing_more() -> None:
    answers, (word,) = settled("role", "Techncal")
    assert answers == [(None, "role_unknown", "")]
    assert word.guess == "technical_evaluator"
    _, (status,) = settled("claimed_milestone", "客户流失")
    assert status.guess == "lost"


def test_letters_are_shown_as_taken() -> None:
    _, words = settled("activity", "B", "A", "B")
    assert [(w.text, w.count, w.code) for w in words] == [
        ("B", 2, "negotiation"),
        ("A", 1, "development"),
    ]


def test_free_text_and_cells_in_error_are_no_words() -> None:
    assert settled("next_step", "anything", "else")[1] == []
    assert meanings(DEALS["next_step"]) == ()


def test_only_the_most_frequent_words_are_asked_about() -> None:
    many = [f"odd {n}" for n in range(60)]
    _, words = settled("status", *many, "odd 7")
    assert len(words) == 40
    assert words[0].text == "odd 7"
