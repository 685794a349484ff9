import pytest

from salesdash.money import DEFAULT, decimal, digits


def test_a_currency_has_its_own_number_of_decimals() -> None:
    assert [digits(c) for c in (DEFAULT, "USD", "JPY", "KRW")] == [2, 2, 0, 0]


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (0, "CNY", "0"),
        (1, "CNY", "0.01"),
        (10, "CNY", "0.10"),
        (100, "CNY", "1"),
        (1_234_567_89, "CNY", "1234567.89"),
        (-100, "CNY", "-1"),
        (-101, "CNY", "-1.01"),
        (100, "JPY", "100"),
        (-7, "JPY", "-7"),
        (9_007_199_254_740_993_07, "CNY", "9007199254740993.07"),
    ],
)
def test_minor_units_are_written_exactly(
    amount: int, currency: str, text: str
) -> None:
    assert decimal(amount, currency) == text


def test_an_unknown_amount_is_blank() -> None:
    assert decimal(None, "CNY") == ""
