from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from salesdash.metrics.stalled import stalled

Wrap = Callable[[pl.DataFrame], Any]
Rows = Callable[..., list[tuple[Any, ...]]]
PACE = pl.DataFrame({"rank": [1, 2], "median_days": [20.0, 9.0], "n": [5, 4]})
DEAL: dict[str, Any] = {
    "status": "open",
    "vanished_on": None,
    "claimed_rank": 1,
    "milestone_days": 31,
    "visits_30": 0,
}


def deal(**changes: Any) -> pl.DataFrame:
    schema = {
        "status": pl.String,
        "vanished_on": pl.Int32,
        **dict.fromkeys(
            ("claimed_rank", "milestone_days", "visits_30"), pl.Int64
        ),
    }
    return pl.DataFrame([DEAL | changes], schema=schema)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "stalled_unvisited"),
        ({"visits_30": 1}, "stalled_visited"),
        ({"milestone_days": 30}, None),
        ({"milestone_days": None}, None),
        ({"status": "won"}, None),
        ({"vanished_on": 20_700}, None),
        ({"claimed_rank": 2, "milestone_days": 60}, None),
        ({"claimed_rank": 2, "milestone_days": 61}, "stalled_unvisited"),
        ({"claimed_rank": 0, "milestone_days": None}, None),
    ],
)
def test_a_deal_stalls_beyond_its_limit(
    wrap: Wrap, rows: Rows, changes: dict[str, Any], code: str | None
) -> None:
    found = stalled(wrap(deal(**changes)), wrap(PACE), 60)
    assert rows(found, "stalled") == [(code,)]


def test_the_limit_and_the_median_behind_it_are_told(
    wrap: Wrap, rows: Rows
) -> None:
    deals = pl.concat([deal(claimed_rank=rank) for rank in (1, 2, 3)])
    found = stalled(wrap(deals), wrap(PACE), 60)
    columns = "claimed_rank", "pace_days", "pace_n", "stalled_limit"
    assert sorted(rows(found, *columns)) == [
        (1, 20.0, 5, 30),
        (2, 9.0, 4, 60),
        (3, None, None, 60),
    ]


def test_half_a_day_of_a_limit_is_no_day(wrap: Wrap, rows: Rows) -> None:
    pace = pl.DataFrame({"rank": [1], "median_days": [20.5], "n": [6]})
    days = pl.concat([deal(milestone_days=n) for n in (30, 31)])
    found = stalled(wrap(days), wrap(pace), 60)
    assert sorted(rows(found, "milestone_days", "stalled")) == [
        (30, None),
        (31, "stalled_unvisited"),
    ]
