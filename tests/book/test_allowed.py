"""Values that can be read, and still cannot be meant."""

import pytest

from salesdash.book.allowed import LONGEST, allow, together
from salesdash.errors import BadCorrection


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("relationship", "1.1", "1.1"),
        ("relationship", "", ""),
        ("frequency", "4.33", "4.33"),
        ("potential", "0", "0.00"),
        ("goal", "x" * LONGEST, "x" * LONGEST),
    ],
)
def test_a_usual_value_is_taken(column, text, value) -> None:
    allow(column, text, value)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("attractiveness", "5.12", "fine"),
        ("potential", "-0.01", "negative"),
        ("goal", "x" * (LONGEST + 1), "long"),
    ],
)
def test_an_odd_value_is_refused(column, value, code) -> None:
    with pytest.raises(BadCorrection) as caught:
        allow(column, value, value)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("texts", "potential", "listed"),
    [
        ({"goal": ""}, "9", "USD"),
        ({"currency": "EUR"}, "9", "USD"),
        ({"currency": ""}, "", "USD"),
        ({"currency": "", "potential": ""}, "9", "USD"),
        ({"currency": ""}, "9", ""),
    ],
)
def test_a_currency_may_go_where_nothing_needs_it(
    texts, potential, listed
) -> None:
    together(texts, potential, listed)


def test_a_potential_keeps_its_currency() -> None:
    with pytest.raises(BadCorrection):
        together({"currency": ""}, "9", "USD")
