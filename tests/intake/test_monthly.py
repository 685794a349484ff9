from datetime import date

from tests.intake.crossed import notes, read, targets


def test_a_column_for_each_month_is_a_target_a_row() -> None:
    found = read(
        ["2026年销售目标"],
        ["单位：万元"],
        ["销售", "1月", "2月", "合计"],
        ["张三", 10, "12.5万", 22.5],
        ["合计", 10, 12.5, 22.5],
    )
    assert targets(found) == [
        ("张三", "revenue", "2026-01", 10_000_000, 4),
        ("张三", "revenue", "2026-02", 12_500_000, 4),
    ]
    assert (found.table, found.rows_read, found.rows_skipped) == (
        *("targets", 3),
        1,
    )


def test_measures_can_stand_in_rows_or_below_months() -> None:
    found = read(
        ["Rep", "Measure", "Jan 2026", "Feb 2026"],
        ["Ann Lee", "Revenue", "100k", "-"],
        ["Ann Lee", "Visits", 40, 44],
    )
    assert targets(found) == [
        ("Ann Lee", "revenue", "2026-01", 10_000_000, 2),
        ("Ann Lee", "visits", "2026-01", 40, 3),
        ("Ann Lee", "visits", "2026-02", 44, 3),
    ]
    found = read(
        ["2026 目标"],
        ["团队", "1月", "", "2月", ""],
        ["", "销售额", "拜访次数", "销售额", "拜访次数"],
        ["华东", 5, 40, 6, 44],
        across=((1, 1, 2), (1, 3, 4)),
    )
    assert targets(found) == [
        ("华东", "revenue", "2026-01", 500, 4),
        ("华东", "visits", "2026-01", 40, 4),
        ("华东", "revenue", "2026-02", 600, 4),
        ("华东", "visits", "2026-02", 44, 4),
    ]


def test_a_title_can_say_that_targets_are_counts() -> None:
    found = read(
        ["Visit targets 2026"], ["Rep", "Jan", "Feb"], ["Ann Lee", 20, 22]
    )
    assert [t[1:4] for t in targets(found)] == [
        ("visits", "2026-01", 20),
        ("visits", "2026-02", 22),
    ]


def test_months_go_on_into_the_next_year() -> None:
    found = read(
        ["FY2026 targets"],
        ["Rep", "Nov", "Dec", "Jan"],
        ["Ann Lee", 1, 2, 3],
    )
    assert [t[2] for t in targets(found)] == ["2026-11", "2026-12", "2027-01"]


def test_the_year_is_that_of_the_file_or_assumed() -> None:
    rows = [
        ["销售目标"],
        ["销售", date(2025, 1, 1), date(2025, 2, 1)],
        ["张三", 1, 2],
    ]
    assert [t[2] for t in targets(read(*rows))] == ["2025-01", "2025-02"]
    rows[1] = ["销售", "1月", "2月"]
    told = read(*rows, file="目标2027.xlsx")
    assert [t[2] for t in targets(told)] == ["2027-01", "2027-02"]
    assert notes(told, "year_assumed") == []
    assumed = read(*rows)
    assert notes(assumed, "year_assumed") == [
        ("year_assumed", None, "", "2026")
    ]


def test_quarters_and_results_between_months_are_left_out() -> None:
    found = read(
        ["2026年目标"],
        ["团队", "1月(万元)", "2月(万元)", "Q1", "完成率"],
        ["华东", 1, 2, 3, 0.5],
    )
    assert [t[2:4] for t in targets(found)] == [
        ("2026-01", 1_000_000),
        ("2026-02", 2_000_000),
    ]
    assert notes(found, "columns_left") == [
        ("columns_left", None, "", "Q1, 完成率")
    ]
