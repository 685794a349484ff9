"""Which visits are new, corrected, planned and gone."""

from tests.store.histories import Sheet
from tests.store.moves.coming import net, told

WEEK1, WEEK2 = 7, 14
CELL = ("kind", "customer", "column", "old", "new")


def visit(day: int, customer: str, result: str = "", **more) -> dict:
    told = {"rep": "R", "date": day, "customer": customer, "result": result}
    return {**told, **more}


def sheet(day: int, *visits: dict, **more) -> Sheet:
    return Sheet("visits", day, visits, **more)


def test_visits_after_the_day_of_the_sheet_are_planned():
    found = net([], sheet(WEEK1, visit(6, "A"), visit(9, "B")))
    assert told(found, *CELL) == [
        ("visits_new", "A", "date", None, "6"),
        ("visits_planned", "B", "date", None, "9"),
    ]


def test_other_text_of_a_visit_is_a_correction_cell_by_cell():
    known = [sheet(WEEK1, visit(1, "A", "maybe", place="Bonn"))]
    found = net(known, sheet(WEEK2, visit(1, "A", "yes", place="Bonn")))
    assert told(found, *CELL, "file_old", "row_old", "file", "row") == [
        (
            *("visits_changed", "A", "result", "maybe", "yes"),
            *("visits-7.xlsx", 2, "visits-14.xlsx", 2),
        )
    ]


def test_a_visit_that_a_complete_sheet_lacks_is_gone():
    five = [visit(day, "A") for day in range(1, 6)]
    found = net([sheet(WEEK1, *five)], sheet(WEEK2, *five[:4]))
    assert told(found, *CELL, "row_old") == [
        ("visits_gone", "A", "date", "5", None, 6)
    ]


def test_a_visit_told_again_in_the_same_words_is_no_move():
    known = [sheet(WEEK1, visit(1, "A", "x"))]
    coming = sheet(WEEK2, visit(1, "a ", "x"), visit(8, "B"))
    assert told(net(known, coming), "kind", "customer") == [
        ("visits_new", "B")
    ]


def test_a_replaced_sheet_tells_of_its_differences_only():
    known = [sheet(WEEK1, visit(1, "A", "x"), visit(2, "B"), visit(3, "C"))]
    coming = sheet(WEEK1, visit(1, "A", "y"), visit(2, "B"))
    found = net(known, coming, without=[("i0", 0)])
    assert told(found, "kind", "customer") == [
        ("visits_changed", "A"),
        ("visits_gone", "C"),
    ]


def test_of_two_alike_only_the_second_is_new():
    known = [sheet(WEEK1, visit(1, "A", "x"))]
    twice = sheet(WEEK2, visit(1, "A", "x"), visit(1, "A", "x"))
    assert told(net(known, twice), "kind", "row") == [("visits_new", 3)]


def test_a_second_visit_stands_beside_the_first():
    known = [sheet(WEEK1, visit(1, "A", "x"))]
    second = sheet(WEEK1, visit(1, "A", "y", visit="2"))
    assert told(net(known, second), "kind", "row") == [("visits_new", 2)]


def test_visits_of_one_row_of_a_matrix_are_told_one_by_one():
    row = [visit(1, "A", rep=rep, row=2) for rep in ("R", "S", "S")]
    found = net([], sheet(WEEK1, *row))
    assert sorted(told(found, "kind", "rep", "row")) == [
        ("visits_new", "R", 2),
        ("visits_new", "S", 2),
        ("visits_new", "S", 2),
    ]
    assert found["key"].n_unique() == len(row)


def test_one_visit_of_a_matrix_row_is_corrected_alone():
    row = [visit(1, "A", "x", rep=rep, row=2) for rep in ("R", "S")]
    coming = sheet(WEEK2, visit(1, "A", "y", rep="S"))
    found = net([sheet(WEEK1, *row)], coming)
    assert told(found, "kind", "rep", "old", "new") == [
        ("visits_changed", "S", "x", "y")
    ]
