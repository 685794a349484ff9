from datetime import date

from salesdash.intake.read import sheets
from tests.intake.crossed import notes, read
from tests.intake.grids import grid

CODE = "cross_total_differs"
HEADS = ["销售", "1月", "2月", "合计"]


def differs(*rows: list) -> list[tuple]:
    return notes(read(["2026年目标"], HEADS, *rows), CODE)


def test_totals_that_agree_are_not_spoken_of() -> None:
    assert differs(["张三", 1, 2, 3], ["合计", 1, 2, 3]) == []


def test_a_total_that_differs_is_named() -> None:
    assert differs(["张三", 1, 2, 4], ["合计", 1, 5, 3]) == [
        (CODE, 3, "合计", "4"),
        (CODE, 4, "2月", "5"),
    ]


def test_a_sub_total_speaks_of_its_part_and_a_total_of_all() -> None:
    assert (
        differs(
            ["张三", 1, 2, 3],
            ["小计", 1, 2, 3],
            ["李四", 5, 5, 10],
            ["小计", 5, 5, 10],
            ["总计", 6, 7, 13],
        )
        == []
    )


def test_what_is_written_out_is_not_added_up() -> None:
    assert differs(["张三", "6万", 2, 8], ["合计", 6, 2, 8]) == []


def test_visits_are_counted() -> None:
    found = read(
        ["日报 2026-11-20"],
        ["客户", "张三", "李四", "合计"],
        ["大华", "√", "演示", 2],
        ["远东", 2, "", 3],
        ["合计", 3, 2, 5],
    )
    assert notes(found, CODE) == [
        (CODE, 4, "合计", "3"),
        (CODE, 5, "李四", "2"),
    ]


def test_a_grand_total_below_several_tables_is_not_held_against_one() -> None:
    def rows(*names: str) -> list[list]:
        head, row = ["客户", *names], ["大华", "拜访", ""]
        return [head, row, ["合计", 1, 0]]

    low = [*rows("张伟", "陈静"), ["总计", 2, 0]]
    whole = grid([*rows("张三", "李四"), [], *low], "2026-11-20", "a.xlsx")
    reps = ("张三", "李四", "张伟", "陈静")
    found = sheets([whole], date(2026, 11, 23), reps=reps)
    assert [notes(each, CODE, "total_row") for each in found] == [
        [("total_row", 3, "", "合计")],
        [("total_row", 7, "", "合计"), ("total_row", 8, "", "总计")],
    ]
