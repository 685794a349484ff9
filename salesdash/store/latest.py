"""One row a key: each value from the newest sheet that has its column."""

import json
from collections.abc import Sequence

import polars as pl

SILENT = "[]"
"""What a row has to say that is overruled: nothing."""

SOURCE = ("file", "sheet", "row", "import_id", "order", "sheet_as_of")
"""What is told of the newest row that names a key."""


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


def having(rows: pl.DataFrame, **tests: pl.Expr) -> pl.DataFrame:
    """Add what is asked of the sheet of each row, as `has` tells it.

    Args:
        rows: Any rows with `said`.
        tests: New column -> what is asked, in terms of `said`.
    """
    # Few sets of columns are told apart, so each is asked once.
    told = rows.select("said").unique().with_columns(**tests)
    return rows.join(told, on="said", how="left", maintain_order="left")


def newest(rows: pl.DataFrame) -> pl.DataFrame:
    """Give the newest row of each key and each set of columns.

    Args:
        rows: One row a row of a sheet, with `key` and `said`, by order
            and row.
    """
    return rows.filter(pl.col("said") != SILENT).unique(
        ["key", "said"], keep="last", maintain_order=True
    )


def latest(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Fold rows into the newest state of each key.

    A column that is there with a blank cell is blank; a column that the
    sheet lacks says nothing (definitions, A).

    Args:
        rows: What `newest` gives, with `columns` and `SOURCE`.
        columns: The columns that a sheet may have or lack.

    Returns:
        One row a key: `columns`, and `SOURCE` of the newest row.
    """
    lone = pl.col("key").is_unique()
    several = rows.filter(~lone).sort("key", "order", "row")
    return pl.concat(
        [_bare(rows.filter(lone), columns), _joined(several, columns)]
    )


def _bare(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Give rows that stand alone, without what their sheets lack."""
    told = having(rows, **{f"has {c}": has(c) for c in columns})
    kept = [c for c in columns if told[f"has {c}"].all()]
    return told.select(
        "key",
        *(
            pl.col(c) if c in kept else pl.when(f"has {c}").then(c)
            for c in columns
        ),
        *SOURCE,
    )


def _joined(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Give each value from the newest row of a key that has its column."""
    return rows.group_by("key", maintain_order=True).agg(
        *(pl.col(c).filter(has(c)).last() for c in columns),
        *(pl.col(name).last() for name in SOURCE),
    )


def with_keys(names: Sequence[str]) -> pl.Expr:
    """Let a sheet that has a name have its text key `<name>_key` too."""
    told = pl.col("said")
    for name in names:
        both = f'"{name}", "{name}_key"'
        told = told.str.replace(f'"{name}"', both, literal=True)
    return told
