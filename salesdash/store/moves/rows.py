"""One move: a thing that an import would change, old beside new."""

import polars as pl

SCHEMA = {
    "kind": pl.String,
    "table": pl.String,
    "key": pl.String,
    "rep": pl.String,
    "customer": pl.String,
    "name": pl.String,
    "column": pl.String,
    "old": pl.String,
    "new": pl.String,
    "amount": pl.Int64,
    "delta": pl.Int64,
    "currency": pl.String,
    "file": pl.String,
    "sheet": pl.String,
    "row": pl.Int64,
    "file_old": pl.String,
    "sheet_old": pl.String,
    "row_old": pl.Int64,
}
"""The columns of a move; see `Moves`."""

PLACE = ("file", "sheet", "row")
"""Where a cell stands."""

OLD = {name: f"{name}_old" for name in PLACE}


def shaped(frame: pl.DataFrame) -> pl.DataFrame:
    """Bring moves into the columns of `SCHEMA`; what they lack is null."""
    lacking = [name for name in SCHEMA if name not in frame.columns]
    blank = [pl.lit(None, SCHEMA[name]).alias(name) for name in lacking]
    return frame.with_columns(blank).select(
        pl.col(name).cast(kind) for name, kind in SCHEMA.items()
    )


def empty() -> pl.DataFrame:
    """Give no moves at all."""
    return pl.DataFrame(schema=SCHEMA)


def written(column: str) -> pl.Expr:
    """Write a stored value as text; blank is null."""
    text = pl.col(column).cast(pl.String)
    return pl.when(text != "").then(text)
