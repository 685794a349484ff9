import pytest
from hypothesis import given

from salesdash import model
from salesdash.intake.near import code, column
from tests.intake.cells.columns import ODD


@pytest.mark.parametrize(
    ("heading", "table", "expected"),
    [
        ("Projected amount", "opportunities", "amount"),
        ("预计金额（含税）", "opportunities", "amount"),
        ("Custmer", "visits", "customer"),
        ("Favourite colour", "visits", ""),
        ("x" * 500 + "customer", "visits", ""),
        ("", "visits", ""),
    ],
)
def test_a_heading_is_guessed_by_its_ending_or_spelling(
    heading: str, table: str, expected: str
) -> None:
    assert column(heading, table) == expected


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("大客户回访", "activity", "maintenance"),
        ("negotiaton", "activity", "negotiation"),
        ("准决策者", "claimed_milestone", "qualified_power_sponsor"),
        ("Phase two", "claimed_milestone", ""),
        ("?", "status", ""),
    ],
)
def test_a_word_is_guessed_by_its_ending_or_spelling(
    word: str, name: str, expected: str
) -> None:
    assert code(word, name) == expected


@given(ODD)
def test_no_text_is_too_odd_to_guess(text: str) -> None:
    assert column(text, "visits") in {"", *model.VISITS.names}
    assert code(text, "status") in {"", "open", "won", "lost"}
