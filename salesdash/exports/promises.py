"""What became of next steps, as a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports.derived import written as derived
from salesdash.metrics.promises import settled
from salesdash.model import Kind

COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {
        "rep": Kind.TEXT,
        "team": Kind.TEXT,
        "customer": Kind.TEXT,
        "said_on": Kind.DAY,
        "next_step": Kind.TEXT,
        "due": Kind.DAY,
        "until": Kind.DAY,
        "kept_on": Kind.DAY,
        "kept_by": Kind.TEXT,
        "promise": Kind.TEXT,
        "file": Kind.TEXT,
        "sheet": Kind.TEXT,
        "row": Kind.INTEGER,
    }
)
"""The columns of the file; the last three say where the visit stands."""


def written(found: nw.DataFrame[Any], day: int) -> bytes:
    """Write promises, one row each, called as the page calls them.

    One that was kept before it was due is `early`, not yet `kept`, so that
    the rows of each name are as many as the page counts.

    Args:
        found: As `metrics.promises.promises` gives them.
        day: The as-of day.
    """
    return derived(settled(found, day), COLUMNS, day)
