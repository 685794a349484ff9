"""Every customer that a sheet names, and its deals in money."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.clients import (
    LISTED,
    amounts,
    everyone,
    hints,
    main,
    planned,
)

DAY = 20_777
TEXTS = ("goal", "currency", "industry", "region", "product", "note")


def names(**columns) -> nw.DataFrame:
    keys = columns["customer_key"]
    blank = dict.fromkeys(("customer", "rep", "team"), [""] * len(keys))
    order = ("customer_key", "customer", "rep", "team")
    told = {"customer_key": keys, **blank, **columns}
    kinds: dict[str, Any] = dict.fromkeys(order, pl.String)
    return nw.from_native(
        pl.DataFrame(told, schema_overrides=kinds).select(order)
    )


def listed(**columns) -> nw.DataFrame:
    keys = columns["customer_key"]
    told = {
        name: [""] * len(keys) if name in TEXTS else [None] * len(keys)
        for name in LISTED
    }
    own = {"rep": ["Ann"] * len(keys), "team": ["East"] * len(keys)}
    frame = {"customer_key": keys, "customer": keys, **own, **told, **columns}
    texts = ("customer_key", "customer", "rep", "team", *TEXTS)
    kinds = dict.fromkeys(texts, pl.String) | {"potential": pl.Int64}
    return nw.from_native(pl.DataFrame(frame, schema_overrides=kinds))


def deals(**columns) -> nw.DataFrame:
    count = len(columns["customer_key"])
    usual = {
        "key": [f"d{n}" for n in range(count)],
        "currency": ["CNY"] * count,
        "status": ["open"] * count,
        "vanished_on": [None] * count,
        "closed_on": [None] * count,
        "won_on": [None] * count,
        "next_step": [""] * count,
        "as_of": [DAY] * count,
        "amount": [None] * count,
    }
    kinds = {
        **dict.fromkeys(("vanished_on", "closed_on", "won_on"), pl.Int64),
        "amount": pl.Int64,
    }
    told = usual | columns
    return nw.from_native(pl.DataFrame(told, schema_overrides=kinds))


NOBODY = names(customer_key=[])


def test_a_customer_that_only_a_visit_textsis_a_customer() -> None:
    visits = names(customer_key=["b"], customer=["B"], rep=["Bo"])
    found = everyone(listed(customer_key=["a"]), NOBODY, visits, NOBODY)
    columns = ("customer", "rep", "team", "listed")
    assert found.select(*columns).rows() == [
        ("B", "Bo", "", 0),
        ("a", "Ann", "East", 1),
    ]


def test_of_two_reps_neither_has_a_customer_on_no_list() -> None:
    visits = names(customer_key=["b", "b"], rep=["Bo", "Cy"])
    found = everyone(listed(customer_key=[]), NOBODY, visits, NOBODY)
    assert found["rep"].to_list() == [""]


def test_a_blank_name_is_no_customer() -> None:
    blank = names(customer_key=[""])
    assert len(everyone(listed(customer_key=[]), blank, blank, blank)) == 0


def test_a_potential_is_in_minor_units_of_its_currency() -> None:
    own = {"potential": [150_050] * 3, "currency": ["JPY", "CNY", ""]}
    known = listed(customer_key=["a", "b", "c"], **own)
    found = everyone(known, NOBODY, NOBODY, NOBODY)
    assert found.select("potential", "currency").rows() == [
        (1501, "JPY"),
        (150_050, "CNY"),
        (150_050, "CNY"),
    ]


def test_amounts_stay_apart_by_currency() -> None:
    own = {
        "customer_key": ["a", "a", "a", ""],
        "currency": ["CNY", "USD", "USD", "CNY"],
        "amount": [500, 70, None, 900],
    }
    assert amounts(deals(**own), DAY).rows() == [
        ("a", "USD", 70, 2, 0, 0),
        ("a", "CNY", 500, 1, 0, 0),
    ]


def test_a_win_counts_for_a_year_and_a_vanished_deal_never() -> None:
    own = {
        "customer_key": ["a"] * 4,
        "amount": [1, 2, 4, 8],
        "status": ["won", "won", "won", "open"],
        "closed_on": [DAY - 364, DAY - 365, None, None],
        "won_on": [None, None, DAY, None],
        "vanished_on": [None, None, None, DAY],
    }
    assert amounts(deals(**own), DAY).rows() == [("a", "CNY", 0, 0, 5, 2)]


def test_the_currency_of_most_open_deals_speaks_for_a_customer() -> None:
    own = {
        "customer_key": ["a", "a", "a", "b"],
        "currency": ["CNY", "USD", "USD", "CNY"],
        "amount": [500, 70, 5, 1],
        "status": ["open", "open", "open", "lost"],
    }
    assert main(amounts(deals(**own), DAY)).rows() == [("a", "USD", 75, 3, 2)]


def test_a_plan_and_a_promise_are_the_next_visit() -> None:
    visits = pl.DataFrame(
        {
            "customer_key": ["a", "a", "b", "c", "", "d", "e", "e"],
            "date": [DAY + n for n in (0, 9, 0, 1, 1, 0, -9, 0)],
            "next_date": [
                *(DAY + 3, DAY + 10, DAY, DAY + 5, None),
                *(DAY + 2, DAY + 2, None),
            ],
            "next_step": ["Call", "", "", "", "", "None", "Call", ""],
        }
    )
    assert planned(nw.from_native(visits), DAY).rows() == [
        ("a", DAY + 3),
        ("b", None),
        ("c", DAY + 1),
        ("d", None),
        ("e", None),
    ]


def test_the_hint_is_the_newest_next_step_of_an_open_deal() -> None:
    own = {
        "customer_key": ["a", "a", "a", "b"],
        "next_step": ["Old", "Call", "Won", ""],
        "as_of": [DAY - 7, DAY, DAY, DAY],
        "status": ["open", "open", "won", "open"],
    }
    assert hints(deals(**own)).rows() == [("a", "Call")]
