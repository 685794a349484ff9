import pytest

from salesdash.charts import numbers
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")


@pytest.mark.parametrize(
    ("amount", "en", "zh"),
    [
        (0, "¥ 0", "0 元"),
        (95_000, "¥ 950", "950 元"),
        (1_250_000, "¥ 12.5 K", "1.25 万元"),
        (99_999_900, "¥ 1 M", "100 万元"),
        (4_820_000_000, "¥ 48.2 M", "4,820 万元"),
        (-70_000_000, "−¥ 700 K", "−70 万元"),
        (12_345_678_900_00, "¥ 12.3 B", "123 亿元"),
        (10**19, "¥ 100,000 T", "100,000 万亿元"),
    ],
)
def test_money_is_as_precise_as_it_matters(
    amount: int, en: str, zh: str
) -> None:
    assert numbers.compact(amount, "CNY", EN) == en
    assert numbers.compact(amount, "CNY", ZH) == zh


def test_each_currency_keeps_its_sign_and_its_minor_units() -> None:
    codes = ["USD", "JPY", "XAU", "<b>"]
    assert [numbers.compact(1_500_000, code, EN) for code in codes] == [
        "$ 15 K",
        "JP¥ 1.5 M",
        "XAU 15 K",
        "&lt;b&gt; 15 K",
    ]
    assert numbers.compact(1_500_000, "USD", ZH) == "1.5 万美元"


def test_full_amounts_lose_nothing() -> None:
    assert numbers.full(123_456_789_01, "CNY", EN) == "¥ 123,456,789.01"
    assert numbers.full(-123_456, "JPY", ZH) == "−123,456 日元"


def test_numbers_of_a_chart_share_one_unit() -> None:
    unit = numbers.unit(4_820_000_000, "CNY", EN)
    assert [unit.write(n) for n in (4_820_000_000, 90_000_00, 0)] == [
        "48.2",
        "0.09",
        "0",
    ]


@pytest.mark.parametrize(
    ("largest", "lines"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (24.4, [0, 5, 10, 15, 20, 25]),
        (999, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_axis_has_a_few_round_lines(largest: float, lines: list[int]) -> None:
    assert numbers.steps(largest) == lines
