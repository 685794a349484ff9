"""What goes with won deals, as a file."""

from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import derived
from salesdash.metrics.wins import SIDES
from salesdash.model import Kind

COLUMNS = MappingProxyType(
    {
        **dict.fromkeys(("among", "kind", "code", "text"), Kind.TEXT),
        "follows": Kind.YES,
        **{
            f"{side}_{name}": kind
            for side in SIDES
            for name, kind in (
                ("won", Kind.INTEGER),
                ("n", Kind.INTEGER),
                ("rate", Kind.NUMBER),
                ("low", Kind.NUMBER),
                ("high", Kind.NUMBER),
            )
        },
        "difference": Kind.NUMBER,
        "difference_low": Kind.NUMBER,
        "difference_high": Kind.NUMBER,
        "enough": Kind.YES,
        "clear": Kind.YES,
        **{
            f"cycle_{side}{end}": kind
            for side in SIDES
            for end, kind in (("", Kind.NUMBER), ("_n", Kind.INTEGER))
        },
    }
)
"""The columns of the file -> their kinds; rates from 0 to 1."""


def written(wins: nw.DataFrame[Any], day: int) -> bytes:
    """Write the comparison as text that opens rightly and safely.

    Args:
        wins: What `View.wins` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return derived.written(wins, COLUMNS, day)
