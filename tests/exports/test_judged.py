from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports import judged, tables
from salesdash.model import Kind

DEAL: dict[str, Any] = {
    "name": "=1+1",
    "evidence": "none",
    "amount": 1_250,
    "currency": "CNY",
    "own_amount": 1_250,
    "own_currency": "CNY",
    "standing": "unknown",
    "pace_days": 10.5,
    "last_visit": 20_777,
    "pushes": 3,
    "stalled": None,
}


def test_each_judgement_is_written_under_its_name() -> None:
    told = dict.fromkeys(judged.COLUMNS) | DEAL
    frame = nw.from_native(pl.DataFrame([told]))
    head, row, _ = (
        judged.written(frame, 20_777).decode("utf-8-sig").split("\r\n")
    )
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert head.split(",") == [
        *tables.columns("opportunities"),
        *judged.COLUMNS,
    ]
    names = (
        "name",
        "amount",
        "standing",
        "pace_days",
        "last_visit",
        "stalled",
    )
    assert [cells[n] for n in (*names, "pushes")] == [
        "'=1+1",
        "12.50",
        "unknown",
        "10.5",
        "2026-11-20",
        "",
        "3",
    ]


def test_no_column_is_written_twice() -> None:
    twice = set(judged.COLUMNS) & set(tables.columns("opportunities"))
    assert twice == set()
    assert Kind.MONEY not in judged.COLUMNS.values()
