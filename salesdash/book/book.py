"""The book: one log of imports, and everything that is done with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import narwhals.stable.v2 as nw

from salesdash import days, identity, model, settings, store
from salesdash.book import remembered, shared
from salesdash.book.aliases import Names
from salesdash.book.coached import Coaching
from salesdash.book.imports import ImportEntry, imports
from salesdash.book.moment import Moment
from salesdash.book.preview import Choices, Preview, coming, preview, unknown
from salesdash.book.progress import CELLS, ROWS, part
from salesdash.book.reading import for_all, reps
from salesdash.book.regrading import Customers
from salesdash.book.remembered import Answer
from salesdash.book.shared import Shared
from salesdash.book.undone import Undone, undone
from salesdash.book.verdicts import Verdicts
from salesdash.book.view import VANISHED, View
from salesdash.book.workbooks import Workbooks, workbooks
from salesdash.intake.guard import Upload
from salesdash.model import Edit
from salesdash.settings import File, Settings
from salesdash.store import Log, Scene

WEEKS = 26
"""So many weeks are counted ahead: as many as Funnel shows at first."""


class Book:
    """A log of imports, read and written.

    Safe to share between threads; what it hands out does not change.
    """

    def __init__(self, folder: Path, company: Path | None = None) -> None:
        """Open the book in a folder, making it where there is none.

        Args:
            folder: The folder of the log.
            company: The company file; `company.toml` in `folder` if None.

        Raises:
            BadStore: The folder cannot be used.
        """
        self.log = Log(folder)
        self.company = company or folder / settings.NAME
        self.names = Names(self.log, self._now, self.edit)
        said = Verdicts(self.edit)
        self.correct, self.confirm = said.correct, said.confirm
        self.dismiss, self.restore = said.dismiss, said.restore
        self.customers = Customers(self.edit)
        self.coaching = Coaching(self.log.append, self.edit)
        self._named = company is not None
        self._lock = Lock()
        self._moment: tuple[str, Moment] | None = None
        self._listed: tuple[str, list[ImportEntry]] | None = None

    def digest(self) -> str:
        """Say by one word what counts now.

        It changes with every import and edit, and with the company file.
        """
        return f"{self.log.stamp()}-{_stamp(self.company)}"

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
        files: Sequence[Upload] | Workbooks,
        *,
        today: date | None = None,
        as_of: date | None = None,
        choices: Choices = MappingProxyType({}),
        covers: str | None = None,
        replaces: bool | None = None,
        progress: Callable[[float], None] | None = None,
        by: str = "",
    ) -> Preview:
        """Read files and say what taking them in would do.

        Nothing is written.

        Args:
            files: The files, or what `workbooks` read of them.
            today: The day of the upload.
            as_of: The as-of day of every sheet, whatever it says itself.
            choices: What a person decided for single sheets.
            covers: "complete" or "adds" for every sheet.
            replaces: False to let no sheet replace an older one.
            progress: Called with the share that is done, 0 to 1.
            by: Who uploads: what this person decided before goes first.
        """
        if not isinstance(files, Workbooks):
            files = workbooks(files, part(progress, 0, CELLS))
            progress = part(progress, CELLS, 1)
        scene = self._current()
        day = today or datetime.now().astimezone().date()
        known = remembered.answers(self.log, self._now().edits, every=True)
        memories = remembered.memories(known, by)
        rows = part(progress, 0, ROWS)
        found = files.reader.read(
            day, choices, as_of, reps(scene), memories, rows
        )
        wanted = {"covers": covers, "replaces": replaces}
        choices = for_all(choices, found, wanted)
        left = part(progress, ROWS, 1)
        result = preview(
            scene,
            found,
            files.findings,
            files.files,
            choices,
            left,
            self._thresholds,
        )
        edits = remembered.decided(result.sheets, choices, known, by)
        return replace(result, edits=edits)

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

    def undoing(self, import_id: str) -> Undone:
        """Say what `undo` would do; nothing is written.

        Raises:
            UnknownImport: There is no such import.
            AlreadyUndone: It is not in force.
        """
        whole = self.log.find(import_id)
        known = self.imports()
        return undone(
            self.log, self._current(), whole, known, self._thresholds
        )

    def edit(self, edits: Sequence[Edit], by: str = "") -> str:
        """Write changes made in the app, as one import.

        Raises:
            BadSetting: A setting says what cannot be.
        """
        with self.log.writing():
            new = [e for e in edits if e.kind == settings.KIND]
            settings.check(self.file(), self.edits(settings.KIND), new)
            return self.log.append(store.entry(edits, by))

    def edits(self, kind: str) -> list[Edit]:
        """Give the edits of a kind that are in force, oldest first."""
        return [e for e in self._now().edits if e.kind == kind]

    def answers(self) -> list[Answer]:
        """Give what is remembered of headings and words, newest first."""
        return remembered.answers(self.log, self._now().edits)

    def shared(self, content: bytes, by: str = "") -> Shared:
        """Look into a file of answers; `edit` takes its edits in.

        Raises:
            BadAnswers: It is no such file.
        """
        return shared.load(content, self.answers(), by)

    def file(self) -> File:
        """Give the company file.

        Raises:
            BadSetting: It says what cannot be, with the line.
        """
        return self._now().file

    def settings(self, day: date) -> Settings:
        """Say what the company has set, as of a day.

        Raises:
            BadSetting: The company file says what cannot be.
        """
        return self._now().settings(days.number(day))

    def imports(self) -> list[ImportEntry]:
        """List the imports, newest first."""
        stamp = self.log.stamp()
        if self._listed is None or self._listed[0] != stamp:
            self._listed = stamp, imports(self.log)
        return self._listed[1]

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
        """Look at the log as of a day.

        Raises:
            BadSetting: The company file says what cannot be.
        """
        return self._now().view(day, team, rep, period)

    def warm(self) -> None:
        """Count the weeks that pages draw before anybody looks at them.

        What did not change since the last time is not counted again.
        """
        known = self.days()
        if known:
            view = self.view(known[-1])
            view.trail(WEEKS)
            _ = view.record, view.accuracy, view.growth, view.controls_past

    def _thresholds(self, day: int) -> tuple[float, float]:
        return self._now().settings(day).thresholds

    def _now(self) -> Moment:
        """Give the log as it is now; pages of one moment agree."""
        digest = self.digest()
        with self._lock:
            if self._moment is None or self._moment[0] != digest:
                self._moment = digest, self._read()
            return self._moment[1]

    def _read(self) -> Moment:
        last = self._moment and self._moment[1]
        file, edits = self._company(), store.edits(self.log)
        sheets = store.sheets_digest(self.log)
        if last and last.sheets == sheets:
            scene = store.renamed(last.scene, identity.aliases(edits))
            same = scene is last.scene
            scene = store.corrected(scene, edits)
            if same:
                return last.told(scene, file, edits)
        else:
            before = last and last.scene
            scene = store.read(self.log, before=before, told=edits)
        return Moment(self.log.folder, sheets, scene, file, tuple(edits))

    def _company(self) -> File:
        """Read the company file; one that was named has to be there."""
        return settings.read(self.company, needed=self._named)

    def _current(self) -> Scene:
        return self._now().scene


def _stamp(company: Path) -> str:
    """Say by one word which company file it is."""
    try:
        found = company.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}.{found.st_size}"
