"""Edits: changes made in the app, as rows of the log like any other."""

import hashlib
from collections.abc import Iterable

import polars as pl

from salesdash import model
from salesdash.model import Edit
from salesdash.store import tables
from salesdash.store.live import live
from salesdash.store.log import Entry, Log
from salesdash.store.schema import Rows, rows, schema

_FIELDS = ("kind", "table", "key", "column", "seen", "value", "by", "reason")


def told(edits: Iterable[Edit]) -> dict[str, Rows]:
    """Turn edits into rows of the table `edits`, as `Entry` takes them."""
    values = (
        {name: getattr(edit, name) for name in _FIELDS} | {"from": edit.start}
        for edit in edits
    )
    return {model.EDITS.name: rows(model.EDITS, values)}


def entry(edits: Iterable[Edit], by: str) -> Entry:
    """Make an import that brings nothing but edits."""
    nothing = schema(model.SHEETS).empty_table()
    return Entry("edit", nothing, told(edits), {}, by)


def edits(
    log: Log, *, every: bool = False, known: int | None = None
) -> list[Edit]:
    """Read the edits in force, oldest first; or every one.

    Args:
        log: The log.
        every: Those too that are not in force.
        known: Microseconds since 1970, UTC: what was known then.
    """
    alive = log.imports()
    if not every:
        counts = sorted(live(alive, known).imports)
        alive = alive.filter(pl.col("import_id").is_in(counts))
    found = tables.read(log.folder, model.EDITS, set(alive["import_id"]))
    numbered = found.with_row_index("place").join(
        alive.select("import_id", "seq"), on="import_id"
    )
    return [
        Edit(
            **{name: row[name] or "" for name in _FIELDS},
            start=row["from"],
            import_id=row["import_id"],
            seq=row["seq"],
        )
        for row in numbered.sort("seq", "place").iter_rows(named=True)
    ]


def sheets_digest(log: Log) -> str:
    """Say by one word which sheets count: no edit of settings changes it."""
    imports = log.imports()
    counts = live(imports)
    uploads = imports.filter(pl.col("kind") == "upload")["import_id"]
    parts = sorted(counts.imports & set(uploads))
    parts += sorted(map(str, counts.withdrawn))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
