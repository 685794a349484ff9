"""The page of a talk is the talk, cell by cell."""

from dataclasses import replace

import pytest

from salesdash.exports.brief.page import ACROSS
from salesdash.exports.talk import content
from salesdash.exports.talk.content import figures
from salesdash.words import LANGUAGES, Words
from tests.exports.talk.talks import asked, bare, change, full, promise

EN = Words("en")


def texts(found, t: Words = EN) -> list[str]:
    return [c.text for line in content(found, t).lines for c in line if c.text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [full, bare])
def test_every_line_is_as_wide_as_the_page(made, language):
    page = content(made(), Words(language))
    assert {sum(c.span for c in line) for line in page.lines} == {ACROSS}


def test_the_page_names_rep_day_and_what_it_compares():
    page = content(full(), EN)
    assert (page.tab, page.title) == ("Ann", "Coaching: Ann")
    assert page.head == "East · As of 2026-11-20"
    assert page.foot == "Compared with 2026-11-13"
    assert content(bare(), EN).foot == "No earlier day"


def test_the_figures_are_written_in_full():
    assert figures(full(), EN) == [
        ("pipeline", "¥ 2,800"),
        ("month", "¥ 750 of ¥ 1,000"),
        ("visits", "2"),
        ("gap", "¥ 880"),
        ("promises", "4 of 5"),
    ]
    assert figures(bare(), EN) == [
        ("pipeline", "–"),
        ("month", "–"),
        ("visits", "0"),
        ("gap", "none"),
        ("promises", "–"),
    ]


def test_every_deal_has_its_three_questions():
    told = texts(full())
    assert [text for text in told if text[1:3] == ". "] == [
        f"{n}. Acme {n} · Line" for n in range(1, 6)
    ]
    assert len([text for text in told if text.startswith("· ")]) == 15


def test_of_a_long_list_the_rest_is_counted():
    many = full(
        changes=tuple(change("new", key=str(n)) for n in range(11)),
        promises=tuple(promise("late", kept_on=20_775) for _ in range(7)),
    )
    told = texts(many)
    assert "and 3 more" in told
    assert "and 2 more" in told


def test_a_talk_about_nothing_says_so():
    told = texts(bare())
    for sentence in (
        "Nothing stands out in the sheets. Begin by asking what went well.",
        "There is no earlier day to compare with.",
        "No open deal to ask about.",
        "No visit named a next step that fell due.",
        "Nothing that was agreed is open.",
        "Every key customer was visited, and none too little.",
    ):
        assert sentence in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_talk_is_not_cut(language):
    assert not content(full(), Words(language)).cut


def test_what_a_sheet_says_stands_in_one_line_of_text():
    evil = "<b>x</b>\r\n=1+1\x00"
    found = full(deals=(asked(customer=evil, sponsor=evil),))
    told = "".join(texts(replace(found, rep=evil)))
    assert "\n" not in told
    assert "\x00" not in told
    assert "<b>x</b> =1+1" in told
