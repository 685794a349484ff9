"""What is new and changed in the lists."""

from tests.store.histories import Sheet
from tests.store.moves.coming import net, told

WEEK1, WEEK2 = 7, 14
CELL = ("kind", "customer", "column", "old", "new")


def customer(name: str, x: float | None, y: float | None, **more) -> dict:
    grades = {"relationship": x, "attractiveness": y}
    return {"customer": name, "rep": "R", **grades, **more}


def sheet(day: int, *rows: dict) -> Sheet:
    return Sheet("customers", day, rows)


def test_a_move_to_another_quadrant_is_told_with_its_grades():
    known = [sheet(WEEK1, customer("A", 4, 8))]
    found = net(known, sheet(WEEK2, customer("A", 6, 8)))
    assert told(found, *CELL, "row", "row_old") == [
        ("customers_regraded", "A", "quadrant", "prospective", "key", 2, 2),
        ("customers_regraded", "A", "relationship", "4.0", "6.0", 2, 2),
    ]


def test_other_grades_in_the_same_quadrant_are_no_move():
    known = [sheet(WEEK1, customer("A", 6, 8))]
    found = net(known, sheet(WEEK2, customer("A", 7, 8)))
    assert told(found, *CELL) == [
        ("customers_graded", "A", "relationship", "6.0", "7.0")
    ]


def test_a_first_grade_moves_a_customer_out_of_not_graded():
    known = [sheet(WEEK1, customer("A", None, 8))]
    found = net(known, sheet(WEEK2, customer("A", 6, 8)))
    assert told(found, "column", "old", "new") == [
        ("quadrant", "not_graded", "key"),
        ("relationship", None, "6.0"),
    ]


def test_customers_are_new_and_change_otherwise():
    known = [sheet(WEEK1, customer("A", 6, 8, industry="Food"))]
    coming = sheet(
        WEEK2, customer("A", 6, 8, industry="Pharma"), customer("B", 1, 1)
    )
    assert told(net(known, coming), *CELL) == [
        ("customers_changed", "A", "industry", "Food", "Pharma"),
        ("customers_new", "B", None, None, None),
    ]


def test_only_a_list_that_is_replaced_takes_customers_away():
    known = [sheet(WEEK1, customer("A", 6, 8), customer("B", 1, 1))]
    coming = sheet(WEEK1, customer("A", 6, 8))
    assert told(net(known, coming), "kind") == []
    found = net(known, coming, without=[("i0", 0)])
    assert told(found, "kind", "customer", "row_old") == [
        ("customers_gone", "B", 3)
    ]


def test_targets_go_by_their_month():
    target = {"rep": "R", "measure": "revenue", "month": 20_758}
    known = [Sheet("targets", WEEK1, [{**target, "amount": 500}])]
    coming = [{**target, "amount": 600}, {**target, "month": 20_788}]
    found = net(known, Sheet("targets", WEEK2, coming))
    assert told(found, "kind", "rep", "name", "column", "old", "new") == [
        ("targets_changed", "R", "2026-11", "amount", "500", "600"),
        ("targets_new", "R", "2026-12", None, None, None),
    ]


def test_a_target_of_a_team_is_named_by_the_team():
    target = {"team": "East", "measure": "visits", "month": 20_758}
    found = net([], Sheet("targets", WEEK1, [target]))
    assert told(found, "kind", "rep") == [("targets_new", "East")]
