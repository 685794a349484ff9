from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.buying import COLUMNS, written

DEAL: dict[str, Any] = {
    **dict.fromkeys(COLUMNS),
    "key": "b",
    "status": "open",
    "vanished_on": None,
    "customer": "=Acme",
    "amount": 125_000,
    "currency": "CNY",
    "buying_stage": "buys",
    "buying_rank": 5,
    "buying_done": 0,
    "step_on": 20_777,
    "evidence_columns": 1,
}


def test_open_deals_are_written_under_stable_names() -> None:
    deals = [DEAL, DEAL | {"key": "a", "amount": None, "buying_stage": None}]
    deals.append(DEAL | {"status": "won"})
    frame = nw.from_native(pl.DataFrame(deals))
    lines = written(frame, 20_778).decode("utf-8-sig").split("\r\n")
    head, *rows = (line.split(",") for line in lines if line)
    assert head == ["as_of", *COLUMNS]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    names = ("as_of", "customer", "amount", "buying_stage", "step_on")
    assert [tuple(row[n] for n in names) for row in told] == [
        ("2026-11-21", "'=Acme", "", "", "2026-11-20"),
        ("2026-11-21", "'=Acme", "1250", "buys", "2026-11-20"),
    ]
