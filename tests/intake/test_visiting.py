from datetime import date

from tests.intake.crossed import notes, read, visits

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def test_customers_by_reps_say_what_was_done() -> None:
    found = read(
        ["客户访问日报表 2026-11-20"],
        ["客户", "张三", "李四", "合计"],
        ["大华", "客户开发：演示", "", 1],
        ["远东", "√", 2, 3],
        ["合计", 2, 2, 4],
    )
    assert visits(found) == [
        (20, "张三", "大华", "development", "演示", 3),
        (20, "张三", "远东", None, "", 4),
        (20, "李四", "远东", None, "", 4),
        (20, "李四", "远东", None, "", 4),
    ]
    assert (found.rows_read, found.rows_skipped) == (5, 1)
    assert notes(found, "matrix_read", "cross_total_differs") == [
        ("matrix_read", None, "", "张三, 李四")
    ]


def test_weekdays_are_days_of_the_week_of_the_title() -> None:
    found = read(
        ["销售人员：张三", "", "第47周 2026"],
        ["客户", "周一", "周二"],
        ["大华", "A", "B"],
        ["远东", "", "谈好了"],
    )
    assert visits(found) == [
        (16, "张三", "大华", "development", "", 3),
        (17, "张三", "大华", "negotiation", "", 3),
        (17, "张三", "远东", None, "谈好了", 4),
    ]
    assert notes(found, "matrix_day_assumed") == []


def test_a_week_that_is_not_said_is_assumed() -> None:
    found = read(["姓名", "周一", "周二"], ["张三", "大华", "远东、三一"])
    assert visits(found) == [
        (23, "张三", "大华", None, "", 2),
        (24, "张三", "远东", None, "", 2),
        (24, "张三", "三一", None, "", 2),
    ]
    assert notes(found, "matrix_day_assumed") == [
        ("matrix_day_assumed", None, "", "2026-11-23")
    ]


def test_numbers_are_days_of_the_month_of_the_title() -> None:
    found = read(
        ["2026年10月"],
        ["客户", "1日", "2日", "31日"],
        ["大华", "回访", "", ""],
        sheet="李四",
    )
    assert found.table is None
    found = read(
        ["2026年10月"],
        ["客户", "1日", "2日", "3日"],
        ["大华", "回访", "", "报价"],
        sheet="李四",
    )
    assert visits(found) == [
        (1, "李四", "大华", "maintenance", "", 3),
        (3, "李四", "大华", "negotiation", "", 3),
    ]


def test_days_below_and_reps_across_name_customers() -> None:
    found = read(
        ["日期", "张三", "李四"],
        [MONDAY, "大华：演示", "远东"],
        [TUESDAY, "", "三一"],
    )
    assert visits(found) == [
        (16, "张三", "大华", "negotiation", "", 2),
        (16, "李四", "远东", None, "", 2),
        (17, "李四", "三一", None, "", 3),
    ]


def test_reps_by_activities_name_customers() -> None:
    found = read(
        ["业务动作追踪分析表 2026-11-20"],
        ["销售人员", "客户开发", "方案和谈判", "客户维护"],
        ["张三", "大华、远东", "", "三一"],
        ["李四", 3, "Acme, Inc.", "-"],
    )
    assert visits(found) == [
        (20, "张三", "大华", "development", "", 3),
        (20, "张三", "远东", "development", "", 3),
        (20, "张三", "三一", "maintenance", "", 3),
        (20, "李四", "Acme, Inc.", "negotiation", "", 4),
    ]
    assert notes(found, "matrix_no_customer") == [
        ("matrix_no_customer", 4, "客户开发", "3")
    ]


def test_customers_by_activities_take_reps_days_and_ticks() -> None:
    found = read(
        ["日报 2026-11-20"],
        ["客户", "客户开发", "方案和谈判"],
        ["大华", "张三", MONDAY],
        ["远东", "√", ""],
    )
    assert visits(found) == [
        (20, "张三", "大华", "development", "", 3),
        (16, "", "大华", "negotiation", "", 3),
        (20, "", "远东", "development", "", 4),
    ]


def test_a_merged_customer_is_that_of_each_row() -> None:
    found = read(
        ["日报 2026-11-20"],
        ["客户", "张三", "李四"],
        ["大华", "√", ""],
        ["", "", "演示"],
        ["", "√", ""],
        merged=((0, 2, 3),),
    )
    assert [(row, who) for _, _, who, *_, row in visits(found)] == [
        (3, "大华"),
        (4, "大华"),
    ]
    assert notes(found, "value_missing") == [("value_missing", 5, "客户", "")]


def test_hours_are_how_long_a_visit_took() -> None:
    found = read(
        ["拜访时长（小时） 2026-11-20"],
        ["客户", "张三", "李四"],
        ["大华", 1.5, 2],
    )
    assert found.rows["minutes"].to_pylist() == [90, 120]


def test_what_stands_between_the_rows_never_vanishes() -> None:
    found = read(
        ["拜访日报 2026-11-18"],
        ["客户", "张三", "李四"],
        ["大华", "拜访", ""],
        ["2026年11月19日"],
        ["远东", "", "演示"],
        ["三一", "", ""],
        ["备注：客户不在"],
    )
    assert [v[:3] for v in visits(found)] == [
        (18, "张三", "大华"),
        (19, "李四", "远东"),
    ]
    assert notes(found, "section_read", "matrix_unmarked", "note_row") == [
        ("section_read", None, "", "2026年11月19日"),
        ("matrix_unmarked", None, "", "三一"),
        ("note_row", 7, "", "备注：客户不在"),
    ]
