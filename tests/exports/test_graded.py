from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.exports import graded

DAY = 20_777
SERVED: dict[str, Any] = dict.fromkeys(graded.FREQUENCY) | {
    "customer": "=Acme",
    "quadrant": "key",
    "goal_visits": 2.0,
    "own": 0,
    "due": 6.0,
    "done": 5,
    "coverage": "under",
    "last_visit": DAY,
    "row": 3,
}
DONE = dict.fromkeys(graded.EFFORT) | {"rep": "王敏", "visits": 4}
PROPOSED = dict.fromkeys(graded.REGRADES) | {
    "customer": "Acme",
    "relationship": 3.0,
    "relationship_proposed": 5.0,
    "reasons": "twice won",
    "amount": 12_345,
    "currency": "CNY",
    "declined": 1,
}


def told(made: bytes) -> list[dict[str, str]]:
    lines = made.decode("utf-8-sig").split("\r\n")
    head, *rows = (line.split(",") for line in lines if line)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("write", "row", "found"),
    [
        (
            graded.frequency,
            SERVED,
            {"customer": "'=Acme", "due": "6", "own": "no", "done": "5"},
        ),
        (graded.effort, DONE, {"rep": "王敏", "visits": "4"}),
        (
            graded.regrades,
            PROPOSED,
            {
                "relationship_proposed": "5",
                "attractiveness_proposed": "",
                "amount": "123.45",
                "declined": "yes",
            },
        ),
    ],
)
def test_rows_are_written_under_stable_names(write, row, found):
    (line,) = told(write(nw.from_native(pl.DataFrame([row])), DAY))
    assert line["as_of"] == "2026-11-20"
    assert {name: line[name] for name in found} == found
