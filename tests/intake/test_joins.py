from datetime import date
from typing import Any

from salesdash.intake.joins import people
from salesdash.intake.read import Sheet, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)


def read(*rows: list[Any]) -> Sheet:
    return sheets([grid(rows, "商机")], TODAY)[0]


def column(sheet: Sheet, name: str) -> list[Any]:
    return sheet.rows[name].to_pylist()


def told(sheet: Sheet) -> list[tuple]:
    return [
        (f.code, f.level, f.row, dict(f.detail))
        for f in sheet.findings
        if f.row
    ]


def test_an_amount_says_its_currency() -> None:
    found = read(
        ["客户", "金额(万美元)", "里程碑"],
        ["甲", "¥5", "10%"],
        ["乙", 5, "10%"],
        ["丙", "", "10%"],
    )
    assert column(found, "currency") == ["CNY", "USD", "USD"]
    assert column(found, "amount") == [5_000_000, 5_000_000, None]
    assert "currency" in found.present


def test_the_currency_of_an_amount_beats_the_column_beside_it() -> None:
    found = read(
        ["客户", "金额", "币种"], ["甲", "$5k", "人民币"], ["乙", 5, "欧元"]
    )
    assert column(found, "currency") == ["USD", "EUR"]
    assert told(found) == [("currency_conflict", "note", 2, {"own": "USD"})]


def test_a_milestone_cell_says_the_status_where_no_other_does() -> None:
    alone = read(
        ["客户", "里程碑"], ["甲", "丢单"], ["乙", "赢单"], ["丙", "10%"]
    )
    assert column(alone, "status") == ["lost", "won", None]
    assert column(alone, "claimed_milestone") == [
        None,
        "closed",
        "qualified_suspect",
    ]
    assert alone.present == ("customer", "status", "claimed_milestone")
    beside = read(["客户", "里程碑", "状态"], ["甲", "丢单", "进行中"])
    assert column(beside, "status") == ["lost"]


def test_a_status_cell_says_the_milestone_where_no_other_does() -> None:
    found = read(["客户", "状态"], ["甲", "合格经办人"], ["乙", "跟进中"])
    assert column(found, "claimed_milestone") == ["qualified_sponsor", None]
    assert column(found, "status") == [None, "open"]


def test_levels_become_points_by_the_side_of_the_row() -> None:
    found = read(
        ["客户", "金额", "痛苦级别", "权力级别", "评分对象"],
        ["甲", 1, 3, 3, "经办人"],
        ["乙", 1, 3, 3, "决策者"],
        ["丙", 1, 3, 3, ""],
    )
    assert column(found, "pain_points") == [6, 16, None]
    assert column(found, "power_points") == [9, 9, 9]
    assert told(found) == [("level_without_side", "note", 4, {})]


def test_the_first_of_several_reps_is_the_rep() -> None:
    found = read(
        ["日期", "客户", "业务员", "陪同", "结果"],
        ["2026-11-18", "甲", "张三/李四", "王总", "ok"],
        ["2026-11-18", "甲", "Tom Baker and Ann Lee", "", "ok"],
        ["2026-11-18", "甲", "李和平", "", "ok"],
    )
    assert column(found, "rep") == ["张三", "Tom Baker", "李和平"]
    assert column(found, "with") == ["李四/王总", "Ann Lee", ""]


def test_names_are_split_at_what_joins_them() -> None:
    for text in ("张三、李四", "张三 & 李四", "张三，李四", "张三+李四"):
        assert people(text) == ["张三", "李四"]
    assert people("Andy Sand") == ["Andy Sand"]


def test_the_later_row_of_one_id_and_customer_counts() -> None:
    found = read(
        ["商机编号", "客户", "金额"],
        ["P-1", "甲", 1],
        ["P-1", "甲", 2],
        ["P-2", "甲", 3],
        ["P-2", "乙", 4],
    )
    assert column(found, "row") == [3, 4, 5]
    assert (found.rows_read, found.rows_skipped) == (4, 1)
    assert told(found) == [
        ("opportunity_twice", "skip", 2, {"other": 3}),
        ("id_two_customers", "note", 5, {"other": 4, "customers": "甲 / 乙"}),
    ]


def test_rows_that_look_alike_both_count() -> None:
    found = read(
        ["客户", "商机名称", "金额"],
        ["甲", "x", 1],
        ["甲", "y", 1],
        ["甲", "X ", 2],
    )
    assert found.rows.num_rows == 3
    assert told(found) == [("rows_look_alike", "note", 4, {"other": 2})]


def test_a_bare_close_date_is_the_end_of_a_deal_only_where_it_ended() -> None:
    rows = (["甲", "2026-11-03"], ["乙", "2026-12-03"], ["丙", "2026-11-04"])
    plain = read(["客户", "结单日期"], *rows)
    assert column(plain, "closed_on") == [None, None, None]
    stated = read(
        ["客户", "结单日期", "状态"],
        *([*row, said] for row, said in zip(rows, "赢赢输", strict=True)),
    )
    ends = column(stated, "expected_close")
    assert column(stated, "closed_on") == [ends[0], None, ends[2]]
