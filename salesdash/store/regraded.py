"""What managers said of customers, held against the lists of customers.

Definition: docs/metrics/grading.md.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from salesdash import model
from salesdash.identity import CORRECTION, DISMISSAL, FORGOTTEN
from salesdash.model import Edit
from salesdash.store.daily import Cell
from salesdash.store.judged import AGREED, HELD, LOST, OVERRULED, Judged, Said
from salesdash.store.listed import (
    AXES,
    COLUMNS,
    CUSTOMERS,
    GRADED,
    Told,
    named,
    same,
    told,
)
from salesdash.store.scene import Scene
from salesdash.store.typed import typed

_KINDS = (CORRECTION, DISMISSAL)
_BLANK = ("file", "sheet", "import_id", "team", "team_key")


def own(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Keep the edits that speak of customers, oldest first."""
    return tuple(e for e in edits if e.table == CUSTOMERS and _speaks(e))


def word(scene: Scene, day: int) -> str:
    """Say by one word what managers said of customers until a day, or ''."""
    edits = _until(scene, day)
    text = "\n".join(map(repr, edits))
    return hashlib.sha256(text.encode()).hexdigest()[:16] if edits else ""


def regraded(scene: Scene, day: int) -> Judged:
    """Say what managers said of the customers, and what became of it.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.

    Returns:
        `corrections` and `dismissals`, each with the customer's text key.
    """
    newest: dict[tuple[str, str, str], Said] = {}
    for edit in _until(scene, day):
        customer = scene.aliases.key("customer", edit.key)
        newest[edit.kind, customer, edit.column] = Said(edit, customer)
    said = [one for one in newest.values() if one.edit.value != FORGOTTEN]
    if not said:
        return Judged()
    found = told(scene, day, {one.key for one in said})
    known = {*found.rows, *named(scene, day, {one.key for one in said})}
    said = [one if one.key in known else _lost(one) for one in said]
    return Judged(
        tuple(_held(one, found) for one in said if _kind(one) == CORRECTION),
        (),
        tuple(one for one in said if _kind(one) == DISMISSAL),
    )


def applied(
    state: pl.DataFrame, found: Judged, scene: Scene, day: int
) -> pl.DataFrame:
    """Set what managers said into what the lists of customers say newest.

    A customer on no list gets a row of its own, without a file: it was
    graded in the app.

    Args:
        state: One row a customer: `key`, the model's columns, the keys of
            names and `latest.SOURCE`.
        found: What `regraded` gives.
        scene: What counts.
        day: Days since 1970-01-01.
    """
    held = found.held
    if not held and not any(map(_dates, found.corrections)):
        return state
    state = pl.concat(
        [state, _added(state, held, named_by(held, scene, day))],
        how="diagonal",
    )
    for column in COLUMNS:
        values = {
            one.key: typed(column, one.edit.value, model.CUSTOMERS)
            for one in held
            if one.edit.column == column
        }
        state = _set(state, column, values)
    return _dated(state, found)


def named_by(
    held: Iterable[Said], scene: Scene, day: int
) -> dict[str, dict[str, Any]]:
    """Find who a correction speaks of where no list names the customer."""
    return named(scene, day, {one.key for one in held if one.edit.value})


def _added(
    state: pl.DataFrame,
    held: Iterable[Said],
    known: Mapping[str, Mapping[str, Any]],
) -> pl.DataFrame:
    """Give a row to each customer that was graded and is on no list."""
    listed = set(state["key"])
    graded = dict.fromkeys(one.key for one in held if one.key in known)
    rows = [
        {
            **dict.fromkeys(_BLANK, ""),
            **{n: known[key][n] for n in ("customer", "rep", "rep_key")},
            "key": key,
            "customer_key": key,
        }
        for key in graded
        if key not in listed
    ]
    lacking = dict.fromkeys(state.columns)
    return pl.DataFrame([lacking | row for row in rows], state.schema)


def _dated(state: pl.DataFrame, found: Judged) -> pl.DataFrame:
    """Let a grade that a manager gave be of the day it was given."""
    since: dict[str, int] = {}
    for one in filter(_dates, found.corrections):
        since[one.key] = max(one.start, since.get(one.key, one.start))
    given = pl.col("key").replace_strict(
        list(since),
        list(since.values()),
        default=None,
        return_dtype=pl.Int32,
    )
    return state.with_columns(pl.max_horizontal(GRADED, given).alias(GRADED))


def _dates(one: Said) -> bool:
    """Tell whether a correction dates the grades of its customer."""
    return one.edit.column in AXES and one.state in {HELD, AGREED}


def _set(
    state: pl.DataFrame, column: str, values: Mapping[str, Any]
) -> pl.DataFrame:
    if not values:
        return state
    own = pl.col("key").is_in(list(values))
    said = pl.col("key").replace_strict(
        list(values),
        list(values.values()),
        default=None,
        return_dtype=state.schema[column],
    )
    value = pl.when(own).then(said).otherwise(column)
    return state.with_columns(value.alias(column))


def _held(one: Said, found: Told) -> Said:
    """Say whether the lists said all the time what the manager saw."""
    if one.state == LOST:
        return one
    column = one.edit.column
    days = found.days(one.key, column)
    now = days[-1].value if days else ""
    for cell in [*_then(one, found, days), *_since(one, days)]:
        if same(column, cell.value, one.edit.seen):
            continue
        agreed = same(column, cell.value, one.edit.value)
        state = AGREED if agreed else OVERRULED
        place = (cell.order, cell.row) if cell.row else None
        return replace(one, state=state, now=now, place=place)
    return replace(one, now=now)


def _then(one: Said, found: Told, days: list[Cell]) -> list[Cell]:
    """Give what the lists said on the day from which a correction holds."""
    before = [cell for cell in days if cell.day <= one.start]
    if before:
        return before[-1:]
    first = found.first(one.key)
    listed = first is not None and first <= one.start
    return [Cell(one.start, "", 0, 0)] * listed


def _since(one: Said, days: list[Cell]) -> list[Cell]:
    return [cell for cell in days if cell.day > one.start]


def _speaks(edit: Edit) -> bool:
    """Tell whether an edit says what its column can have."""
    if edit.kind != CORRECTION or edit.value == FORGOTTEN:
        return edit.kind in _KINDS
    return edit.column in COLUMNS and _readable(edit)


def _readable(edit: Edit) -> bool:
    try:
        typed(edit.column, edit.value, model.CUSTOMERS)
    except ValueError:
        return False
    return True


def _until(scene: Scene, day: int) -> tuple[Edit, ...]:
    return tuple(e for e in scene.grades if (e.start or 0) <= day)


def _lost(one: Said) -> Said:
    return Said(one.edit, one.key, LOST)


def _kind(one: Said) -> str:
    return one.edit.kind
