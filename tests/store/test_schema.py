"""The rows that go into the log."""

from salesdash import model
from salesdash.store import rows, second


def test_only_the_visit_that_is_meant_becomes_a_second_one():
    matrix = [
        {"row": 3, "rep": rep, "customer": "A", "date": 5, "visit": ""}
        for rep in ("R", "S")
    ]
    told = second(rows(model.VISITS, matrix), {(3, "S", "A", 5)})
    assert told["visit"].to_pylist() == ["", "2"]
