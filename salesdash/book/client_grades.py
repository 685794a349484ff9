"""The grades of one customer through time, and what the app changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash.book.sources import Row, source
from salesdash.method.grades import quadrant
from salesdash.model.client import Grade

if TYPE_CHECKING:
    from salesdash.book.view import View
    from salesdash.model.dossier import Source

AXES = ("relationship", "attractiveness")
_HELD = "held"


@dataclass(frozen=True)
class _Said:
    """What a sheet or a manager says of the grades on a day."""

    day: int
    values: Mapping[str, float | None]
    by: str = ""
    reason: str = ""
    source: Source | None = field(default=None)


def corrections(view: View, key: str) -> list[Row]:
    """Give what was changed in the app, rows of `State.regraded`."""
    rows = _frame(view.state.regraded)
    return list(rows.filter(nw.col("key") == key).iter_rows(named=True))


def grades(view: View, key: str) -> list[Grade]:
    """Tell each change of the grades of a customer, newest first.

    A list that repeats the grades before it tells no change, and one that
    lacks a column says nothing of it. A value that a manager corrected and
    that still holds is no more what later lists say.
    """
    known: dict[str, float | None] = dict.fromkeys(AXES)
    edits = [*_edits(corrections(view, key))]
    found = []
    told = sorted([*_listed(view, key), *edits], key=attrgetter("day"))
    for said in told:
        values = {
            axis: value
            for axis, value in said.values.items()
            if said in edits or not _corrected(axis, said.day, edits)
        }
        if {**known, **values} != known:
            known |= values
            found.append(_grade(view, known, said))
    return found[::-1]


def _corrected(axis: str, day: int, edits: list[_Said]) -> bool:
    return any(axis in e.values and e.day < day for e in edits)


def _listed(view: View, key: str) -> Iterator[_Said]:
    """Give what the customer lists say, oldest first."""
    every = _frame(view.state.scene.until(view.number, "customers"))
    own = every.filter(nw.col("customer_key") == key)
    for row in own.iter_rows(named=True):
        values = {a: row[a] for a in AXES if f'"{a}"' in row["said"]}
        # The day of a grade is told beside it, and may be of long ago.
        given, day = row["graded_on"], row["sheet_as_of"]
        since = day if given is None else min(given, day)
        yield _Said(since, values, source=source(row))


def _edits(rows: list[Row]) -> Iterator[_Said]:
    for row in rows:
        if row["column"] in AXES and row["state"] == _HELD:
            value = float(row["value"]) if row["value"] else None
            told = {row["column"]: value}
            yield _Said(row["from"], told, row["by"], row["reason"])


def _grade(
    view: View, known: Mapping[str, float | None], said: _Said
) -> Grade:
    pair = (known["relationship"], known["attractiveness"])
    found = quadrant(*pair, view.settings.thresholds)
    return Grade(said.day, *pair, found, said.by, said.reason, said.source)


def _frame(native: Any) -> nw.DataFrame:
    return nw.from_native(native, eager_only=True)
