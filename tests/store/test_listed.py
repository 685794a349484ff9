"""What lists, deals and visits say of customers."""

from typing import Any

from salesdash import model
from salesdash.store.listed import cell, named, same, told
from tests.store.histories import Sheet, scene


def listed(as_of: int, *rows: dict[str, Any]) -> Sheet:
    usual = {"customer": "Acme", "rep": "Ann"}
    return Sheet("customers", as_of, [usual | row for row in rows])


def deal(as_of: int, customer: str, rep: str = "Bo") -> Sheet:
    row = {"rep": rep, "customer": customer, "name": "Line"}
    return Sheet("opportunities", as_of, [row])


def test_what_lists_say_is_told_day_by_day():
    sheets = scene(
        listed(5, {"relationship": 3.0}), listed(9, {"relationship": 4.5})
    )
    found = told(sheets, 9, {"acme"})
    days = [(c.day, c.value) for c in found.days("acme", "relationship")]
    assert days == [(5, "3"), (9, "4.5")]
    assert (found.now("acme", "goal"), found.first("acme")) == ("", 5)
    assert found.first("beta") is None


def test_of_all_that_names_a_customer_the_newest_deal_speaks_for_it():
    visit = {"rep": "Cy", "date": 6, "customer": "Beta"}
    sheets = scene(
        deal(5, "Beta", "Bo"),
        deal(6, "Beta", "Di"),
        Sheet("visits", 7, [visit]),
    )
    assert named(sheets, 7, ["beta"])["beta"]["rep"] == "Di"
    assert named(sheets, 4, ["beta", ""]) == {}


def test_values_are_written_as_edits_keep_them():
    pairs = [("potential", 120_050), ("graded_on", 7), ("frequency", 0.5)]
    texts = [cell(*pair) for pair in pairs]
    assert texts == ["1200.50", "1970-01-08", "0.5"]
    assert same("potential", "1200.50", "1200.5")
    assert not same("goal", "Grow", "")
    assert {name for name, _ in pairs} < set(model.CUSTOMERS.names)
