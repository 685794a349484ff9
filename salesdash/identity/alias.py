"""The alias book: which names mean the same, and what to call it.

An alias is an edit of the kind `KIND`: its table says whose name it is
(`TABLES`), its key is that of the other name, its value the name that both
go by from now on (of an opportunity the key of that one), `seen` the other
name as written. `APART` keeps that two names are two: its key is that of
the pair. A value of `FORGOTTEN` takes either back.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from salesdash.identity.keys import BETWEEN, key
from salesdash.model import Edit

KIND, APART = "alias", "apart"
TABLES = ("rep", "customer", "team", "opportunity")
"""Whose names may mean the same."""

OPPORTUNITY = "opportunity"
FORGOTTEN = "\x1fforgotten"
"""The value of an edit that takes back what was decided."""

_PAIR = "\x1e"
_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Aliases:
    """The aliases in force, chains followed to their end.

    Attributes:
        keys: Table -> key of another name -> key that it goes by.
        names: Table -> key that others go by -> the name, as written.
        digest: One word for all of them, '' where there is none.
    """

    keys: Mapping[str, Mapping[str, str]] = field(repr=False)
    names: Mapping[str, Mapping[str, str]] = field(repr=False)
    digest: str = ""

    def of(self, table: str) -> Mapping[str, str]:
        """Give the keys of a table that others stand for."""
        return self.keys.get(table, _EMPTY)

    def named(self, table: str) -> Mapping[str, str]:
        """Give how the names of a table are spelled that others go by."""
        return self.names.get(table, _EMPTY)

    def key(self, table: str, text: str) -> str:
        """Give the key that a name goes by."""
        own = key(text)
        return self.of(table).get(own, own)


NONE = Aliases(MappingProxyType({}), MappingProxyType({}))


def aliases(edits: Iterable[Edit]) -> Aliases:
    """Work out what every name goes by.

    Of each name the newest alias holds. One that would close a circle of
    older ones holds nothing.

    Args:
        edits: The edits in force, oldest first.

    Example:
        >>> told = aliases([
        ...     Edit(KIND, "tom", "Thomas", "rep", seen="Tom"),
        ...     Edit(KIND, "tommy", "Tom", "rep", seen="Tommy"),
        ... ])
        >>> told.key("rep", "TOMMY"), told.named("rep")["thomas"]
        ('thomas', 'Thomas')
    """
    found = held(edits)
    if not found:
        return NONE
    keys: dict[str, dict[str, str]] = {}
    names: dict[str, dict[str, str]] = {}
    for table in TABLES:
        own = [edit for edit in found if edit.table == table]
        links = _links(own)
        ends = {name: _end(name, links) for name in links}
        keys[table] = {name: end for name, end in ends.items() if name != end}
        names[table] = _spelled(own, links)
    known = *keys.values(), *names.values()
    parts = [sorted(told.items()) for told in known]
    word = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return Aliases(keys, names, word)


def held(edits: Iterable[Edit], kind: str = KIND) -> list[Edit]:
    """Give the aliases, or what else a kind keeps, that hold, oldest first."""
    newest: dict[tuple[str, str, str, str], Edit] = {}
    for edit in edits:
        if edit.kind == kind:
            newest.pop(edit.place, None)
            newest[edit.place] = edit
    return [edit for edit in newest.values() if edit.value != FORGOTTEN]


def target(edit: Edit) -> str:
    """Give the key that an alias leads to."""
    return edit.value if edit.table == OPPORTUNITY else key(edit.value)


def pair(one: str, two: str) -> str:
    """Give the key of two keys, whichever is named first.

    Example:
        >>> pair("b", "a") == pair("a", "b")
        True
    """
    return _PAIR.join(sorted((one, two)))


def both(pair: str) -> tuple[str, str]:
    """Give the two keys that a pair is made of."""
    one, _, two = pair.partition(_PAIR)
    return one, two


def _links(edits: Iterable[Edit]) -> dict[str, str]:
    """Give where each name leads to, in one step and never in a circle."""
    links: dict[str, str] = {}
    for edit in edits:
        onto = target(edit)
        if _backward(edit.key, onto):
            continue
        if edit.key != onto and _end(onto, links) != edit.key:
            links[edit.key] = onto
    return links


def _backward(name: str, onto: str) -> bool:
    """Tell whether a deal with a number is to go by one without."""
    return onto.startswith(BETWEEN) and not name.startswith(BETWEEN)


def _end(name: str, links: Mapping[str, str]) -> str:
    while name in links:
        name = links[name]
    return name


def _spelled(
    edits: Iterable[Edit], links: Mapping[str, str]
) -> dict[str, str]:
    """Give the newest spelling of each name that others go by."""
    found = {target(e): e.value for e in edits if e.table != OPPORTUNITY}
    return {name: said for name, said in found.items() if name not in links}
