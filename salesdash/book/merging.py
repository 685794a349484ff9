"""The edits that make two names one, or two again; and what cannot be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salesdash import identity
from salesdash.book.written import Deal, deals
from salesdash.errors import BadAlias
from salesdash.identity import APART, FORGOTTEN, KIND, OPPORTUNITY
from salesdash.model import Edit
from salesdash.store import Scene


def merging(
    scene: Scene, edits: Iterable[Edit], table: str, other: str, name: str
) -> list[Edit]:
    """Give the edits that let a name go by another.

    Args:
        scene: What counts now.
        edits: The edits in force.
        table: Whose names, one of `identity.TABLES`.
        other: The name as written; of a deal its key.
        name: The name that it goes by; of a deal its key.

    Raises:
        BadAlias: They cannot be made one.
    """
    if table == OPPORTUNITY:
        return _deals(scene, other, name)
    found = Edit(KIND, identity.key(other), name.strip(), table, seen=other)
    _check(scene, found)
    known = {e.place: e.value for e in identity.held(edits)}
    if known.get(found.place) == found.value:
        raise BadAlias("already", other=other, name=name)
    return [found]


def swapping(edit: Edit, name: str) -> list[Edit]:
    """Give the edits that keep the other name of an alias instead.

    Args:
        edit: The alias, of no deal.
        name: The name that is shown now.
    """
    turned = replace(edit, key=identity.key(name), value=edit.seen, seen=name)
    return [forgotten(edit), turned]


def forgotten(edit: Edit) -> Edit:
    """Give the edit that takes an alias back, or that two are two."""
    both = f"{edit.seen} · {edit.value}"
    seen = both if edit.kind == APART else edit.seen
    return Edit(edit.kind, edit.key, FORGOTTEN, edit.table, seen=seen)


def _check(scene: Scene, edit: Edit) -> None:
    """Refuse what would mean nothing, or lead back to where it began."""
    holes = {"other": edit.seen, "name": edit.value}
    onto = identity.key(edit.value)
    if not edit.key or not onto:
        raise BadAlias("empty", **holes)
    if edit.seen.strip() == edit.value:
        raise BadAlias("same", **holes)
    end = scene.aliases.of(edit.table).get(onto, onto)
    if edit.key not in {onto, end}:
        return
    if edit.key != onto:
        raise BadAlias("circle", **holes)


def _deals(scene: Scene, other: str, name: str) -> list[Edit]:
    """Give the edits for every key by which sheets name a deal."""
    one, kept = _deal(scene, other), _deal(scene, name)
    if one.numbered and not kept.numbered:
        # A number is never taken from a deal: it is what tells it best.
        one, kept = kept, one
    holes = {"other": one.name, "name": kept.name}
    if one.deal == kept.deal:
        raise BadAlias("same", **holes)
    if one.group[0] != kept.group[0]:
        raise BadAlias("customers", **holes)
    return [
        Edit(KIND, key, kept.key, OPPORTUNITY, seen=one.name)
        for key in _movable(one, kept)
    ]


def _movable(one: Deal, kept: Deal) -> Sequence[str]:
    """Give the keys of a deal that can lead to another."""
    numbered = not kept.key.startswith(identity.BETWEEN)
    return [
        key for key in one.keys if numbered or key.startswith(identity.BETWEEN)
    ]


def _deal(scene: Scene, key: str) -> Deal:
    found = [deal for deal in deals(scene) if key in deal.keys]
    if not found:
        raise BadAlias("unknown", other=key.replace(identity.BETWEEN, " "))
    return found[0]
