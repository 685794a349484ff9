import pytest
from hypothesis import given

from salesdash.intake.cells import grades
from tests.intake.cells.columns import ODD, column, said
from tests.intake.grids import Percent


def read(*values, heading="关系", **told):
    there = column(*values, heading=heading)
    return said(grades.read(there.some(slice(None), told)))


def test_grades_are_numbers_or_words_for_them() -> None:
    there = column(7, "8.5", "高", "medium", 11, "?")
    found = grades.read(there)
    assert said(found) == [7.0, 8.5, 8.0, 5.0, "not_a_grade", None]
    assert [a.extra for a in found] == ["", "", "word", "word", "", ""]


def test_a_share_and_stars_have_one_reading_only() -> None:
    assert read(Percent(0.8), "80%", "★★★★☆", "7分") == [8.0, 8.0, 8.0, 7.0]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("关系(1-5)", [8.0, 10.0]),
        ("Relationship (0-10)", [4.0, 5.0]),
        ("关系（百分制）", [0.4, 0.5]),
        ("Attractiveness /5", [8.0, 10.0]),
    ],
)
def test_a_heading_names_the_scale(heading: str, expected: list) -> None:
    assert read(4, "5", heading=heading) == expected


def test_an_answer_names_the_scale_unless_the_heading_does() -> None:
    assert read(4, 3.5, grade_scale="of_five") == [8.0, 7.0]
    assert read(80, "65", grade_scale="of_hundred") == [8.0, 6.5]
    assert read(0.8, grade_scale="of_one") == [8.0]
    assert read(4, heading="关系/10", grade_scale="of_five") == [4.0]
    assert read(4, "8/10", grade_scale="of_five") == [8.0, 8.0]


def test_words_and_letters_are_worth_what_a_person_says() -> None:
    words = ("高", "中", "低")
    assert read(*words, grade_words="middle_low") == [8.0, 4.0, 2.0]
    assert read(*words, grade_words="blank") == [None, None, None]
    letters = ("A", "b级", "D")
    assert read(*letters) == ["not_a_grade"] * 3
    assert read(*letters, grade_letters="abcd") == [8.0, 6.0, 2.0]
    assert read(*letters, grade_letters="abc")[2] == "not_a_grade"
    assert read(*letters, grade_letters="blank") == [None, None, None]


@given(ODD)
def test_no_text_is_too_odd_for_a_grade(text: str) -> None:
    found = grades.grade(text)
    assert found.value is None or 0 <= found.value <= grades.TOP
