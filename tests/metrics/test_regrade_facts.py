from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.regrade_facts import facts

DAY = 20_777
TYPES = {
    **dict.fromkeys(("customer", "customer_key", "rep_key"), pl.String),
    **dict.fromkeys(("team", "quadrant", "currency"), pl.String),
    "frequency": pl.Float64,
    "potential": pl.Int64,
}
Build = Callable[..., pl.DataFrame]


def gathered(
    deals: pl.DataFrame, visits: list[tuple], known: int = 0, n: int = 1
) -> list[dict[str, Any]]:
    rows = [
        (f"C{i}", f"c{i}", "ann", "North", "key", "", None, 100 * (i + 1))
        for i in range(n)
    ]
    customers = pl.DataFrame(rows, schema=TYPES, orient="row")
    made = pl.DataFrame(
        visits,
        {"customer_key": pl.String, "rep_key": pl.String, "date": pl.Int32},
        orient="row",
    )
    since = pl.DataFrame({"customer_key": ["c0"], "known_on": [known]})
    named = deals.with_columns(customer_key=pl.lit("c0"))
    if "at" in deals.columns:
        named = deals.with_columns(customer_key="at")
    listed, sold, seen, begun = map(
        nw.from_native, (customers, named, made, since)
    )
    found = facts(listed, sold, seen, begun, DAY, {"key": 2.0})
    return found.sort("customer_key").rows(named=True)


def test_visits_of_half_a_year_stand_beside_what_was_due(deals: Build):
    visits = [
        ("c0", "ann", DAY),
        ("c0", "bo", DAY - 181),
        ("c0", "ann", DAY - 182),
        ("c0", "ann", DAY + 1),
        ("x", "ann", DAY),
    ]
    (row,) = gathered(deals().clear(), visits)
    told = {n: row[n] for n in ("visits", "heard", "due", "won", "peers")}
    assert told == {"visits": 2, "heard": 2, "due": 12.0, "won": 0, "peers": 0}


def test_who_is_known_for_half_the_time_was_due_half(deals: Build):
    (row,) = gathered(deals().clear(), [], DAY - 90)
    assert (row["known_days"], row["due"]) == (91, 6.0)


def test_wins_of_a_year_and_open_deals_make_the_amount(deals: Build):
    rows = deals(
        {"amount": 100},
        {"amount": 20, "vanished_on": DAY},
        {"amount": 300, "status": "won", "closed_on": DAY - 364},
        {"amount": 400, "status": "won", "closed_on": DAY - 365},
        {"amount": 500, "status": "won", "won_on": DAY},
        {"amount": 600, "status": "lost"},
        {"amount": None, "decision_maker_met": DAY},
        {"amount": 7, "currency": "USD", "decision_maker_met": -1},
    )
    (row,) = gathered(rows, [])
    names = ("won", "open_count", "met", "amount", "currency")
    assert [row[n] for n in names] == [2, 3, 1, 900, "CNY"]


def test_the_median_is_that_of_the_team_in_the_same_currency(deals: Build):
    rows = deals({"amount": 100}, {"amount": 300}, {"amount": 800})
    placed = rows.with_columns(at=pl.Series(["c0", "c1", "c2"]))
    found = gathered(placed, [], n=4)
    told = [(r["amount"], r["median"], r["peers"]) for r in found]
    assert told == [
        (100, 300.0, 3),
        (300, 300.0, 3),
        (800, 300.0, 3),
        (0, None, 0),
    ]
    hopes = {(r["potential_median"], r["potential_peers"]) for r in found}
    assert hopes == {(250.0, 4)}
