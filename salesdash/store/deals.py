"""Won is final: where a key is open again later, a new deal begins."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import polars as pl

from salesdash.method.milestones import CLOSED, SIGNED
from salesdash.store.codes import numbered
from salesdash.store.latest import SILENT, has, having

_AGAIN = "\x1f#"
_BLANKS: Mapping[str, Any] = MappingProxyType(
    {"status": "", "claimed_milestone": "", SIGNED: -2}
)
"""The columns that speak of a win, and what stands for a blank cell."""


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
    same = rows.join(again, on="key", how="anti", maintain_order="left")
    return pl.concat([same, *changed]).sort("order", "row")


def _followed(rows: pl.DataFrame, day: int) -> pl.DataFrame:
    """Follow the status of each deal from row to row."""
    told = having(rows, **{f"has {c}": has(c) for c in _BLANKS}).select(
        *(
            pl.when(f"has {column}").then(pl.col(column).fill_null(blank))
            for column, blank in _BLANKS.items()
        ),
        key=numbered(rows["key"]),
    )
    followed = told.select(
        pl.col(column).forward_fill().over("key").replace(blank, None)
        for column, blank in _BLANKS.items()
    )
    return rows.with_columns(followed.select(states=stated(day)))


def _won_before(rows: pl.DataFrame) -> pl.DataFrame:
    """Give all rows of keys that may be open again after a win."""
    won = pl.col("states") == "won"
    ever = rows.join(
        rows.filter(won).select("key").unique(),
        on="key",
        how="semi",
        maintain_order="left",
    )
    before = won.cast(pl.Int8).cum_max().over("key") == 1
    again = ever.filter(before & (~won | _calls_open())).select("key")
    return ever.join(
        again.unique(), on="key", how="semi", maintain_order="left"
    )


def _calls_open() -> pl.Expr:
    return has("status") & (pl.col("status") == "open").fill_null(value=False)


def _renewed(part: pl.DataFrame, day: int) -> list[dict]:
    """Walk the rows of one key; at each renewal begin anew."""
    number, closed, told = 1, None, dict[str, Any]()
    result = []
    for row in part.iter_rows(named=True):
        own = {c: row[c] for c in _BLANKS if f'"{c}"' in row["said"]}
        state = _state(told | own, day)
        if closed is not None and (state != "won" or _calls(own, day)):
            if _state(own, day) == "open" and _later(row, closed):
                number, closed, told, state = number + 1, None, {}, "open"
            else:
                row["said"], own, state = SILENT, {}, "won"
        told |= own
        if state == "won" and own:
            closed = row["closed_on"] or closed or _closed(row, day)
        row["states"] = state
        if number > 1:
            row["key"] += f"{_AGAIN}{number}"
        result.append(row)
    return result


def _calls(own: dict[str, Any], day: int) -> bool:
    """Tell whether a row calls its deal open, and no signature says won."""
    return own.get("status") == "open" and _state(own, day) != "won"


def _later(row: dict[str, Any], closed: int) -> bool:
    return (row["expected_close"] or closed) > closed


def _state(told: dict[str, Any], day: int) -> str:
    """Give what `stated` gives, of values in Python."""
    signed = told.get(SIGNED)
    won = "won" in told.values() or CLOSED in told.values()
    if won or (signed is not None and 0 <= signed <= day):
        return "won"
    return "lost" if told.get("status") == "lost" else "open"


def _closed(row: dict[str, Any], day: int) -> int:
    signed = row[SIGNED] or 0
    return signed if 0 < signed <= day else row["sheet_as_of"]
