"""What in the log is worth a question, as a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports.derived import written as derived
from salesdash.model import Kind

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "note": Kind.TEXT,
        "rep": Kind.TEXT,
        "team": Kind.TEXT,
        "date": Kind.DAY,
        "customer": Kind.TEXT,
        "count": Kind.INTEGER,
        "other": Kind.TEXT,
        "file": Kind.TEXT,
        "sheet": Kind.TEXT,
        "row": Kind.INTEGER,
    }
)
"""The columns of the file; the last three say where the visit stands."""


def written(found: nw.DataFrame[Any], day: int) -> bytes:
    """Write notes on the log, one row each.

    Args:
        found: As `metrics.plausible.plausible` gives them.
        day: The as-of day.
    """
    return derived(found, COLUMNS, day)
