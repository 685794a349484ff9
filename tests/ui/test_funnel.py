"""The deals behind a bar are those that the bar counts."""

import polars as pl
import pytest

from salesdash.charts.funnel import Measure
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


@pytest.mark.parametrize(
    ("picked", "measure", "keys"),
    [
        (None, "amount", ["a", "b", "c", "d"]),
        (["decision_due", "claimed"], "count", ["a", "b"]),
        (["decision_due", "claimed"], "amount", ["a"]),
        (["decision_due", "verified"], "count", ["c"]),
        (["", "claimed"], "count", ["c"]),
    ],
)
def test_a_bar_shows_its_deals(
    picked: list[str] | None, measure: Measure, keys: list[str]
) -> None:
    assert behind(DEALS, picked, measure, "CNY")["key"].to_list() == keys


def test_the_list_is_named_after_the_bar() -> None:
    said = title(["", "verified"], Words("en"))
    assert said == "Deals verified at No milestone yet"
