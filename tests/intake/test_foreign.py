from datetime import date

import pytest

from salesdash.intake.read import Choice, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)
SHEETS = {
    "Price list": (
        "not_ours_prices",
        [["Product", "Model", "Unit price"], ["Press", "P1", 1200]],
    ),
    "产品": (
        "not_ours_prices",
        [["产品名称", "型号", "含税单价"], ["压机", "P1", 1200]],
    ),
    "2026": (
        "not_ours_payments",
        [
            ["客户名称", "金额", "开票日期", "发票号码"],
            ["大华", 1200, "2026-11-01", "0012"],
        ],
    ),
    "AR": (
        "not_ours_payments",
        [["Customer", "Amount", "Outstanding"], ["Acme", 1200, 200]],
    ),
    "11月报销": (
        "not_ours_expenses",
        [["报销人", "费用类型", "金额"], ["张三", "差旅", 300]],
    ),
    "11月": (
        "not_ours_expenses",
        [
            ["日期", "姓名", "费用类型", "金额"],
            ["2026-11-18", "王敏", "差旅费", 120],
        ],
    ),
    "Stock": (
        "not_ours_stock",
        [["Product", "Warehouse", "On hand"], ["Press", "A", 12]],
    ),
    "提成": (
        "not_ours_payroll",
        [["姓名", "基本工资", "提成金额"], ["张三", 8000, 1200]],
    ),
    "Misc": ("not_ours_no_headings", [["a", "b"], ["c", "d"]]),
}


@pytest.mark.parametrize("tab", SHEETS)
def test_a_list_of_something_else_says_what_it_is(tab: str) -> None:
    reason, rows = SHEETS[tab]
    (found,) = sheets([grid(rows, tab)], TODAY)
    assert (found.table, found.reason) == (None, reason)
    assert [(f.code, f.level) for f in found.findings] == [(reason, "note")]


def test_a_person_may_take_it_all_the_same() -> None:
    _, rows = SHEETS["2026"]
    there = grid(rows, "2026")
    choice = Choice(table="opportunities")
    (found,) = sheets([there], TODAY, {(there.file, there.sheet): choice})
    assert (found.table, found.rows.num_rows) == ("opportunities", 1)


@pytest.mark.parametrize("tab", ["商机汇总", "Pipeline summary", "拜访统计"])
def test_the_name_of_a_tab_refuses_no_list_of_ours(tab: str) -> None:
    rows = [
        ["客户", "商机名称", "业务员", "金额", "里程碑"],
        ["大华", "MES", "张三", 12, "25%"],
    ]
    (found,) = sheets([grid(rows, tab)], TODAY)
    assert (found.table, found.reason) == ("opportunities", "")
