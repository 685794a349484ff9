"""What taking an import back would do, with the imports named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import narwhals.stable.v2 as nw

from salesdash import days, store
from salesdash.book.imports import ImportEntry
from salesdash.book.moves import Thresholds, judged
from salesdash.model import Edit
from salesdash.store import Log, Scene


@dataclass(frozen=True, eq=False)
class Undone:
    """What taking an import back, or bringing it in again, would do.

    Attributes:
        entry: The import whose rows come or go.
        redo: Whether they come back.
        moves: What changes in the newest state, as `store.moves` tells it.
        stays: What its rows speak of and stays, see `store.undoing.STAYS`.
        days: The as-of days of its sheets, oldest first.
        returns: Imports whose sheets count again, which it had replaced.
        replaced: Imports that took the place of single sheets of it.
        edits: Its answers and settings, each with the later import that
            says otherwise, or None.
        entries: Every import by its id.
    """

    entry: ImportEntry
    redo: bool
    moves: nw.DataFrame
    stays: nw.DataFrame
    days: tuple[date, ...]
    returns: tuple[ImportEntry, ...]
    replaced: tuple[ImportEntry, ...]
    edits: tuple[tuple[Edit, ImportEntry | None], ...]
    entries: Mapping[str, ImportEntry]


def undone(
    log: Log,
    scene: Scene,
    import_id: str,
    known: Sequence[ImportEntry],
    thresholds: Thresholds,
) -> Undone:
    """Say what `Log.undo` would do.

    Args:
        log: The log.
        scene: What counts now.
        import_id: The import, by its whole id.
        known: Every import.
        thresholds: From where on a grade is high, as of a day.
    """
    judge = partial(judged, thresholds(scene.last))
    found = store.undoing(log, scene, import_id, judge)
    entries = {entry.import_id: entry for entry in known}
    entry = _meant(entries, import_id)
    return Undone(
        entry,
        found.redo,
        nw.from_native(found.moves, eager_only=True),
        nw.from_native(found.stays, eager_only=True),
        tuple(map(days.day, found.days)),
        tuple(entries[name] for name in found.returns),
        tuple(entries[name] for name in found.replaced),
        () if found.redo else tuple(_edits(log, entry, entries)),
        entries,
    )


def _meant(entries: Mapping[str, ImportEntry], name: str) -> ImportEntry:
    """Give the import that comes or goes: of an undo what it took back."""
    entry = entries[name]
    while entry.kind == "undo" and entry.withdraws[0] in entries:
        entry = entries[entry.withdraws[0]]
    return entry


def _edits(
    log: Log, entry: ImportEntry, entries: Mapping[str, ImportEntry]
) -> Iterator[tuple[Edit, ImportEntry | None]]:
    """Give what an import brought beside rows, and what says otherwise."""
    if not entry.edits:
        return
    newest = {edit.place: edit for edit in store.edits(log)}
    for edit in entry.edits:
        now = newest.get(edit.place)
        later = now is not None and now.import_id != entry.import_id
        yield edit, entries.get(now.import_id) if now and later else None
