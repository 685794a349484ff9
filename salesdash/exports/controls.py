"""Control points and talks as files."""

from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import derived
from salesdash.model import Kind

POINTS = {
    "point": Kind.TEXT,
    "rep": Kind.TEXT,
    "team": Kind.TEXT,
    "status": Kind.TEXT,
    "done": Kind.INTEGER,
    "of": Kind.INTEGER,
    "silent": Kind.INTEGER,
    "due": Kind.DAY,
    "answer": Kind.TEXT,
    "recorded_on": Kind.DAY,
    "by": Kind.TEXT,
    "reason": Kind.TEXT,
}
"""The columns of the control points; the row of all has the rep ''."""

TALKS = {
    "rep": Kind.TEXT,
    "team": Kind.TEXT,
    "date": Kind.DAY,
    "topic": Kind.TEXT,
    "session": Kind.TEXT,
    "supervisor": Kind.TEXT,
    "agreed": Kind.TEXT,
    "due": Kind.DAY,
    "done": Kind.YES,
    "role_play": Kind.YES,
    "note": Kind.TEXT,
    "file": Kind.TEXT,
    "sheet": Kind.TEXT,
    "row": Kind.INTEGER,
}
"""The columns of the talks."""

FACTS = {
    "point": Kind.TEXT,
    "rep": Kind.TEXT,
    "team": Kind.TEXT,
    "customer": Kind.TEXT,
    "name": Kind.TEXT,
    "met": Kind.YES,
    "missing": Kind.TEXT,
    "date": Kind.DAY,
    "file": Kind.TEXT,
    "sheet": Kind.TEXT,
    "row": Kind.INTEGER,
}
"""The columns of what stands behind a point."""


def controls(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write the control points, as `View.controls` gives them."""
    return derived.written(rows, POINTS, day)


def sessions(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write the talks, as `View.sessions` gives them."""
    return derived.written(rows, TALKS, day)


def facts(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write what stands behind a point, as `View.control_facts`."""
    return derived.written(rows, FACTS, day)
