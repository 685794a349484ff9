"""Cross tables read whole, for the tests of the parts that read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from salesdash.days import day
from salesdash.intake.calendars import Told
from salesdash.intake.grid import Cell
from salesdash.intake.read import Choice, Sheet, sheets
from tests.intake.grids import cell, grid

TODAY = date(2026, 11, 23)
REPS = ("张三", "李四", "Ann Lee", "Tom Baker")


def told(*values: Any) -> list[Told]:
    """Give the cells of a row, as headings are read."""
    cells = (cell(value) for value in values)
    return [Told(Cell(kind), text, number) for kind, text, number, _ in cells]


def read(
    *rows: Sequence[Any],
    reps: Sequence[str] = REPS,
    choice: Choice | None = None,
    file: str = "a.xlsx",
    sheet: str = "Sheet1",
    **more: Any,
) -> Sheet:
    whole = replace(grid(rows, sheet, file), **more)
    choices = {(file, sheet): choice} if choice else {}
    (found,) = sheets([whole], TODAY, choices, reps=reps)
    skips = [f for f in found.findings if f.level == "skip"]
    if found.table:
        kept = found.rows.num_rows
        assert found.rows_read == kept + found.rows_skipped
        assert found.rows_skipped == len(skips)
    return found


def visits(sheet: Sheet) -> list[tuple]:
    """Give day, rep, customer, activity or step, result and row."""
    return [
        (
            day(row["date"]).day,
            row["rep"],
            row["customer"],
            row["activity"] or row["step"],
            row["result"],
            row["row"],
        )
        for row in sheet.rows.to_pylist()
    ]


def targets(sheet: Sheet) -> list[tuple]:
    """Give rep or team, measure, month, amount or count, and row."""
    return [
        (
            row["rep"] or row["team"],
            row["measure"],
            day(row["month"]).isoformat()[:7],
            row["count"] or row["amount"],
            row["row"],
        )
        for row in sheet.rows.to_pylist()
    ]


def notes(sheet: Sheet, *codes: str) -> list[tuple]:
    return [
        (f.code, f.row, f.column, f.value)
        for f in sheet.findings
        if f.code in codes
    ]
