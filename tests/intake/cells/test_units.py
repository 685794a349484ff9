import pytest

from salesdash.intake.cells.units import Unit, currency, headed, unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("万元", Unit(10_000)),
        ("单位：万元", Unit(10_000)),
        ("USD k", Unit(1000, "USD")),
        ("US$ '000", Unit(1000, "USD")),
        ("万美元", Unit(10_000, "USD")),
        ("人民币(万元)", Unit(10_000, "CNY")),
        ("必填", None),
    ],
)
def test_units_of_headings(text: str, expected: Unit | None) -> None:
    assert unit(text) == expected


def test_currencies_by_word_sign_or_code() -> None:
    words = ["人民币", "￥", "us dollars", "EUR", "CNY (人民币)", "beads"]
    known = ["CNY", "CNY", "USD", "EUR", "CNY", None]
    assert [currency(w) for w in words] == known


def test_a_heading_may_say_more_than_its_unit() -> None:
    assert headed("万元,含税") == Unit(10_000)
    assert headed("必填") == Unit()
