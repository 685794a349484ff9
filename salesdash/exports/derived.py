"""Computed rows as a file: every column under its stable name."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.exports import cells, csv
from salesdash.model import Kind


def written(
    rows: nw.DataFrame[Any], columns: Mapping[str, Kind], day: int
) -> bytes:
    """Write rows as text that opens rightly and safely.

    Args:
        rows: The rows, in the order of the file; money in minor units of
            the row's `currency`.
        columns: The columns of the file -> their kinds; a code is text.
        day: The as-of day, in days since 1970-01-01, the first column.
    """
    told = {"as_of": [cells.day(day)] * len(rows)}
    told |= {name: _texts(rows, name, columns[name]) for name in columns}
    schema = dict.fromkeys(told, nw.String)
    table = nw.from_dict(told, schema, backend=rows.implementation)
    return csv.table(table, tuple(told))


def _texts(rows: nw.DataFrame[Any], name: str, kind: Kind) -> list[str]:
    values = rows[name].to_list()
    if kind is not Kind.MONEY:
        return cells.texts(cells.WRITE[kind], values)
    pairs = zip(values, rows["currency"].to_list(), strict=True)
    return [
        "" if value is None else money.decimal(value, code)
        for value, code in pairs
    ]
