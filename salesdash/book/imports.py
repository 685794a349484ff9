"""The imports of the log, as pages and command line list them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

from salesdash import days, model, store
from salesdash.findings import Finding
from salesdash.model import Edit
from salesdash.store import Log

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SheetEntry:
    """A sheet in the log: the columns of the table `sheets`, in Python.

    Attributes:
        told: What was found, as the log keeps it; see `findings`.
        live: Whether its rows count.
    """

    number: int
    file: str
    sha256: str
    sheet: str
    table: str
    as_of: date
    covers: str
    header_row: int | None
    rows_read: int
    rows_kept: int
    rows_skipped: int
    new: int
    changed: int
    unchanged: int
    told: str = field(repr=False)
    live: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should know: read only when it is asked for."""
        return tuple(_findings(self))


@dataclass(frozen=True)
class ImportEntry:
    """An import in the log.

    Attributes:
        import_id: Its id.
        seq: Its number, from 1.
        imported_at: When it was made.
        kind: "upload", "undo" or "edit".
        by: Who did it, or ''.
        rows: So many rows came in.
        live: Whether it is in force.
        undone_by: The import that took it back, whole or in part, or ''.
        withdraws: Ids of the imports that it took back, whole or in part.
        sheets: Its sheets.
        edits: What was changed in the app.
    """

    import_id: str
    seq: int
    imported_at: datetime
    kind: str
    by: str
    rows: int
    live: bool
    undone_by: str
    withdraws: tuple[str, ...]
    sheets: tuple[SheetEntry, ...]
    edits: tuple[Edit, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Names of its files."""
        return tuple(dict.fromkeys(sheet.file for sheet in self.sheets))


def imports(log: Log) -> list[ImportEntry]:
    """List the imports of a log, newest first."""
    table = log.imports()
    counts = store.live(table)
    sheets: dict[str, list[dict[str, Any]]] = {}
    for row in store.kept(log, model.SHEETS).to_dicts():
        sheets.setdefault(row["import_id"], []).append(row)
    edits: dict[str, list[Edit]] = {}
    for edit in store.edits(log, every=True):
        edits.setdefault(edit.import_id, []).append(edit)
    return [
        _import_entry(
            row,
            sheets.get(row["import_id"], []),
            edits.get(row["import_id"], []),
            counts,
        )
        for row in reversed(table.to_dicts())
    ]


def _import_entry(
    row: Mapping[str, Any],
    sheets: Sequence[dict],
    edits: Sequence[Edit],
    counts: store.Live,
) -> ImportEntry:
    name = row["import_id"]
    told = tuple(_sheet_entries(name, sheets, counts))
    taken = (target for target, _ in store.targets(row["withdraws"]))
    return ImportEntry(
        name,
        row["seq"],
        _EPOCH + timedelta(microseconds=row["imported_at"]),
        row["kind"],
        row["by"] or "",
        row["rows"],
        name in counts.imports and (not told or any(s.live for s in told)),
        counts.undone.get(name, ""),
        tuple(dict.fromkeys(taken)),
        told,
        tuple(edits),
    )


def _sheet_entries(
    import_id: str, sheets: Sequence[dict], counts: store.Live
) -> Iterator[SheetEntry]:
    for row in sorted(sheets, key=lambda sheet: sheet["number"]):
        alive = import_id in counts.imports
        yield SheetEntry(
            **{
                name: row[name]
                for name in SheetEntry.__dataclass_fields__
                if name not in {"as_of", "told", "live"}
            },
            as_of=days.day(row["as_of"]),
            told=row["findings"] or "",
            live=alive and (import_id, row["number"]) not in counts.withdrawn,
        )


def _findings(sheet: SheetEntry) -> Iterator[Finding]:
    place = partial(Finding, file=sheet.file, sheet=sheet.sheet)
    for finding in json.loads(sheet.told or "[]"):
        detail = MappingProxyType(finding.pop("detail"))
        yield place(**finding, detail=detail)
