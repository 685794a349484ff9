"""Which customers and deals the Grading page lists."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.ui import grading
from salesdash.words import Words

DAY = 20_777
GRADED = nw.from_native(
    pl.DataFrame(
        {
            "customer": ["A", "B", "C"],
            "quadrant": ["key", "not_graded", "key"],
            "relationship": [8.0, None, 8.0],
            "attractiveness": [8.0, 8.0, 8.0],
            "graded_on": [DAY, 20_000, 20_000],
        }
    )
)


def test_a_quadrant_lists_its_customers() -> None:
    found = {
        choice: grading.of(GRADED, choice, DAY)["customer"].to_list()
        for choice in (grading.EVERY, "key", "not_graded", grading.STALE)
    }
    assert found == {
        grading.EVERY: ["A", "B", "C"],
        "key": ["A", "C"],
        "not_graded": ["B"],
        grading.STALE: ["C"],
    }


def test_the_list_is_named_after_the_quadrant() -> None:
    en = Words("en")
    choices = ("", "key", "not_graded", grading.STALE)
    assert [grading.title(choice, en) for choice in choices] == [
        "All customers. Click a point to see its deals.",
        "Key customer",
        "Customers without a grade",
        "Old grades",
    ]
