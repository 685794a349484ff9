from dataclasses import replace

import pytest

from salesdash.intake.layout import Matrix, find, shown, tidy
from tests.intake.grids import grid

HEAD = ["日期", "客户", "拜访结果"]
ROW = ["2026-11-20", "大华", "ok"]


def place(rows: list[list]) -> tuple[int, int] | None:
    block = find(Matrix(grid(rows)))
    return (block.top, block.bottom) if block else None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, ROW], (0, 0)),
        ([["客户拜访日报表"], [], ["销售代表：张三"], HEAD, ROW], (3, 3)),
        ([[], ["", *HEAD], ["", *ROW]], (1, 1)),
        ([["客户：大华", "", "日期：2026-11-20"], HEAD, ROW, ROW], (1, 1)),
        ([["", "客户信息", "拜访情况"], HEAD, ROW], (1, 1)),
        ([["hello", "world"], ["a", "b"]], None),
        ([[1, 2], [3, 4]], None),
        ([], None),
    ],
)
def test_the_header_is_found_below_titles_and_blanks(
    rows: list[list], expected: tuple[int, int] | None
) -> None:
    assert place(rows) == expected


def test_two_rows_of_headings_are_joined() -> None:
    rows = [
        ["客户", "经办人", "", "决策者", "", "金额"],
        ["", "姓名", "痛苦", "姓名", "痛苦", ""],
        ["大华", "王总", "慢", "李总", "贵", 5],
    ]
    block = find(Matrix(grid(rows)))
    assert block is not None
    assert tuple(block.columns["opportunities"].of.values()) == (
        "customer",
        "sponsor_name",
        "sponsor_pain",
        "decision_maker_name",
        "decision_maker_pain",
        "amount",
    )


def test_signs_that_nobody_sees_are_dropped() -> None:
    assert tidy("\u00a0\u3000张\u200b三\x07\ufeff ") == "张三"
    assert tidy("a\nb") == "a\nb"


def test_headings_of_the_same_words_are_told_apart() -> None:
    assert shown(("备注", "", "备注", "备注")) == (
        "备注",
        "",
        "备注 (2)",
        "备注 (3)",
    )


def columns(*rows: list, across: tuple) -> dict[int, str]:
    whole = replace(grid(rows), across=across)
    block = find(Matrix(whole))
    assert block is not None
    assert block.bottom == len(rows) - 2
    return dict(enumerate(block.texts))


def test_a_group_reaches_as_far_as_its_merge() -> None:
    rows = [
        ["客户", "", "拜访", "", ""],
        ["名称", "等级", "日期", "结果", "业务员"],
        ["大华", "A", "2026-11-18", "ok", "张三"],
    ]
    merged = ((0, 0, 1), (0, 2, 3))
    told = columns(*rows, across=merged)
    assert told == {
        0: "客户 名称",
        1: "等级",
        2: "拜访 日期",
        3: "拜访 结果",
        4: "业务员",
    }


def test_three_rows_of_headings_are_joined() -> None:
    rows = [
        ["客户信息", "", "拜访情况", "", ""],
        ["客户", "", "拜访", "", "业务员"],
        ["名称", "等级", "日期", "结果", ""],
        ["大华", "A", "2026-11-18", "ok", "张三"],
    ]
    merged = ((0, 0, 1), (0, 2, 4), (1, 0, 1), (1, 2, 3))
    told = columns(*rows, across=merged)
    assert [told[0], told[2], told[4]] == ["客户 名称", "拜访 日期", "业务员"]


def test_a_title_merged_over_the_table_is_no_group() -> None:
    heads = ["日期", "客户", "业务员", "结果"]
    rows = [
        ["客户 拜访", "", "", "x"],
        heads,
        ["2026-11-18", "大华", "张三", ""],
    ]
    told = columns(*rows, across=((0, 0, 3),))
    assert list(told.values()) == heads


def test_a_header_need_not_stand_at_the_edge() -> None:
    heads = ["日期", "客户", "业务员"]
    rows = [[], [], ["", "", *heads], ["", "", "2026-11-18", "大华", "张三"]]
    assert list(columns(*rows, across=()).values()) == ["", "", *heads]
