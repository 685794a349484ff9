from datetime import date

import pytest

from salesdash.intake.read import Sheet, sheets
from tests.intake.grids import Error, Formula, grid

TODAY = date(2026, 11, 23)
DEALS = ["商机名称", "客户", "业务员", "金额", "币种"]


def read(*rows: list) -> Sheet:
    return sheets([grid(rows, "商机", "商机20261120.xlsx")], TODAY)[0]


def deal(name: str, amount: object, rep: str = "张三", code: str = "") -> list:
    return [name, "大华", rep, amount, code]


def held(*rows: list, head: list = DEALS) -> list[tuple]:
    """Give row, label, what the sheet says, what was read, of how many."""
    found = read(head, *rows).totals
    return [(t.row, t.label, t.said, t.read, t.rows) for t in found]


def told(*rows: list, head: list = DEALS) -> list[tuple]:
    found = read(head, *rows).findings
    return [
        (f.code, f.row, f.column, f.value, dict(f.detail))
        for f in found
        if f.code.startswith("total_") and f.level == "note"
    ]


A, B, C = deal("A", 100), deal("B", 250.5), deal("C", 49.5)


def test_a_total_that_agrees_is_only_shown() -> None:
    rows = (A, B, ["合计", "", "", 350.5])
    assert held(*rows) == [(4, "合计", 35050, 35050, 2)]
    assert told(*rows) == []


def test_sub_totals_add_up_to_the_one_before_and_grand_totals_all() -> None:
    rows = (
        *(A, B, ["张三 小计", "", "", 350.5], C),
        *(["", "小计", "", 49.5], ["总计", "", "", 400]),
    )
    assert held(*rows) == [
        (4, "张三 小计", 35050, 35050, 2),
        (6, "小计", 4950, 4950, 1),
        (7, "总计", 40000, 40000, 3),
    ]


def test_a_block_may_call_its_sub_total_a_total() -> None:
    rows = (A, ["合计", "", "", 100], C, ["合计", "", "", 49.5])
    assert held(*rows) == [
        (3, "合计", 10000, 10000, 1),
        (5, "合计", 4950, 4950, 1),
    ]
    assert told(*rows) == []


def test_totals_of_each_rep_may_stand_below_all_rows() -> None:
    mine, hers = deal("A", 100, "张三"), deal("B", 30, "李四")
    rows = (
        *(mine, hers, deal("C", 7, "张三")),
        *(["张三 小计", "", "", 107], ["李四 小计", "", "", 30]),
    )
    assert held(*rows) == [
        (5, "张三 小计", 10700, 10700, 2),
        (6, "李四 小计", 3000, 3000, 1),
    ]


def test_a_total_above_the_rows_adds_up_what_is_below() -> None:
    assert held(["合计", "", "", 150], deal("A", 100), deal("B", 50)) == [
        (2, "合计", 15000, 15000, 2)
    ]


def test_a_rep_beside_the_label_makes_no_row_of_data() -> None:
    rows = (A, ["", "小计", "张三", 100], C, ["", "小计", "张三", 49.5])
    assert held(*rows) == [
        (3, "小计", 10000, 10000, 1),
        (5, "小计", 4950, 4950, 1),
    ]


def test_a_difference_says_how_much() -> None:
    assert told(A, B, ["合计", "", "", 1350]) == [
        (
            "total_differs",
            4,
            "金额",
            "合计",
            {"said": "1,350", "read": "350.50", "difference": "999.50"},
        )
    ]


def test_a_difference_points_at_figures_that_were_not_taken() -> None:
    rows = (A, deal("B", "10-15万"), ["", "", "", 7], ["合计", "", "", 407])
    assert told(*rows) == [
        (
            "total_differs_unread",
            5,
            "金额",
            "合计",
            {"said": "407", "read": "100", "difference": "307", "count": 2},
        )
    ]


