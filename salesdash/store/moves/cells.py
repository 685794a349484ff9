"""Cell by cell, what differs between two states of a table."""

from collections.abc import Sequence

import polars as pl

from salesdash.store.latest import has
from salesdash.store.moves.rows import OLD, PLACE, written
from salesdash.store.scene import Scene

_NONE = {
    "key": pl.String,
    "column": pl.String,
    "old": pl.String,
    "new": pl.String,
}


def differences(
    was: pl.DataFrame, now: pl.DataFrame, columns: Sequence[str]
) -> pl.DataFrame:
    """Give the cells that both states have and that are not the same.

    One row a cell: `key`, `column`, `old` and `new` (the stored value as
    text, null for blank).

    Args:
        was: The older state, one row a `key`.
        now: The newer one.
        columns: The columns to compare.
    """
    pairs = now.select("key", *columns).join(
        was.select("key", *columns), on="key", suffix="_old"
    )
    found = [
        pairs.filter(pl.col(c).ne_missing(pl.col(f"{c}_old"))).select(
            "key",
            pl.lit(c).alias("column"),
            written(f"{c}_old").alias("old"),
            written(c).alias("new"),
        )
        for c in columns
    ]
    told = pl.concat([pl.DataFrame(schema=_NONE), *found])
    return told.filter(pl.col("old").ne_missing(pl.col("new")))


def placed(
    cells: pl.DataFrame,
    was: tuple[Scene, pl.DataFrame],
    now: tuple[Scene, pl.DataFrame],
) -> pl.DataFrame:
    """Say of each cell where the new value stands, and where the old one.

    Args:
        cells: What `differences` gives.
        was: The older scene, and the rows of its sheets: `key`, `order`,
            `row`, `said`, by order and row.
        now: The newer ones.
    """
    old = _places(cells, *was).rename(OLD)
    new = _places(cells, *now)
    both = ["key", "column"]
    return cells.join(new, on=both, how="left").join(old, on=both, how="left")


def _places(
    cells: pl.DataFrame, scene: Scene, rows: pl.DataFrame
) -> pl.DataFrame:
    """Give the newest row of each key that has the column of a cell."""
    rows = rows.select("key", "order", "row", "said").join(
        cells.select("key").unique(), on="key", how="semi"
    )
    columns = sorted(cells["column"].unique())
    newest = [
        rows.filter(has(column))
        .unique("key", keep="last", maintain_order=True)
        .with_columns(column=pl.lit(column))
        for column in columns
    ]
    known = rows.clear().with_columns(column=pl.lit(""))
    told = scene.told(pl.concat([known, *newest]), "file", "sheet")
    return told.select("key", "column", *PLACE)
