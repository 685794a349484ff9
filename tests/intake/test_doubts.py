"""What a column leaves open, and what it settles by itself."""

from typing import Any

import pytest

from salesdash import model
from salesdash.intake import cells, doubts
from tests.intake.cells.columns import column
from tests.intake.grids import Percent


def found(name: str, *values: Any, heading: str = "", **told: str) -> list:
    """Give kind, waiting cells, options and guess of each doubt."""
    table = next(t for t in model.TYPED if name in t.names)
    there = column(*values, heading=heading)
    answers = cells.read(there, table[name])
    doubt = doubts.doubts(there, table[name], answers, told)
    return [(d.kind, d.cells.tolist(), d.options, d.guess) for d in doubt]


BOTH = ("day_first", "month_first")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["5/3/2026", "2026-3-5"], [([0], BOTH, "")]),
        (["5/3/2026", "25/3/2026"], []),
        (["26-3-5"], [([0], ("day_first", "year_first"), "year_first")]),
        (["31/12/26"], [([0], ("day_first", "year_first"), "day_first")]),
        (["5/3"], [([0], BOTH, "")]),
        (["2026-3-5", "soon"], []),
    ],
)
def test_the_order_of_days_is_asked_unless_a_day_is_clear(
    values: list, expected: list
) -> None:
    asked = [("day_order", *rest) for rest in expected]
    assert found("date", *values) == asked


def test_chinese_days_without_a_year_are_likely_month_first() -> None:
    ((_, _, options, guess),) = found("date", "3.5", heading="日期")
    assert (options, guess) == (BOTH, "month_first")


def test_only_ones_leave_the_scale_of_milestones_open() -> None:
    assert found("claimed_milestone", 1, 1, 0) == [
        ("percent_scale", [0, 1], (), "")
    ]
    assert found("claimed_milestone", 1, 2) == []
    assert found("claimed_milestone", 0.25, 1) == []
    assert found("claimed_milestone", Percent(1)) == []


UNITS = ("one", "thousand", "ten_thousand", "million")


def test_small_amounts_under_a_chinese_heading_need_a_unit() -> None:
    asked = found("amount", 35, 120, 60, heading="金额")
    assert asked == [("amount_unit", [0, 1, 2], UNITS, "ten_thousand")]
    assert found("amount", 35, 120, 60, heading="Amount") == []
    assert found("amount", 35, 120, 6000, heading="金额") == []
    assert found("amount", 35, 120, heading="金额") == []


def test_small_amounts_beside_large_ones_need_a_unit() -> None:
    beside = found("amount", 35, "12.5万", heading="Amount")
    assert beside == [("amount_unit", [0], UNITS, "")]
    mixed = found("amount", 35, 60, 350_000, heading="金额")
    assert [d[:2] for d in mixed] == [("amount_unit", [0, 1])]


def test_a_unit_that_was_told_holds_however_large_amounts_are() -> None:
    kept = found("amount", 1200, 35, amount_unit="ten_thousand")
    assert [d[:2] for d in kept] == [("amount_unit", [0, 1])]


@pytest.mark.parametrize(
    ("values", "options", "guess"),
    [
        ([4, 5, 3], ("of_ten", "of_five"), ""),
        ([80, 65, 7], ("of_ten", "of_hundred"), "of_hundred"),
        ([0.8, 1, 0.5], ("of_ten", "of_one"), "of_one"),
    ],
)
def test_the_scale_of_grades_is_asked_where_it_may_be_another(
    values: list, options: tuple, guess: str
) -> None:
    asked = found("relationship", *values)
    assert asked == [("grade_scale", [0, 1, 2], options, guess)]
    assert found("relationship", *values, heading="关系(0-100)") == []


@pytest.mark.parametrize("values", [[4, 5], [5, 5, 5], [8, 9, 3], [400, 1, 2]])
def test_few_or_sound_grades_are_not_asked_of(values: list) -> None:
    assert found("relationship", *values) == []


def test_words_and_letters_for_grades_are_asked_apart() -> None:
    asked = found("relationship", "高", "A", "D")
    assert [d[:3] for d in asked] == [
        ("grade_words", [0], ()),
        ("grade_letters", [1, 2], ("abcd", "abcde", "blank")),
    ]


def test_small_scores_are_points_or_levels() -> None:
    asked = [("points_or_levels", [0, 1, 2], (), "")]
    assert found("pain_points", 1, 3, 5) == asked
    assert found("pain_points", 2, 4, 2) == []
    assert found("pain_points", 1, 3, 5, heading="痛苦分") == []
    assert found("value_points", 1, 3, 5) == []


def test_letters_and_bare_hours_are_asked_though_they_are_taken() -> None:
    assert found("activity", "A", "b", "") == [("letters", [0, 1], (), "")]
    assert found("activity", "A", "回访") == []
    hours = [("minutes_or_hours", [0, 1], (), "")]
    assert found("minutes", 1, 2) == hours
    assert found("minutes", 45, 60) == []
    assert found("minutes", 13, 2, minutes_or_hours="hours") == hours


def test_ranges_commas_and_relative_days_are_asked() -> None:
    assert [d[:2] for d in found("amount", "10-15万", "1.200,50", 7)] == [
        ("amount_range", [0]),
        ("decimal_comma", [1]),
    ]
    assert found("date", "明天")[0][:2] == ("relative_days", [0])
