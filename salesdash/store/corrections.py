"""What managers said of deals, looked up and held against the sheets.

Definition: docs/metrics/state.md.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from salesdash.identity import (
    CORRECTION,
    DISMISSAL,
    FORGOTTEN,
    JUDGED,
    VERDICT,
    Named,
    generation,
)
from salesdash.identity.named import RENEWED
from salesdash.model import Edit
from salesdash.store import places, regraded
from salesdash.store.daily import Cell, Cells
from salesdash.store.history import history
from salesdash.store.judged import (
    AGREED,
    LOST,
    NOTHING,
    OVERRULED,
    Judged,
    Said,
)
from salesdash.store.scene import Scene
from salesdash.store.stretches import stretches
from salesdash.store.typed import CORRECTABLE, typed

CLAIM = "claimed_milestone"


def corrected(scene: Scene, edits: Iterable[Edit]) -> Scene:
    """Give the same sheets under what managers said.

    What was worked out of the sheets is shared: nothing that `once` keeps
    may depend on `Scene.edits` or `Scene.grades`.

    Args:
        scene: What counts.
        edits: Edits of any kind, oldest first.
    """
    told = [edit for edit in edits if edit.kind in JUDGED]
    grades = regraded.own(told)
    own = tuple(e for e in told if e.table != regraded.CUSTOMERS)
    if (own, grades) == (scene.edits, scene.grades):
        return scene
    digest, said = scene.digest.partition("+")[0], _word((*own, *grades))
    digest = f"{digest}+{said}" if said else digest
    return replace(scene, edits=own, grades=grades, digest=digest)


def word(scene: Scene, day: int, *, verdicts: bool = True) -> str:
    """Say by one word what managers said of deals by a day, or ''.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        verdicts: Whether what they confirmed and set aside counts too.
    """
    edits = _until(scene, day)
    kept = (e for e in edits if verdicts or e.kind == CORRECTION)
    return _word(tuple(kept))


def judged(scene: Scene, day: int, rows: pl.DataFrame | None = None) -> Judged:
    """Say what managers said of the deals, and what became of it.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        rows: What `history` gave, not the whole of it, if at hand.
    """
    edits = _until(scene, day)
    if not edits:
        return NOTHING
    found = places.places(scene, day)
    said = [Said(edit, _resolved(edit, found)) for edit in edits]
    named = {one.key for one in said if one.key}
    cells = _cells(scene, day, (found, named, rows))
    said = [one if one.key in cells.named else _lost(one) for one in said]
    corrections, verdicts, dismissals = (
        _newest(said, kind) for kind in (CORRECTION, VERDICT, DISMISSAL)
    )
    return Judged(
        tuple(_held(one, cells) for one in corrections),
        tuple(_beside(one, cells) for one in verdicts),
        tuple(one for one in dismissals if one.state != LOST),
    )


def looked(scene: Scene, day: int, deal: str) -> tuple[Named, Cells] | None:
    """Give what sheets say of a deal, and the words that name it.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        deal: Its key; None is given where no deal of the day has it.
    """
    cells = _cells(scene, day, (places.places(scene, day), {deal}, None))
    if deal not in cells.named:
        return None
    order, row = cells.last(deal)
    named = places.naming(scene, order, row)
    return replace(named, renewal=generation(deal)[1]), cells


def _cells(
    scene: Scene,
    day: int,
    asked: tuple[places.Places, set[str], pl.DataFrame | None],
) -> Cells:
    """Look at the rows of some deals, given with their places."""
    found, deals, rows = asked
    if rows is None:
        rows = history(scene, day, whole=False)
    past = stretches(scene).past(day, whole=True).rows
    return Cells.of(scene, places.rows(past, found, deals, rows))


def _until(scene: Scene, day: int) -> tuple[Edit, ...]:
    return tuple(e for e in scene.edits if (e.start or 0) <= day)


def _word(edits: tuple[Edit, ...]) -> str:
    if not edits:
        return ""
    told = "\n".join(map(repr, edits))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _resolved(edit: Edit, found: places.Places) -> str:
    """Give the key of the deal that an edit speaks of, '' if unknown."""
    try:
        named = Named.read(edit.key)
    except ValueError:
        return ""
    first = found.key(named)
    if first is None or not _readable(edit):
        return ""
    again = f"{RENEWED}{named.renewal}" if named.renewal > 1 else ""
    return first + again


def _readable(edit: Edit) -> bool:
    """Tell whether a correction says a value that its column can have."""
    if edit.kind != CORRECTION or edit.value == FORGOTTEN:
        return True
    if edit.column not in CORRECTABLE:
        return False
    try:
        typed(edit.column, edit.value)
    except ValueError:
        return False
    return True


def _lost(one: Said) -> Said:
    return Said(one.edit, "", LOST)


def _newest(said: Iterable[Said], kind: str) -> list[Said]:
    """Give the newest word on each deal and column, if it stands."""
    found: dict[tuple[str, str], Said] = {}
    for one in said:
        if one.edit.kind == kind:
            found[one.key or one.edit.key, one.edit.column] = one
    back = {"", FORGOTTEN} if kind == VERDICT else {FORGOTTEN}
    return [one for one in found.values() if one.edit.value not in back]


def _held(one: Said, cells: Cells) -> Said:
    """Say whether the sheets said all the time what the manager saw."""
    if one.state == LOST:
        return one
    column = one.edit.column
    told = cells.days(one.key, column)
    now = told[-1].value if told else cells.blank(column)
    for cell in [*_then(one, cells, told), *_since(one, told)]:
        if cells.same(column, cell.value, one.edit.seen):
            continue
        agreed = cells.same(column, cell.value, one.edit.value)
        state = AGREED if agreed else OVERRULED
        place = (cell.order, cell.row) if cell.row else None
        return replace(one, state=state, now=now, place=place)
    return replace(one, now=now)


def _then(one: Said, cells: Cells, told: list[Cell]) -> list[Cell]:
    """Give what was said on the day from which a correction holds.

    A deal that no sheet named by then was nothing; one whose sheets lacked
    the column was blank there.
    """
    before = [cell for cell in told if cell.day <= one.start]
    if before:
        return before[-1:]
    named = cells.first(one.key) <= one.start
    return [Cell(one.start, cells.blank(one.edit.column), 0, 0)] * named


def _since(one: Said, told: list[Cell]) -> list[Cell]:
    return [cell for cell in told if cell.day > one.start]


def _beside(one: Said, cells: Cells) -> Said:
    """Set beside a verdict what the sheets claim now."""
    if one.state == LOST:
        return one
    return replace(one, now=cells.now(one.key, CLAIM))
