"""What became of next steps, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.promises import promises, summed

DAY = 20_777
"""Friday, 20 November 2026."""

TYPES = {
    "rep": pl.String,
    "with": pl.String,
    "customer": pl.String,
    "date": pl.Int32,
    "next_step": pl.String,
    "next_date": pl.Int32,
    "activity": pl.String,
}


def log(*visits: tuple[Any, ...]) -> nw.DataFrame[Any]:
    """Build visits: rep, with, customer, date, step, next date, activity."""
    full = [(*row, *(None,) * (len(TYPES) - len(row))) for row in visits]
    frame = pl.DataFrame(full, schema=TYPES, orient="row").with_columns(
        pl.col("rep").str.to_lowercase().alias("rep_key"),
        pl.col("customer").str.to_lowercase().alias("customer_key"),
        pl.lit("East").alias("team"),
        pl.lit("f.xlsx").alias("file"),
        pl.lit("Visits").alias("sheet"),
        pl.lit("i").alias("import_id"),
    )
    return nw.from_native(frame.with_row_index("row", 2))


def judged(*visits: tuple[Any, ...], day: int = DAY) -> list[tuple]:
    found = promises(log(*visits), day)
    return found.select("said_on", "kept_on", "promise").rows()


@pytest.mark.parametrize(
    ("seen", "promise"),
    [(20_765, "kept"), (20_772, "kept"), (20_773, "late"), (None, "missed")],
)
def test_a_promise_is_kept_until_two_days_after_its_date(
    seen: int | None, promise: str
) -> None:
    said = ("Ann", "", "A", 20_760, "Show it", 20_770)
    later = [("Ann", "", "A", seen)] if seen else []
    assert judged(said, *later) == [(20_760, seen, promise)]


@pytest.mark.parametrize(
    ("day", "promise"), [(20_772, "open"), (20_773, "missed")]
)
def test_a_promise_is_open_until_its_last_day_is_over(
    day: int, promise: str
) -> None:
    said = ("Ann", "", "A", 20_760, "Show it", 20_770)
    assert judged(said, day=day) == [(20_760, None, promise)]


def test_a_step_without_a_date_has_fourteen_days() -> None:
    said = ("Ann", "", "A", 20_760, "Show it", None)
    kept = ("Ann", "", "A", 20_774)
    late = ("Ann", "", "A", 20_775)
    assert judged(said, kept) == [(20_760, 20_774, "kept")]
    assert judged(said, late) == [(20_760, 20_775, "late")]
    assert judged(said, day=20_774) == [(20_760, None, "open")]


def test_a_date_that_is_not_later_than_its_visit_is_no_date() -> None:
    same = ("Ann", "", "A", 20_760, "", 20_760)
    wrong = ("Ann", "", "B", 20_760, "Show it", 20_750)
    found = promises(log(same, wrong), DAY)
    columns = ("customer", "due", "until", "promise")
    assert found.select(*columns).rows() == [("B", None, 20_774, "missed")]


@pytest.mark.parametrize("step", ["", "  ", "无", "None", "-"])
def test_a_visit_that_names_no_step_promises_nothing(step: str) -> None:
    assert judged(("Ann", "", "A", 20_760, step, None)) == []


def test_a_plan_keeps_nothing_and_promises_nothing() -> None:
    said = ("Ann", "", "A", 20_772, "Show it", 20_779)
    plan = ("Ann", "", "A", 20_778, "Ask", 20_790)
    assert judged(said, plan) == [(20_772, None, "open")]


def test_another_rep_or_customer_keeps_no_promise() -> None:
    said = ("Ann", "", "A", 20_760, "Show it", 20_765)
    others = [("Bob", "", "A", 20_763), ("Ann", "", "B", 20_764)]
    assert judged(said, *others) == [(20_760, None, "missed")]


def test_going_along_on_a_joint_visit_keeps_a_promise() -> None:
    said = ("Ann", "", "A", 20_760, "Show it", 20_765)
    joint = ("Bob", "Cid/Ann", "A", 20_763, "", None, "negotiation")
    found = promises(log(said, joint), DAY)
    columns = ("rep", "kept_on", "kept_by", "promise")
    told = [("Ann", 20_763, "negotiation", "kept")]
    assert found.select(*columns).rows() == told


def test_each_promise_is_judged_by_the_next_visit_alone() -> None:
    # Monday's is kept by Wednesday's visit, although its own date passes
    # without one; both of Wednesday are judged by the same next visit.
    visits = [
        ("Ann", "", "A", 20_745, "Call", 20_755),
        ("Ann", "", "A", 20_747, "Show it", 20_750),
        ("Ann", "", "A", 20_747, "Write", None),
        ("Ann", "", "A", 20_758),
    ]
    assert judged(*visits) == [
        (20_747, 20_758, "late"),
        (20_747, 20_758, "kept"),
        (20_745, 20_747, "kept"),
    ]


def test_the_place_of_a_promise_is_that_of_its_visit() -> None:
    (row,) = promises(log(("Ann", "", "A", 20_776, "Ask", None)), DAY).rows(
        named=True
    )
    assert row == {
        "rep": "Ann",
        "rep_key": "ann",
        "team": "East",
        "customer": "A",
        "customer_key": "a",
        "said_on": 20_776,
        "next_step": "Ask",
        "due": None,
        "until": 20_790,
        "kept_on": None,
        "kept_by": "",
        "promise": "open",
        "file": "f.xlsx",
        "sheet": "Visits",
        "row": 2,
        "import_id": "i",
    }


def test_promises_are_counted_once_they_are_due() -> None:
    found = nw.from_native(
        pl.DataFrame(
            [
                ("Ann", 20_776, "kept"),
                ("Ann", 20_776, "late"),
                ("Ann", 20_776, "missed"),
                ("Ann", 20_777, "kept"),
                ("Bob", 20_790, "open"),
            ],
            schema=["rep", "until", "promise"],
            orient="row",
        )
    )
    assert summed(found, DAY, "rep").rows() == [
        ("Ann", 3, 1, 1, 1, 1, 0),
        ("Bob", 0, 0, 0, 0, 0, 1),
    ]
    assert summed(found, DAY).rows() == [(3, 1, 1, 1, 1, 1)]


def test_no_visits_make_no_promises() -> None:
    found = promises(log(), DAY)
    assert found.rows() == []
    assert summed(found, DAY, "rep").rows() == []
