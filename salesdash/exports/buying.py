"""The buying stage of each open deal, as a file that opens safely."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.exports import cells, csv
from salesdash.metrics.pipeline import pipeline
from salesdash.model import Kind

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "customer": Kind.TEXT,
        "opportunity": Kind.TEXT,
        "name": Kind.TEXT,
        "rep": Kind.TEXT,
        "team": Kind.TEXT,
        "amount": Kind.MONEY,
        "currency": Kind.TEXT,
        "buying_stage": Kind.TEXT,
        "buying_rank": Kind.INTEGER,
        "buying_done": Kind.YES,
        "serving_step": Kind.TEXT,
        "step_done": Kind.TEXT,
        "step_on": Kind.DAY,
        "mismatch": Kind.TEXT,
        "evidence_columns": Kind.YES,
        "file": Kind.TEXT,
        "sheet": Kind.TEXT,
        "row": Kind.INTEGER,
    }
)
"""The columns of the file -> their kinds."""


def written(deals: nw.DataFrame[Any], day: int) -> bytes:
    """Write the open deals, each with its stage and the step last done.

    Args:
        deals: The deals as `View.judged` gives them.
        day: The as-of day, in days since 1970-01-01.
    """
    rows = pipeline(deals).sort("key")
    told = {"as_of": [cells.day(day)] * len(rows)}
    told |= {name: _texts(rows, name) for name in COLUMNS}
    schema = dict.fromkeys(told, nw.String)
    table = nw.from_dict(told, schema, backend=rows.implementation)
    return csv.table(table, tuple(told))


def _texts(rows: nw.DataFrame[Any], name: str) -> list[str]:
    values = rows[name].to_list()
    if name != "amount":
        return cells.texts(cells.WRITE[COLUMNS[name]], values)
    pairs = zip(values, rows["currency"].to_list(), strict=True)
    return [
        "" if value is None else money.decimal(value, code)
        for value, code in pairs
    ]
