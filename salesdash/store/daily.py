"""What the sheets say of a cell of a deal, day by day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from salesdash import money
from salesdash.store.scene import SPELLED, Scene
from salesdash.store.typed import typed, written

STATUS = "status"
_PLACE = ("sheet_as_of", "said", "order", "row")


class Cell(NamedTuple):
    """What the sheets of one day say of a cell.

    Attributes:
        day: Their as-of day.
        value: The value, as `typed.written` writes it.
        order: The order of the sheet that says it.
        row: The row in it.
    """

    day: int
    value: str
    order: int
    row: int


@dataclass(frozen=True)
class Cells:
    """The rows of some deals, as sheets have them.

    Attributes:
        scene: What counts.
        rows: What `deals.split` gives for them.
        named: Key of a deal -> the places of its rows in `rows`.
    """

    scene: Scene
    rows: pl.DataFrame = field(repr=False)
    named: Mapping[str, list[int]] = field(repr=False)
    known: dict[str, list[Any]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, scene: Scene, rows: pl.DataFrame) -> "Cells":
        """Look at some rows by their deals."""
        named = defaultdict(list)
        for place, deal in enumerate(rows["key"]):
            named[deal].append(place)
        return cls(scene, rows, named)

    def days(self, deal: str, column: str) -> list[Cell]:
        """Give what sheets say of a cell, one for each day that speaks of it.

        A day without a sheet that names the deal and has the column says
        nothing; the last row of a day counts. The status is that of the
        deal, not of its cell: a signature says won as well.

        Args:
            deal: Its key.
            column: A column of the table of opportunities.
        """
        values, has = self._column(column), f'"{column}"'
        day, said, order, row = map(self._column, _PLACE)
        always = column == STATUS
        found: dict[int, Cell] = {}
        for n in self.named.get(deal, ()):
            if always or has in said[n]:
                value = cell(column, values[n])
                found[day[n]] = Cell(day[n], value, order[n], row[n])
        return list(found.values())

    def now(self, deal: str, column: str) -> str:
        """Give what the sheets say newest of a cell, '' for blank."""
        told = self.days(deal, column)
        return told[-1].value if told else self.blank(column)

    def last(self, deal: str) -> tuple[int, int]:
        """Give the newest row that names a deal: its order and row."""
        place = self.named[deal][-1]
        return self._column("order")[place], self._column("row")[place]

    def first(self, deal: str) -> int:
        """Give the day of the first sheet that names a deal."""
        return self._column("sheet_as_of")[self.named[deal][0]]

    def blank(self, column: str) -> str:
        """Give what a cell says that is not there."""
        return cell(column, None)

    def same(self, column: str, one: str, two: str) -> bool:
        """Tell whether two values of a column mean the same."""
        if one == two:
            return True
        if column in SPELLED:
            aliases = self.scene.aliases
            return aliases.key(column, one) == aliases.key(column, two)
        return _value(column, one) == _value(column, two)

    def _column(self, name: str) -> list[Any]:
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def _read(self, name: str) -> list[Any]:
        if name == STATUS:
            return self.rows["states"].to_list()
        if name in _PLACE:
            return self.rows[name].to_list()
        frame = self.scene.rows["opportunities"]
        return frame[name].gather(self.rows["at"]).to_list()


@lru_cache(maxsize=100_000)
def cell(column: str, value: Any) -> str:
    """Write a value as a text; an amount that names none is in yuan."""
    text = written(column, value)
    return text or money.DEFAULT if column == "currency" else text


def _value(column: str, text: str) -> Any:
    try:
        return typed(column, text)
    except ValueError:
        return text
