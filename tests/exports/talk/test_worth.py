"""Amounts of a talk."""

import pytest

from salesdash.exports.talk import worth
from salesdash.model.talk import Aim, Sum
from salesdash.words import Words
from tests.exports.talk.talks import change

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("value", "currency", "english", "chinese"),
    [
        (128_600_050, "CNY", "¥ 1,286,000.50", "1,286,000.50 元"),
        (-500, "USD", "−$ 5", "−5 美元"),
        (5, "XAU", "XAU 0.05", "0.05 XAU"),
        (None, "CNY", "", ""),
    ],
)
def test_an_amount_has_the_sign_of_its_currency(
    value, currency, english, chinese
):
    assert worth.amount(value, currency, EN) == english
    assert worth.amount(value, currency, ZH) == chinese


def test_sums_stand_side_by_side_by_currency():
    found = [Sum("CNY", 120_000, 2), Sum("USD", 5, 1)]
    assert worth.sums(found, EN) == "¥ 1,200 · $ 0.05"
    assert worth.sums([], EN) == "no amount"


def test_a_deal_without_an_amount_says_so():
    assert worth.price(change("new", amount=None), EN) == "no amount"
    assert worth.price(change("new"), EN) == "¥ 1,200"


def test_the_month_stands_beside_its_target():
    aims = (Aim("CNY", 100_000, 70_000, 75_000), Aim("USD", 0, 0, 500))
    assert worth.month(aims, EN) == "¥ 750 of ¥ 1,000 · $ 5"
    assert worth.month((), EN) == "–"
