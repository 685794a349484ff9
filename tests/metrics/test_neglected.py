import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.neglected import neglected

CUSTOMER = {
    "rep": "Ann",
    "team": "North",
    "open_currency": "CNY",
    "open_amount": 500,
    "open_count": 1,
    "file": "",
    "sheet": "",
    "row": 1,
    "import_id": "",
}


def test_never_visited_stands_before_long_ago_and_lately_not_at_all():
    rows = [
        {"customer": name, "customer_key": name.lower()} | CUSTOMER
        for name in ("Late", "Never", "Fine", "Long")
    ]
    visits = pl.DataFrame(
        {"customer": ["Late", "Fine", "Long"], "date": [20_747, 20_748, 1]}
    )
    frames = nw.from_native(pl.DataFrame(rows)), nw.from_native(visits)
    found = neglected(*frames, 20_777, 30)
    assert found.select("customer", "days_since").rows() == [
        ("Never", None),
        ("Long", 20_776),
        ("Late", 30),
    ]


def test_a_customer_with_two_currencies_is_listed_once_in_the_commoner():
    named = {"customer": "A", "customer_key": "a"} | CUSTOMER
    other = {"open_currency": "USD", "open_amount": 1, "open_count": 3}
    rows = nw.from_native(pl.DataFrame([named, named | other]))
    visits = pl.DataFrame(schema={"customer": pl.String, "date": pl.Int32})
    found = neglected(rows, nw.from_native(visits), 20_777, 30)
    assert found.select("currency", "open_amount").rows() == [("USD", 1)]
