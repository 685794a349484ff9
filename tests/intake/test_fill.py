from datetime import date
from typing import Any

from salesdash.days import number
from salesdash.intake.read import Sheet, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)


def read(
    *rows: list[Any], sheet: str = "Sheet1", file: str = "a.xlsx"
) -> Sheet:
    return sheets([grid(rows, sheet, file)], TODAY)[0]


def codes(sheet: Sheet) -> list[str]:
    return [f.code for f in sheet.findings if f.code != "as_of_assumed"]


def test_a_label_fills_only_cells_that_say_nothing() -> None:
    found = read(
        ["销售代表：张三", "币种：USD"],
        ["客户", "业务员", "金额", "币种"],
        ["甲", "李四", 1, ""],
        ["乙", "", 1, "EUR"],
    )
    assert found.rows["rep"].to_pylist() == ["李四", "张三"]
    assert found.rows["currency"].to_pylist() == ["USD", "EUR"]
    assert found.facts == {"rep": "张三", "currency": "USD"}


def test_a_name_on_the_tab_says_nothing_beside_a_column_of_reps() -> None:
    found = read(["客户", "业务员", "金额"], ["甲", "", 1], sheet="张三")
    assert found.rows["rep"].to_pylist() == [""]
    assert (found.facts, codes(found)) == ({}, [])


def test_where_a_rep_was_read_is_told() -> None:
    rows = [["客户", "金额"], ["甲", 1]]
    assert codes(read(*rows, sheet="张三")) == ["rep_from_sheet"]
    assert codes(read(*rows, file="商机_张三.xlsx")) == ["rep_from_file"]


def test_the_unit_said_once_is_shown_with_the_amount() -> None:
    found = read(["单位：万元"], ["客户", "金额"], ["甲", 1], ["乙", "5元"])
    assert found.rows["amount"].to_pylist() == [1_000_000, 500]
    assert found.facts == {"amount": "万元"}


def test_the_unit_of_a_heading_beats_the_one_said_once() -> None:
    found = read(["单位：万元"], ["客户", "金额(千元)"], ["甲", 1])
    assert found.rows["amount"].to_pylist() == [100_000]


def test_targets_say_what_they_are_of() -> None:
    for heading, measure, name in (
        ("销售目标", "revenue", "amount"),
        ("拜访目标", "visits", "count"),
        ("New customers", "new_customers", "count"),
    ):
        found = read(["业务员", "月份", heading], ["张三", "2026年12月", 9])
        assert found.rows["measure"].to_pylist() == [measure]
        assert found.rows[name].null_count == 0
        assert codes(found) == [f"measure_{measure}"]
    own = read(
        ["业务员", "月份", "指标", "目标"], ["张三", "2026-12", "拜访", 9]
    )
    assert (own.rows["measure"].to_pylist(), codes(own)) == (["visits"], [])


def test_a_month_in_the_title_is_the_month_of_its_targets() -> None:
    found = read(["2026年12月销售目标"], ["业务员", "销售目标"], ["张三", 9])
    assert found.rows["month"].to_pylist() == [number(date(2026, 12, 1))]
