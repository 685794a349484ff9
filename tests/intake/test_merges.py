from dataclasses import replace
from datetime import date

import pytest

from salesdash.intake.read import Sheet, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)
VISITS = ["业务员", "日期", "客户", "活动", "时长", "拜访结果"]


def read(rows: list[list], *merged: tuple[int, int, int]) -> Sheet:
    cells = replace(grid(rows), merged=merged)
    return sheets([cells], TODAY)[0]


def told(sheet: Sheet, *names: str) -> list[tuple]:
    return [tuple(row[n] for n in names) for row in sheet.rows.to_pylist()]


def test_a_cell_merged_at_the_side_speaks_of_its_rows_only() -> None:
    rows = [
        VISITS,
        ["张三", "2026-11-18", "大华", "客户开发", 60, "ok"],
        ["", "", "三一", "", "", "ok"],
        ["", "2026-11-18", "远东", "", 30, "ok"],
    ]
    found = read(rows, (0, 1, 2), (1, 1, 2), (3, 1, 2), (4, 1, 2))
    assert told(found, "rep", "customer", "activity", "minutes") == [
        ("张三", "大华", "development", 60),
        ("张三", "三一", "development", None),
        ("", "远东", None, 30),
    ]


def test_a_merge_over_the_header_or_blank_rows_makes_no_row() -> None:
    rows = [VISITS, ["张三", "2026-11-18", "大华", "", 60, "ok"], [""], [""]]
    found = read(rows, (0, 0, 1), (0, 1, 3))
    assert told(found, "rep", "customer") == [("张三", "大华")]
    assert found.rows_read == 1


def test_a_month_merged_over_reps_is_the_month_of_each() -> None:
    head = ["月份", "姓名", "销售目标"]
    rows = [head, ["2026-11", "张三", 100], ["", "李四", 200]]
    found = read(rows, (0, 1, 2), (2, 1, 2))
    assert [f.code for f in found.findings if f.level == "skip"] == []
    months = {row["month"] for row in found.rows.to_pylist()}
    assert (found.rows.num_rows, len(months)) == (2, 1)


@pytest.mark.parametrize(
    ("heading", "column", "filled"),
    [("商机名称", "name", "MES"), ("商机编号", "opportunity", "")],
)
def test_a_merged_name_is_shared_and_a_merged_number_is_not(
    heading: str, column: str, filled: str
) -> None:
    head = [heading, "客户", "业务员", "金额"]
    rows = [head, ["MES", "大华", "张三", 5], ["", "大华", "张三", 7]]
    found = read(rows, (0, 1, 2))
    assert told(found, column, "amount") == [("MES", 500), (filled, 700)]
