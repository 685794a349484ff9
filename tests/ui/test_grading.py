"""Which customers and deals the Grading page lists."""

import polars as pl

from salesdash.ui import grading
from salesdash.words import Words

GRADED = pl.DataFrame(
    {"customer": ["A", "B"], "quadrant": ["key", "not_graded"]}
)


def test_a_quadrant_lists_its_customers() -> None:
    chosen = grading.of(GRADED, "not_graded")
    assert chosen["customer"].to_list() == ["B"]
    assert len(grading.of(GRADED, grading.EVERY)) == 2


def test_the_list_is_named_after_the_quadrant() -> None:
    en = Words("en")
    titles = [grading.title(q, en) for q in ("", "key", "not_graded")]
    assert titles == [
        "All customers. Click a point to see its deals.",
        "Key customer",
        "Customers without a grade",
    ]
