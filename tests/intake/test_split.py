from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from salesdash.intake.grid import Cell
from salesdash.intake.read import Choice, Sheet, sheets
from salesdash.intake.split import MOST, every, tables
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)
VISITS = ["日期", "客户", "拜访结果"]
WHO = ["日期", "客户", "业务员", "拜访结果"]
DEALS = ["商机名称", "客户", "金额", "里程碑"]
DEAL = ["WMS", "大华", 50000, "25%"]


def visit(customer: str, *more: str, day: int = 18) -> list:
    return [date(2026, 11, day), customer, *more, "ok"]


def read(*rows: list, sheet: str = "周报", **more: Any) -> list[Sheet]:
    whole = replace(grid(rows, sheet, "a.xlsx"), **more)
    return sheets([whole], TODAY)


def told(found: list[Sheet]) -> list[tuple]:
    return [
        (
            each.sheet,
            each.table,
            each.header_row,
            [(r.get("rep"), r["customer"], r["row"]) for r in _rows(each)],
        )
        for each in found
    ]


def _rows(sheet: Sheet) -> list[dict]:
    return sheet.rows.to_pylist()


def test_tables_below_each_other_are_read_each_by_itself() -> None:
    found = read(
        ["周报 2026-11-20"],
        WHO,
        visit("大华", "张三"),
        [],
        ["二、商机"],
        DEALS,
        DEAL,
    )
    assert told(found) == [
        ("周报 (A2:D3)", "visits", 2, [("张三", "大华", 3)]),
        ("周报 (A5:D7)", "opportunities", 6, [("", "大华", 7)]),
    ]
    assert [each.as_of for each in found] == [date(2026, 11, 20)] * 2
    assert [(each.tab, each.area) for each in found] == [
        ("周报", "A2:D3"),
        ("周报", "A5:D7"),
    ]


def test_a_header_directly_below_begins_a_table() -> None:
    found = read(WHO, visit("大华", "张三"), DEALS, DEAL)
    assert told(found) == [
        ("周报 (A1:D2)", "visits", 1, [("张三", "大华", 2)]),
        ("周报 (A3:D4)", "opportunities", 3, [("", "大华", 4)]),
    ]


def test_the_name_above_a_block_is_the_rep_of_its_rows() -> None:
    found = read(
        ["周报 2026-11-20"],
        [],
        ["张三"],
        VISITS,
        visit("大华"),
        [],
        ["李四"],
        VISITS,
        visit("远东"),
        visit("三一"),
    )
    assert told(found) == [
        ("周报 (A3:C5)", "visits", 4, [("张三", "大华", 5)]),
        (
            *("周报 (A7:C10)", "visits", 8),
            [("李四", "远东", 9), ("李四", "三一", 10)],
        ),
    ]


def test_a_label_above_a_block_holds_without_a_blank_row() -> None:
    english = ["Date", "Customer", "Result"]
    found = read(
        ["Rep: Ann Lee"],
        english,
        visit("Acme"),
        ["Rep: Tom Baker"],
        english,
        visit("Globex"),
    )
    assert told(found) == [
        ("周报 (A1:C3)", "visits", 2, [("Ann Lee", "Acme", 3)]),
        ("周报 (A4:C6)", "visits", 5, [("Tom Baker", "Globex", 6)]),
    ]


def test_tables_side_by_side_are_read_each_by_itself() -> None:
    found = read(
        ["周报 2026-11-20"],
        ["张三", "", "", "", "李四"],
        [*VISITS, "", *VISITS],
        [*visit("大华"), "", *visit("远东")],
        ["", "", "", "", *visit("三一")],
    )
    assert told(found) == [
        ("周报 (A2:C4)", "visits", 3, [("张三", "大华", 4)]),
        (
            *("周报 (E2:G5)", "visits", 3),
            [("李四", "远东", 4), ("李四", "三一", 5)],
        ),
    ]


def test_what_the_workbook_calls_a_table_is_one() -> None:
    options = [["25%", "是"], ["50%", "否"]]
    rows = [
        [*WHO, "", "阶段", "选项"],
        [*visit("大华", "张三"), "", *options[0]],
        [*visit("远东", "张三"), "", *options[1]],
    ]
    alone = read(*rows)
    assert [each.sheet for each in alone] == ["周报"]
    found = read(*rows, tables=((0, 0, 2, 3), (0, 5, 2, 6)))
    assert [(each.sheet, each.table) for each in found] == [
        ("周报 (A1:D3)", "visits"),
        ("周报 (F1:G3)", None),
    ]


def one(*rows: list) -> bool:
    whole = grid(rows)
    return tables(whole) == [whole]


def test_one_table_stays_as_it_is() -> None:
    row = visit("大华", "张三")
    assert one()
    assert one(["周报"], WHO, row, [], row, ["合计", "", "", 2])
    assert one(WHO, row, [], ["备注：无"], ["制表人：王五"])
    assert one(["10月"], WHO, row, [], ["11月"], WHO, row)
    assert one(["周报 张三"], VISITS, visit("大华"), ["周报 张三"], VISITS)
    assert one([*WHO, "", "下一步"], [*row, "", "x"])
    assert one(["Date", "Customer"], WHO, row)


