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
