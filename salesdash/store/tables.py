"""The tables of the log as Delta Lake folders on a local disk."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
from deltalake import (
    ColumnProperties,
    CommitProperties,
    DeltaTable,
    WriterProperties,
    write_deltalake,
)

from salesdash import model
from salesdash.store.schema import schema

RETRIES = 1000
KEPT_HOURS = 7 * 24
_PARTIAL = "*.parquet#*"
_WRITING = WriterProperties(
    # Rows are only ever looked for by their import, and the least and
    # greatest value of each other column takes longer than to write it.
    default_column_properties=ColumnProperties(statistics_enabled="NONE"),
    column_properties={
        "import_id": ColumnProperties(statistics_enabled="CHUNK")
    },
)


def create(folder: Path) -> None:
    """Make each table of the model that is not there yet."""
    for table in model.TABLES:
        if not DeltaTable.is_deltatable(str(folder / table.name)):
            DeltaTable.create(
                str(folder / table.name), schema(table), mode="ignore"
            )


def append(folder: Path, table: model.Table, rows: pa.Table) -> None:
    """Append rows to a table, on the disk before this returns.

    Args:
        folder: The store.
        table: The table.
        rows: One row a row of the table, every column of its schema.
    """
    place = folder / table.name
    before = _files(place)
    write_deltalake(
        str(place),
        rows.select(schema(table).names).cast(schema(table)),
        mode="append",
        commit_properties=CommitProperties(max_commit_retries=RETRIES),
        writer_properties=_WRITING,
    )
    _settle(place, _files(place) - before)


def read(
    folder: Path, table: model.Table, imports: Collection[str] | None = None
) -> pl.DataFrame:
    """Read the rows of some imports; of all where none are named."""
    frame = pl.scan_delta(str(folder / table.name))
    if imports is not None:
        frame = frame.filter(pl.col("import_id").is_in(sorted(imports)))
    return frame.collect()


def stamp(folder: Path, table: model.Table) -> str:
    """Name the newest commit of a table; each write makes a newer one."""
    commits = (folder / table.name / "_delta_log").glob("*.json")
    return max((commit.name for commit in commits), default="")


def maintain(folder: Path) -> None:
    """Compact, checkpoint and vacuum every table."""
    for table in model.TABLES:
        delta = DeltaTable(str(folder / table.name))
        delta.optimize.compact()
        delta.create_checkpoint()
        delta.vacuum(
            retention_hours=KEPT_HOURS,
            dry_run=False,
            enforce_retention_duration=True,
        )


def sweep(folder: Path) -> None:
    """Remove what writers left that were killed half-way."""
    for table in model.TABLES:
        for path in (folder / table.name).glob(_PARTIAL):
            path.unlink(missing_ok=True)


def keep(path: Path, content: bytes) -> None:
    """Write a file whole, on the disk before this returns."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.write_bytes(content)
    _sync(partial)
    partial.replace(path)
    _sync(path.parent)


def _files(place: Path) -> set[Path]:
    return set(_walk(place))


def _walk(place: Path) -> Iterator[Path]:
    yield from place.glob("*.parquet")
    yield from (place / "_delta_log").glob("*.json")


def _settle(place: Path, written: Collection[Path]) -> None:
    # deltalake never calls fsync: a power cut would leave empty files.
    for path in (*sorted(written), place, place / "_delta_log"):
        _sync(path)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    flags = os.O_RDWR if os.name == "nt" else os.O_RDONLY
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
