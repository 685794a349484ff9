"""Buyers, the next visit, hits and what happened, in a brief."""

from dataclasses import replace

from salesdash.exports.brief import buyers
from salesdash.method.milestones import MILESTONES
from salesdash.model.dossier import Event, Person, Plan
from salesdash.words import Words
from tests.exports.brief.dossiers import DAY, bare, dossier, hit

EN = Words("en")
NONE = "not in the sheets"


def texts(block) -> list[list[str]]:
    return [[cell.text for cell in line] for line in block.lines]


def test_the_stage_and_every_role_are_told():
    assert texts(buyers.buyers(dossier(), EN))[1:] == [
        ["Buying stage", "Decides to solve it", "Selling step that serves it",
         "Test and challenge"],
        ["Role", "Name, title", "Need", "Stance", "Met, last visit"],
        ["Decision maker", "Cy · CEO", "peace", "For us",
         "2026-11-08, last 2026-11-20"],
        ["Purchaser", "Di", "price", "Neutral", "2026-10-21"],
        ["Supporter", "Bo", NONE, "–", "–"],
        ["Technical evaluator", "Ed · Cook", "tools", "Against us", "–"],
        ["User", NONE, NONE, "–", "–"],
    ]  # fmt: skip


def test_a_long_list_of_people_still_has_every_role():
    many = tuple(Person("purchaser", f"P{n}") for n in range(9))
    people = (*many, *(p for p in dossier().people if p.role != "purchaser"))
    lines = texts(buyers.buyers(dossier(people=people), EN))
    shown = [line[0] for line in lines[3:-1]]
    assert shown == ["Purchaser"] * 2 + [
        "Decision maker",
        "Supporter",
        "Technical evaluator",
        "User",
    ]
    assert lines[-1] == ["… and 7 more, see the page of this opportunity"]


def test_the_five_questions_are_answered():
    assert texts(buyers.plan(dossier(), EN))[2] == [
        "The agreement is written in a sponsor letter",
        "send offer",
        "Cy",
        "2026-11-27",
        "plant",
    ]


def test_a_next_date_in_the_past_is_overdue():
    plan = Plan(why="power_3", when=DAY - 4)
    assert texts(buyers.plan(dossier(plan=plan), EN))[2] == [
        "Sponsor agrees to introduce the decision maker",
        NONE,
        NONE,
        "2026-11-16 (overdue, days: 4)",
        NONE,
    ]


def test_only_hits_that_nobody_dismissed_are_printed():
    assert texts(buyers.hits(dossier(), EN)) == [
        ["Evidence missing: 1"],
        [
            (
                f"{EN('evidence.rule.no_pain.name')}: "
                f"{EN('evidence.rule.no_pain.why')}"
            )
        ],
    ]


def test_of_many_hits_the_rest_is_counted():
    found = dossier(hits=(hit("no_pain"),) * 9)
    lines = texts(buyers.hits(found, EN))
    assert (lines[0], len(lines)) == (["Evidence missing: 9"], 6)
    assert lines[-1] == ["… and 5 more, see the page of this opportunity"]


def test_no_hit_is_said_in_words():
    lines = texts(buyers.hits(bare(), EN))
    assert lines[1] == ["No rule of the cross-check is broken."]


def test_last_visits_stand_beside_the_last_moves():
    assert texts(buyers.recent(dossier(), EN, MILESTONES)) == [
        ["Last visits, of 1", "Last moves, of 4"],
        ["2026-11-19 Proposal and negotiation · Ann · ok",
         "2026-11-17 Expected close 2026-11-23 → 2026-12-20"],
        ["", ("2026-11-16 Confirmed by the supervisor: "
             "Qualified suspect · 10 % · Max")],
        ["", "2026-11-15 Corrected: Amount 1200 → 1286000.50 · Max"],
    ]  # fmt: skip


def test_moves_say_milestones_amounts_and_states_in_words():
    told = [
        Event(DAY, "changed", "claimed_milestone", None, "decision_due"),
        Event(DAY - 1, "changed", "amount", 100, None),
        Event(DAY - 2, "changed", "status", "open", "lost"),
    ]
    lines = texts(buyers.recent(dossier(events=told), EN, MILESTONES))
    assert [line[1] for line in lines[1:]] == [
        "2026-11-20 Claimed milestone – → Decision due · 75 %",
        "2026-11-19 Amount CNY 1 → –",
        "2026-11-18 Status Open → Lost",
    ]


def test_of_many_moves_the_newest_are_printed_and_all_are_counted():
    told = [Event(DAY - n, "vanished", by="Ann") for n in range(5)]
    lines = texts(buyers.recent(dossier(events=told), EN, MILESTONES))
    assert lines == [
        ["Last visits, of 0", "Last moves, of 5"],
        ["No visit on record", "2026-11-20 Missing from the sheet · Ann"],
        ["", "2026-11-19 Missing from the sheet · Ann"],
        ["", "2026-11-18 Missing from the sheet · Ann"],
    ]


def test_a_deal_of_which_nothing_is_told_says_so():
    assert texts(buyers.recent(bare(), EN, MILESTONES))[1] == [
        "No visit on record",
        "No move on record",
    ]
    blank = replace(Event(DAY, "visit", "activity"), after=None)
    lines = texts(buyers.recent(dossier(events=(blank,)), EN, MILESTONES))
    assert lines[1][0] == "2026-11-20 Unclassified"
