import pytest

from salesdash.intake.units import bracketed, labelled, named
from tests.intake.test_facts import gathered


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pipeline (USD k)", {"unit": "USD k", "currency": "USD"}),
        ("商机（万元）", {"unit": "万元"}),
        ("商机_万元", {"unit": "万元"}),
        ("商机-美元", {"currency": "USD"}),
        ("Deals EUR W47", {"currency": "EUR"}),
        ("Deals kUSD", {"unit": "kUSD", "currency": "USD"}),
        ("Won deals", {}),
        ("Q4 m", {}),
        ("张三 W47", {}),
        ("RM team", {}),
        ("商机(华东)", {}),
    ],
)
def test_names_say_unit_and_currency(name: str, expected: dict) -> None:
    words: dict[str, str] = {}
    named(name, words)
    assert words == expected


def test_what_is_said_first_holds() -> None:
    words: dict[str, str] = {}
    labelled("unit", "万元", words)
    bracketed("Pipeline (USD k)", words)
    assert words == {"unit": "万元", "currency": "USD"}
    labelled("rep", "USD", words)
    assert words == {"unit": "万元", "currency": "USD"}


@pytest.mark.parametrize(
    ("above", "names", "expected"),
    [
        (["2026年商机表", "", "单位：万元"], {}, {"unit": "万元"}),
        (
            ["金额单位:人民币万元"],
            {},
            {"unit": "人民币万元", "currency": "CNY"},
        ),
        ([], {"sheet": "(USD k)"}, {"unit": "USD k", "currency": "USD"}),
        ([], {"file": "商机(万元).xlsx"}, {"unit": "万元"}),
        (["单位：元"], {"sheet": "商机_万元"}, {"unit": "元"}),
    ],
)
def test_a_sheet_says_its_unit_once(
    above: list, names: dict, expected: dict
) -> None:
    assert gathered(above, **names)[0].words == expected
