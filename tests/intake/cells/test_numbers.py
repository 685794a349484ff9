import pytest
from hypothesis import given

from salesdash.intake.cells import numbers
from salesdash.method.scores import FACTORS
from tests.intake.cells.columns import ODD, column, said

PAIN = FACTORS[0]


def test_points_must_be_known_to_the_factor() -> None:
    there = column(16, "10分", "12 - admits", 7, 2.5, "high", "")
    assert said(numbers.points(there, PAIN)) == [
        16,
        10,
        12,
        "not_points",
        "not_points",
        "not_points",
        None,
    ]
    known = numbers.points(column(7), PAIN)[0].detail["known"]
    assert known == "0, 2, 4, 6, 8, 10, 12, 13, 14, 16, 18, 20"


def test_a_column_of_levels_is_known_by_its_heading() -> None:
    found = numbers.points(column(3, "5级", 6, heading="痛苦级别"), PAIN)
    assert said(found) == [3, 5, "not_a_level"]
    assert [a.extra for a in found] == ["level", "level", ""]


def test_visits_a_month_in_words() -> None:
    there = column(2, "每周1次", "2次/月", "weekly", "每季度1次", "often")
    assert said(numbers.frequencies(there)) == [
        2.0,
        4.33,
        2.0,
        4.33,
        0.33,
        "not_a_number",
    ]
    weekly = column(1, "2", heading="每周拜访次数")
    assert said(numbers.frequencies(weekly)) == [4.33, 8.67]


def test_counts_are_whole_and_not_negative() -> None:
    there = column(20, "1,200", "5次", 2.5, -1, "many")
    assert said(numbers.counts(there)) == [
        20,
        1200,
        5,
        "not_a_number",
        "not_a_number",
        "not_a_number",
    ]


@given(ODD)
def test_no_text_is_too_odd_for_a_number(text: str) -> None:
    for read in (numbers.whole, numbers.often):
        assert read(text).value is None or read(text).value >= 0


@pytest.mark.parametrize(
    ("said", "rate"),
    [("7.1234", 7.1234), ("0.0481", 0.0481), ("1,000", 1000.0), ("", None)],
)
def test_a_rate_is_a_positive_number(said: str, rate: float | None) -> None:
    assert numbers.rate(said).value == rate


@pytest.mark.parametrize("said", ["0", "-7", "7,12", "1e9", "seven", "7%"])
def test_what_is_no_rate_is_told(said: str) -> None:
    assert numbers.rate(said).code == "not_a_rate"
