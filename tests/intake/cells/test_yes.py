from datetime import date

from hypothesis import given

from salesdash.days import number
from salesdash.intake.cells import yes
from salesdash.intake.cells.days import Rules
from tests.intake.cells.columns import NEAR, ODD, column, said

DAY = number(date(2026, 11, 3))


def test_marks_and_words_for_yes() -> None:
    there = column("√", "✔️", "是", "Y", "yes", "有", "已", "●", bool(1), 1)
    assert said(yes.criteria(there)) == [0] * 10
    assert said(yes.answers(there)) == [1] * 10


def test_marks_and_words_for_no() -> None:
    there = column("×", "✗", "否", "N", "no", "无", "未", "○", "x", bool(0), 0)
    assert said(yes.criteria(there)) == [-1] * 11
    assert said(yes.answers(there)) == [0] * 11


def test_a_day_says_yes_on_that_day() -> None:
    there = column(
        "2026-11-03",
        "√ 2026-11-03",
        "已完成(11月3日)",
        date(2026, 11, 3),
        46329,
    )
    assert said(yes.criteria(there)) == [DAY] * 5
    assert said(yes.answers(there)) == [1] * 5


def test_blank_is_unknown_and_other_words_are_findings() -> None:
    there = column("", "N/A", "-", "maybe", "2026-13-01", 7)
    assert said(yes.criteria(there)) == [
        None,
        None,
        None,
        "not_yes_or_no",
        "not_a_date",
        "not_yes_or_no",
    ]


@given(ODD)
def test_no_text_is_too_odd_for_a_criterion(text: str) -> None:
    found = yes.criterion(text, Rules(NEAR))
    assert found.value is None or found.value >= yes.NO
