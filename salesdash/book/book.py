"""The book: one log of imports, and everything that is done with it."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import days, model, store
from salesdash.book.preview import Choices, Preview, coming, preview, unknown
from salesdash.book.view import VANISHED, View
from salesdash.findings import Finding
from salesdash.intake import guard
from salesdash.intake.guard import Upload
from salesdash.intake.read import Choice, sheets
from salesdash.store import Log, Scene, State

REMEMBERED = 24
"""So many states are kept in memory, the latest used ones."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SheetEntry:
    """A sheet in the log: the columns of the table `sheets`, in Python.

    Attributes:
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
    findings: tuple[Finding, ...]
    live: bool


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

    @property
    def files(self) -> tuple[str, ...]:
        """Names of its files."""
        return tuple(dict.fromkeys(sheet.file for sheet in self.sheets))


class Book:
    """A log of imports, read and written.

    Safe to share between threads; what it hands out does not change.
    """

    def __init__(self, folder: Path) -> None:
        """Open the book in a folder, making it where there is none.

        Raises:
            BadStore: The folder cannot be used.
        """
        self.log = Log(folder)
        self._lock = Lock()
        self._scene: tuple[str, Scene] | None = None
        self._states: OrderedDict[tuple[str, int], State] = OrderedDict()

    def digest(self) -> str:
        """Say by one word what counts now; it changes with every import."""
        return store.digest(self.log)

    def days(self) -> list[date]:
        """Give the as-of days of the sheets that count, oldest first."""
        sheets = self._current().sheets
        return sorted(
            {
                days.day(day)
                for day, table in sheets.select("as_of", "table").iter_rows()
                if table
            }
        )

    def read(
        self,
        files: Sequence[Upload],
        *,
        today: date | None = None,
        as_of: date | None = None,
        choices: Choices = MappingProxyType({}),
        covers: str | None = None,
        replaces: bool | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Preview:
        """Read files and say what taking them in would do.

        Nothing is written.

        Args:
            files: The files.
            today: The day of the upload.
            as_of: The as-of day of every sheet, whatever it says itself.
            choices: What a person decided for single sheets.
            covers: "complete" or "adds" for every sheet.
            replaces: False to let no sheet replace an older one.
            progress: Called with the share that is done, 0 to 1.
        """
        grids, findings = guard.grids(files, progress)
        scene = self._current()
        day = today or datetime.now().astimezone().date()
        found = sheets(grids, day, choices, as_of, _reps(scene))
        wanted = {"covers": covers, "replaces": replaces}
        told = {
            name: value for name, value in wanted.items() if value is not None
        }
        if told:
            choices = {
                place: replace(choices.get(place, Choice()), **told)
                for place in ((s.file, s.sheet) for s in found)
            }
        return preview(scene, found, findings, files, choices)

    def add(self, preview: Preview, by: str = "") -> str | None:
        """Write what a preview speaks of; None if there is nothing new."""
        with self.log.writing():
            preview = unknown(self._current(), preview)
            if not preview.usable:
                return None
            return self.log.append(coming(preview, by))

    def undo(self, import_id: str, by: str = "") -> str:
        """Take an import back; of an undo, bring back what it took.

        Raises:
            UnknownImport: There is no such import.
            AlreadyUndone: It is not in force.
        """
        return self.log.undo(import_id, by)

    def imports(self) -> list[ImportEntry]:
        """List the imports, newest first."""
        imports = self.log.imports()
        counts = store.live(imports)
        sheets: dict[str, list[dict[str, Any]]] = {}
        for row in store.kept(self.log, model.SHEETS).to_dicts():
            sheets.setdefault(row["import_id"], []).append(row)
        return [
            _import_entry(row, sheets.get(row["import_id"], []), counts)
            for row in reversed(imports.to_dicts())
        ]

    def table(self, name: str, view: View) -> nw.DataFrame:
        """Give the rows of any table of the model.

        Of a table that people upload the current rows, as `view` sees
        them; of another every row of the log.

        Raises:
            UnknownTable: There is no such table.
        """
        if name == VANISHED or model.table(name).typed:
            return view.table(name)
        rows = store.kept(self.log, model.table(name))
        return nw.from_native(rows, eager_only=True)

    def original(self, sha256: str) -> Path:
        """Say where the bytes of an uploaded file are kept."""
        return self.log.original(sha256)

    def view(
        self, day: date, team: str = "", rep: str = "", period: str = ""
    ) -> View:
        """Look at the log as of a day."""
        return View(day, self._state(days.number(day)), team, rep, period)

    def _current(self) -> Scene:
        digest = self.digest()
        with self._lock:
            if self._scene is None or self._scene[0] != digest:
                self._scene = digest, store.read(self.log)
                self._states.clear()
            return self._scene[1]

    def _state(self, day: int) -> State:
        scene = self._current()
        key = scene.digest, day
        with self._lock:
            if key not in self._states:
                known = (
                    found.known
                    for (digest, _), found in self._states.items()
                    if digest == scene.digest
                )
                self._states[key] = store.state(scene, day, next(known, None))
            self._states.move_to_end(key)
            while len(self._states) > REMEMBERED:
                self._states.popitem(last=False)
            return self._states[key]


def _reps(scene: Scene) -> frozenset[str]:
    frames = (f for f in scene.rows.values() if "rep" in f.columns)
    return frozenset(rep for f in frames for rep in f["rep"].unique() if rep)


def _import_entry(
    row: Mapping[str, Any], sheets: Sequence[dict], counts: store.Live
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
    )


def _sheet_entries(
    name: str, sheets: Sequence[dict], counts: store.Live
) -> Iterator[SheetEntry]:
    for row in sorted(sheets, key=lambda sheet: sheet["number"]):
        alive = name in counts.imports
        yield SheetEntry(
            **{
                field: row[field]
                for field in SheetEntry.__dataclass_fields__
                if field not in {"as_of", "findings", "live"}
            },
            as_of=days.day(row["as_of"]),
            findings=tuple(_findings(row)),
            live=alive and (name, row["number"]) not in counts.withdrawn,
        )


def _findings(row: Mapping[str, Any]) -> Iterator[Finding]:
    place = partial(Finding, file=row["file"], sheet=row["sheet"])
    for finding in json.loads(row["findings"] or "[]"):
        detail = MappingProxyType(finding.pop("detail"))
        yield place(**finding, detail=detail)
