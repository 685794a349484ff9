"""The action tracking table as rows of a file."""

import narwhals.stable.v2 as nw

from salesdash.exports import derived
from salesdash.metrics.actions import MOVES
from salesdash.model import Kind

COLUMNS = {
    "dimension": Kind.TEXT,
    "rep": Kind.TEXT,
    "week": Kind.DAY,
    "code": Kind.TEXT,
    "visits": Kind.INTEGER,
    "minutes": Kind.INTEGER,
    "timed": Kind.INTEGER,
}
"""The columns of the file -> their kinds."""


def written(actions: nw.DataFrame, moved: nw.DataFrame, day: int) -> bytes:
    """Write the table: a row a dimension, rep, week and code.

    Milestone moves are the dimension `move`, with a column of their own.

    Args:
        actions: What `metrics.actions.actions` gives.
        moved: What `metrics.actions.moved` gives.
        day: The as-of day.
    """
    moves = moved.unpivot(
        list(MOVES),
        index=["rep", "week"],
        variable_name="code",
        value_name="moves",
    ).filter(nw.col("moves") > 0)
    nothing = nw.lit(None, dtype=nw.Int64)
    told = moves.with_columns(
        nw.lit("move").alias("dimension"),
        *(nothing.alias(name) for name in ("visits", "minutes", "timed")),
    )
    counted = actions.with_columns(nothing.alias("moves"))
    both = nw.concat(
        [counted, told.select(counted.columns)], how="vertical"
    ).sort("dimension", "rep", "week", "code")
    return derived.written(both, COLUMNS | {"moves": Kind.INTEGER}, day)
