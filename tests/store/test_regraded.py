"""What managers say of customers, and what lists say afterwards."""

from typing import Any

import pytest

from salesdash import identity
from salesdash.identity import DISMISSAL, FORGOTTEN, KIND
from salesdash.model import Edit
from salesdash.store import corrected, graded, renamed, spoken
from salesdash.store.scene import Scene
from salesdash.store.state import State, state
from tests.store.histories import Sheet, scene

GRADES = ("customer", "relationship", "attractiveness", "graded_on")


def listed(as_of: int, *rows: dict[str, Any]) -> Sheet:
    usual = {"customer": "Acme", "rep": "Ann"}
    return Sheet("customers", as_of, [usual | row for row in rows])


def deal(as_of: int, customer: str, rep: str = "Bo") -> Sheet:
    row = {"rep": rep, "customer": customer, "name": "Line"}
    return Sheet("opportunities", as_of, [row])


def grade(
    seen: str,
    value: str,
    start: int = 7,
    column: str = "relationship",
    customer: str = "Acme",
) -> Edit:
    told = {"by": "Eve", "reason": "I was there", "start": start}
    return Edit(
        "correction", customer, value, "customers", column, seen, **told
    )


def of(day: int, found: Scene, *edits: Edit) -> State:
    told = renamed(found, identity.aliases(edits))
    return state(corrected(told, edits), day)


def values(found: State, *columns: str) -> list[tuple]:
    return found.table("customers").select(columns).rows()


def states(found: State) -> list[tuple]:
    return found.regraded.select("column", "state", "now").rows()


def test_a_grade_holds_from_its_day_and_is_of_that_day():
    sheets = scene(listed(5, {"relationship": 3.0, "attractiveness": 8.0}))
    found = grade("3", "6")
    assert values(of(6, sheets, found), *GRADES[1:]) == [(3.0, 8.0, None)]
    assert values(of(7, sheets, found), *GRADES[1:]) == [(6.0, 8.0, 7)]


def test_a_list_that_says_the_value_seen_changes_nothing():
    sheets = scene(
        listed(5, {"relationship": 3.0}), listed(9, {"relationship": 3.0})
    )
    found = of(9, sheets, grade("3", "6"))
    assert values(found, "relationship") == [(6.0,)]
    assert states(found) == [("relationship", "held", "3")]


def test_a_list_that_says_something_else_wins_from_its_day():
    sheets = scene(
        listed(5, {"relationship": 3.0}), listed(9, {"relationship": 4.0})
    )
    assert values(of(8, sheets, grade("3", "6")), "relationship") == [(6.0,)]
    found = of(9, sheets, grade("3", "6"))
    assert values(found, "relationship", "graded_on") == [(4.0, None)]
    assert states(found) == [("relationship", "overruled", "4")]


def test_a_list_that_comes_to_say_the_same_is_done_with_and_dated():
    sheets = scene(
        listed(5, {"relationship": 3.0}), listed(9, {"relationship": 6.0})
    )
    found = of(9, sheets, grade("3", "6"))
    assert values(found, "relationship", "graded_on") == [(6.0, 7)]
    assert states(found) == []


def test_a_list_without_the_column_says_nothing():
    sheets = scene(listed(5, {"relationship": 3.0}), listed(9, {}))
    found = of(9, sheets, grade("3", "6"))
    assert values(found, "relationship") == [(6.0,)]


def test_a_day_of_grading_that_is_newer_than_the_correction_stays():
    sheets = scene(listed(5, {"relationship": 3.0, "graded_on": 8}))
    assert values(of(9, sheets, grade("3", "6")), "graded_on") == [(8,)]


def test_a_goal_is_no_grade_so_its_day_says_nothing():
    sheets = scene(listed(5, {"relationship": 3.0, "goal": "Hold"}))
    found = of(7, sheets, grade("Hold", "Grow", column="goal"))
    assert values(found, "goal", "graded_on") == [("Grow", None)]


def test_still_right_dates_the_grades_anew():
    sheets = scene(listed(5, {"relationship": 3.0, "graded_on": 1}))
    edit = grade("1970-01-02", "1970-01-08", column="graded_on")
    assert values(of(7, sheets, edit), *GRADES[1::2]) == [(3.0, 7)]


