"""What managers say of deals, and what sheets say afterwards."""

from dataclasses import replace
from typing import Any

import pytest

from salesdash import identity
from salesdash.identity import FORGOTTEN, KIND, OPPORTUNITY, Named
from salesdash.model import Edit
from salesdash.store import corrected, key, looked, renamed
from salesdash.store.scene import Scene
from salesdash.store.state import State, state
from tests.store.histories import Sheet, scene

ACME = Named("", "Acme", "Line")
LINE = {"rep": "Ann", "customer": "Acme", "name": "Line"}


def deals(as_of: int, *rows: dict[str, Any]) -> Sheet:
    return Sheet("opportunities", as_of, [LINE | row for row in rows])


def correction(
    column: str, seen: str, value: str, start: int = 7, named: Named = ACME
) -> Edit:
    told = {"by": "Eve", "reason": "I was there", "start": start}
    return Edit(
        "correction", named.text, value, "opportunities", column, seen, **told
    )


def verdict(milestone: str, start: int = 7) -> Edit:
    told = {"column": "milestone", "by": "Eve", "start": start}
    return Edit("verdict", ACME.text, milestone, "opportunities", **told)


def alias(table: str, other: str, name: str) -> Edit:
    own = other if table == OPPORTUNITY else identity.key(other)
    return Edit(KIND, own, name, table, seen=other)


def of(day: int, found: Scene, *edits: Edit) -> State:
    told = renamed(found, identity.aliases(edits))
    return state(corrected(told, edits), day)


def values(found: State, *columns: str) -> list[tuple]:
    return found.opportunities.select(columns).rows()


def states(found: State) -> list[str]:
    return found.corrections["state"].to_list()


THOUSAND = {"amount": 100_000}
BIGGER = correction("amount", "1000", "1500.5")


def test_a_correction_holds_from_its_day_while_sheets_repeat_themselves():
    sheets = scene(*(deals(day, THOUSAND) for day in (6, 13, 20)))
    assert [
        values(of(day, sheets, BIGGER), "amount") for day in (6, 7, 13, 20)
    ] == [[(100_000,)], [(150_050,)], [(150_050,)], [(150_050,)]]


def test_a_sheet_that_says_something_else_wins_for_good():
    other = deals(13, {"amount": 90_000})
    sheets = scene(deals(6, THOUSAND), other, deals(20, THOUSAND))
    found = of(20, sheets, BIGGER)
    assert values(found, "amount") == [(100_000,)]
    assert states(found) == ["overruled"]
    assert states(of(12, sheets, BIGGER)) == ["held"]


def test_a_blank_cell_overrules_and_a_missing_column_says_nothing():
    blank = scene(deals(6, THOUSAND), deals(13, {"amount": None}))
    silent = scene(deals(6, THOUSAND), deals(13, {"note": "x"}))
    assert states(of(13, blank, BIGGER)) == ["overruled"]
    assert values(of(13, silent, BIGGER), "amount") == [(150_050,)]


def test_a_late_sheet_of_an_earlier_day_is_treated_alike():
    late = deals(5, {"amount": 90_000}), deals(10, {"amount": 90_000})
    first, last = deals(6, THOUSAND), deals(20, THOUSAND)
    before = scene(first, last, late[0])
    between = scene(first, last, late[1])
    assert states(of(20, before, BIGGER)) == ["held"]
    assert states(of(20, between, BIGGER)) == ["overruled"]


def test_a_sheet_that_comes_to_say_the_same_ends_a_correction_in_silence():
    same = deals(13, {"amount": 150_050})
    sheets = scene(deals(6, THOUSAND), same, deals(20, THOUSAND))
    found = of(20, sheets, BIGGER)
    assert (values(found, "amount"), states(found)) == ([(100_000,)], [])


def test_only_the_newest_correction_of_a_column_counts():
    sheets = scene(deals(6, THOUSAND))
    more = correction("amount", "1000", "2000")
    back = correction("amount", "1000", FORGOTTEN)
    assert values(of(9, sheets, BIGGER, more), "amount") == [(200_000,)]
    assert values(of(9, sheets, BIGGER, more, back), "amount") == [(100_000,)]
    later = replace(back, start=8)
    assert values(of(7, sheets, BIGGER, later), "amount") == [(150_050,)]


