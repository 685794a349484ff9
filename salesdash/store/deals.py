"""Won is final: where a key is open again later, a new deal begins."""

import polars as pl

from salesdash.method.milestones import CLOSED, SIGNED
from salesdash.store.latest import SILENT, has

_AGAIN = "\x1f#"
_BLANK = -2
"""Stands for a criterion that is there and blank."""


def stated(day: int) -> pl.Expr:
    """Give the status that values speak of: won, lost or open.

    Won is a signed contract, or the status or milestone cell; a criterion
    dated after `day` is a plan (definitions, B).
    """
    signed = (pl.col(SIGNED) >= 0) & (pl.col(SIGNED) <= day)
    won = (pl.col("status") == "won") | (pl.col("claimed_milestone") == CLOSED)
    return (
        pl.when(signed.fill_null(value=False) | won.fill_null(value=False))
        .then(pl.lit("won"))
        .when((pl.col("status") == "lost").fill_null(value=False))
        .then(pl.lit("lost"))
        .otherwise(pl.lit("open"))
    )


def split(rows: pl.DataFrame, day: int) -> pl.DataFrame:
    """Tell a renewal from the deal that was won under the same key.

    Args:
        rows: One row a row of a sheet, with `key`, by order and row.
        day: The as-of day.

    Returns:
        The rows with `states`: the status of the deal after the row (won,
        lost, open). The `key` of a renewal ends in its number. A row that
        calls a won deal open again without a later close is overruled: its
        `said` is `SILENT`.
    """
    rows = _followed(rows, day)
    again = _won_before(rows)
    changed = [
        pl.DataFrame(_renewed(part, day), rows.schema)
        for part in again.partition_by("key", maintain_order=True)
    ]
    if not changed:
        return rows
    same = rows.join(again.select("key").unique(), on="key", how="anti")
    return pl.concat([same, *changed]).sort("order", "row")


def _followed(rows: pl.DataFrame, day: int) -> pl.DataFrame:
    """Follow the status of each deal from row to row."""
    blanks = {"status": "", "claimed_milestone": "", SIGNED: _BLANK}
    told = rows.select(
        "key",
        *(
            pl.when(has(column)).then(pl.col(column).fill_null(blank))
            for column, blank in blanks.items()
        ),
    )
    followed = told.select(
        pl.col(column).forward_fill().over("key").replace(blank, None)
        for column, blank in blanks.items()
    )
    return rows.with_columns(followed.select(states=stated(day)))


def _won_before(rows: pl.DataFrame) -> pl.DataFrame:
    """Give all rows of keys that may be open again after a win."""
    won = (pl.col("states") == "won").cast(pl.Int8).cum_max().over("key") == 1
    other = (pl.col("states") != "won") | _calls_open()
    keys = rows.filter(won & other).select("key").unique()
    return rows.join(keys, on="key", maintain_order="left")


def _calls_open() -> pl.Expr:
    return has("status") & (pl.col("status") == "open").fill_null(value=False)


def _renewed(part: pl.DataFrame, day: int) -> list[dict]:
    """Walk the rows of one key; at each renewal begin anew."""
    number, result = 1, list[dict]()
    part = part.with_columns(calls_open=_calls_open())
    while not part.is_empty():
        part = _followed(part, day)
        size = 0
        closed = None
        for row in part.iter_rows(named=True):
            if closed is not None and _open_again(row):
                if (row["expected_close"] or 0) > closed:
                    break
                row |= {"said": SILENT, "states": "won"}
            elif row["states"] == "won":
                closed = row["closed_on"] or closed or _closed(row)
            if number > 1:
                row["key"] += f"{_AGAIN}{number}"
            del row["calls_open"]
            result.append(row)
            size += 1
        number, part = number + 1, part.slice(size)
    return result


def _open_again(row: dict) -> bool:
    return row["states"] != "won" or row["calls_open"]


def _closed(row: dict) -> int:
    signed = row[SIGNED]
    return signed if signed and signed > 0 else row["sheet_as_of"]
