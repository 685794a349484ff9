"""How a deal is named where one is chosen."""

from salesdash.ui.deal import label
from salesdash.words import Words


def test_a_deal_goes_by_customer_name_and_amount() -> None:
    row = {
        "customer": "Acme",
        "name": "Line",
        "opportunity": "D-1",
        "amount": 4_820_000_000,
        "currency": "CNY",
    }
    t = Words("en")
    assert label(row, t) == "Acme · Line · ¥ 48.2 M"
    assert label({**row, "name": "", "amount": None}, t) == "Acme · D-1"
