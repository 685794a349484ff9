from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.movement import movement, quadrants_before, steps

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
TYPES = {
    "key": pl.String,
    "customer": pl.String,
    "rep": pl.String,
    "relationship": pl.Float64,
    "attractiveness": pl.Float64,
    "graded_on": pl.Int32,
}


def frame(*customers: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (name.lower(), name, "Ann", x, y, on)
            for name, x, y, on in customers
        ],
        schema=TYPES,
        orient="row",
    )


def test_the_worked_example_of_the_docs(wrap: Wrap, rows: Rows) -> None:
    before = frame(
        ("Alpha", 4, 8, 20_700),
        ("Beta", 8, 8, 20_700),
        ("Delta", 2, 2, None),
        ("Echo", None, 9, None),
    )
    now = frame(
        ("Alpha", 6, 8, 20_777),
        ("Beta", 9, 8, 20_777),
        ("Gamma", 6, 1, None),
        ("Echo", 5, 9, None),
    )
    found = movement(wrap(before), wrap(now))
    assert rows(
        found, "customer", "change", "quadrant_before", "quadrant"
    ) == [
        ("Alpha", "moved", "prospective", "key"),
        ("Beta", "shifted", "key", "key"),
        ("Delta", "gone", "ignore", ""),
        ("Echo", "moved", "not_graded", "key"),
        ("Gamma", "new", "", "ordinary"),
    ]
    assert rows(quadrants_before(found)) == [
        ("ignore", 1),
        ("key", 1),
        ("not_graded", 1),
        ("prospective", 1),
    ]


def test_both_grades_stand_beside_each_other(wrap: Wrap, rows: Rows) -> None:
    before = frame(("A", 4, 8, 20_700), ("B", 1, None, None))
    now = frame(("A", 6, 7, 20_777))
    found = movement(wrap(before), wrap(now))
    assert rows(found, *TYPES) == [
        ("a", "A", "Ann", 6, 7, 20_777),
        ("b", "B", "Ann", None, None, None),
    ]
    assert rows(found, *(f"{name}_before" for name in list(TYPES)[3:])) == [
        (4, 8, 20_700),
        (1, None, None),
    ]


def test_nothing_changed_is_the_same_even_without_grades(
    wrap: Wrap, rows: Rows
) -> None:
    same = frame(("A", None, 8, None), ("B", 3, 3, 20_700))
    found = movement(wrap(same), wrap(same))
    assert rows(found, "change") == [("same",), ("same",)]


def test_a_customer_spelt_another_way_is_the_same_one(
    wrap: Wrap, rows: Rows
) -> None:
    before = frame(("ACME", 3, 3, None))
    now = frame(("Acme", 3, 4, None))
    found = movement(wrap(before), wrap(now))
    assert rows(found, "customer", "change") == [("Acme", "shifted")]


def test_both_days_are_judged_by_the_same_thresholds(
    wrap: Wrap, rows: Rows
) -> None:
    before, now = frame(("A", 6, 6, None)), frame(("A", 8, 6, None))
    found = movement(wrap(before), wrap(now), (7, 6))
    assert rows(found, "quadrant_before", "quadrant") == [
        ("prospective", "key")
    ]


def test_counts_then_and_now_differ_by_who_moved_came_and_went(
    wrap: Wrap, rows: Rows
) -> None:
    before = frame(("A", 8, 8, None), ("B", 8, 8, None), ("C", 1, 1, None))
    now = frame(("A", 8, 8, None), ("C", 8, 8, None), ("D", 8, 8, None))
    found = rows(movement(wrap(before), wrap(now)), "change", "quadrant")
    # Key: 2 before, less B that is gone, plus C that moved and D: 3 now.
    assert found == [
        ("same", "key"),
        ("gone", ""),
        ("moved", "key"),
        ("new", "key"),
    ]


def test_steps_are_the_days_on_which_grades_were_other_ones() -> None:
    grades = {1: (2.0, 8.0), 2: (2.0, 8.0), 3: (None, 8.0), 4: (4.0, 8.0)}
    lists = {
        day: nw.from_native(
            pl.DataFrame(
                {
                    "key": ["a", "b"],
                    "customer": ["A", "B"],
                    "relationship": [x, 5.0],
                    "attractiveness": [y, 5.0],
                }
            )
        )
        for day, (x, y) in grades.items()
    }
    assert steps(lists).rows() == [("a", "A", 4, 4.0, 8.0)]
