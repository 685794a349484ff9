"""Deals that an alias of their customer makes fall together.

They bear one name under one customer then, though sheets spoke of them as
of two: side by side, or with numbers of their own. So they are kept apart
until somebody says that they are one (definitions, A).
"""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from salesdash.store.codes import numbered

GROUP = ("customer_key", "name_key")

Naming = tuple[int, str, str, str]
"""The as-of of a sheet, and what it says: member, rep, number."""


def parted(rows: pl.DataFrame) -> pl.DataFrame:
    """Say from which day on deals are known to be two.

    Args:
        rows: One row a row of an opportunity sheet: `GROUP`, `member`,
            `rep_key`, `opportunity_key`, `sheet_as_of`.

    Returns:
        One row a customer and name: `GROUP` and `since`.
    """
    several = rows.filter(_several(rows)).sort("sheet_as_of")
    groups: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    told = several.select(
        *GROUP, "sheet_as_of", "member", "rep_key", "opportunity_key"
    )
    for customer, name, *naming in told.unique(
        maintain_order=True
    ).iter_rows():
        groups[customer, name].append(tuple(naming))
    found = [(*group, since(named)) for group, named in groups.items()]
    names = dict.fromkeys(GROUP, pl.String) | {"since": pl.Int32}
    return pl.DataFrame(
        [row for row in found if row[-1] is not None], names, orient="row"
    )


def _several(rows: pl.DataFrame) -> pl.Series:
    """Tell which rows are of a group with more than one member."""
    group = numbered(*(rows[name] for name in GROUP))
    told = pl.DataFrame({"group": group, "member": rows["member"]})
    unlike = pl.col("member") != pl.col("member").first().over("group")
    return told.select(unlike.any().over("group")).to_series()


def since(namings: Iterable[Naming]) -> int | None:
    """Give the day from which members are known to be two, if any is.

    On that day two stand side by side, bear different numbers, or two reps
    speak of them by turns.

    Args:
        namings: By as-of.

    Example:
        >>> since([(1, "a", "R", ""), (2, "b", "R", "")])
        >>> since([(1, "a", "R", ""), (2, "b", "R", ""), (2, "a", "R", "")])
        2
        >>> since([(1, "a", "R", "D-1"), (7, "b", "R", "D-2")])
        7
        >>> since([(1, "a", "R", ""), (2, "b", "S", ""), (3, "a", "R", "")])
        3
    """
    seen: list[Naming] = []
    for naming in namings:
        if any(_unlike(naming, other) for other in seen) or _turns(
            naming, seen
        ):
            return naming[0]
        seen.append(naming)
    return None


def _unlike(one: Naming, two: Naming) -> bool:
    """Tell whether two namings of two members cannot be of one deal."""
    if one[1] == two[1] or (one[3] and one[3] == two[3]):
        return False
    return one[0] == two[0] or bool(one[3] and two[3])


def _turns(naming: Naming, seen: list[Naming]) -> bool:
    """Tell whether another rep spoke of another member in between."""
    day, member, rep, _ = naming
    first = next((n[0] for n in seen if n[1:3] == (member, rep)), day)
    return any(
        first < n[0] < day and n[1] != member and n[2] and n[2] != rep
        for n in seen
        if rep
    )
