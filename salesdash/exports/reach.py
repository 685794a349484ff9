"""Whom reps reach, as a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports.derived import written as derived
from salesdash.model import Kind

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "rep": Kind.TEXT,
        "team": Kind.TEXT,
        "visits": Kind.INTEGER,
        "minutes": Kind.INTEGER,
        "timed": Kind.INTEGER,
        "customers": Kind.INTEGER,
        "new_customers": Kind.INTEGER,
        "weeks": Kind.NUMBER,
        "per_week": Kind.NUMBER,
        "visits_target": Kind.NUMBER,
        "visits_done": Kind.INTEGER,
        "new_customers_target": Kind.NUMBER,
        "new_customers_done": Kind.INTEGER,
    }
)
"""The columns of the file; `_done` counts the days that have a target."""

_DIGITS = 2


def written(found: nw.DataFrame[Any], day: int) -> bytes:
    """Write whom reps reached, one row a rep.

    Args:
        found: As `View.reach` gives it.
        day: The as-of day.
    """
    short = (
        nw.col(name).round(_DIGITS)
        for name, kind in COLUMNS.items()
        if kind is Kind.NUMBER
    )
    return derived(found.with_columns(*short), COLUMNS, day)
