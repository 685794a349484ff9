"""Frames for the measures, eager and lazy."""

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.method.milestones import CRITERIA

DEAL: dict[str, Any] = {
    "key": "a",
    "customer": "华辰电子",
    "rep": "王敏",
    "team": "",
    "status": "open",
    "amount": 1_000,
    "currency": "CNY",
    "claimed_milestone": None,
    "expected_close": None,
    "closed_on": None,
    "won_on": None,
    "vanished_on": None,
    "evidence_columns": 1,
    **dict.fromkeys(CRITERIA),
}
DAYS = ("expected_close", "closed_on", "won_on", "vanished_on", *CRITERIA)
TYPES = {
    "amount": pl.Int64,
    "claimed_milestone": pl.String,
    "evidence_columns": pl.Int8,
    **dict.fromkeys(DAYS, pl.Int32),
}


@pytest.fixture(params=["eager", "lazy"])
def wrap(request: pytest.FixtureRequest) -> Callable[[pl.DataFrame], Any]:
    """Hand a frame to a measure, eager or lazy."""
    lazy = request.param == "lazy"
    return lambda frame: nw.from_native(frame.lazy() if lazy else frame)


@pytest.fixture
def rows() -> Callable[..., list[tuple[Any, ...]]]:
    """Take the columns named out of a result, row by row."""

    def take(result: Any, *columns: str) -> list[tuple[Any, ...]]:
        native = result.lazy().collect().to_native()
        assert isinstance(native, pl.DataFrame)
        return native.select(columns or native.columns).rows()

    return take


@pytest.fixture
def deals() -> Callable[..., pl.DataFrame]:
    """Build opportunities; each mapping says what differs from `DEAL`."""

    def build(*changes: dict[str, Any]) -> pl.DataFrame:
        columns = {
            name: [change.get(name, value) for change in changes]
            for name, value in DEAL.items()
        }
        schema = {name: TYPES.get(name, pl.String) for name in DEAL}
        return pl.DataFrame(columns, schema=schema)

    return build
