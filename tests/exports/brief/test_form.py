"""The milestone form of a brief."""

from dataclasses import replace

from salesdash.exports.brief.form import form
from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.words import Words
from tests.exports.brief.dossiers import DAY, SOURCE, ticks

EN = Words("en")


def made(found, milestones=MILESTONES) -> list[list[str]]:
    block = form(found, EN, milestones)
    return [[cell.text for cell in line] for line in block.lines]


def test_every_criterion_stands_below_its_milestone():
    lines = made(ticks())
    assert lines[2] == [
        "Qualified suspect · 10 %: 5 of 5",
        "Decision due · 75 %: 2 of 2",
    ]
    left = [line[0] for line in lines[2:-2]]
    assert len(left) == 16
    told = {text for line in lines for text in line}
    assert {EN.name("criterion", c) for c in CRITERIA} <= told


def test_each_state_has_its_own_mark():
    states = ("met", "planned", "denied", "blank", "absent")
    found = [
        replace(tick, state=state)
        for tick, state in zip(ticks(), states, strict=False)
    ]
    lines = made(found)
    marks = [line[1] for line in lines[3:8]]
    assert marks == ["✓", "○", "✗", "□", "–"]


def test_days_and_the_source_stand_beside_a_criterion():
    first, *rest = ticks()
    other = replace(SOURCE, row=9)
    found = [replace(first, day=DAY - 1, first_seen=DAY, source=other), *rest]
    lines = made(found)
    assert lines[3][:5] == [
        "Customer's present product has a problem",
        "✓",
        "2026-11-19",
        "2026-11-20",
        "a",
    ]
    assert lines[4][4] == "b"
    assert lines[-1] == [
        (
            "a = w 2026-11-20.xlsx · Deals · row 9; "
            "b = w 2026-11-20.xlsx · Deals · row 7"
        )
    ]


def test_a_deal_without_criteria_has_a_form_without_sources():
    lines = made(ticks("absent", None))
    assert {line[1] for line in lines[3:8]} == {"–"}
    assert lines[-1][0].startswith("✓ met")


def test_a_criterion_of_no_milestone_comes_last():
    first, *rest = ticks()
    lines = made([*rest, replace(first, milestone="")])
    told = [text for line in lines for text in line]
    assert "Belongs to no milestone: 1 of 1" in told
    assert told.index("Belongs to no milestone: 1 of 1") > told.index(
        "Closed (won) · 100 %: 4 of 4"
    )


def test_more_sources_than_letters_do_no_harm():
    found = [
        replace(tick, source=replace(SOURCE, row=number))
        for number, tick in enumerate(ticks() * 2)
    ]
    letters = [text for line in made(found) for text in line]
    assert "z" in letters


def test_a_company_with_one_milestone_has_one_half():
    (one, *_) = MILESTONES
    found = [replace(t, milestone=one.code) for t in ticks()]
    lines = made(found, (one,))
    assert lines[2] == ["Qualified suspect · 10 %: 23 of 23", ""]
