"""Pairs of names, and of deals, that may mean the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from salesdash import identity
from salesdash.book.preview import Preview
from salesdash.book.written import Deal, Side, coming, deals, joined, sides
from salesdash.identity import APART, OPPORTUNITY
from salesdash.identity.alike import Alike, alike
from salesdash.model import Edit
from salesdash.store import Scene
from salesdash.store.scene import once

NAMED = ("rep", "customer", "team")
"""Tables whose names are compared with each other."""

FALLEN = "fallen"
"""Why two deals are shown together: their customers were merged."""


@dataclass(frozen=True)
class Suggestion:
    """Two names that may mean the same.

    Attributes:
        table: Whose names they are, one of `identity.TABLES`.
        other: The one that would go by the other.
        name: The one that is proposed to be kept.
        why: A code of `identity.alike`, or `FALLEN`.
    """

    table: str
    other: Side
    name: Side
    why: str

    @property
    def turned(self) -> "Suggestion":
        """The same with the other name kept."""
        return replace(self, other=self.name, name=self.other)


def suggestions(
    scene: Scene, edits: Iterable[Edit], table: str
) -> list[Suggestion]:
    """Give pairs of a table that may mean the same, most rows first.

    Args:
        scene: What counts now.
        edits: The edits in force.
        table: One of `identity.TABLES`.
    """
    two = _two(edits, table)
    if table == OPPORTUNITY:
        found = list(_fallen(scene, two))
    else:
        named, pairs = shown(scene)[table], _alike(scene)[table]
        found = list(_asked(scene, table, pairs, named, two))
    return sorted(found, key=_order)


def suggested(
    scene: Scene, edits: Iterable[Edit], preview: Preview
) -> list[Suggestion]:
    """Give new names of a coming import that may mean known ones.

    Also those that look like each other. Names that the log knows, or that
    go by another already, are not asked about again.

    Args:
        scene: What counts now.
        edits: The edits in force.
        preview: What is coming.
    """
    told, found = list(edits), []
    for table in NAMED:
        known, ends = sides(scene)[table], scene.aliases.of(table)
        fresh = {
            key: side
            for key, side in coming(preview, table).items()
            if key not in known and key not in ends
        }
        if fresh:
            every = known | fresh
            names = {key: side.name for key, side in every.items()}
            pairs = alike(names, table, frozenset(fresh))
            named = _grouped(scene, table, every)
            two = _two(told, table)
            found += _asked(scene, table, pairs, named, two)
    return sorted(found, key=_order)


@once
def shown(scene: Scene) -> dict[str, dict[str, Side]]:
    """Give the names as pages show them: table -> text key -> side."""
    written = sides(scene)
    return {table: _grouped(scene, table, written[table]) for table in NAMED}


def _grouped(
    scene: Scene, table: str, written: Mapping[str, Side]
) -> dict[str, Side]:
    """Give the names as pages show them: key that they go by -> side."""
    ends = scene.aliases.of(table)
    named = scene.aliases.named(table)
    groups: dict[str, list[Side]] = defaultdict(list)
    for key, side in written.items():
        groups[ends.get(key, key)].append(side)
    return {
        key: group[0]
        if not group[1:] and key not in named
        else joined(group, key, named.get(key, ""))
        for key, group in groups.items()
    }


@once
def _alike(scene: Scene) -> dict[str, tuple[Alike, ...]]:
    """Find the names of the log that may mean the same."""
    return {
        table: _compared(
            table, frozenset((k, side.name) for k, side in known.items())
        )
        for table, known in sides(scene).items()
    }


@lru_cache(maxsize=8)
def _compared(
    table: str, names: frozenset[tuple[str, str]]
) -> tuple[Alike, ...]:
    """Compare names once: a new alias leaves them as they are."""
    return tuple(alike(dict(names), table))


def _two(edits: Iterable[Edit], table: str) -> frozenset[str]:
    """Give the pairs of a table that were said to be two."""
    held = identity.held(edits, APART)
    return frozenset(edit.key for edit in held if edit.table == table)


def _asked(
    scene: Scene,
    table: str,
    pairs: Iterable[Alike],
    named: Mapping[str, Side],
    two: frozenset[str],
) -> Iterator[Suggestion]:
    """Give what is to be asked: not what was said already."""
    ends = scene.aliases.of(table)
    for found in pairs:
        said = found.one in ends or found.two in ends
        if not said and identity.pair(found.one, found.two) not in two:
            yield _proposed(
                table, named[found.one], named[found.two], found.why
            )


def _fallen(scene: Scene, two: frozenset[str]) -> Iterator[Suggestion]:
    """Give the deals that fell together by an alias of their customer."""
    groups: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in deals(scene):
        if deal.apart:
            groups[deal.group].append(deal)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if identity.pair(one.key, other.key) not in two:
                yield _proposed(OPPORTUNITY, one, other, FALLEN)


def _proposed(table: str, one: Side, two: Side, why: str) -> Suggestion:
    """Propose to keep the name with more rows, else the older one."""
    kept, other = (one, two) if _weight(one) >= _weight(two) else (two, one)
    return Suggestion(table, other, kept, why)


def _weight(side: Side) -> tuple[int, ...]:
    """Weigh a name; a deal with a number, or its own customer, is heavier."""
    if not isinstance(side, Deal):
        return False, False, *side.weight
    own = identity.key(side.customer) == side.group[0]
    return side.numbered, own, *side.weight


def _order(found: Suggestion) -> tuple[int, str, str]:
    rows = found.other.rows + found.name.rows
    return -rows, found.name.name, found.other.name
