"""One value typed in the app is read as a cell is."""

from datetime import date

import pytest

from salesdash.intake.single import single

NEAR = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("", "amount", None),
        ("  -  ", "note", ""),
        ("about 12万", "amount", 12_000_000),
        ("2026年12月", "expected_close", 20_818),
        ("Won", "status", "won"),
        ("25%", "claimed_milestone", "qualified_sponsor"),
        ("no", "contract_signed", -1),
        ("yes", "commit", 1),
        ("US$", "currency", "USD"),
    ],
)
def test_a_text_is_a_value(text, column, value):
    found = single(text, column, NEAR)
    assert (found.value, found.code) == (value, "")


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("tomorrow", "closed_on", "day_relative"),
        ("5/3/2026", "closed_on", "date_order"),
        ("x", "contract_signed", "x_is_a_mark"),
        ("Gold", "currency", "currency_unknown"),
        ("closed", "status", "status_closed"),
        ("1", "claimed_milestone", "milestone_scale"),
    ],
)
def test_what_is_not_sure_is_not_taken(text, column, code):
    assert single(text, column, NEAR).code == code