def test_a_table_says_what_became_of_it():
    sheets = scene(deals(6, THOUSAND), deals(13, {"amount": 90_000}))
    told = replace(BIGGER, import_id="i9")
    lost = correction("amount", "1", "2", named=Named("", "Beta", "Saw"))
    assert of(13, sheets, told, lost).corrections.rows() == [
        (
            *("\x1facme\x1fline\x1f0", "correction", "amount"),
            *("1000", "1500.5", "900", "Eve", "I was there"),
            *(7, "overruled", "i9"),
        ),
        (
            *("", "correction", "amount", "1", "2", ""),
            *("Eve", "I was there", 7, "lost", ""),
        ),
    ]


NUMBERED = LINE | {"opportunity": "D-1"} | THOUSAND


@pytest.mark.parametrize(
    ("sheets", "edits"),
    [
        ([deals(6, THOUSAND), deals(13, NUMBERED)], []),
        (
            [deals(6, THOUSAND), deals(13, {**THOUSAND, "customer": "ACME "})],
            [],
        ),
        (
            [
                deals(6, THOUSAND),
                deals(13, THOUSAND | {"customer": "Acme Co"}),
            ],
            [alias("customer", "Acme", "Acme Co")],
        ),
        (
            [deals(6, THOUSAND), deals(13, THOUSAND | {"name": "Line 2"})],
            [
                alias(
                    OPPORTUNITY,
                    identity.deal("", "Acme", "Line"),
                    identity.deal("", "Acme", "Line 2"),
                )
            ],
        ),
        (
            [deals(6, THOUSAND), deals(13, THOUSAND | {"rep": "Bo"})],
            [alias("rep", "Ann", "Bo")],
        ),
    ],
    ids=["number", "spelling", "customer", "deal", "rep"],
)
def test_a_correction_finds_its_deal_whatever_it_goes_by(sheets, edits):
    found = of(13, scene(*sheets), *edits, BIGGER)
    assert values(found, "amount") == [(150_050,)]


def test_a_correction_of_a_numbered_deal_finds_it_without_that_sheet():
    named = replace(ACME, number="D-1")
    bigger = correction("amount", "1000", "1500", named=named)
    bare, other = deals(6, THOUSAND), deals(13, {**NUMBERED, "name": "L"})
    assert values(of(13, scene(bare), bigger), "amount") == [(150_000,)]
    assert values(of(13, scene(other), bigger), "amount") == [(150_000,)]


def test_twins_are_corrected_one_by_one():
    sheets = scene(deals(6, THOUSAND, THOUSAND), deals(13, THOUSAND, THOUSAND))
    second = correction("amount", "1000", "5", named=replace(ACME, nth=1))
    found = of(13, sheets, second)
    assert values(found, "amount") == [(100_000,), (500,)]


def test_a_renewal_is_corrected_apart_from_the_deal_that_was_won():
    won = {"status": "won", "expected_close": 6}
    more = {"status": "open", "expected_close": 90}
    sheets = scene(
        deals(6, THOUSAND | won),
        deals(13, THOUSAND | more),
        deals(20, THOUSAND | more),
    )
    found = looked(sheets, 20, "\x1facme\x1fline\x1f0\x1f#2")
    again = replace(ACME, renewal=2)
    assert found is not None
    assert found[0] == again
    told = correction("amount", "1000", "5", 13, again)
    assert values(of(20, sheets, told), "amount") == [(100_000,), (500,)]


def test_a_win_by_correction_counts_from_its_day():
    open_deal = {"status": "open", "claimed_milestone": "decision_due"}
    sheets = scene(*(deals(day, open_deal) for day in (6, 13)))
    won = correction("status", "open", "won", 9)
    found = of(13, sheets, won)
    names = ("status", "won_on", "closed_on", "vanished_on")
    assert values(found, *names) == [("won", 9, 9, None)]
    assert found.claims.select("as_of", "rank").rows() == [
        (6, 4), (9, 6), (13, 6),
    ]  # fmt: skip


