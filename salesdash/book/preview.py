"""What an import would do, before anything is written."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from salesdash import days, store
from salesdash.book import entry
from salesdash.book.replaced import ASSUMED, Replacing, replacing
from salesdash.book.sheets import GIVEN, SheetPreview
from salesdash.findings import Finding
from salesdash.intake.guard import Upload
from salesdash.intake.read import Choice, Sheet
from salesdash.model import Edit
from salesdash.store import Scene

Choices = Mapping[tuple[str, str], Choice]
"""What a person decided: (file, sheet) -> choice."""

NOWHERE = -1
"""Order of a sheet that is not written."""

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
    """

    sheets: tuple[SheetPreview, ...]
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = field(repr=False)
    withdraws: tuple[tuple[str, int], ...] = ()
    edits: tuple[Edit, ...] = ()

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
) -> Preview:
    """Compare what was read with the log.

    Args:
        scene: What counts now.
        read: The sheets of the files.
        findings: Those of whole files.
        files: The files as uploaded.
        choices: What a person decided for a sheet.
        progress: Called with the share that is done, 0 to 1.
    """
    known = _known(scene)
    sheets = [
        _covered(sheet, choices.get((sheet.file, sheet.sheet)), known)
        for sheet in read
    ]
    fresh = [s.read for s in sheets if s.read.table and not s.same]
    taken = replacing(scene, fresh, choices)
    sheets, told = _compared(scene, sheets, taken, progress)
    twice = [_second(s, choices) for s in sheets]
    if twice != sheets:
        sheets, told = _compared(scene, twice, taken)
    kept = {sheet.sha256 for sheet in fresh}
    if progress:
        progress(1)
    contents = {_digest(file): file.content for file in files}
    return Preview(
        tuple(sheets),
        (*findings, *(f for s in read for f in s.findings), *told),
        {sha256: contents[sha256] for sha256 in sorted(kept)},
        tuple(sorted(taken.withdrawn)),
    )


def unknown(scene: Scene, preview: Preview) -> Preview:
    """Leave out sheets that came into the log since the preview was made."""
    known = _known(scene)
    sheets = tuple(
        replace(sheet, same=True)
        if sheet.read.table
        and not sheet.again
        and _is_known(sheet.read, known)
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


def _known(scene: Scene) -> set[tuple]:
    """Give what is in the log: bytes, sheet, table; with and without day.

    A day that was only assumed is the day of an upload: the same file of
    another day says nothing new then.
    """
    names = ("sha256", "sheet", "table", "as_of")
    rows = set(scene.sheets.select(names).iter_rows())
    return rows | {(*row[:3], None) for row in rows}


def _is_known(sheet: Sheet, known: set[tuple]) -> bool:
    assumed = sheet.as_of_source == ASSUMED
    day = None if assumed else days.number(sheet.as_of)
    return (sheet.sha256, sheet.sheet, sheet.table, day) in known


def _covered(
    sheet: Sheet, choice: Choice | None, known: set[tuple]
) -> SheetPreview:
    if not sheet.table:
        return SheetPreview(sheet)
    again = bool(choice and choice.decides)
    same = not again and _is_known(sheet, known)
    if choice and choice.covers and sheet.table in COVERED:
        return SheetPreview(sheet, choice.covers, GIVEN, same, again)
    rule = "complete" if sheet.table == "opportunities" else "adds"
    return SheetPreview(sheet, rule, same=same, again=again)


def _second(sheet: SheetPreview, choices: Choices) -> SheetPreview:
    read = sheet.read
    choice = choices.get((read.file, read.sheet))
    if not sheet.clashes or choice is None or not choice.second:
        return sheet
    rows = store.second(read.rows, sheet.clashes)
    present = (*read.present, "visit")
    return replace(sheet, read=replace(read, rows=rows, present=present))


def _compared(
    scene: Scene,
    sheets: Sequence[SheetPreview],
    taken: Replacing,
    progress: Callable[[float], None] | None = None,
) -> tuple[list[SheetPreview], list[Finding]]:
    coming = entry.sheets(sheets), entry.rows(sheets)
    after = store.extend(scene, *coming, taken.withdrawn)
    changes = store.changes(after)
    fresh = after.sheets.filter(after.sheets["import_id"] == store.NEXT)
    orders = dict(fresh.select("number", "order").iter_rows())
    counts = Counter(changes.rows.select("order", "change").iter_rows())
    gone = Counter(changes.gone["by"])
    clashes = changes.clashes.select("order", "row").rows()
    result = []
    for number, sheet in enumerate(sheets):
        order = orders.get(number, NOWHERE)
        place = sheet.read.file, sheet.read.sheet
        result.append(
            replace(
                sheet,
                covers=changes.covers.get(order, sheet.covers),
                new=counts[order, "new"],
                changed=counts[order, "changed"],
                unchanged=(
                    sheet.kept if sheet.same else counts[order, "unchanged"]
                ),
                gone=gone[order],
                clashes=frozenset(row for of, row in clashes if of == order),
                replaces=taken.imports.get(place, ""),
            )
        )
    beside = store.extend(scene, *coming, [])
    told = [*taken.findings, *store.notices(beside, after, changes, progress)]
    return result, told
