from salesdash import model
from salesdash.intake import skips
from salesdash.intake.layout import Matrix, find
from tests.intake.grids import grid

HEAD = ["日期", "客户", "时长", "拜访结果"]
ROW = ["2026-11-20", "大华", 30, "ok"]


def codes(rows: list[list]) -> dict[int, str]:
    """Give the rows left out, counted from 1, and why."""
    cells = Matrix(grid(rows))
    block = find(cells)
    assert block is not None
    data = skips.rows(cells, block, set())
    found = skips.skipped(cells, block, data, model.VISITS)
    return {s.row + 1: s.code for s in found}


def test_totals_are_left_out_where_nothing_else_is_named() -> None:
    total = ["合计：", "", 60, ""]
    assert codes([HEAD, ROW, ROW, total]) == {4: "total_row"}
    assert codes([HEAD, ROW, ["", "张三 小计", 30, ""]]) == {3: "total_row"}
    grand = ["", "Grand Total", 60, ""]
    assert codes([HEAD, ROW, grand]) == {3: "total_row"}


def test_a_customer_called_total_is_kept() -> None:
    named = ["2026-11-20", "Total", 30, "ok"]
    energies = ["2026-11-20", "Total Energies", 30, "ok"]
    assert codes([HEAD, ROW, named, energies]) == {}


def test_hints_are_left_out_right_below_the_headings() -> None:
    hint = ["必填", "必填", "选填", "请填写结果"]
    example = ["示例：2026-1-1", "某某公司", 30, "ok"]
    assert codes([HEAD, hint, example, ROW]) == {2: "hint_row", 3: "hint_row"}
    assert codes([HEAD, ROW, ROW, ROW, hint]) == {}


def test_repeated_headings_are_left_out() -> None:
    assert codes([HEAD, ROW, HEAD, ROW]) == {3: "header_again"}


def test_a_second_table_below_is_left_out_with_its_rows() -> None:
    other = ["客户", "日期", "备注", "金额"]
    assert codes([HEAD, ROW, other, ROW]) == {
        3: "second_table",
        4: "second_table",
    }


def test_row_numbers_filled_in_ahead_make_no_row() -> None:
    cells = Matrix(grid([["序号", *HEAD], [1, *ROW], [2], [3], ["主管签字"]]))
    block = find(cells)
    assert block is not None
    ordinals = skips.ordinals(cells, block, "visits")
    assert ordinals == {0}
    assert list(skips.rows(cells, block, ordinals)) == [1, 4]


def test_an_id_that_only_counts_the_rows_is_none() -> None:
    head = ["拜访编号", *HEAD]
    counted = [head, [1, *ROW], [2, *ROW], [3, *ROW]]
    real = [head, [1, *ROW], [3, *ROW], [2, *ROW]]
    for rows, expected in ((counted, {0}), (real, set())):
        cells = Matrix(grid(rows))
        block = find(cells)
        assert block is not None
        assert skips.ordinals(cells, block, "visits") == expected


def test_columns_are_named_by_letters() -> None:
    cells = Matrix(grid([[*HEAD, ""], [*ROW, "x"]]))
    block = find(cells)
    assert block is not None
    assert skips.unnamed(cells, block) == ["E"]
    assert skips.letters(26) == "AA"
