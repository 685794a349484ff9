"""Frames for the charts."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

WHOLE = {
    "count",
    "amount",
    "claimed_count",
    "claimed_amount",
    "verified_count",
    "verified_amount",
    "weighted_claimed",
    "weighted_verified",
    "n",
    "passed",
    "week",
    "day",
    "visits",
    "minutes",
    "timed",
    "open_amount",
    "open_count",
}
PARTS = {
    "relationship",
    "attractiveness",
    "relationship_before",
    "attractiveness_before",
}

Frame = Callable[..., nw.DataFrame[Any]]


@pytest.fixture
def frame() -> Frame:
    """Build a frame of the columns named, row by row."""

    def build(columns: str, *rows: tuple[Any, ...]) -> nw.DataFrame[Any]:
        schema = {
            name: pl.Int64
            if name in WHOLE
            else pl.Float64
            if name in PARTS
            else pl.String
            for name in columns.split()
        }
        native = pl.DataFrame(rows, schema=schema, orient="row")
        return nw.from_native(native)

    return build
