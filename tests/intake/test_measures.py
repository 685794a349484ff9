from datetime import date

from salesdash.intake.read import Sheet, sheets
from tests.intake.grids import grid

HEADS = ["销售", "月份", "指标", "目标"]


def read(*rows: list) -> Sheet:
    return sheets([grid(rows)], date(2026, 11, 20))[0]


def targets(sheet: Sheet) -> list[tuple]:
    rows = sheet.rows.select(["measure", "amount", "count"]).to_pylist()
    return [tuple(row.values()) for row in rows]


ROWS = [
    ["张", "2026-11", "收入", 100],
    ["张", "2026-11", "拜访", 40],
    ["李", "2026-11", "新客户", "3个"],
]


def test_a_target_of_visits_is_a_count_and_no_money() -> None:
    found = read(HEADS, *ROWS)
    assert targets(found) == [
        ("revenue", 10_000, None),
        ("visits", None, 40),
        ("new_customers", None, 3),
    ]
    assert found.questions == ()


def test_the_unit_of_money_is_not_the_unit_of_visits() -> None:
    heads = [*HEADS[:3], "目标(万元)"]
    assert targets(read(heads, *ROWS)) == [
        ("revenue", 100_000_000, None),
        ("visits", None, 40),
        ("new_customers", None, 3),
    ]


def test_a_column_of_counts_takes_it_unless_it_has_its_own() -> None:
    heads = [*HEADS, "数量"]
    rows = [["张", "2026-11", "拜访", 40, ""], ["李", "2026-11", "拜访", 1, 9]]
    assert targets(read(heads, *rows)) == [
        ("visits", None, 40),
        ("visits", 100, 9),
    ]


def test_what_is_no_count_stays_money() -> None:
    rows = [["张", "2026-11", "拜访", 2.5], ["李", "2026-11", "", 40]]
    assert targets(read(HEADS, *rows))[0] == ("visits", 250, None)


def test_a_count_beside_money_is_told() -> None:
    heads = ["销售", "月份", "收入目标", "拜访目标"]
    found = read(heads, ["张", "2026-11", 100_000, 40])
    told = [
        (f.column, dict(f.detail))
        for f in found.findings
        if f.code == "count_beside_amount"
    ]
    assert told == [("拜访目标", {"count": 1})]
