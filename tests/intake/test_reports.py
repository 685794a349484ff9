from dataclasses import replace

import pytest

from salesdash.intake.layout import Matrix
from salesdash.intake.reports import why
from tests.intake.grids import grid

GUIDE = [
    ["填写说明"],
    [
        "一",
        "每次拜访填写一行，客户名称必须与合同上的名称完全一致，不要使用简称",
    ],
    ["二", "日期请写成 2026-12-31 的形式，不要合并单元格，也不要留下空白的行"],
    [
        "三",
        "每周五下班之前交给主管，由主管核对后统一导入系统，逾期视为没有提交",
    ],
]


@pytest.mark.parametrize(
    ("rows", "tab", "expected"),
    [
        ([["行标签", "求和项:金额"], ["张三", 5]], "Sheet1", "not_ours_pivot"),
        (GUIDE, "Sheet1", "not_ours_guide"),
        ([["填表人", "张三"], ["要求", "按时"]], "说明", "not_ours_guide"),
        ([["阶段", "类型"], ["25%", "演示"]], "下拉列表", "not_ours_lists"),
        ([["本周拜访", 12], ["商机", 5]], "看板", "not_ours_report"),
        ([["a", 1, 2], ["b", 3, 4]], "Sheet1", "not_ours_report"),
        ([["姓名", "电话"], ["张三", "138"]], "Sheet1", "not_ours_columns"),
    ],
)
def test_a_sheet_that_is_no_list_says_why(rows, tab, expected) -> None:
    whole = grid(rows, tab)
    assert why("not_ours_columns", Matrix(whole), whole) == expected


def test_a_pivot_table_is_told_by_the_workbook() -> None:
    whole = replace(grid([["a", "b"]]), pivot=True)
    assert (
        why("not_ours_no_headings", Matrix(whole), whole) == "not_ours_pivot"
    )


def test_other_reasons_stay() -> None:
    whole = grid(GUIDE, "说明")
    assert why("", Matrix(whole), whole) == ""
    assert why("not_ours_lacks", Matrix(whole), whole) == "not_ours_lacks"
