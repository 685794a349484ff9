"""Which deals stand behind a bar or a cell, and what is counted."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.charts.buying import Shown
from salesdash.ui.buying import behind, title
from salesdash.words import Words

EN = Words("en")
DEALS = nw.from_native(
    pl.DataFrame(
        {
            "key": ["a", "b", "c", "d"],
            "customer": ["A", "A", "B", "C"],
            "currency": ["CNY", "USD", "CNY", "CNY"],
            "buying_rank": [0, 2, 2, 0],
            "step_rank": [0, 3, 1, 1],
            "mismatch": [None, "ahead", "behind", "fits"],
        }
    ),
    eager_only=True,
)
CUSTOMERS, AMOUNT = Shown(), Shown("amount", "CNY")


@pytest.mark.parametrize(
    ("bar", "cell", "shown", "keys"),
    [
        (None, None, CUSTOMERS, ["a", "b", "c", "d"]),
        (["decides_to_solve"], None, CUSTOMERS, ["a", "b", "c"]),
        (["decides_to_solve"], None, AMOUNT, ["c"]),
        ([""], None, CUSTOMERS, ["d"]),
        ([""], None, AMOUNT, ["a", "d"]),
        (None, [2, 1], CUSTOMERS, ["c"]),
        ([""], [2, 3], AMOUNT, ["b"]),
    ],
)
def test_a_bar_or_a_cell_shows_its_deals(
    bar: list[Any] | None,
    cell: list[Any] | None,
    shown: Shown,
    keys: list[str],
) -> None:
    assert behind(DEALS, bar, cell, shown)["key"].to_list() == keys


def test_the_list_is_named_after_what_was_clicked() -> None:
    assert title(None, None, CUSTOMERS, EN) == EN("buying.list_all")
    assert [
        title(["buys"], None, CUSTOMERS, EN),
        title([""], None, AMOUNT, EN),
        title(None, [0, 2], CUSTOMERS, EN),
        title(None, [1, 0], CUSTOMERS, EN),
    ] == [
        "Open deals of the customers at “Buys”",
        "Open deals at “Nothing verified yet”",
        (
            "Open deals at “Nothing verified yet” whose last step is "
            "“Test and challenge”"
        ),
        "Open deals at “Becomes aware” whose last step is “No step logged”",
    ]
