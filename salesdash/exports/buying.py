"""The buying stage of each open deal, as a file that opens safely."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import derived
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
    return derived.written(pipeline(deals).sort("key"), COLUMNS, day)
