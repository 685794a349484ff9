from dataclasses import replace
from datetime import date

from salesdash.intake.cross import Cross
from salesdash.intake.crosses import find
from salesdash.intake.layout import Matrix
from tests.intake.crossed import REPS
from tests.intake.grids import grid

NEAR = date(2026, 11, 20)


def found(*rows: list, across: tuple = ()) -> Cross | None:
    whole = replace(grid(rows), across=across)
    return find(Matrix(whole), whole, NEAR, REPS)


def test_customers_by_reps() -> None:
    assert found(
        ["日报"], ["客户", "张三", "李四", "合计"], ["大华", "A", "", 1]
    ) == Cross(
        top=1,
        bottom=1,
        gives={1: {"rep": "张三"}, 2: {"rep": "李四"}},
        labels={0: "customer"},
        heads={0: "客户"},
        totals=(3,),
        left=(),
        table="visits",
        sure=True,
    )


def test_the_corner_may_name_rows_and_columns() -> None:
    cross = found(["客户\\销售", "张三", "李四"], ["大华", "A", "B"])
    assert cross
    assert cross.labels == {0: "customer"}


def test_a_name_beside_known_reps_is_one_too() -> None:
    cross = found(
        ["客户", "张三", "李四", "王建国", "备注"], ["大华", "A", "", "B", "x"]
    )
    assert cross
    assert [given["rep"] for given in cross.gives.values()] == [
        *("张三", "李四", "王建国")
    ]
    assert cross.heads == {0: "客户", 4: "备注"}


def test_reps_stand_over_their_activities() -> None:
    cross = found(
        ["客户", "张三", "", "李四", ""],
        ["", "客户开发", "客户维护", "客户开发", "客户维护"],
        ["大华", "√", "", "", "√"],
        across=((0, 1, 2), (0, 3, 4)),
    )
    assert cross
    assert (cross.top, cross.bottom, cross.sure) == (0, 1, True)
    assert cross.gives == {
        1: {"activity": "客户开发", "rep": "张三"},
        2: {"activity": "客户维护", "rep": "张三"},
        3: {"activity": "客户开发", "rep": "李四"},
        4: {"activity": "客户维护", "rep": "李四"},
    }


def test_strange_names_over_activities_are_not_sure() -> None:
    cross = found(
        ["客户", "A销售人员", "", "B销售人员", ""],
        ["", "客户开发", "客户维护", "客户开发", "客户维护"],
        ["大华", "√", "", "", "√"],
    )
    assert cross
    assert (cross.gives[4]["rep"], cross.sure) == ("B销售人员", False)


def test_weekdays_and_days_below_each_other_are_one_header() -> None:
    cross = found(
        ["客户", "周一", "周二"], ["", "11/16", "11/17"], ["大华", "A", ""]
    )
    assert cross
    assert (cross.top, cross.bottom) == (0, 1)
    assert [given["day"].day for given in cross.gives.values()] == [16, 17]


def test_only_targets_count_below_their_months() -> None:
    cross = found(
        ["销售", "1月", "", "2月", ""],
        ["", "目标", "实际", "目标", "实际"],
        ["张三", 10, 8, 12, 9],
        across=((0, 1, 2), (0, 3, 4)),
    )
    assert cross
    assert cross.gives == {1: {"month": (0, 1)}, 3: {"month": (0, 2)}}
    assert (cross.table, cross.left) == ("targets", (2, 4))


def test_unknown_names_are_not_sure_unless_the_title_says_visits() -> None:
    rows = [["客户", "甲代表", "乙代表"], ["大华", "A", ""]]
    cross = found(*rows)
    assert cross
    assert not cross.sure
    rows = [["访问日报"], ["客户", "王建国", "赵小丽"], ["大华", "A", ""]]
    cross = found(*rows)
    assert cross
    assert cross.sure


def test_beside_reps_a_visit_report_names_customers() -> None:
    rows = [["Rep", "Acme", "Globex"], ["Ann Lee", "demo", ""]]
    assert found(*rows) is None
    cross = found(["Visit report"], *rows)
    assert cross
    assert (cross.kinds, cross.roles) == ({"customer"}, {"rep"})


def test_lists_are_no_cross_tables() -> None:
    day = date(2026, 11, 18)
    assert found(["日期", "客户", "下次日期"], [day, "大华", day]) is None
    assert found(["客户", "张三", "李四"], ["大华", 50000, 60000]) is None
    assert found(["客户", "产品", "说明"], ["大华", "A1", "x"]) is None
    assert found() is None