def test_the_same_headings_with_a_day_between_are_two_tables() -> None:
    heads = ["客户", "活动", "结果"]
    found = read(
        ["2026-11-16 张三"],
        heads,
        ["大华", "回访", "ok"],
        ["2026-11-17 张三"],
        heads,
        ["大华", "报价", "ok"],
    )
    days = [[r["date"] for r in _rows(each)] for each in found]
    assert days == [[20773], [20774]]


def test_a_person_can_say_where_the_header_of_a_part_is() -> None:
    whole = grid([WHO, visit("大华", "张三"), DEALS, DEAL], "周报", "a.xlsx")
    choice = Choice(header=3, table="opportunities")
    found = sheets([whole], TODAY, {("a.xlsx", "周报 (A3:D4)"): choice})
    assert [each.header_row for each in found] == [1, 3]


def test_no_two_parts_have_the_same_name() -> None:
    rows = [WHO, visit("大华", "张三"), DEALS, DEAL]
    other = grid([["x"]], "周报 (A3:D4)", "a.xlsx")
    found = every([grid(rows, "周报", "a.xlsx"), other])
    names = ["周报 (A1:D2)", "周报 (A3:D4)*", "周报 (A3:D4)"]
    assert [each.sheet for each in found] == names


def test_too_many_tables_are_read_as_one() -> None:
    rows = [WHO, visit("大华", "张三"), DEALS, DEAL] * MOST
    whole = grid(rows)
    assert tables(whole) == [whole]


LINES = some.sampled_from(
    [
        *([], ["张三"], ["备注：无"], ["合计", "", 3]),
        *(VISITS, WHO, DEALS, DEAL, visit("大华"), visit("远东", "李四")),
        ["", "", "", "", *VISITS],
        [*VISITS, "", *DEALS],
        [*visit("大华"), "", *DEAL],
    ]
)


@given(some.lists(LINES, max_size=12))
def test_no_cell_is_lost(rows: list[list]) -> None:
    whole = grid(rows)
    seen = np.zeros((whole.height, len(whole.strips)), dtype=bool)
    for part in tables(whole):
        for place, strip in enumerate(part.strips):
            seen[: len(strip.kind), place] |= strip.kind != Cell.BLANK
    filled = [strip.kind != Cell.BLANK for strip in whole.strips]
    assert (np.array(filled).reshape(seen.T.shape) == seen.T).all()


HEAD = ["客户", "王晓明", "李芳"]
DAY = ["拜访日报 2026年11月19日"]


def met(*rows: list) -> list[tuple]:
    whole = [grid(rows, "日报", "a.xlsx")]
    reps = ["王晓明", "李芳", "张伟", "陈静"]
    return [
        (r["date"] - 20773, r["rep"], r["customer"], r["row"])
        for each in sheets(whole, TODAY, reps=reps)
        for r in _rows(each)
    ]


def test_a_matrix_below_a_matrix_has_reps_of_its_own() -> None:
    top = [HEAD, ["大华", "拜访", ""], ["远东", "", "演示"]]
    low = [
        ["客户", "张伟", "陈静"],
        ["三一", "拜访", ""],
        ["徐工", "", "演示"],
    ]
    names = ["王晓明", "李芳", "张伟", "陈静"]
    whom = list(zip(names, ["大华", "远东", "三一", "徐工"], strict=True))
    total = ["合计", 1, 1]
    for between, rows in (
        ([[]], (3, 4, 7, 8)),
        ([], (3, 4, 6, 7)),
        ([total, [], ["华南"]], (3, 4, 9, 10)),
    ):
        found = met(DAY, *top, *between, *low, total)
        assert found == [
            (3, *each, row) for each, row in zip(whom, rows, strict=True)
        ]


def test_the_day_above_each_matrix_holds_for_its_visits() -> None:
    for days in (
        ("2026年11月19日", "2026年11月20日"),
        (date(2026, 11, 19), date(2026, 11, 20)),
    ):
        found = met(
            [days[0]],
            HEAD,
            ["大华", "拜访", ""],
            [],
            [days[1]],
            HEAD,
            ["远东", "", "演示"],
        )
        assert found == [(3, "王晓明", "大华", 3), (4, "李芳", "远东", 7)]


def test_team_unit_and_status_above_a_table_are_its_own() -> None:
    heads = ["Customer", "Opportunity", "Amount", "Expected close"]
    row = ["Acme", "WMS", 100, date(2026, 11, 28)]
    for name, texts, values in (
        ("team", ("Team: North", "Team: South"), ["North", "South"]),
        ("team", ("华东团队", "华南团队"), ["华东团队", "华南团队"]),
        ("amount", ("Amounts in USD", "Amounts in EUR k"), [1e4, 1e7]),
        ("status", ("Open", "Won"), ["open", "won"]),
    ):
        found = read([texts[0]], heads, row, [], [texts[1]], heads, row)
        assert [r[name] for each in found for r in _rows(each)] == values


def test_the_year_above_months_is_that_of_its_targets() -> None:
    heads = ["Rep", "Jan", "Feb", "Mar"]
    row = ["Ann Lee", 10, 20, 30]
    found = read(
        *(["Sales targets 2026"], heads, row, []),
        *(["Sales targets 2027"], heads, row),
        sheet="Plan",
    )
    firsts = [_rows(each)[0]["month"] for each in found]
    assert firsts == [20454, 20819]
