"""The append-only log of imports: the one thing that is written."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl
import pyarrow as pa
from filelock import AcquireReturnProxy, FileLock

from salesdash import model
from salesdash.errors import AlreadyUndone, BadStore, UnknownImport
from salesdash.store import cached, tables
from salesdash.store.live import live, withdrawal
from salesdash.store.schema import schema

MAINTENANCE = 64
"""Every so many imports the tables are compacted."""

SHORTEST = 4
"""An import may be named by the first letters of its id, at least so many."""


@dataclass(frozen=True)
class Entry:
    """A new import, not yet in the log.

    Attributes:
        kind: "upload", "undo" or "edit".
        sheets: Rows of the table `sheets`, without `import_id`.
        rows: Table name -> its rows, without `import_id`.
        files: SHA-256 -> the bytes as uploaded.
        by: Who did it, '' if nobody signed in.
        withdraws: What it takes back, as `live.withdrawal` writes it.
        note: A remark.
    """

    kind: str
    sheets: pa.Table
    rows: Mapping[str, pa.Table]
    files: Mapping[str, bytes]
    by: str = ""
    withdraws: str = "[]"
    note: str = ""


class Log:
    """The log of imports in a folder.

    One process may write at a time, any number may read. An import is in
    the log once its row in `imports` is, which is written last.
    """

    def __init__(self, folder: Path) -> None:
        """Open the log, making the folder where there is none.

        Raises:
            BadStore: The folder cannot be made or written.
        """
        self.folder = folder
        self._known: tuple[str, pl.DataFrame] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self._lock:
                tables.create(folder)
                tables.sweep(folder)
                cached.forget(folder)
        except OSError as error:
            message = f'The store folder "{folder}" cannot be used: {error}'
            raise BadStore(message) from error

    @cached_property
    def _lock(self) -> FileLock:
        return FileLock(self.folder / ".lock", timeout=300)

    def imports(self) -> pl.DataFrame:
        """Read the imports: one row an import, oldest first."""
        stamp = self.stamp()
        if self._known is None or self._known[0] != stamp:
            found = tables.read(self.folder, model.IMPORTS).sort("seq")
            self._known = stamp, found
        return self._known[1]

    def stamp(self) -> str:
        """Say by one word which imports there are, whoever wrote them."""
        return tables.stamp(self.folder, model.IMPORTS)

    def writing(self) -> AcquireReturnProxy:
        """Keep other writers out for as long as the `with` block lasts."""
        return self._lock.acquire()

    def append(self, entry: Entry) -> str:
        """Write an import, whole or not at all, and give its id."""
        import_id = uuid.uuid4().hex
        with self._lock:
            for digest, content in entry.files.items():
                tables.keep(self.original(digest), content)
            for table in (*model.TYPED, model.EDITS, model.SHEETS):
                self._write(table, import_id, entry)
            count = self._commit(import_id, entry)
            if count % MAINTENANCE == 0:
                tables.maintain(self.folder)
        return import_id

    def undo(self, import_id: str, by: str = "") -> str:
        """Take an import back; of an undo, bring back what it took.

        Raises:
            UnknownImport: There is no such import.
            AlreadyUndone: It is not in force.
        """
        with self._lock:
            whole = self.find(import_id)
            if whole not in live(self.imports()).imports:
                raise AlreadyUndone.named(whole)
            nothing = schema(model.SHEETS).empty_table()
            back = withdrawal([(whole, None)])
            entry = Entry("undo", nothing, {}, {}, by, back)
            return self.append(entry)

    def find(self, import_id: str) -> str:
        """Give the whole id of an import named by its first letters.

        Raises:
            UnknownImport: None begins so, or more than one does.
        """
        known = self.imports()["import_id"].to_list()
        found = [i for i in known if i.startswith(import_id)]
        if len(found) != 1 or len(import_id) < SHORTEST:
            message = (
                f'No import is named "{import_id}". '
                "List them with: python -m salesdash imports"
            )
            raise UnknownImport(message)
        return found[0]

    def original(self, digest: str) -> Path:
        """Say where the bytes of an uploaded file are kept."""
        return self.folder / "files" / digest[:2] / digest

    def _write(self, table: model.Table, import_id: str, entry: Entry) -> None:
        rows = (
            entry.sheets
            if table is model.SHEETS
            else entry.rows.get(table.name)
        )
        if rows is None or not rows.num_rows:
            return
        ids = pa.array([import_id] * rows.num_rows, pa.string())
        if "import_id" in rows.column_names:
            rows = rows.drop_columns(["import_id"])
        tables.append(self.folder, table, rows.append_column("import_id", ids))

    def _commit(self, import_id: str, entry: Entry) -> int:
        seq = max(self.imports()["seq"], default=0) + 1
        row = {
            "import_id": import_id,
            "seq": seq,
            "imported_at": time.time_ns() // 1000,
            "kind": entry.kind,
            "by": entry.by,
            "withdraws": entry.withdraws,
            "note": entry.note,
            "files": len(entry.files),
            "rows": sum(
                rows.num_rows
                for name, rows in entry.rows.items()
                if entry.kind == "edit" or name != model.EDITS.name
            ),
        }
        rows = pa.Table.from_pylist([row], schema(model.IMPORTS))
        tables.append(self.folder, model.IMPORTS, rows)
        return seq
