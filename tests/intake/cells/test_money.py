from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.intake.cells import money
from salesdash.intake.cells.money import amount
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
        ("1.200,50", "amount_separator"),
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


def test_a_range_counts_as_a_person_says() -> None:
    there = column("10-15万", "约$10k-15k", "10万～20万", "2026-3-5")
    for way, first in (("low", 10), ("middle", 12.5), ("high", 15)):
        told = {"amount_range": way}
        found = money.read(there.some(slice(None), told))
        assert found[0].value == first * 10_000 * 100
        assert found[0].code == ""
    assert [a.extra for a in found] == ["", "USD", "", ""]
    assert said(found)[1:] == [1_500_000, 20_000_000, "amount_range"]
    blank = money.read(there.some(slice(None), {"amount_range": "blank"}))
    assert [(a.value, a.code) for a in blank] == [(None, "")] * 4


def test_a_decimal_comma_is_read_where_a_person_says_so() -> None:
    there = column("1.200,50", "1.234", "12,5", "€1.200", "1,234.50", "12,5万")
    asked = ["amount_separator"] * 4 + [123_450, "not_an_amount"]
    assert said(money.read(there)) == asked
    comma = there.some(slice(None), {"decimal_comma": "comma"})
    read = [120_050, 123_400, 1250, 120_000, 123_450, 12_500_000]
    assert said(money.read(comma)) == read
    point = there.some(slice(None), {"decimal_comma": "point"})
    bad = "not_an_amount"
    assert said(money.read(point)) == [bad, 123, bad, 120, 123_450, bad]


def test_numbers_without_a_unit_count_what_a_person_says() -> None:
    told = {"amount_unit": "ten_thousand"}
    there = column(35, "120", "3千元", "¥8", 250_000).some(slice(None), told)
    found = money.read(there)
    assert said(found) == [35_000_000, 120_000_000, 300_000, 800, 25_000_000]
    assert [a.code for a in found] == ["", "", "", "", "amount_whole"]
    headed = replace(there, unit="元")
    assert said(money.read(headed))[:2] == [3500, 12_000]


@pytest.mark.parametrize(
    ("text", "hundredths", "code"),
    [
        ("1e5", 10_000_000, ""),
        ("12万5千", 12_500_000, ""),
        ("1亿2000万", 12_000_000_000, ""),
        ("20多万", 20_000_000, "amount_about"),
        ("1'200", 120_000, ""),
        ("12.5\u200b\u00a0万", 12_500_000, ""),
    ],
)
def test_rarer_ways_to_write_an_amount(
    text: str, hundredths: int, code: str
) -> None:
    found = amount(text)
    assert (found.value, found.code) == (hundredths, code)
