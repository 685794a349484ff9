from datetime import date
from typing import Any

import pytest

from salesdash.intake.read import Choice, Sheet, sheets
from tests.intake.grids import grid

TODAY = date(2026, 11, 23)


def read(*rows: list[Any]) -> Sheet:
    return sheets([grid(rows, "商机")], TODAY)[0]


def column(sheet: Sheet, name: str) -> list[Any]:
    return sheet.rows[name].to_pylist()


def told(sheet: Sheet) -> list[tuple]:
    return [
        (f.code, f.column, dict(f.detail))
        for f in sheet.findings
        if f.code not in {"as_of_assumed", "rep_missing"}
    ]


@pytest.mark.parametrize(
    ("sponsor", "maker"),
    [
        ("痛苦评分(经办人)", "痛苦评分(决策者)"),
        ("经办人痛苦评分", "决策人痛苦评分"),
        ("Pain (sponsor)", "Pain (decision maker)"),
        ("Pain score - sponsor", "Pain score - DM"),
        ("Sponsor's pain points", "Decision maker's pain points"),
    ],
)
def test_the_decision_makers_points_count_where_they_are_filled(
    sponsor: str, maker: str
) -> None:
    found = read(
        ["客户", "商机", sponsor, maker],
        ["甲", "A", 10, 16],
        ["乙", "B", 8, ""],
        ["丙", "C", "", 12],
        ["丁", "D", "", ""],
    )
    assert column(found, "pain_points") == [16, 8, 12, None]
    assert told(found) == [("points_of_two", maker, {"count": 1})]
    assert found.columns[sponsor] == found.columns[maker] == "pain_points"


def test_the_order_of_the_two_columns_does_not_matter() -> None:
    found = read(
        ["客户", "商机", "愿景评分(决策者)", "愿景评分(经办人)"],
        ["甲", "A", 15, 4],
        ["乙", "B", "-", 6],
    )
    assert column(found, "vision_points") == [15, 6]


def test_a_zero_of_the_decision_maker_is_nobody_engaged() -> None:
    head = ["客户", "商机", "价值评分(经办人)", "价值评分(决策者)"]
    found = read(head, ["甲", "A", 4, 0], ["乙", "B", 3, 14])
    assert column(found, "value_points") == [4, 14]
    head = ["客户", "商机", "权力评分(经办人)", "权力评分(决策者)"]
    found = read(head, ["甲", "A", 4, 0], ["乙", "B", 8, 14])
    assert column(found, "power_points") == [0, 14]


def test_levels_are_those_of_the_column_they_stand_in() -> None:
    found = read(
        ["客户", "商机", "痛苦级别(经办人)", "痛苦级别(决策者)"],
        ["甲", "A", 3, 1],
        ["乙", "B", 5, ""],
        ["丙", "C", "", 0],
    )
    assert column(found, "pain_points") == [13, 10, 12]
    alone = read(["客户", "商机", "痛苦级别(决策者)"], ["甲", "A", 3])
    assert column(alone, "pain_points") == [16]


def test_points_of_no_statement_are_still_told() -> None:
    found = read(
        ["客户", "商机", "痛苦评分(经办人)", "痛苦评分(决策者)"],
        ["甲", "A", 10, 17],
        ["乙", "B", 7, ""],
    )
    assert column(found, "pain_points") == [None, None]
    assert [f.row for f in found.findings if f.code == "not_points"] == [2, 3]


def test_words_under_pain_of_the_sponsor_stay_the_brief() -> None:
    found = read(
        ["客户", "商机", "Pain (sponsor)", "Pain (decision maker)"],
        ["甲", "A", "late deliveries", "stock too high"],
    )
    assert column(found, "sponsor_pain") == ["late deliveries"]
    assert column(found, "decision_maker_pain") == ["stock too high"]
    assert "pain_points" not in found.present


def test_two_columns_without_sides_are_one_too_many() -> None:
    found = read(["客户", "商机", "痛苦评分", "痛苦得分"], ["甲", "A", 10, 16])
    assert column(found, "pain_points") == [10]
    assert told(found) == [("heading_twice", "痛苦得分", {})]


def test_what_a_person_said_of_a_column_stands() -> None:
    rows = [
        ["客户", "商机", "Pain (sponsor)", "痛苦评分(决策者)"],
        ["甲", "A", 10, 16],
    ]
    given = Choice(columns={"Pain (sponsor)": "sponsor_pain"})
    (found,) = sheets(
        [grid(rows, "商机")], TODAY, {(grid(rows, "商机").file, "商机"): given}
    )
    assert column(found, "pain_points") == [16]
    assert column(found, "sponsor_pain") == ["10"]


def test_short_headings_beside_the_other_factors_are_points() -> None:
    head = ["Customer", "Deal", "Power", "Value (sponsor)"]
    found = read(
        [*head, "Value (decision maker)", "Control"],
        ["A", "One", 9, 5, 10, 8],
        ["B", "Two", 9, 4, "", 8],
        ["C", "Six", 9, "", 14, 8],
    )
    assert column(found, "value_points") == [10, 4, 14]
    assert "decision_maker_value" not in found.present


def test_one_odd_cell_does_not_make_words_of_a_score() -> None:
    found = read(
        ["Customer", "Deal", "Pain (sponsor)", "Pain (decision maker)"],
        ["A", "One", 10, 16],
        ["B", "Two", 8, 19],
        ["C", "Six", 8, "-"],
        ["D", "Ten", "", 14],
    )
    assert column(found, "pain_points") == [16, None, 8, 14]
    assert [f.row for f in found.findings if f.code == "not_points"] == [3]
    assert "decision_maker_pain" not in found.present
