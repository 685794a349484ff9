"""The sheets of a coming import, weighed against the log."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from salesdash import days, store
from salesdash.book import entry
from salesdash.book.replaced import Replacing, reps
from salesdash.book.sheets import Copied, SheetPreview
from salesdash.findings import Finding
from salesdash.intake.read import Sheet
from salesdash.store import Changes, Comparison, Scene

NOWHERE = -1
"""Order of a sheet that is not written."""

DATED = frozenset({"visits", "opportunities"})
"""Tables whose sheets speak of one week each."""


def weighed(
    scene: Scene,
    sheets: Sequence[SheetPreview],
    taken: Replacing,
    progress: Callable[[float], None] | None = None,
) -> tuple[list[SheetPreview], list[Finding], Comparison]:
    """Say of each sheet what taking it in would do.

    Args:
        scene: What counts now.
        sheets: The sheets.
        taken: What they take the place of.
        progress: Called with the share that is done, 0 to 1.
    """
    coming = entry.sheets(sheets), entry.rows(sheets)
    after = store.extend(scene, *coming, taken.withdrawn)
    changes = store.changes(after)
    beside = store.extend(scene, *coming, [])
    # What a sheet takes the place of is what it is new beside.
    held = store.changes(beside) if taken.withdrawn else changes
    counts = _counts(beside if taken.withdrawn else after, held)
    told = list(_told(scene, sheets, taken, (after, changes), counts))
    found = store.notices(beside, after, changes, progress)
    compared = Comparison(scene, beside, after)
    return told, [*taken.findings, *found], compared


def _told(
    scene: Scene,
    sheets: Sequence[SheetPreview],
    taken: Replacing,
    found: tuple[Scene, Changes],
    held: Counter,
) -> Iterator[SheetPreview]:
    after, changes = found
    orders = _orders(after)
    plain = _counts(after, changes)
    gone = Counter(changes.gone["by"])
    clashes = changes.clashes.select("order", *store.CLASH).rows()
    repeated = Counter(store.repeats(after, changes.rows)["order"])
    copies = _copies(after, changes)
    newest = _newest(scene)
    for number, sheet in enumerate(sheets):
        order = orders.get(number, NOWHERE)
        read = sheet.read
        replaces = taken.imports.get((read.file, read.sheet), "")
        counts = held if replaces else plain
        yield replace(
            sheet,
            covers=changes.covers.get(order, sheet.covers),
            new=counts[number, "new"],
            changed=counts[number, "changed"],
            unchanged=(
                sheet.kept if sheet.same else counts[number, "unchanged"]
            ),
            gone=gone[order],
            clashes=frozenset(
                told[1:] for told in clashes if told[0] == order
            ),
            replaces=replaces,
            repeated=sheet.kept if sheet.same else repeated[order],
            copy=copies.get(order),
            later=None if sheet.same else _later(read, newest),
        )


def _orders(scene: Scene) -> dict[int, int]:
    """Give the new sheets: number -> order."""
    fresh = scene.sheets.filter(scene.sheets["import_id"] == store.NEXT)
    return dict(fresh.select("number", "order").iter_rows())


def _counts(scene: Scene, changes: Changes) -> Counter:
    """Count the rows of each new sheet: (number, change) -> rows."""
    numbers = {order: number for number, order in _orders(scene).items()}
    rows = changes.rows.select("order", "change").iter_rows()
    return Counter((numbers[order], change) for order, change in rows)


def _copies(after: Scene, changes: Changes) -> dict[int, Copied]:
    """Give what sheets only repeat: order -> older sheet."""
    found = store.copies(after, changes.rows)
    return {
        row["order"]: Copied(row["file"], row["sheet"], days.day(row["as_of"]))
        for row in found.iter_rows(named=True)
    }


def _newest(scene: Scene) -> Mapping[tuple[str, str], int]:
    """Give the newest as-of day of each table and rep."""
    found: dict[tuple[str, str], int] = {}
    for table in DATED:
        rows: Any = scene.rows[table].select("rep_key", "sheet_as_of")
        for rep, day in rows.unique().iter_rows():
            key = table, rep
            found[key] = max(day, found.get(key, day))
    return found


def _later(sheet: Sheet, newest: Mapping[tuple[str, str], int]) -> date | None:
    if sheet.table not in DATED:
        return None
    known = [newest.get((sheet.table, rep)) for rep in reps(sheet)]
    day = max((n for n in known if n is not None), default=None)
    own = days.number(sheet.as_of)
    return days.day(day) if day is not None and day > own else None
