"""The results of each rep beside those of the team, as a file."""

from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import derived
from salesdash.model import Kind

COLUMNS = MappingProxyType(
    {
        **dict.fromkeys(("rep", "team", "activity", "measure"), Kind.TEXT),
        "weeks": Kind.NUMBER,
        "part": Kind.INTEGER,
        "n": Kind.INTEGER,
        **dict.fromkeys(("value", "low", "high", "median"), Kind.NUMBER),
        "peers": Kind.INTEGER,
        "everyone": Kind.YES,
        "ratio": Kind.NUMBER,
        "rank": Kind.INTEGER,
        "enough": Kind.YES,
        "strength": Kind.NUMBER,
        "leads": Kind.YES,
    }
)
"""The columns of the file -> their kinds."""


def written(strengths: nw.DataFrame[Any], day: int) -> bytes:
    """Write the comparison as text that opens rightly and safely.

    Args:
        strengths: What `View.strengths` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return derived.written(strengths, COLUMNS, day)
