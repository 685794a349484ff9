from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.keyed import keyed

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]


def test_what_is_told_stands_beside_its_deal(wrap: Wrap, rows: Rows) -> None:
    deals = pl.DataFrame({"key": ["b", "a", "c"]})
    told = pl.DataFrame({"key": ["a", "b", "z"], "n": [1, 2, 3]})
    found = keyed(wrap(deals), wrap(told))
    assert sorted(rows(found)) == [("a", 1), ("b", 2), ("c", None)]
