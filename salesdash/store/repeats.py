"""Rows that say what another row says already."""

import polars as pl

from salesdash.store.compare import UNCHANGED
from salesdash.store.scene import Scene


def repeats(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows that another row says already.

    That is a row whose thing a later row of its sheet names again, and one
    that says what another file of the same day says.

    Args:
        scene: What would count.
        rows: `Changes.rows`.
    """
    names = scene.sheets.select("order", "file", "as_of")
    old = names.rename({"order": "before"})
    told = rows.join(names, on="order").join(
        old, on="before", how="left", suffix="_old"
    )
    copied = (
        (pl.col("change") == UNCHANGED)
        & (pl.col("as_of") == pl.col("as_of_old"))
        & (pl.col("file") != pl.col("file_old"))
    )
    return told.filter(pl.col("twice") | copied).select(rows.columns)


def copies(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Give the new sheets that say nothing but what an older one says.

    One row a sheet: `order`, and of the older sheet `file`, `sheet` and
    `as_of`.

    Args:
        scene: What would count.
        rows: `Changes.rows`.
    """
    names = scene.sheets.select("order", "file", "sheet", "as_of")
    told = (
        rows.group_by("order")
        .agg(
            still=(pl.col("change") == UNCHANGED).all(),
            before=pl.col("before").max(),
        )
        .filter(pl.col("still"), pl.col("before").is_not_null())
    )
    own = names.select("order", day="as_of")
    older = names.rename({"order": "before"})
    return (
        told.join(own, on="order")
        .join(older, on="before")
        .filter(pl.col("as_of") < pl.col("day"))
        .select("order", "file", "sheet", "as_of")
    )
