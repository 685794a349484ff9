"""A column of figures that a sheet adds up itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from salesdash import model
from salesdash.intake import cells, labels, vocabulary
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix
from salesdash.intake.rows import Draft
from salesdash.model import Kind

_COUNTED = frozenset({"minutes", "count"})
_OF = ("rep", "team", "customer", "status", "claimed_milestone", "currency")
_STEADY = 0.01
_LOOKED = 500
_DAY = 24 * 60
_LOOSE = frozenset({"amount_about", "amount_range", "amount_separator"})
Span = slice | np.ndarray
"""Which of the rows kept are added up."""


@dataclass(frozen=True)
class Summed:
    """One column of figures.

    Attributes:
        draft: The rows as they were read.
        matrix: The cells.
        place: The strip.
        meant: The column of the model.
        kept: The rows kept, with "row" from 1.
        currency: The one currency of an amount, else ''.
    """

    draft: Draft
    matrix: Matrix
    place: int
    meant: model.Column
    kept: pa.Table
    currency: str

    @cached_property
    def rows(self) -> np.ndarray:
        """The rows kept, from 0."""
        return self.kept["row"].to_numpy() - 1

    @cached_property
    def values(self) -> np.ndarray:
        """Their values, 0 where there is none."""
        return self.kept[self.meant.name].fill_null(0).to_numpy()

    @cached_property
    def texts(self) -> np.ndarray:
        """Tell which of them are written as text."""
        return self.matrix.kind[self.rows, self.place] == Cell.TEXT

    @cached_property
    def unread(self) -> np.ndarray:
        """The rows whose figure was not taken, from 0."""
        data = self.draft.rows
        filled = data[self.matrix.kind[data, self.place] != Cell.BLANK]
        valid = self.kept[self.meant.name].is_valid().to_numpy()
        return np.setdiff1d(filled, self.rows[valid])

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Column -> rep, customer and so on, evened out -> as written."""
        found: dict[str, dict[str, list[str]]] = {}
        for column in (n for n in _OF if n in self.kept.column_names):
            told = found.setdefault(column, {})
            for said in self.kept[column].unique().to_pylist():
                told.setdefault(vocabulary.plain(said or ""), []).append(said)
        return found

    def named(self, name: str) -> np.ndarray:
        """Give the rows of a rep, team, customer and so on, from 0."""
        mask = np.zeros(len(self.rows), dtype=bool)
        for column, told in self._names.items() if name else ():
            if said := told.get(name):
                known = pc.call_function(
                    "is_in",
                    [self.kept[column]],
                    pc.SetLookupOptions(pa.array(said)),
                )
                mask |= known.to_numpy()
        return np.flatnonzero(mask)

    @cached_property
    def scale(self) -> int:
        """What one was read as, 0 where rows differ or none tells."""
        told = [
            value / figure
            for row, value in zip(
                self.rows[:_LOOKED], self.values[:_LOOKED], strict=True
            )
            if (figure := self.figure(int(row))) and value
        ]
        middle = float(np.median(told)) if told else 0.0
        steady = all(abs(s - middle) <= _STEADY * abs(middle) for s in told)
        return round(middle) if steady else 0

    def figure(self, row: int) -> float | None:
        """Give a plain number as it stands in a cell."""
        if self.matrix.kind[row, self.place] == Cell.NUMBER:
            return float(self.matrix.number[row, self.place])
        return labels.figure(str(self.matrix.text[row, self.place]))

    def said(self, row: int) -> int | None:
        """Read the figure of a total row in the unit of the column."""
        kind = Cell(int(self.matrix.kind[row, self.place]))
        if kind == Cell.TIME and self.meant.name == "minutes":
            return round(float(self.matrix.number[row, self.place]) * _DAY)
        figure = self.figure(row)
        if figure is not None:
            return round(figure * self.scale) if self.scale else None
        if kind != Cell.TEXT:
            return None
        at = slice(row, row + 1)
        own = cells.Column(
            self.matrix.kind[at, self.place],
            self.matrix.text[at, self.place],
            self.matrix.number[at, self.place],
            np.zeros(1, dtype=bool),
            near=self.draft.near,
        )
        answer = cells.read(own, self.meant)[0]
        return None if answer.code in _LOOSE else answer.value

    def read(self, span: Span) -> int:
        """Add up rows."""
        return int(self.values[span].sum())

    def same(self, span: Span, said: int) -> bool:
        """Tell whether a sum is right but for what its rows rounded."""
        rounded = len(self.values[span])
        return abs(self.read(span) - said) * 2 <= rounded


def columns(
    draft: Draft, matrix: Matrix, places: Mapping[int, str], kept: pa.Table
) -> Iterator[Summed]:
    """Give the columns of a sheet that can be added up.

    Amounts in more than one currency cannot.
    """
    for place, name in sorted(places.items()):
        meant = draft.table[name]
        if meant.kind is Kind.MONEY:
            told = _currencies(kept)
            if len(told) == 1:
                yield Summed(draft, matrix, place, meant, kept, told.pop())
        elif name in _COUNTED:
            yield Summed(draft, matrix, place, meant, kept, "")


def _currencies(kept: pa.Table) -> set[str]:
    if "currency" not in kept.column_names:
        return {""}
    return {code or "" for code in kept["currency"].unique().to_pylist()}
