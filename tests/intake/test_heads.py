from datetime import date

import pytest

from salesdash.intake.heads import Head, find, good, runs
from tests.intake.grids import grid


def test_headers_are_found_wherever_they_stand() -> None:
    found = find(
        grid(
            [
                ["周报"],
                ["日期", "客户", "结果"],
                [date(2026, 11, 18), "大华", "客户"],
                ["", "*商机名称", "客户", "金额(万元)"],
            ]
        )
    )
    assert found == [
        Head(1, {0: "日期", 1: "客户", 2: "结果"}),
        Head(3, {1: "*商机名称", 2: "客户", 3: "金额(万元)"}),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("日期", "客户", "结果"), True),
        (("Date", "Customer", "Result"), True),
        (("销售", "1月", "2月"), True),
        (("团队", "Jan", "Feb"), True),
        (("大华", "回访", "好"), False),
        (("客户", "大华", "远东"), False),
        (("日期",), False),
    ],
)
def test_headings_of_one_table_make_a_header(texts, expected) -> None:
    assert good(texts) is expected


def test_a_blank_heading_parts_a_header() -> None:
    head = Head(0, {0: "日期", 1: "客户", 3: "金额"})
    assert list(runs(head)) == [(0, 1), (3, 3)]


def test_a_part_of_a_header_is_one_if_it_names_enough() -> None:
    texts = {0: "日期", 1: "客户", 2: "结果", 4: "备注"}
    head = Head(0, texts)
    assert head.within(0, 2) == Head(0, {0: "日期", 1: "客户", 2: "结果"})
    assert head.within(4, 4) is None
    real = Head(0, {4: "选项"}, ((4, 4),))
    assert real.within(4, 4) == real


def test_a_first_cell_said_again_heads_a_cross_table() -> None:
    rows = [
        ["客户", "王晓明", "李芳"],
        ["大华", "A", "B"],
        ["客户", "张伟", "陈静"],
    ]
    assert [(h.row, h.cross) for h in find(grid(rows))] == [
        (0, True),
        (2, True),
    ]
    assert find(grid(rows[:2])) == []
