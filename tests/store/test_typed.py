"""Values as texts, and back."""

import pytest

from salesdash import model
from salesdash.store.typed import CORRECTABLE, typed, written

STORED = {
    "amount": [0, -5, 120_050, 10**17],
    "expected_close": [0, 20_777],
    "commit": [0, 1],
    "contract_signed": [-1, 0, 1, 20_777],
    "pain_points": [0, 20],
    "status": ["open", "won", "lost"],
    "note": ["yes", "2026-11-20", "a\nb"],
}


@pytest.mark.parametrize("column", STORED)
def test_a_text_gives_the_value_back(column):
    values = STORED[column]
    texts = [written(column, value) for value in values]
    assert [typed(column, text) for text in texts] == values
    assert len(set(texts)) == len(texts)


def test_nothing_stays_nothing_in_every_column():
    blank = {typed(name, written(name, None)) for name in CORRECTABLE}
    assert blank == {None, ""}


def test_names_of_a_deal_are_not_corrected():
    left = set(model.OPPORTUNITIES.names) - set(CORRECTABLE)
    assert left == {"opportunity", "customer", "name"}


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("amount", "much"),
        ("amount", "NaN"),
        ("amount", "Infinity"),
        ("status", "maybe"),
        ("commit", "1"),
        ("contract_signed", "soon"),
        ("expected_close", "no"),
        ("pain_points", "1.5"),
    ],
)
def test_what_no_value_is_written_as_is_refused(column, text):
    with pytest.raises(ValueError, match=r".*"):
        typed(column, text)
