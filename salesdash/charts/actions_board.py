"""What the heat maps of the action tracking table count (page 46)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import narwhals.stable.v2 as nw

from salesdash.charts import numbers
from salesdash.metrics.actions import CODES, MOVES
from salesdash.words import Words

ALL = "all"
"""The code of the panel of all visits, which carries the moves."""

LONGEST = 40
"""So many reps are drawn; the file has all of them."""

_MANY = 12
"""Hours of more weeks are written without a fraction, to have room."""

_ROUND = 10
"""So are hours from here on, whatever the weeks."""


def measured(measure: str, t: Words) -> str:
    """Name what is counted; minutes are shown as hours."""
    if measure == "minutes":
        return t("visits.figure_hours")
    return t("visits.measure_visits")


@dataclass(frozen=True)
class Board:
    """What is drawn.

    Attributes:
        actions: What `metrics.actions.actions` gives.
        moved: What `metrics.actions.moved` gives.
        weeks: The first days of the weeks, oldest first.
        dimension: activity, step or customer.
        measure: visits or minutes.
        name: Gives the name of a code.
    """

    actions: nw.DataFrame
    moved: nw.DataFrame
    weeks: Sequence[int]
    dimension: str
    measure: str
    name: Callable[[str], str]

    @cached_property
    def reps(self) -> list[str]:
        """The reps, busiest first."""
        sums = self._own.group_by("rep").agg(nw.col(self.measure).sum())
        order = sums.sort(self.measure, "rep", descending=[True, False])
        known = order["rep"].to_list()
        rest = sorted({*self.moved["rep"].to_list()} - {*known})
        return [*known, *rest][:LONGEST]

    @property
    def codes(self) -> list[str]:
        """All visits first, then the codes that have any."""
        used = {*self._own["code"].to_list()}
        return [ALL, *(c for c in CODES[self.dimension] if c in used)]

    @property
    def _own(self) -> nw.DataFrame:
        return self.actions.filter(nw.col("dimension") == self.dimension)

    def counts(self) -> dict[tuple[str, str, int], int]:
        """Count by code, rep and week; `ALL` is the sum of the codes."""
        found: dict[tuple[str, str, int], int] = {}
        names = ("code", "rep", "week", self.measure)
        for code, rep, week, count in self._own.select(*names).iter_rows():
            for each in (code, ALL):
                place = each, rep, week
                found[place] = found.get(place, 0) + count
        return found

    def marks(self) -> dict[tuple[str, int], dict[str, int]]:
        """Give the moves by rep and week."""
        return {
            (row["rep"], row["week"]): {name: row[name] for name in MOVES}
            for row in self.moved.rows(named=True)
        }


def short(board: Board, count: int) -> str:
    """Write a count as it has room in a cell, minutes as hours."""
    if board.measure != "minutes":
        return f"{count:,}"
    hours = count / 60
    fraction = len(board.weeks) <= _MANY and hours < _ROUND
    return f"{hours:,.1f}" if fraction or hours < 1 else f"{hours:,.0f}"


def long(board: Board, count: int, t: Words) -> str:
    """Write a count with its unit, where it has one."""
    if board.measure == "minutes":
        return numbers.hours(count, t)
    return f"{count:,}"
