"""What in the log is worth a question, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.plausible import plausible

DAY = 20_777
"""Friday, 20 November 2026."""

VISIT = {
    "rep": "Ann",
    "customer": "A",
    "date": DAY,
    "activity": None,
    "opportunity_key": "",
    "start": None,
    "minutes": None,
    "result": "",
    "next_step": "",
    "sheet_as_of": DAY,
}
NUMBERS = ("date", "start", "minutes", "sheet_as_of")
TYPES = {name: pl.Int32 if name in NUMBERS else pl.String for name in VISIT}
LONG = "Monthly service check, all in order"


def log(*changes: dict[str, Any]) -> nw.DataFrame[Any]:
    """Build visits; each mapping says what differs from `VISIT`."""
    rows = [{**VISIT, **change} for change in changes]
    frame = pl.DataFrame(rows, schema=TYPES).with_columns(
        pl.col("rep").str.to_lowercase().alias("rep_key"),
        pl.col("customer").str.to_lowercase().alias("customer_key"),
        pl.lit("East").alias("team"),
        pl.lit("f.xlsx").alias("file"),
        pl.lit("Visits").alias("sheet"),
        pl.lit("i").alias("import_id"),
    )
    return nw.from_native(frame.with_row_index("row", 2))


def noted(*changes: dict[str, Any]) -> list[tuple]:
    found = plausible(log(*changes), DAY, range(5))
    return found.select("note", "rep", "count", "other", "row").rows()


def test_the_same_customer_twice_a_day_is_one_note() -> None:
    assert noted({}, {}, {"customer": "B"}, {"rep": "Bob"}) == [
        ("twice", "Ann", 2, "", 3)
    ]


@pytest.mark.parametrize(
    "other",
    [{"activity": "negotiation"}, {"opportunity_key": "d-1"}],
)
def test_visits_that_differ_in_activity_or_deal_are_told_apart(
    other: dict[str, Any],
) -> None:
    first = {"activity": "development"}
    assert noted(first, {**first, **other}) == []
    assert noted(first, first) == [("twice", "Ann", 2, "", 3)]


def test_eleven_visits_a_day_are_many_and_ten_are_not() -> None:
    eleven = [{"customer": chr(65 + n)} for n in range(11)]
    assert noted(*eleven[:10]) == []
    assert noted(*eleven) == [("many", "Ann", 11, "", 12)]


def test_more_than_twelve_hours_a_day_are_long() -> None:
    twelve = [{"minutes": 360}, {"customer": "B", "minutes": 360}]
    assert noted(*twelve) == []
    more = {"customer": "C", "minutes": 1}
    assert noted(*twelve, more) == [("long", "Ann", 721, "", 4)]


def test_a_day_off_is_noted_once_a_rep() -> None:
    saturday = {"date": DAY - 6}
    assert noted(saturday, {"customer": "B", **saturday}) == [
        ("off_day", "Ann", 2, "", 3)
    ]


def test_a_result_dated_ahead_is_noted_and_a_plan_is_not() -> None:
    monday = {"date": DAY + 3}
    told = {**monday, "customer": "B", "result": "Agreed"}
    later = {**told, "customer": "C", "sheet_as_of": DAY + 7}
    assert noted(monday, told, later) == [("future", "Ann", 3, "", 3)]


def test_a_visit_that_begins_before_the_last_one_ended_is_noted() -> None:
    nine = {"start": 540, "minutes": 60}
    ten = {"customer": "B", "start": 600, "minutes": 30}
    early = {"customer": "C", "start": 620}
    assert noted(nine, ten, early) == [("overlap", "Ann", 10, "B", 4)]
    other = {**early, "rep": "Bob"}
    assert noted(nine, ten, other) == []


def test_a_long_text_three_times_in_thirty_days_is_noted_once() -> None:
    texts = [
        {"customer": "A", "date": DAY - 38, "result": LONG},
        {"customer": "A", "date": DAY - 29, "result": LONG.upper()},
        {"customer": "B", "date": DAY - 15, "result": f" {LONG} "},
        {"customer": "B", "date": DAY, "result": LONG},
    ]
    assert noted(*texts) == [("copied", "Ann", 3, LONG, 5)]


def test_texts_thirty_days_apart_or_said_once_a_visit_are_not_copied() -> None:
    apart = [
        {"date": DAY - 30, "result": LONG},
        {"date": DAY - 15, "result": LONG},
        {"date": DAY, "result": LONG},
    ]
    assert noted(*apart) == []
    same = [
        {"activity": activity, "result": LONG, "next_step": LONG}
        for activity in ("development", "negotiation")
    ]
    assert noted(*same) == []


def test_a_short_text_is_a_standing_phrase() -> None:
    short = [{"customer": name, "result": "客户需要考虑"} for name in "ABCD"]
    assert noted(*short) == []


def test_a_text_that_three_reps_write_is_a_standing_phrase() -> None:
    own = [{"customer": name, "result": LONG} for name in "ABC"]
    others = [
        {"rep": rep, "customer": "D", "result": LONG} for rep in ("Bob", "Cid")
    ]
    assert noted(*own, others[0]) == [("copied", "Ann", 3, LONG, 4)]
    assert noted(*own, *others) == []


def test_a_note_has_the_place_of_its_row() -> None:
    (row,) = plausible(log({"date": DAY - 6}), DAY, range(5)).rows(named=True)
    assert row == {
        "note": "off_day",
        "rep": "Ann",
        "rep_key": "ann",
        "team": "East",
        "date": DAY - 6,
        "customer": "A",
        "customer_key": "a",
        "count": 1,
        "other": "",
        "file": "f.xlsx",
        "sheet": "Visits",
        "row": 2,
        "import_id": "i",
    }


def test_no_visits_make_no_notes() -> None:
    assert noted() == []
