"""The alias book: names that mean the same, that may, and that do not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from salesdash import identity
from salesdash.book.merging import forgotten, merging, swapping
from salesdash.book.moment import Moment
from salesdash.book.preview import Preview
from salesdash.book.suggested import (
    Suggestion,
    shown,
    suggested,
    suggestions,
)
from salesdash.book.written import Side, deals, named_deals, sides
from salesdash.identity import APART, OPPORTUNITY
from salesdash.model import Edit
from salesdash.store import Log, Scene

_SECOND = 1_000_000


@dataclass(frozen=True)
class Alias:
    """A name that goes by another.

    Attributes:
        edit: The edit that holds it.
        on: The day on which it was decided.
        other: The other name as written.
        name: The name that it goes by.
        side: What sheets say under the other name, None if nothing.
    """

    edit: Edit
    on: date
    other: str
    name: str
    side: Side | None


@dataclass(frozen=True)
class Apart:
    """Two names of which somebody said that they are two.

    Attributes:
        edit: The edit that holds it.
        on: The day on which it was decided.
        one: One of the names as written; likewise `two`.
    """

    edit: Edit
    on: date
    one: str
    two: str


class Names:
    """The alias book of a log."""

    def __init__(
        self,
        log: Log,
        now: Callable[[], Moment],
        write: Callable[[Sequence[Edit], str], str],
    ) -> None:
        """Open the alias book.

        Args:
            log: The log.
            now: Gives what counts now.
            write: Writes edits as one import, and gives its id.
        """
        self._log = log
        self._now = now
        self._write = write

    def aliases(self, table: str) -> list[Alias]:
        """Give the names of a table that go by another, newest first."""
        now = self._now()
        held = [e for e in identity.held(now.edits) if e.table == table]
        every = _by_key(now.scene, table) if held else {}
        ends = now.scene.aliases.of(table)
        found = []
        for edit, on in self._dated(held):
            end = ends.get(edit.key, identity.target(edit))
            own = edit.key not in ends
            if own and end != edit.key:
                continue  # It would close a circle, so it holds nothing.
            name = _shown(now.scene, table, end, every) or edit.value
            side = every.get(edit.key)
            found.append(Alias(edit, on, edit.seen, name, side))
        return found

    def apart(self, table: str) -> list[Apart]:
        """Give the pairs that were said to be two, newest first."""
        held = identity.held(self._now().edits, APART)
        own = [edit for edit in held if edit.table == table]
        return [Apart(e, on, e.seen, e.value) for e, on in self._dated(own)]

    def sides(self, table: str) -> list[Side]:
        """Give every name as pages show it, most rows first."""
        scene = self._now().scene
        found = (
            deals(scene)
            if table == OPPORTUNITY
            else shown(scene)[table].values()
        )
        return sorted(found, key=lambda side: (-side.rows, side.name))

    def written(self, table: str) -> Mapping[str, Side]:
        """Give every name as sheets write it, by its text key."""
        return sides(self._now().scene)[table]

    def suggestions(self, table: str) -> list[Suggestion]:
        """Give pairs that may mean the same, most rows first."""
        now = self._now()
        return suggestions(now.scene, now.edits, table)

    def suggested(self, preview: Preview) -> list[Suggestion]:
        """Give new names of a coming import that may mean known ones.

        Also those that look like each other. Names that the log knows, or
        that go by another already, are not asked about again.
        """
        now = self._now()
        return suggested(now.scene, now.edits, preview)

    def merge(
        self,
        table: str,
        other: str,
        name: str,
        by: str = "",
        reason: str = "",
    ) -> str:
        """Let a name go by another, and give the id of the import.

        Args:
            table: Whose names, one of `identity.TABLES`.
            other: The name as written; of a deal its key.
            name: The name that it goes by from now on; of a deal its key.
            by: Who it is.
            reason: Why.

        Raises:
            BadAlias: They cannot be made one.
        """
        with self._log.writing():
            now = self._now()
            found = merging(now.scene, now.edits, table, other, name)
            return self._signed(found, by, reason)

    def swap(self, alias: Alias, by: str = "") -> str:
        """Keep the other name of an alias instead."""
        with self._log.writing():
            return self._signed(swapping(alias.edit, alias.name), by)

    def part(self, suggestion: Suggestion, by: str = "") -> str:
        """Keep that two names are two: they are not asked about again."""
        one, two = suggestion.other, suggestion.name
        key = identity.pair(one.key, two.key)
        edit = Edit(APART, key, two.name, suggestion.table, seen=one.name)
        return self._signed([edit], by)

    def forget(self, edit: Edit, by: str = "") -> str:
        """Take an alias back, or that two names are two."""
        return self._signed([forgotten(edit)], by)

    def _signed(self, edits: Iterable[Edit], by: str, reason: str = "") -> str:
        signed = [replace(e, by=by, reason=reason) for e in edits]
        return self._write(signed, by)

    def _dated(self, edits: Iterable[Edit]) -> Iterator[tuple[Edit, date]]:
        """Give edits with the day on which they were made, newest first."""
        imports = self._log.imports().select("seq", "imported_at").rows()
        made = dict(imports)
        for edit in sorted(edits, key=lambda e: e.seq, reverse=True):
            moment = datetime.fromtimestamp(made[edit.seq] / _SECOND, UTC)
            yield edit, moment.astimezone().date()


def _by_key(scene: Scene, table: str) -> Mapping[str, Side]:
    if table == OPPORTUNITY:
        return {deal.key: deal for deal in named_deals(scene)}
    return sides(scene)[table]


def _shown(
    scene: Scene, table: str, key: str, known: Mapping[str, Side]
) -> str:
    """Give the name that pages show for a key, '' if none is known."""
    own = known[key].name if key in known else ""
    return scene.aliases.named(table).get(key, own)
