"""Cell by cell, what differs."""

import polars as pl

from salesdash.store.moves.cells import differences


def test_a_blank_text_and_no_value_are_the_same():
    was = pl.DataFrame({"key": ["a", "b"], "note": ["", "x"], "n": [1, 2]})
    now = pl.DataFrame({"key": ["a", "b"], "note": [None, "y"], "n": [1, 3]})
    assert differences(was, now, ["note", "n"]).rows() == [
        ("b", "note", "x", "y"),
        ("b", "n", "2", "3"),
    ]


def test_what_only_one_side_has_is_no_difference():
    was = pl.DataFrame({"key": ["a"], "n": [1]})
    now = pl.DataFrame({"key": ["b"], "n": [1]})
    assert differences(was, now, ["n"]).rows() == []
