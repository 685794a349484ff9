import pytest

from salesdash.intake.terms import says, total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("客户访问日报表", True),
        ("Visit report week 47", True),
        ("Visitors", False),
        ("商机表", False),
    ],
)
def test_a_title_speaks_of_visits_by_whole_words(text, expected) -> None:
    assert says(text, "title", "visits") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合计", True),
        ("Total (k)", True),
        ("上半年", True),
        ("Total Oil", False),
        ("", False),
    ],
)
def test_totals_are_told_from_names(text, expected) -> None:
    assert total(text) is expected
