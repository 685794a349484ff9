"""What an import would do, before anything is written."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from salesdash import days, store
from salesdash.book import entry
from salesdash.book.moves import Moves, Thresholds
from salesdash.book.replaced import ASSUMED, replacing
from salesdash.book.sheets import GIVEN, SheetPreview
from salesdash.book.weighed import weighed
from salesdash.findings import Finding
from salesdash.intake.guard import Upload
from salesdash.intake.read import Choice, Sheet
from salesdash.method import grades
from salesdash.model import Edit
from salesdash.store import Scene

Choices = Mapping[tuple[str, str], Choice]
"""What a person decided: (file, sheet) -> choice."""

COVERED = frozenset({"visits", "opportunities"})
"""Tables whose sheets can be complete."""


@dataclass(frozen=True)
class Preview:
    """What an import would do.

    Attributes:
        sheets: Every sheet of every file, also those that are not ours.
        findings: Everything a person should know, files first.
        files: SHA-256 -> the bytes, of files with a sheet to take in.
        withdraws: Sheets that the import takes the place of.
        edits: What the import is to remember.
        moves: What it means, worked out when asked; None if nothing comes.
    """

    sheets: tuple[SheetPreview, ...]
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = field(repr=False)
    withdraws: tuple[tuple[str, int], ...] = ()
    edits: tuple[Edit, ...] = ()
    moves: Moves | None = field(default=None, repr=False, compare=False)

    @property
    def fresh(self) -> tuple[SheetPreview, ...]:
        """The sheets that would be written."""
        return tuple(s for s in self.sheets if s.read.table and not s.same)

    @property
    def usable(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.fresh)

    @property
    def same(self) -> tuple[str, ...]:
        """Names of the files whose every sheet is in the log already."""
        news = {s.read.file for s in self.fresh}
        ours = {s.read.file: None for s in self.sheets if s.same}
        return tuple(name for name in ours if name not in news)


def preview(
    scene: Scene,
    read: Sequence[Sheet],
    findings: Iterable[Finding],
    files: Sequence[Upload],
    choices: Choices,
    progress: Callable[[float], None] | None = None,
    thresholds: Thresholds = lambda _: grades.THRESHOLDS,
) -> Preview:
    """Compare what was read with the log.

    Args:
        scene: What counts now.
        read: The sheets of the files.
        findings: Those of whole files.
        files: The files as uploaded.
        choices: What a person decided for a sheet.
        progress: Called with the share that is done, 0 to 1.
        thresholds: From where on a grade is high, as of a day.
    """
    known = _known(scene)
    sheets = [
        _covered(sheet, choices.get((sheet.file, sheet.sheet)), known)
        for sheet in read
    ]
    fresh = [s.read for s in sheets if s.read.table and not s.same]
    taken = replacing(scene, fresh, choices)
    sheets, told, compared = weighed(scene, sheets, taken, progress)
    twice = [_second(s, choices) for s in sheets]
    if twice != sheets:
        sheets, told, compared = weighed(scene, twice, taken)
    kept = {sheet.sha256 for sheet in fresh}
    if progress:
        progress(1)
    contents = {_digest(file): file.content for file in files}
    return Preview(
        tuple(sheets),
        (*findings, *(f for s in read for f in s.findings), *told),
        {sha256: contents[sha256] for sha256 in sorted(kept)},
        tuple(sorted(taken.withdrawn)),
        moves=Moves(compared, thresholds) if fresh else None,
    )


def unknown(scene: Scene, preview: Preview) -> Preview:
    """Leave out sheets that came into the log since the preview was made."""
    known = _known(scene)
    sheets = tuple(
        replace(sheet, same=True)
        if sheet.read.table and not sheet.again and _came(sheet.read, known)
        else sheet
        for sheet in preview.sheets
    )
    return replace(preview, sheets=sheets)


def coming(preview: Preview, by: str) -> store.Entry:
    """Turn a preview into the import that it speaks of."""
    edits = [replace(edit, by=by) for edit in preview.edits]
    return store.Entry(
        "upload",
        entry.sheets(preview.sheets, preview.findings),
        entry.rows(preview.sheets) | store.told(edits),
        preview.files,
        by,
        store.withdrawal(preview.withdraws),
    )


def _digest(file: Upload) -> str:
    return hashlib.sha256(file.content).hexdigest()


def _known(scene: Scene) -> dict[tuple, str]:
    """Give what is in the log: bytes, sheet, table; with and without day.

    A day that was only assumed is the day of an upload: the same file of
    another day says nothing new then. Beside each stands its import.
    """
    names = ("file", "sha256", "sheet", "table", "as_of", "import_id")
    rows = scene.sheets.select(names).iter_rows()
    return {
        (sha256, name, table, day): import_id
        for file, sha256, sheet, table, as_of, import_id in rows
        for name in {sheet, _own(file, sheet)}
        for day in (as_of, None)
    }


def _own(file: str, sheet: str) -> str:
    """Give the name that a sheet has whatever its file is called.

    The only sheet of a text file goes by the name of the file.
    """
    return "" if PurePath(file).stem == sheet else sheet


def _came(sheet: Sheet, known: Mapping[tuple, str]) -> str:
    """Name the import that brought the very same sheet, else ''."""
    assumed = sheet.as_of_source == ASSUMED
    day = None if assumed else days.number(sheet.as_of)
    names = (sheet.sheet, _own(sheet.file, sheet.sheet))
    found = (
        known.get((sheet.sha256, name, sheet.table, day)) for name in names
    )
    return next(filter(None, found), "")


def _covered(
    sheet: Sheet, choice: Choice | None, known: Mapping[tuple, str]
) -> SheetPreview:
    if not sheet.table:
        return SheetPreview(sheet)
    again = bool(choice and choice.decides)
    came = "" if again else _came(sheet, known)
    told = SheetPreview(sheet, same=bool(came), again=again, came=came)
    given = (choice and choice.covers) or sheet.covers
    if given and sheet.table in COVERED:
        return replace(told, covers=given, covers_source=GIVEN)
    rule = "complete" if sheet.table == "opportunities" else "adds"
    return replace(told, covers=rule)


def _second(sheet: SheetPreview, choices: Choices) -> SheetPreview:
    read = sheet.read
    choice = choices.get((read.file, read.sheet))
    if not sheet.clashes or choice is None or not choice.second:
        return sheet
    rows = store.second(read.rows, sheet.clashes)
    present = (*read.present, "visit")
    return replace(sheet, read=replace(read, rows=rows, present=present))
