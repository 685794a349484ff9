"""What stands around the funnel, and which deals a bar shows."""

import polars as pl
import pytest

from salesdash.charts.shown import Shown
from salesdash.ui.funnel import behind, title
from salesdash.words import Words

DEALS = pl.DataFrame(
    {
        "key": ["a", "b", "c", "d"],
        "currency": ["CNY", "USD", "CNY", "CNY"],
        "claimed_milestone": ["decision_due", "decision_due", None, "closed"],
        "verified_milestone": [None, None, "decision_due", None],
    }
)
COUNT, AMOUNT = Shown("count", "CNY"), Shown("amount", "CNY")


@pytest.mark.parametrize(
    ("picked", "shown", "keys"),
    [
        (None, AMOUNT, ["a", "b", "c", "d"]),
        (["decision_due", "claimed"], COUNT, ["a", "b"]),
        (["decision_due", "claimed"], AMOUNT, ["a"]),
        (["decision_due", "verified"], COUNT, ["c"]),
        (["", "claimed"], COUNT, ["c"]),
    ],
)
def test_a_bar_shows_its_deals(
    picked: list[str] | None, shown: Shown, keys: list[str]
) -> None:
    assert behind(DEALS, picked, shown)["key"].to_list() == keys


def test_the_list_is_named_after_the_bar() -> None:
    said = title(["", "verified"], Words("en"))
    assert said == "Deals verified at No milestone yet"
