"""The content of a brief is the dossier, cell by cell."""

from dataclasses import replace

import pytest

from salesdash.exports.brief import content
from salesdash.exports.brief.page import ACROSS
from salesdash.words import LANGUAGES, Words
from tests.exports.brief.dossiers import DAY, DEAL, bare, dossier

EN = Words("en")


def block(name: str, found=None, t: Words = EN) -> list[list[str]]:
    page = content(found or dossier(), t)
    (own,) = [b for b in page.blocks if b.name == name]
    return [[cell.text for cell in line] for line in own.lines]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [dossier, bare])
def test_every_line_is_as_wide_as_the_page(made, language):
    page = content(made(), Words(language))
    assert {sum(c.span for c in line) for line in page.lines} == {ACROSS}


def test_the_page_names_customer_day_and_newest_sheet():
    page = content(dossier(), EN)
    assert (page.tab, page.title, page.day) == ("Acme", "Acme · Line", DAY)
    assert page.head == "As of 2026-11-20"
    assert page.foot == "Newest sheet: w 2026-11-20.xlsx, of 2026-11-20"


def test_a_deal_without_any_name_has_a_title():
    page = content(bare(), Words("zh"))
    assert (page.tab, page.title) == ("", "未命名的商机")


def test_a_brief_that_is_due_counts_its_days():
    deal = {**DEAL, "brief_state": "due", "brief_days": 12}
    told = block("facts", dossier(deal=deal))[-1][-1]
    assert told == "Due, days so far: 12 (met 2026-11-08)"


def test_a_text_that_had_to_be_cut_is_told():
    deal = {**DEAL, "sponsor_pain": "pain " * 500}
    blocks = content(dossier(deal=deal), EN).blocks
    assert [b.name for b in blocks[-2:]] == ["cut", "signed"]
    assert "cut" not in [b.name for b in content(dossier(), EN).blocks]


def test_nothing_that_a_sheet_says_is_lost_between_dossier_and_page():
    found = dossier()
    told = {c.text for line in content(found, EN).lines for c in line}
    whole = "\n".join(told)
    sides = [v for k, v in DEAL.items() if k.startswith(("sponsor_", "dec"))]
    people = [p.name for p in found.people if p.name]
    plan = (found.plan.what, found.plan.who, found.plan.where)
    for text in (*sides, *people, *plan, "Acme", "Line · D-1", "Ann · East"):
        assert text in whole


def test_the_words_of_the_company_are_used():
    names = {"milestone.qualified_sponsor": {"en": "Friend found"}}
    t = replace(EN, names=names)
    assert block("facts", t=t)[3][1] == "Friend found · 25 %"
