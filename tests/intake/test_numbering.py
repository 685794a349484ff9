import pytest

from salesdash.intake import numbering, skips
from salesdash.intake.layout import Block, Matrix, find
from tests.intake.grids import grid

HEAD = ["日期", "客户", "时长", "拜访结果"]
ROW = ["2026-11-20", "大华", 30, "ok"]


def sheet(rows: list[list]) -> tuple[Matrix, Block]:
    cells = Matrix(grid(rows))
    block = find(cells)
    assert block is not None
    return cells, block


def test_row_numbers_filled_in_ahead_make_no_row() -> None:
    rows = [["序号", *HEAD], [1, *ROW], [2], [3], ["主管签字"]]
    cells, block = sheet(rows)
    ordinals = numbering.ordinals(cells, block, "visits")
    assert ordinals == {0}
    assert list(skips.rows(cells, block, ordinals)) == [1, 4]


@pytest.mark.parametrize(
    ("numbers", "expected"), [((1, 2, 3), {0}), ((1, 3, 2), set())]
)
def test_an_id_that_only_counts_the_rows_is_none(
    numbers: tuple, expected: set[int]
) -> None:
    rows = [["拜访编号", *HEAD], *([n, *ROW] for n in numbers)]
    cells, block = sheet(rows)
    assert numbering.ordinals(cells, block, "visits") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("序号", {0}), ("拜访编号", {0}), ("满意度", set()), ("", set())],
)
def test_only_what_could_be_an_id_is_said_to_be_none(
    heading: str, expected: set[int]
) -> None:
    rows = [[heading, *HEAD], *([n, *ROW] for n in (1, 2, 3))]
    cells, block = sheet(rows)
    ordinals = numbering.ordinals(cells, block, "visits")
    assert ordinals == {0}
    assert numbering.denied(block, "visits", ordinals) == expected