def test_a_customer_that_only_deals_name_gets_a_row_in_the_scope_of_its_rep():
    sheets = scene(deal(5, "Beta", "Bo"), listed(5, {}))
    found = of(7, sheets, grade("", "6", customer="beta"))
    rows = values(found, "customer", "rep", "relationship", "file", "row")
    assert rows == [
        ("Acme", "Ann", None, rows[0][3], rows[0][4]),
        ("Beta", "Bo", 6.0, "", None),
    ]
    earlier = of(6, sheets, grade("", "6", customer="Beta"))
    assert values(earlier, "customer") == [("Acme",)]


def test_a_list_that_comes_to_name_such_a_customer_wins_where_it_speaks():
    sheets = scene(
        deal(5, "Acme"), listed(9, {"relationship": 2.0, "goal": ""})
    )
    edits = grade("", "6"), grade("", "8", column="attractiveness")
    found = of(9, sheets, *edits)
    assert values(found, *GRADES) == [("Acme", 2.0, 8.0, 7)]
    assert sorted(states(found)) == [
        ("attractiveness", "held", ""),
        ("relationship", "overruled", "2"),
    ]


def test_what_nothing_names_any_more_is_lost_and_makes_no_row():
    found = of(7, scene(listed(5, {})), grade("3", "6", customer="Gone"))
    assert values(found, "customer") == [("Acme",)]
    assert states(found) == [("relationship", "lost", "")]


def test_a_grade_goes_with_the_customer_that_goes_by_another_name():
    sheets = scene(listed(5, {"customer": "Acme Ltd", "relationship": 3.0}))
    alias = Edit(KIND, "acmeltd", "Acme", "customer", seen="Acme Ltd")
    found = of(7, sheets, grade("3", "6", customer="Acme Ltd"), alias)
    assert values(found, "customer", "relationship") == [("Acme", 6.0)]


def test_the_newest_word_counts_and_a_forgotten_one_is_gone():
    sheets = scene(listed(5, {"relationship": 3.0}))
    twice = grade("3", "6"), grade("3", "9", 8)
    assert values(of(8, sheets, *twice), "relationship") == [(9.0,)]
    back = grade("3", FORGOTTEN, 9)
    found = of(9, sheets, *twice, back)
    assert values(found, "relationship", "graded_on") == [(3.0, None)]
    assert states(found) == []


@pytest.mark.parametrize(
    "edit",
    [
        grade("3", "much"),
        grade("Ann", "Bo", column="rep"),
        grade("", "x", column="no such column"),
    ],
)
def test_what_no_column_can_hold_is_passed_over(edit):
    found = of(7, scene(listed(5, {"relationship": 3.0})), edit)
    assert values(found, "relationship", "rep") == [(3.0, "Ann")]
    assert states(found) == []


def test_a_declined_proposal_is_told_until_it_is_offered_again():
    sheets = scene(listed(5, {}))
    told = {"by": "Eve", "reason": "no", "start": 7}
    edit = Edit(DISMISSAL, "Acme", "x", "customers", "regrade", "3>5", **told)
    found = of(7, sheets, edit).declined.select("key", "rule", "seen", "by")
    assert found.rows() == [("acme", "regrade", "3>5", "Eve")]
    back = Edit(DISMISSAL, "Acme", FORGOTTEN, "customers", "regrade", start=8)
    assert of(8, sheets, edit, back).declined.is_empty()


def test_the_word_of_a_day_changes_with_grades_alone():
    sheets = scene(deal(5, "Acme"), listed(5, {"relationship": 3.0}))
    found = corrected(sheets, [grade("3", "6")])
    assert graded(found, 7) != graded(sheets, 7) == ""
    assert graded(found, 6) == ""
    assert spoken(found, 7) == spoken(sheets, 7) == ""


def test_a_state_keeps_its_deals_and_grades_anew():
    sheets = scene(deal(5, "Acme"), listed(5, {"relationship": 3.0}))
    before = state(sheets, 7)
    deals, visits = before.opportunities, before.table("contacts")
    assert values(before, "relationship") == [(3.0,)]
    after = before.under(corrected(sheets, [grade("3", "6")]))
    assert after.opportunities is deals
    assert after.table("contacts") is visits
    assert values(after, "relationship") == [(6.0,)]
    assert values(before, "relationship") == [(3.0,)]


def test_later_days_say_nothing_of_an_earlier_one():
    early = listed(5, {"relationship": 3.0})
    late = listed(9, {"relationship": 4.0})
    edit = grade("3", "6")
    both = values(of(8, scene(early, late), edit), *GRADES)
    assert both == values(of(8, scene(early), edit), *GRADES)
