"""Rows and sheets that say nothing new."""

from salesdash import store
from salesdash.store import changes, copies, repeats
from tests.store.histories import Sheet
from tests.store.moves.coming import compared

WEEK1, WEEK2 = 7, 14


def customer(name: str, industry: str) -> dict:
    return {"customer": name, "rep": "R", "industry": industry}


def visit(customer: str) -> dict:
    return {"rep": "R", "date": 6, "customer": customer}


def counted(known: list[Sheet], *coming: Sheet) -> list[tuple]:
    """Give sheet, row and change of the coming rows."""
    rows = changes(compared(known, *coming).after).rows
    return rows.select("row", "change", "twice").sort("row").rows()


def test_of_rows_of_one_thing_only_the_last_counts_and_tells_what_is_new():
    twice = [customer("A", "Food"), customer("B", "x"), customer("A", "Food")]
    assert counted([], Sheet("customers", WEEK1, twice)) == [
        (2, "unchanged", True),
        (3, "new", False),
        (4, "new", False),
    ]


def test_a_row_twice_and_a_row_of_another_file_of_the_day_are_repeats():
    first = Sheet("visits", WEEK1, [visit("A"), visit("B")], file="a.xlsx")
    second = Sheet("visits", WEEK1, [visit("B"), visit("C")], file="b.xlsx")
    after = compared([], first, second).after
    found = repeats(after, changes(after).rows)
    assert found.select("order", "row", "table").rows() == [(1, 2, "visits")]


def test_a_row_said_again_a_week_later_is_no_repeat():
    known = [Sheet("visits", WEEK1, [visit("A")])]
    after = compared(known, Sheet("visits", WEEK2, [visit("A")])).after
    assert repeats(after, changes(after).rows).is_empty()


def test_a_sheet_with_nothing_new_is_a_copy_of_an_older_one():
    known = [Sheet("visits", WEEK1, [visit("A")])]
    same = Sheet("visits", WEEK2, [visit("A")], file="copy.xlsx")
    more = Sheet("visits", WEEK2, [visit("B")], file="more.xlsx")
    after = compared(known, same, more).after
    order = after.sheets.filter(after.sheets["file"] == "copy.xlsx")["order"]
    assert copies(after, changes(after).rows).rows() == [
        (order.item(), "visits-7.xlsx", "Sheet1", WEEK1)
    ]
    assert store.NEXT in after.sheets["import_id"]
