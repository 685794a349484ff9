"""Deals with what is judged of them, as a file that opens safely."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import cells, csv, tables
from salesdash.model import Kind

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "zero_factor": Kind.TEXT,
        "missing": Kind.INTEGER,
        "denied": Kind.INTEGER,
        "hits": Kind.INTEGER,
        "milestone_since": Kind.DAY,
        "milestone_days": Kind.INTEGER,
        "pace_days": Kind.NUMBER,
        "pace_n": Kind.INTEGER,
        "stalled_limit": Kind.INTEGER,
        "stalled": Kind.TEXT,
        "moved_up_on": Kind.DAY,
        "moved_back": Kind.INTEGER,
        "skipped": Kind.INTEGER,
        "pushes": Kind.INTEGER,
        "pushed_days": Kind.INTEGER,
        "last_visit": Kind.DAY,
        "visits_30": Kind.INTEGER,
        "buying_stage": Kind.TEXT,
        "mismatch": Kind.TEXT,
        "key_reason": Kind.TEXT,
        "first_met": Kind.DAY,
        "brief_days": Kind.INTEGER,
        "brief_state": Kind.TEXT,
    }
)
"""What is judged of a deal -> its kind, in the order of the file."""


def written(frame: nw.DataFrame[Any], day: int) -> bytes:
    """Write deals and all that is judged of them, under stable names.

    Args:
        frame: The deals as `View.judged` gives them.
        day: The as-of day, in days since 1970-01-01.
    """
    names = tables.columns("opportunities")
    text = tables.rows(frame, "opportunities", day)
    told = {name: _texts(frame, name) for name in COLUMNS}
    schema = dict.fromkeys(told, nw.String)
    own = nw.from_dict(told, schema, backend=frame.implementation)
    whole = nw.concat([text, own], how="horizontal")
    return csv.table(whole, (*names, *COLUMNS))


def _texts(frame: nw.DataFrame[Any], name: str) -> list[str]:
    write = cells.WRITE[COLUMNS[name]]
    return cells.texts(write, frame[name].to_list())
