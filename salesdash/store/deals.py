"""Won is final: where a key is open again later, a new deal begins."""

import polars as pl

from salesdash.method.milestones import CLOSED, SIGNED
from salesdash.store.latest import has

STATUS = ("status", "claimed_milestone", SIGNED, "closed_on")
"""Columns that speak of whether a deal is won."""

_AGAIN = "\x1f#"


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
        The rows with `states` (what the row says: won, lost, open, or null
        where its sheet has no such column); `key` of a renewal ends in its
        number; a row that calls a won deal open again without a later close
        says nothing of its status any more.
    """
    speaks = pl.any_horizontal(*(has(c) for c in STATUS[:3]))
    rows = rows.with_columns(
        states=pl.when(speaks).then(stated(day)).otherwise(None)
    )
    again = _won_before(rows)
    changed = [
        pl.DataFrame(_renewed(part), rows.schema)
        for part in again.partition_by("key", maintain_order=True)
    ]
    if not changed:
        return rows
    same = rows.join(again.select("key").unique(), on="key", how="anti")
    return pl.concat([same, *changed]).sort("order", "row")


def _won_before(rows: pl.DataFrame) -> pl.DataFrame:
    """Give all rows of keys that speak otherwise after a win."""
    won = (pl.col("states") == "won").fill_null(value=False)
    after = won.cast(pl.Int8).cum_max().over("key") == 1
    other = pl.col("states").is_in(["open", "lost"]).fill_null(value=False)
    keys = (
        rows.select("key", "states")
        .filter(pl.col("states").is_not_null())
        .filter(after & other)
        .select("key")
        .unique()
    )
    return rows.join(keys, on="key", maintain_order="left")


def _renewed(part: pl.DataFrame) -> list[dict]:
    number, closed = 1, None
    result = []
    for row in part.sort("order", "row").iter_rows(named=True):
        if closed is not None and row["states"] in {"open", "lost"}:
            close = row["expected_close"]
            if row["states"] == "open" and close and close > closed:
                number, closed = number + 1, None
            else:
                row["said"] = _silenced(row["said"])
                row["states"] = None
        elif row["states"] == "won" and (closed is None or row["closed_on"]):
            closed = _closed(row)
        if number > 1:
            row["key"] += f"{_AGAIN}{number}"
        result.append(row)
    return result


def _closed(row: dict) -> int:
    signed = row[SIGNED]
    dated = signed if signed and signed > 0 else row["sheet_as_of"]
    return row["closed_on"] or dated


def _silenced(said: str) -> str:
    for column in STATUS:
        said = said.replace(f'"{column}"', f'"-{column}"')
    return said
