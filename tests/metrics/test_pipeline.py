from collections.abc import Callable
from typing import Any

import polars as pl

from salesdash.metrics.pipeline import pipeline, vanished

Wrap = Callable[[pl.DataFrame], Any]
Build = Callable[..., pl.DataFrame]
Rows = Callable[..., list[tuple[Any, ...]]]


def test_open_deals_are_in_the_pipeline_or_vanished(
    wrap: Wrap, deals: Build, rows: Rows
) -> None:
    frame = deals(
        {"key": "open"},
        {"key": "gone", "vanished_on": 20_770},
        {"key": "won", "status": "won"},
        {"key": "won and gone", "status": "won", "vanished_on": 20_770},
        {"key": "lost", "status": "lost"},
    )
    assert rows(pipeline(wrap(frame)), "key") == [("open",)]
    assert rows(vanished(wrap(frame)), "key") == [("gone",)]