def test_a_difference_points_at_numbers_stored_as_text() -> None:
    assert told(A, deal("B", "50"), ["合计", "", "", 100]) == [
        (
            "total_differs_text",
            4,
            "金额",
            "合计",
            {"said": "100", "read": "150", "difference": "50"},
        )
    ]


def test_a_total_counts_in_the_unit_of_its_column() -> None:
    head = [*DEALS[:3], "金额(万元)"]
    assert held(A, C, ["合计", "", "", 149.5], head=head) == [
        (4, "合计", 149_500_000, 149_500_000, 2)
    ]
    said = (A, C, ["合计", "", "", "149.5万元"])
    assert held(*said, head=head)[0][2] == 149_500_000


def test_one_currency_is_compared_and_two_are_not() -> None:
    yen = (deal("A", 100, code="JPY"), deal("B", 50, code="JPY"))
    found = read(DEALS, *yen, ["合计", "", "", 150]).totals
    assert [(t.said, t.read, t.currency) for t in found] == [(150, 150, "JPY")]
    mixed = (deal("A", 100, code="USD"), deal("B", 50, code="EUR"))
    assert held(*mixed, ["合计", "", "", 150]) == []
    assert told(*mixed, ["合计", "", "", 1]) == []


@pytest.mark.parametrize(
    "label", ["平均", "Average", "平均值", "人均小计", "本年累计", "YTD"]
)
def test_what_is_no_sum_of_these_rows_is_no_check(label: str) -> None:
    assert held(A, C, [label, "", "", 74.75]) == []
    assert told(A, C, [label, "", "", 74.75]) == []


def test_a_running_total_that_agrees_is_shown() -> None:
    assert held(A, ["累计", "", "", 100]) == [(3, "累计", 10000, 10000, 1)]


def test_a_total_without_a_value_is_said() -> None:
    assert told(A, ["合计", "", "", Error("#REF!")]) == [
        ("total_unread", 3, "金额", "合计", {"shown": "#REF!"})
    ]
    assert told(A, ["合计", "", "", Formula("=SUM(D2)")]) == [
        ("total_unread", 3, "金额", "合计", {"shown": "=SUM(D2)"})
    ]


def test_hours_are_added_up_as_minutes() -> None:
    head = ["Date", "Customer", "Rep", "Hours"]
    rows = [["2026-11-18", "Acme", "Ann Lee", h] for h in (1.5, 2, 0.5)]
    found = read(head, *rows, ["Total", "", "", 4]).totals
    assert [(t.column, t.said, t.read) for t in found] == [
        ("minutes", 240, 240)
    ]


def test_rounding_in_the_rows_is_no_difference() -> None:
    rows = [deal("A", 33.333), deal("B", 33.333), deal("C", 33.333)]
    assert held(*rows, ["合计", "", "", 99.999]) == [
        (5, "合计", 9999, 9999, 3)
    ]


def test_a_text_file_is_compared_too() -> None:
    rows = (deal("A", "1,100"), deal("B", "50"), ["合计", "", "", "1,150"])
    assert held(*rows) == [(4, "合计", 115000, 115000, 2)]


def test_a_last_row_of_figures_that_adds_up_is_a_total() -> None:
    found = read(DEALS, A, C, ["", "", "", 149.5])
    assert [(t.row, t.label, t.said, t.read) for t in found.totals] == [
        (4, "", 14950, 14950)
    ]
    assert found.rows_skipped == 1
    left_out = [f for f in found.findings if f.level == "skip"]
    assert [(f.code, f.row) for f in left_out] == [("total_unnamed", 4)]


def test_a_last_row_of_other_figures_is_a_row_that_lacks_its_names() -> None:
    found = read(DEALS, A, C, ["", "", "", 7])
    assert found.totals == ()
    left_out = [f for f in found.findings if f.level == "skip"]
    assert [(f.code, f.row) for f in left_out] == [("value_missing", 4)]
