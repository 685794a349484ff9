from datetime import date

from salesdash.intake.read import Sheet
from tests.intake.crossed import read, visits

LIST = ["客户", "活动", "结果", "时长"]
SAID = ("section_read", "section_left")
DEALS = ["客户", "商机名称", "金额", "预计成交日期"]


def told(found: Sheet) -> list[tuple]:
    return [
        (f.code, f.value, f.detail.get("count"))
        for f in found.findings
        if f.code in SAID
    ]


def whom(found: Sheet) -> list[tuple]:
    return [visit[:3] for visit in visits(found)]


def test_a_day_alone_in_a_row_holds_for_the_rows_below() -> None:
    found = read(
        ["周报 2026-11-20"],
        LIST,
        ["2026年11月16日"],
        ["大华", "回访", "ok", 30],
        ["小计", "", "", 30],
        [date(2026, 11, 17)],
        ["远东", "报价", "ok", 20],
        LIST,
        ["三一", "报价", "ok", 20],
        ["合计", "", "", 70],
    )
    assert whom(found) == [
        (16, "", "大华"),
        (17, "", "远东"),
        (17, "", "三一"),
    ]
    assert told(found) == [
        ("section_read", "2026年11月16日, 2026-11-17", 3),
    ]


def test_a_known_rep_alone_in_a_row_holds_until_another_one() -> None:
    found = read(
        ["Date", "Customer", "Result"],
        ["Ann Lee"],
        [date(2026, 11, 16), "Acme", "ok"],
        ["Subtotal Ann Lee"],
        ["Tom Baker"],
        [date(2026, 11, 17), "Globex", "ok"],
        ["John Doe"],
        [date(2026, 11, 18), "Initech", "ok"],
    )
    assert whom(found) == [
        (16, "Ann Lee", "Acme"),
        (17, "Tom Baker", "Globex"),
        (18, "", "Initech"),
    ]
    assert told(found) == [
        ("section_read", "Ann Lee, Tom Baker", 2),
        ("section_left", "John Doe", None),
    ]


def test_a_column_of_its_own_is_not_overruled() -> None:
    found = read(
        ["日期", "客户", "结果"],
        ["2026年11月16日"],
        [date(2026, 11, 18), "远东", "ok"],
    )
    assert (whom(found), told(found)) == ([(18, "", "远东")], [])


def test_a_weekday_alone_is_said_not_to_be_used() -> None:
    found = read(["2026-11-20"], LIST, ["周一"], ["远东", "报价", "ok", 20])
    assert whom(found) == [(20, "", "远东")]
    assert told(found) == [("section_left", "周一", None)]


def test_a_status_above_the_list_is_that_of_its_deals() -> None:
    deal = ["大华", "WMS", 100, date(2026, 11, 28)]
    found = read(["已赢单"], DEALS, deal)
    assert found.rows["status"].to_pylist() == ["won"]
    assert told(found) == [("section_read", "已赢单", 1)]
