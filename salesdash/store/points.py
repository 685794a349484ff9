"""What sheets said of the points of one deal, sheet by sheet."""

import polars as pl

from salesdash.model import POINTS
from salesdash.store.latest import SILENT, has
from salesdash.store.opportunities import history
from salesdash.store.scene import Scene

COLUMNS = tuple(column.name for column in POINTS)
_BLANK = -1
"""Stands for a blank cell while values are carried on."""


def points(scene: Scene, day: int, key: str) -> pl.DataFrame:
    """Give the points of a deal on each day on which they changed.

    A sheet without a column of points leaves that factor as it was; a
    blank cell makes it unknown (definitions, A).

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01; later sheets say nothing.
        key: The key of the deal.

    Returns:
        One row an as-of day, oldest first: `as_of` and the five columns
        of points, null where unknown. Days before the first points that
        are known are left out.
    """
    rows = history(scene, day).filter(
        (pl.col("key") == key) & (pl.col("said") != SILENT)
    )
    told = scene.whole("opportunities", rows).sort("order", "row")
    carried = told.select(
        pl.col("sheet_as_of").alias("as_of"),
        *(_carried(column) for column in COLUMNS),
    ).unique("as_of", keep="last", maintain_order=True)
    return carried.filter(_changed()).with_columns(
        pl.col(column).replace(_BLANK, None) for column in COLUMNS
    )


def _carried(column: str) -> pl.Expr:
    """Give what was last said: -1 for a blank cell or nothing yet."""
    said = pl.when(has(column)).then(pl.col(column).fill_null(_BLANK))
    return said.forward_fill().fill_null(_BLANK).cast(pl.Int64).alias(column)


def _changed() -> pl.Expr:
    before = (pl.col(c).shift(fill_value=_BLANK) for c in COLUMNS)
    return pl.any_horizontal(
        *(
            pl.col(column) != earlier
            for column, earlier in zip(COLUMNS, before, strict=True)
        )
    )
