"""Facts, persons and score of a brief."""

from salesdash.exports.brief import told
from salesdash.method.milestones import MILESTONES
from salesdash.metrics.reached import reached
from salesdash.words import Words
from tests.exports.brief.dossiers import BLANK, DEAL, bare, dossier

EN = Words("en")
NONE = "not in the sheets"


def texts(block) -> list[list[str]]:
    return [[cell.text for cell in line] for line in block.lines]


def test_facts_set_the_three_milestones_side_by_side():
    assert texts(told.facts(dossier(), EN, MILESTONES)) == [
        ["Customer", "Acme", "Opportunity", "Line · D-1"],
        ["Rep, team", "Ann · East", "Amount", "CNY 1,286,000.50",
         "Expected close", "2026-12-20"],
        ["Claimed by the rep", "Verified by the criteria",
         "Confirmed by the supervisor"],
        ["Qualified power sponsor · 50 %", "Qualified sponsor · 25 %",
         "Qualified suspect · 10 % · Max · 2026-11-16"],
        ["Key opportunity",
         "one of the rep's five largest, decision maker met",
         "From first meeting to brief",
         "Days: 5 (met 2026-11-08, briefed 2026-11-13)"],
    ]  # fmt: skip


def test_what_nobody_wrote_is_a_box_to_write_in():
    block = told.facts(bare(), EN, MILESTONES)
    looks = {c.look for line in block.lines[:2] for c in line[1::2]}
    assert looks == {"blank"}
    assert texts(block)[3] == [
        "No milestone claimed",
        "Sheet without evidence columns",
        "Not confirmed",
    ]
    boxes = told.persons(bare(), EN).lines[3:]
    assert {c.look for line in boxes for c in line[1:]} == {"box"}


def test_a_converted_amount_keeps_that_of_the_sheet():
    deal = {**DEAL, "own_amount": 200_000, "own_currency": "USD"}
    facts = told.facts(dossier(deal=deal), EN, MILESTONES)
    assert texts(facts)[1][3] == "CNY 1,286,000.50 (USD 2,000)"


def test_a_deal_that_is_won_tells_when():
    deal = {**DEAL, "status": "won", "closed_on": 20_770}
    line = texts(told.facts(dossier(deal=deal), EN, MILESTONES))[1]
    assert line[4:] == ["Closed on", "2026-11-13"]


def test_sponsor_and_decision_maker_stand_side_by_side():
    assert texts(told.persons(dossier(), EN))[1:] == [
        ["", "Sponsor", "Decision maker"],
        ["Name, title", "sponsor name", "sponsor title",
         "decision_maker name", "decision_maker title"],
        ["Pain", "sponsor pain", "decision_maker pain"],
        ["Reason", "sponsor reason", "decision_maker reason"],
        ["Vision", "sponsor vision", "decision_maker vision"],
        ["Value", "sponsor value", "decision_maker value"],
    ]  # fmt: skip


def test_each_factor_says_what_is_reached_and_what_is_next():
    assert texts(told.score(dossier(), EN))[2:] == [
        ["Pain", "18 / 20",
         "Customer admits reason / symptom (Decision maker)",
         "Customer admits the pain (+2)"],
        ["Power (weakest)", "8 / 20",
         "Buying and decision process understood",
         "Sponsor agrees to introduce the decision maker (+1)"],
        ["Vision", "unknown", NONE, NONE],
        ["Value", "unknown", NONE, NONE],
        ["Control", "unknown", NONE, NONE],
        [("Sum 26 of 100, 2 of 5 factors known. Product: unknown. "
         "Weakest: Power.")],
    ]  # fmt: skip


def test_a_factor_at_level_0_is_told_whatever_the_sum():
    points = {"pain_points": 12, "power_points": 20, "vision_points": 20}
    deal = {**DEAL, **points, "zero_factor": "pain", "score_product": 0}
    block = told.score(dossier(deal=deal, factors=reached(deal)), EN)
    assert block.lines[2][0].look == "bad"
    assert texts(block)[-1][0].endswith(
        "Product: 0 %. Weakest: Power. "
        "Pain is at level 0: this deal does not close, whatever the sum."
    )


def test_the_same_statement_is_next_with_the_decision_maker():
    deal = {**DEAL, "pain_points": 10, "power_points": 20}
    block = told.score(dossier(factors=reached(deal)), EN)
    assert (
        texts(block)[2][3] == "Customer admits the pain (Decision maker) (+10)"
    )
    assert texts(block)[3][3] == "Nothing more to gain"


def test_points_of_no_level_are_told_as_such():
    deal = {**DEAL, "pain_points": 11}
    line = texts(told.score(dossier(factors=reached(deal)), EN))[2]
    assert line == ["Pain", "11 / 20", "Not scored", "Points of no level"]


def test_a_deal_without_any_score_says_so():
    block = told.score(dossier(deal=BLANK, factors=reached(BLANK)), EN)
    assert texts(block)[-1] == ["No factor of this deal has been scored yet."]
