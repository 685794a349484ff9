"""Why a grade was given, beside what was proposed."""

import pytest

from salesdash.ui.customers_grades import reason, why
from salesdash.words import Words

EN = Words("en")
ROW = {
    "currency": "CNY",
    "potential": None,
    "potential_rank": None,
    "open_amount": 1_100_000,
    "open_amount_rank": 0.95,
    "won_amount": 0,
    "won_amount_rank": 0.0,
    "compared": 11,
    "potential_compared": 0,
    "proposal": 5.5,
}
WHY = "open ¥ 11 K, above 95 % of 11 · nothing won in 12 months"


def test_what_is_unknown_is_no_reason() -> None:
    assert why(ROW, EN) == WHY


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("", f"Proposal 5.5 confirmed: {WHY}"),
        ("5.5", f"Proposal 5.5 confirmed: {WHY}"),
        ("7", f"Given instead of the proposal 5.5: {WHY}"),
    ],
)
def test_another_value_is_not_called_a_confirmation(other, said) -> None:
    assert reason([ROW], other, EN) == said


def test_several_at_once_are_counted() -> None:
    told = reason([ROW, ROW], "", EN)
    assert told == "2 proposals from amounts confirmed"
