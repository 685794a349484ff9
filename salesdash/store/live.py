"""Which imports and sheets count: withdrawals, and their undoing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Live:
    """What counts of the log.

    Attributes:
        imports: Ids of the imports in force, undoing ones included.
        withdrawn: Single sheets taken back: (import id, sheet number).
        undone: Import -> the import that took it back, whole or in part.
    """

    imports: frozenset[str]
    withdrawn: frozenset[tuple[str, int]]
    undone: dict[str, str]


def live(imports: pl.DataFrame, known: int | None = None) -> Live:
    """Say what counts, by what was known at a moment.

    The newest import is always in force; an older one is unless an import
    in force takes it back. So an undo that is undone takes nothing back.

    Args:
        imports: The table `imports`.
        known: Microseconds since 1970, UTC; later imports are left out.
    """
    if known is not None:
        imports = imports.filter(pl.col("imported_at") <= known)
    whole: dict[str, str] = {}
    parts: dict[tuple[str, int], str] = {}
    alive = set()
    for row in imports.sort("seq", descending=True).iter_rows(named=True):
        if row["import_id"] in whole:
            continue
        alive.add(row["import_id"])
        for target, number in targets(row["withdraws"]):
            if number is None:
                whole[target] = row["import_id"]
            else:
                parts[target, number] = row["import_id"]
    undone = {target: by for (target, _), by in parts.items()} | whole
    return Live(frozenset(alive), frozenset(parts), undone)


def targets(withdraws: str | None) -> Iterator[tuple[str, int | None]]:
    """Read what an import takes back: import ids, or one sheet of one.

    Example:
        >>> list(targets('["a", ["b", 2]]'))
        [('a', None), ('b', 2)]
    """
    for target in json.loads(withdraws or "[]"):
        if isinstance(target, str):
            yield target, None
        else:
            yield target[0], target[1]


def withdrawal(sheets: Iterable[tuple[str, int | None]]) -> str:
    """Write what an import takes back, as `targets` reads it."""
    return json.dumps([a if b is None else [a, b] for a, b in sheets])
