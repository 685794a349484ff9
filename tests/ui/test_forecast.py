"""The deals behind a bar of the forecast."""

from types import SimpleNamespace

import polars as pl
import pytest

from salesdash.charts.forecast import LATER
from salesdash.ui.forecast import behind, title
from salesdash.words import Words

ROWS = pl.DataFrame(
    {
        "key": ["a", "b", "c", "d"],
        "currency": ["CNY", "CNY", "CNY", "USD"],
        "status": ["won", "open", "open", "open"],
        "period": ["2026-11", "2026-11", "2027-10", "2026-11"],
    }
)
BARS = [["2026-11", "won"], ["2026-11", "verified"], [LATER, "verified"]]
DRAWN = SimpleNamespace(data=[SimpleNamespace(customdata=BARS)])


@pytest.mark.parametrize(
    ("picked", "keys"),
    [
        (None, ["a", "b", "c", "d"]),
        (["2026-11", "won"], ["a"]),
        (["2026-11", "verified"], ["b"]),
        ([LATER, "claimed"], ["c"]),
    ],
)
def test_a_bar_shows_its_deals(
    picked: list[str] | None, keys: list[str]
) -> None:
    assert behind(ROWS, DRAWN, picked, "CNY")["key"].to_list() == keys


def test_the_list_is_named_after_the_period() -> None:
    en = Words("en")
    assert title(["2026-11", "won"], en) == "Deals of the period Nov 2026"
    assert title([LATER, "won"], en) == "Deals of the period Later"
