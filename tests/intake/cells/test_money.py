from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.intake.cells import money
from salesdash.intake.cells.money import Unit, amount, currency, unit
from tests.intake.cells.columns import ODD, column, said

WHOLE = some.integers(-(10**12), 10**12)


@given(WHOLE, some.sampled_from(["{:,}", "{}", "¥{}", "{} USD", "＄{}"]))
def test_an_amount_written_in_any_form_reads_back(
    units: int, form: str
) -> None:
    assert amount(form.format(units)).value == units * 100


@given(some.integers(0, 10**8), some.sampled_from(["万", "w", "万元", " 万"]))
def test_ten_thousands_are_exact(tenths: int, scale: str) -> None:
    written = f"{Decimal(tenths) / 10}{scale}"
    assert amount(written).value == tenths * 1000 * 100


@given(ODD)
def test_no_text_is_too_odd_for_an_amount(text: str) -> None:
    found = amount(text)
    assert found.value is None or isinstance(found.value, int)


@pytest.mark.parametrize(
    ("text", "hundredths", "code", "named"),
    [
        ("¥12.5万", 12_500_000, "", "CNY"),
        ("$12,000.00", 1_200_000, "", "USD"),
        ("USD 12k", 1_200_000, "", "USD"),
        ("1.2M", 120_000_000, "", ""),
        ("RMB 12.5 万元", 12_500_000, "", "CNY"),
        ("12万元人民币", 12_000_000, "", "CNY"),
        ("1.5亿", 15_000_000_000, "", ""),
        ("2百万", 200_000_000, "", ""),
        ("5,000 HK$", 500_000, "", "HKD"),
        ("€3bn", 300_000_000_000, "", "EUR"),
        ("300万+", 300_000_000, "amount_about", ""),
        ("约10万", 10_000_000, "amount_about", ""),
        ("(1,200)", -120_000, "", ""),
        ("-¥1,200", -120_000, "", "CNY"),
        ("1,200.505", 120_051, "", ""),
        ("１２．５万", 12_500_000, "", ""),
        ("12万(含税)", 12_000_000, "", ""),
    ],
)
def test_amounts_as_people_write_them(
    text: str, hundredths: int, code: str, named: str
) -> None:
    found = amount(text)
    assert (found.value, found.code, found.extra) == (hundredths, code, named)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10-15万", "amount_range"),
        ("10万至15万", "amount_range"),
        ("1.200,50", "not_an_amount"),
        ("12,5万", "not_an_amount"),
        ("1,2,3", "not_an_amount"),
        ("1.200", "amount_separator"),
        ("a lot", "not_an_amount"),
        ("¥", "not_an_amount"),
        ("1" * 20, "amount_large"),
        ("待定", ""),
        ("无", ""),
        ("-", ""),
    ],
)
def test_what_is_no_amount_is_a_finding_unless_it_says_blank(
    text: str, code: str
) -> None:
    found = amount(text)
    assert (found.value, found.code) == (None, code)


def test_the_unit_of_the_heading_is_for_cells_without_their_own() -> None:
    there = column(12.5, "12.5", "3千元", "¥8", "2亿", unit="万元")
    assert said(money.read(there)) == [
        12_500_000,
        12_500_000,
        300_000,
        8_000_000,
        20_000_000_000,
    ]


def test_numbers_are_rounded_half_up_to_hundredths() -> None:
    there = column(0.125, 0.115, -0.125, 1e20, bool(1))
    assert said(money.read(there)) == [
        13,
        12,
        -13,
        "amount_large",
        "wrong_kind",
    ]


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
