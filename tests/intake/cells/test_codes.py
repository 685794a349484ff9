import pytest
from hypothesis import given

from salesdash import model
from salesdash.intake.cells import codes
from salesdash.intake.cells.codes import code
from salesdash.words import LANGUAGES, Words
from tests.intake.cells.columns import ODD, column, said

GROUPS = {
    "activity": "activity",
    "step": "step",
    "status": "status",
    "claimed_milestone": "milestone",
    "role": "role",
    "stance": "stance",
    "measure": "measure",
    "score_side": "side",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GROUPS)
def test_our_own_names_of_the_codes_are_understood(
    name: str, language: str
) -> None:
    table = next(t for t in model.TYPED if name in t.names)
    t = Words(language)
    known = table[name].codes
    read = [code(t.name(GROUPS[name], c), name).value for c in known]
    assert read == list(known)


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("陌生拜访", "activity", "development"),
        ("Cold-call", "activity", "development"),
        ("方案/谈判", "activity", "negotiation"),
        ("B. Quotation", "activity", "negotiation"),
        ("售后", "activity", "maintenance"),
        ("客户维护 Maintenance", "activity", "maintenance"),
        ("跟进", "status", "open"),
        ("已签约", "status", "won"),
        ("Closed-Lost", "status", "lost"),
        ("拍板人", "role", "decision_maker"),
        ("Champion", "role", "supporter"),
        ("反对", "stance", "against"),
        ("Quota", "measure", "revenue"),
        ("DM", "score_side", "decision_maker"),
    ],
)
def test_words_for_codes(word: str, name: str, expected: str) -> None:
    assert code(word, name).value == expected


def test_an_unknown_word_is_a_finding_and_a_blank_is_none() -> None:
    there = column("维护", "打高尔夫", "", "-", 7)
    assert said(codes.activities(there)) == [
        "maintenance",
        "activity_unknown",
        None,
        None,
        "activity_unknown",
    ]


def test_letters_alone_are_the_three_activities_in_order() -> None:
    found = codes.activities(column("A", "b", "C", ""))
    assert said(found) == ["development", "negotiation", "maintenance", None]
    assert [a.extra for a in found] == ["letter"] * 3 + [""]
    mixed = codes.activities(column("A", "维护"))
    assert said(mixed) == ["activity_unknown", "maintenance"]


def test_a_bare_closed_does_not_say_whether_it_was_won() -> None:
    there = column("closed", "关闭", "Closed won", "合格经办人", "?!")
    found = codes.statuses(there)
    assert said(found) == [
        "status_closed",
        "status_closed",
        "won",
        None,
        "status_unknown",
    ]
    assert found[3].extra == "qualified_sponsor"


@given(ODD)
def test_no_text_is_too_odd_for_a_code(text: str) -> None:
    for name in GROUPS:
        assert code(text, name).value is None or code(text, name).code == ""
