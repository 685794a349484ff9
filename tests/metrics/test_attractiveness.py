"""Proposed attractiveness, each computed by hand."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.attractiveness import WEIGHTS, attractiveness

TEN = [f"c{n}" for n in range(10)]
NAMES = ("customer_key", "customer", "rep", "team")


def clients(keys=TEN, **columns) -> nw.DataFrame:
    usual = {
        **dict.fromkeys(NAMES, keys),
        "attractiveness": [None] * len(keys),
        "potential": [None] * len(keys),
        "currency": [""] * len(keys),
    }
    kinds = {"attractiveness": pl.Float64, "potential": pl.Int64}
    told = usual | columns
    return nw.from_native(pl.DataFrame(told, schema_overrides=kinds))


def sums(keys=TEN, **columns) -> nw.DataFrame:
    zeros = dict.fromkeys(("open_amount", "won_amount"), [0] * len(keys))
    usual = {"customer_key": keys, "currency": ["CNY"] * len(keys), **zeros}
    return nw.from_native(pl.DataFrame(usual | columns))


def proposals(found: nw.DataFrame) -> list[float | None]:
    return found["proposal"].to_list()


def test_the_weights_add_up_to_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_ranks_of_open_and_won_make_the_proposal() -> None:
    # The third of ten: open above 2 of 10 and half of itself, 0.25; won
    # nothing, 0. (30 x 0.25 + 20 x 0) / 50 = 0.15, so 1.5 of 10.
    own = {"open_amount": [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]}
    found = attractiveness(clients(), sums(**own))
    assert found["open_amount_rank"][2] == 0.25
    assert found["won_amount_rank"][2] == 0.0
    assert proposals(found)[2] == 1.5
    # The last: (30 x 0.95) / 50 = 0.57, and 11.4 halves are 11.
    assert proposals(found)[9] == 5.5
    assert found["compared"].to_list() == [10] * 10


def test_equal_amounts_have_equal_ranks() -> None:
    found = attractiveness(clients(), sums(open_amount=[5] * 10))
    # Half of the ten that are equal: 0.5. (30 x 0.5) / 50 = 0.3.
    assert proposals(found) == [3.0] * 10


def test_a_known_potential_weighs_half() -> None:
    own = {"potential": [*range(1, 11)], "currency": ["CNY"] * 10}
    flat = sums(open_amount=[5] * 10, won_amount=[5] * 10)
    found = attractiveness(clients(**own), flat)
    # The last: (50 x 0.95 + 30 x 0.5 + 20 x 0.5) / 100 = 0.725: 14.5
    # halves are 15.
    assert proposals(found)[9] == 7.5
    assert proposals(found)[0] == 3.0


def test_nine_potentials_are_too_few_to_rank() -> None:
    own = {"potential": [*range(1, 10), None], "currency": ["CNY"] * 10}
    found = attractiveness(clients(**own), sums(open_amount=[5] * 10))
    assert found["potential_rank"].to_list() == [None] * 10
    assert proposals(found) == [3.0] * 10
    assert found["potential_compared"].to_list() == [9] * 10


def test_nine_customers_are_too_few_to_rank() -> None:
    nine = TEN[:9]
    own = sums(nine, open_amount=[*range(1, 10)])
    found = attractiveness(clients(nine), own)
    assert set(found["reason"].to_list()) == {"few"}
    assert proposals(found) == [None] * 9


def test_a_grade_that_is_given_is_no_proposal_to_confirm() -> None:
    own = {"attractiveness": [7.0, *[None] * 9]}
    found = attractiveness(clients(**own), sums(open_amount=[5] * 10))
    assert found["reason"].to_list() == ["given", *["proposed"] * 9]


def test_no_amount_is_no_proposal() -> None:
    none = sums(open_amount=[0, *[5] * 9])
    found = attractiveness(clients(), none)
    # Without it they are nine.
    assert found["reason"].to_list() == ["nothing", *["few"] * 9]


def test_two_currencies_of_a_customer_are_never_ranked() -> None:
    keys = [*TEN, "c10", "c10"]
    money = {"currency": [*["CNY"] * 11, "USD"], "open_amount": [5] * 12}
    found = attractiveness(clients([*TEN, "c10"]), sums(keys, **money))
    row = found.filter(customer_key="c10").rows(named=True)[0]
    told = (row["reason"], row["currency"], row["proposal"])
    assert told == ("currency", "", None)
    assert found.filter(customer_key="c0")["compared"][0] == 10


def test_customers_are_compared_within_their_currency() -> None:
    more = [f"d{n}" for n in range(10)]
    keys = [*TEN, *more]
    money = {
        "currency": [*["CNY"] * 10, *["USD"] * 10],
        "open_amount": [*[1000] * 9, 2000, *[1] * 9, 2],
    }
    found = attractiveness(clients(keys), sums(keys, **money))
    # Each the largest of its ten: (30 x 0.95) / 50 = 0.57.
    assert [proposals(found)[9], proposals(found)[19]] == [5.5, 5.5]
