"""Frequency, effort and proposed grades as files."""

from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports.derived import written
from salesdash.model import Kind

_SOURCE = dict.fromkeys(("file", "sheet"), Kind.TEXT) | {"row": Kind.INTEGER}
FREQUENCY = {
    **dict.fromkeys(("customer", "rep", "team", "quadrant"), Kind.TEXT),
    "goal_visits": Kind.NUMBER, "own": Kind.YES, "months": Kind.NUMBER,
    "due": Kind.NUMBER, "done": Kind.INTEGER, "coverage": Kind.TEXT,
    "last_visit": Kind.DAY, "days_since": Kind.INTEGER, **_SOURCE,
}  # fmt: skip
EFFORT = {
    **dict.fromkeys(("rep", "team", "segment"), Kind.TEXT),
    **dict.fromkeys(("visits", "minutes", "timed"), Kind.INTEGER),
    "customers": Kind.INTEGER,
}
REGRADES = {
    **dict.fromkeys(("customer", "rep", "team", "quadrant"), Kind.TEXT),
    "relationship": Kind.NUMBER, "relationship_proposed": Kind.NUMBER,
    "attractiveness": Kind.NUMBER, "attractiveness_proposed": Kind.NUMBER,
    "reasons": Kind.TEXT, "visits": Kind.INTEGER, "due": Kind.NUMBER,
    "won": Kind.INTEGER, "met": Kind.YES, "open_count": Kind.INTEGER,
    "amount": Kind.MONEY, "currency": Kind.TEXT, "peers": Kind.INTEGER,
    "graded_on": Kind.DAY, "declined": Kind.YES, "declined_by": Kind.TEXT,
    "declined_reason": Kind.TEXT, **_SOURCE,
}  # fmt: skip
"""Column of the file -> its kind."""


def frequency(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write the visits done and due of each customer.

    Args:
        rows: What `metrics.frequency.frequency` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return written(rows, FREQUENCY, day)


def effort(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write the effort of each rep by quadrant.

    Args:
        rows: What `metrics.effort.effort` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return written(rows, EFFORT, day)


def regrades(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write the proposed grades, declined ones too.

    Args:
        rows: What `View.regrades` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return written(rows, REGRADES, day)
