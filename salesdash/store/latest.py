"""One row a key: each value from the newest sheet that has its column."""

import json
from collections.abc import Sequence

import polars as pl

SILENT = "[]"
"""What a row has to say that is overruled: nothing."""


def has(column: str) -> pl.Expr:
    """Tell whether the sheet of a row has a column."""
    return pl.col("said").str.contains(f'"{column}"', literal=True)


def said(columns: Sequence[str]) -> str:
    """Write the columns of a sheet, as `has` reads them.

    Example:
        >>> said(["rep", "customer"])
        '["customer", "rep"]'
    """
    return json.dumps(sorted(columns))


def latest(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Fold rows into the newest state of each key.

    A column that is there with a blank cell is blank; a column that the
    sheet lacks says nothing (definitions, A).

    Args:
        rows: One row a row of a sheet, with `key`, `order`, `row`, `said`,
            by order and row.
        columns: The columns that a sheet may have or lack.

    Returns:
        One row a key: `columns`, and `file`, `sheet`, `row`, `import_id`,
        `order`, `sheet_as_of` of the newest row that names it.
    """
    source = ("file", "sheet", "row", "import_id", "order", "sheet_as_of")
    newest = (
        rows.filter(pl.col("said") != SILENT)
        .group_by("key", "said", maintain_order=True)
        .last()
        .sort("key", "order", "row")
    )
    signatures = rows["said"].unique()
    return newest.group_by("key", maintain_order=True).agg(
        *(_value(column, signatures) for column in columns),
        *(pl.col(name).last() for name in source),
    )


def _value(column: str, signatures: pl.Series) -> pl.Expr:
    told = signatures.to_frame("said").select(has(column)).to_series()
    if told.all():
        return pl.col(column).last()
    return pl.col(column).filter(has(column)).last()


def with_keys(names: Sequence[str]) -> pl.Expr:
    """Let a sheet that has a name have its text key `<name>_key` too."""
    told = pl.col("said")
    for name in names:
        both = f'"{name}", "{name}_key"'
        told = told.str.replace(f'"{name}"', both, literal=True)
    return told
