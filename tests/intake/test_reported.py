from datetime import date
from typing import Any

import pytest

from salesdash.days import day
from salesdash.intake.ours import MATRIX
from salesdash.intake.reported import nobody
from tests.intake.crossed import notes, read

MONDAY = date(2026, 11, 16)
SHEET = (
    ["Customer visit daily report 2026-11-16 – 2026-11-20", "", "", "", ""],
    ["Team", "North", "", "", ""],
    ["Customer", "Monday", "(no rep)", "", MATRIX],
    [MONDAY, "", "", "", "2026-11-19"],
    ["Total", "√", "A 60 min", "", ""],
    ["A remark", "", "", "", ""],
    [date(2026, 11, 17), "", "", "", ""],
    ["Customer", "Team: South; Result: fine", "", "", ""],
)


def told(sheet):
    names = ("rep", "team", "customer", "result")
    return [
        (day(row["date"]).day, *(row[name] for name in names), row["row"])
        for row in sheet.rows.to_pylist()
    ]


def test_names_are_what_they_are_in_a_matrix_of_ours() -> None:
    found = read(*SHEET, reps=())
    assert told(found) == [
        (16, "Monday", "North", "Total", "", 5),
        (16, "", "", "Total", "A 60 min", 5),
        (17, "Monday", "South", "Customer", "fine", 8),
    ]
    assert (found.as_of, found.as_of_source) == (date(2026, 11, 19), "given")
    assert notes(found, "note_row") == [("note_row", 6, "", "A remark")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(no rep)", True), ("（未写销售人员）", True), ("Ann", False)],
)
def test_a_heading_may_stand_for_nobody(text, expected) -> None:
    assert nobody(text) is expected


def test_a_cell_that_cannot_be_read_is_named() -> None:
    rows: list[list[Any]] = [list(row) for row in SHEET[:5]]
    rows[4][1] = 70
    found = read(*rows, reps=())
    assert notes(found, "matrix_count") == [
        ("matrix_count", 5, "Monday", "70")
    ]