def test_a_lower_milestone_claims_in_place_of_the_sheets():
    due = {"claimed_milestone": "decision_due"}
    sheets = scene(*(deals(day, due) for day in (6, 13)))
    less = correction("claimed_milestone", "decision_due", "", 6)
    found = of(13, sheets, less)
    assert values(found, "claimed_milestone") == [(None,)]
    assert found.claims.is_empty()


@pytest.mark.parametrize(
    ("column", "seen", "value", "status"),
    [
        ("contract_signed", "", "yes", "won"),
        ("contract_signed", "", "1970-01-31", "open"),
        ("claimed_milestone", "", "closed", "won"),
        ("status", "open", "lost", "lost"),
    ],
)
def test_a_correction_decides_the_status(column, seen, value, status):
    sheets = scene(deals(6, {"note": "x"}), deals(13, {"note": "x"}))
    found = of(13, sheets, correction(column, seen, value))
    assert values(found, "status") == [(status,)]


def test_a_win_of_the_sheets_overrules_a_corrected_status():
    sheets = scene(deals(6, THOUSAND), deals(13, {"contract_signed": 0}))
    lost = correction("status", "open", "lost")
    assert values(of(13, sheets, lost), "status") == [("won",)]


def test_a_corrected_rep_brings_the_team_and_lets_nothing_vanish():
    other = {"rep": "Bo", "team": "West", "customer": "Beta"}
    sheets = scene(
        deals(6, {"team": "East"}), deals(6, other), deals(13, other)
    )
    found = of(13, sheets, correction("rep", "Ann", "bo", 6))
    names = ("customer", "rep", "team", "vanished_on")
    assert values(found, *names) == [
        ("Acme", "Bo", "West", None), ("Beta", "Bo", "West", None),
    ]  # fmt: skip
    new = of(13, sheets, correction("rep", "Ann", "Zoe", 6))
    assert values(new, "rep", "team")[0] == ("Zoe", "")


def test_a_corrected_criterion_is_evidence():
    sheets = scene(deals(6, {"note": "x"}))
    met = correction("product_problem", "", "1970-01-05")
    names = ("product_problem", "evidence_columns")
    assert values(of(9, sheets, met), *names) == [(4, 1)]


def test_a_verdict_stands_beside_what_is_claimed():
    sheets = scene(deals(6, {"claimed_milestone": "decision_due"}))
    told = verdict("qualified_sponsor")
    names = ("claimed_milestone", "confirmed_milestone", "confirmed_on")
    found = of(9, sheets, told)
    assert values(found, *names) == [("decision_due", "qualified_sponsor", 7)]
    assert values(found, "confirmed_by") == [("Eve",)]
    assert values(of(6, sheets, told), "confirmed_milestone") == [(None,)]
    back = of(9, sheets, told, verdict(""))
    assert values(back, "confirmed_milestone") == [(None,)]
    assert back.corrections.is_empty()


def test_a_dismissal_keeps_the_facts_that_were_seen():
    told = replace(
        verdict("dismissed"), kind="dismissal", column="no_pain", seen="4"
    )
    sheets = scene(deals(6, THOUSAND))
    row = ("\x1facme\x1fline\x1f0", "no_pain", "4", "Eve", "", 7, "")
    assert of(9, sheets, told).dismissals.rows() == [row]
    restored = replace(told, value=FORGOTTEN)
    assert of(9, sheets, told, restored).dismissals.is_empty()


def test_what_sheets_gave_is_shared_and_the_word_changes():
    sheets = scene(deals(6, THOUSAND))
    assert state(sheets, 9).opportunities.height == 1
    found = corrected(sheets, [BIGGER])
    assert found.memo is sheets.memo
    assert found.digest != sheets.digest
    assert corrected(found, []).digest == sheets.digest
    assert (key(found, 6), key(found, 7) == key(sheets, 7)) == (
        key(sheets, 6),
        False,
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("amount", "much"),
        ("customer", "Beta"),
        ("status", "maybe"),
        ("x", "1"),
    ],
)
def test_what_cannot_be_a_value_is_lost(column, value):
    told = correction(column, "", value)
    assert states(of(9, scene(deals(6, THOUSAND)), told)) == ["lost"]
