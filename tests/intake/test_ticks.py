from datetime import date

import numpy as np
import pytest

from salesdash.intake import ticks
from salesdash.intake.layout import Matrix
from salesdash.intake.read import Choice, sheets
from tests.intake.grids import grid


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["√", "×", ""], "sponsor_has_vision"),
        (["√", "更快交付"], "sponsor_vision"),
        (["", ""], "sponsor_vision"),
    ],
)
def test_a_vision_of_mere_ticks_is_the_criterion(
    cells: list, expected: str
) -> None:
    matrix = Matrix(grid([["经办人愿景"], *([cell] for cell in cells)]))
    rows = np.arange(1, len(matrix.kind))
    found = ticks.ticked(
        matrix, rows, {0: "sponsor_vision"}, date(2026, 11, 20)
    )
    assert found == {0: expected}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["成本太高", "交期太长"], {0: "sponsor_pain"}),
        (["成本太高", "待定", ""], {0: "sponsor_pain"}),
        (["成本太高", 6], {}),
        (["6 admits pain", "成本太高"], {}),
        (["L3", "成本太高"], {}),
        (["", "待定"], {}),
    ],
)
def test_words_under_a_score_are_no_score(cells: list, expected: dict) -> None:
    matrix = Matrix(grid([["痛苦"], *([cell] for cell in cells)]))
    rows = np.arange(1, len(matrix.kind))
    assert ticks.prose(matrix, rows, {0: "pain_points"}) == expected
    assert ticks.prose(matrix, rows, {0: "note"}) == {}


def test_words_under_a_score_are_offered_as_the_brief() -> None:
    rows = [["客户", "商机", "销售", "痛苦"], ["甲", "产线", "张三", "成本高"]]
    (sheet,) = sheets([grid(rows)], date(2026, 11, 20))
    assert "prose_for_points" in {f.code for f in sheet.findings}
    assert "not_points" not in {f.code for f in sheet.findings}
    (head,) = [h for h in sheet.headings if h.text == "痛苦"]
    assert (head.column, head.guess) == (None, "sponsor_pain")
    choice = {("book.xlsx", "Sheet1"): Choice(columns={"痛苦": "pain_points"})}
    (sheet,) = sheets([grid(rows)], date(2026, 11, 20), choice)
    assert "not_points" in {f.code for f in sheet.findings}
