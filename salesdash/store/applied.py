"""The corrections of a day, set into the state of the opportunities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from salesdash.identity import Aliases
from salesdash.method.milestones import CLOSED, CRITERIA, SIGNED
from salesdash.model import OPPORTUNITIES
from salesdash.store.judged import Judged, Said
from salesdash.store.typed import typed

STATUS, CLAIM, WON = "status", "claimed_milestone", "won"
TELLING = (STATUS, CLAIM, SIGNED)
"""The columns that say how far a deal is."""

_STATUS = pl.lit(None, pl.String)
_CLAIMS = ("key", "sheet_as_of", CLAIM, "states")


def applied(
    state: pl.DataFrame, found: Judged, aliases: Aliases
) -> pl.DataFrame:
    """Set corrected values into what the sheets say newest.

    Args:
        state: One row a deal: `key`, the model's columns, `rep_key`,
            `team_key`, `evidence_columns`.
        found: What managers said.
        aliases: Which names mean the same.

    Returns:
        The rows with `sheet_rep` (the key of the rep that sheets name) and
        `said_status` (the corrected status, else null).
    """
    told: dict[str, dict[str, Any]] = defaultdict(dict)
    for column in OPPORTUNITIES.names:
        values = {
            one.key: typed(column, one.edit.value)
            for one in found.held
            if one.edit.column == column
        }
        for name, meant in _meant(column, values, aliases):
            told[name].update(meant)
    state = state.with_columns(sheet_rep="rep_key", said_status=_STATUS)
    return state.with_columns(
        _set(name, values, state.schema[name])
        for name, values in told.items()
        if values
    )


def _meant(
    column: str, values: Mapping[str, Any], aliases: Aliases
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give what a corrected column changes: itself, and what goes by it."""
    yield column, values
    if column in CRITERIA:
        yield "evidence_columns", dict.fromkeys(values, 1)
    if column == STATUS:
        yield "said_status", values
    if column in {"rep", "team"}:
        keys = {deal: aliases.key(column, v) for deal, v in values.items()}
        yield f"{column}_key", keys
    if column == "rep":
        # The team goes by the rep; a corrected team comes after it.
        nobody = dict.fromkeys(values, "")
        yield from (("team", nobody), ("team_key", nobody))


def _set(column: str, values: Mapping[str, Any], kind: pl.DataType) -> pl.Expr:
    deals = list(values)
    told = pl.col("key").replace_strict(
        deals, list(values.values()), default=None, return_dtype=kind
    )
    own = pl.col("key").is_in(deals)
    return pl.when(own).then(told).otherwise(column).alias(column)


def won_on(found: Judged, day: int) -> pl.Expr:
    """Give the day from which a correction calls a deal won, or null."""
    since: dict[str, int] = {}
    for one in found.held:
        if _won(one, day):
            since[one.key] = min(one.start, since.get(one.key, one.start))
    return pl.col("key").replace_strict(
        list(since),
        list(since.values()),
        default=None,
        return_dtype=pl.Int32,
    )


def claiming(
    rows: pl.DataFrame, state: pl.DataFrame, found: Judged, day: int
) -> pl.DataFrame:
    """Let corrections claim, from their day on, in place of the sheets.

    Args:
        rows: What `opportunities.history` gives.
        state: The state, corrected.
        found: What managers said.
        day: The as-of day.

    Returns:
        The rows, of what is needed for claims, by as-of day.
    """
    own = defaultdict(list[Said])
    for one in found.held:
        if one.edit.column in TELLING:
            own[one.key].append(one)
    if not own:
        return rows
    mine = pl.col("key").is_in(list(own))
    status = dict(state.filter(mine).select("key", STATUS).iter_rows())
    rows = rows.select(_CLAIMS)
    told = [
        row
        for (deal, *_), part in rows.filter(mine).group_by("key")
        for row in _claims(part.to_dicts(), own[deal], status[deal], day)
    ]
    changed = pl.DataFrame(told, rows.schema)
    return pl.concat([rows.filter(~mine), changed]).sort(
        "sheet_as_of", maintain_order=True
    )


def _claims(
    rows: list[dict[str, Any]], own: Iterable[Said], status: str, day: int
) -> list[dict[str, Any]]:
    """Let the rows of a deal say what was corrected, each from its day."""
    for one in own:
        before = [r for r in rows if r["sheet_as_of"] <= one.start]
        if before and before[-1]["sheet_as_of"] < one.start:
            rows.append({**before[-1], "sheet_as_of": one.start})
        rows.sort(key=lambda row: row["sheet_as_of"])
    for one in own:
        for row in rows:
            if row["sheet_as_of"] >= one.start:
                _change(row, one, status, won=_won(one, day))
    return rows


def _change(row: dict[str, Any], one: Said, status: str, *, won: bool) -> None:
    if one.edit.column == CLAIM:
        row[CLAIM] = one.edit.value or None
    if won:
        row["states"] = WON
    elif status != WON and row["states"] == WON:
        row["states"] = status


def _won(one: Said, day: int) -> bool:
    """Tell whether a correction calls its deal won, as of a day."""
    column, value = one.edit.column, one.edit.value
    if column == SIGNED:
        signed = typed(column, value)
        return signed is not None and 0 <= signed <= day
    return (column, value) in {(STATUS, WON), (CLAIM, CLOSED)}
