from datetime import date, time

import numpy as np
import pytest

from salesdash.intake.examples import Heading, cell, headings
from salesdash.intake.layout import Matrix
from tests.intake.grids import Percent, grid


def test_each_heading_shows_what_stands_below_it() -> None:
    sheet = grid(
        [
            ["Day", "Note", "", "Note", "Custmer"],
            [date(2026, 11, 20), "a", "x"],
            [date(2026, 11, 20), "b", "", None, "Acme"],
            [date(2026, 11, 21), "c"],
            [date(2026, 11, 22), "a"],
            ["", "d"],
        ]
    )
    found = headings(
        Matrix(sheet),
        sheet,
        ("Day", "Note", "", "Note", "Custmer"),
        np.arange(1, 6),
        {0: "date"},
        {1: "choice"},
        "visits",
    )
    days = ("2026-11-20", "2026-11-21", "2026-11-22")
    assert found == (
        Heading("Day", "date", 4, days),
        Heading("Note", None, 5, ("a", "b", "c"), "choice"),
        Heading("Note (2)", None, 0, (), "", "note"),
        Heading("Custmer", None, 1, ("Acme",), "", "customer"),
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Percent(0.25), "25%"),
        (12.5, "12.5"),
        (12.0, "12"),
        (True, "TRUE"),
        (date(2026, 11, 20), "2026-11-20"),
        (time(9, 5), "09:05"),
        (" <b>bold</b> ", "<b>bold</b>"),
        (None, ""),
    ],
)
def test_a_cell_is_written_as_a_spreadsheet_shows_it(
    value: object, expected: str
) -> None:
    sheet = grid([[value, "x"]])
    assert cell(Matrix(sheet), sheet, 0, 0) == expected
