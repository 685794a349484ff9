import numpy as np
import pytest

from salesdash.intake.formats import sparse
from salesdash.intake.formats.looks import Look
from salesdash.intake.formats.sparse import SHIFT, Sparse, many
from salesdash.intake.grid import Cell
from salesdash.intake.refusal import Refused

LOOKS = (Look.PLAIN, Look.PERCENT, Look.DATE, Look.DURATION)
DAY = 20_517
"""The 5th of March 2026."""


def numbers(style: int, *values: float, shift: int = 0) -> list[tuple]:
    cells = Sparse(LOOKS, shift)
    for row, value in enumerate(values):
        cells.add(row, 0, Cell.NUMBER, value, style)
    (strip,) = cells.strips()
    return [
        (Cell(kind).name, text or number)
        for kind, text, number in zip(
            strip.kind, strip.text, strip.number, strict=True
        )
    ]


def test_cells_come_to_stand_where_they_are():
    cells = Sparse()
    cells.add(2, 1, Cell.TEXT, "x")
    cells.add(0, 0, Cell.BOOLEAN, 1.0)
    cells.add(9, 9, Cell.TEXT, "")
    first, second = cells.strips()
    assert first.kind.tolist() == [Cell.BOOLEAN, Cell.BLANK, Cell.BLANK]
    assert second.text.tolist() == ["", "", "x"]
    assert (first.number[0], second.kind[2]) == (1, Cell.TEXT)
    assert [part.dtype for part in vars(first).values()] == [
        np.dtype(np.int8),
        np.dtype(object),
        np.dtype(np.float64),
        np.dtype(bool),
    ]


def test_a_later_cell_at_the_same_place_counts():
    cells = Sparse()
    cells.add(0, 0, Cell.TEXT, "a")
    cells.add(0, 0, Cell.TEXT, "b")
    assert cells.strips()[0].text.tolist() == ["b"]


def test_a_sheet_without_cells_has_no_columns():
    assert Sparse().strips() == ()


def test_days_and_times_are_numbers_that_look_like_them():
    assert numbers(2, 46_086, 46_086.75, 0.25, 1, 60, -1, 2_958_466) == [
        ("DATE", DAY),
        ("DATE", DAY + 0.75),
        ("TIME", 0.25),
        ("DATE", -25_567),
        ("DATE", -25_509),
        ("NUMBER", -1),
        ("NUMBER", 2_958_466),
    ]


def test_days_from_1904_are_as_many_later():
    assert numbers(2, 44_624, shift=SHIFT) == [("DATE", DAY)]


def test_durations_pass_a_day():
    assert numbers(3, 1.25, 0.5) == [("TIME", 1.25), ("TIME", 0.5)]


def test_a_number_past_all_bounds_is_an_error():
    assert numbers(0, float("inf")) == [("ERROR", "#NUM!")]


def test_an_unknown_style_is_a_plain_one():
    assert numbers(99, 0.5) == [("NUMBER", 0.5)]


def test_percentages_are_marked_on_numbers_alone():
    cells = Sparse(LOOKS)
    cells.add(0, 0, Cell.NUMBER, 0.5, 1)
    cells.add(1, 0, Cell.TEXT, "50%", 1)
    assert cells.strips()[0].percent.tolist() == [True, False]


@pytest.mark.parametrize(
    "place", [(1_048_576, 0), (0, 16_384), (-1, 0), (0, -1)]
)
def test_a_cell_outside_any_sheet_is_refused(place: tuple[int, int]):
    with pytest.raises(Refused) as refused:
        Sparse().add(*place, Cell.NUMBER, 1)
    assert refused.value.code == "sheet_too_large"


@pytest.mark.parametrize(("limit", "most"), [("FILLED", 3), ("WRITING", 3)])
def test_too_many_cells_and_too_much_text_are_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
):
    monkeypatch.setattr(sparse, limit, most)
    cells = Sparse()
    for row in range(most):
        cells.add(row, 0, Cell.TEXT, "x")
    with pytest.raises(Refused) as refused:
        cells.add(most, 0, Cell.TEXT, "x")
    assert refused.value.detail == {"rows": 4, "columns": 1, "cells": 4}


def test_only_cells_merged_downwards_are_kept():
    cells = Sparse()
    for top, bottom in ((1, 3), (1, 1), (3, 1), (-1, 2), (0, 1_048_576)):
        cells.merge(top, bottom, 5)
    assert cells.merged == [(5, 1, 3)]


def test_too_many_sheets_are_refused():
    many(range(400))
    with pytest.raises(Refused) as refused:
        many(range(401))
    assert (refused.value.code, refused.value.value) == (
        "file_too_many_sheets",
        "401",
    )
