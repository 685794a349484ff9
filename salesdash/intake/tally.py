"""The totals of a cross table, held against the cells that they add up."""

from types import MappingProxyType
from typing import Any

import numpy as np

from salesdash.findings import Finding
from salesdash.intake.calendars import Told
from salesdash.intake.cells.column import written
from salesdash.intake.cross import Cross, line
from salesdash.intake.grid import Cell
from salesdash.intake.melt import Line
from salesdash.intake.page import Page

_NEAR = 0.005


def noted(
    page: Page,
    code: str,
    row: int | None = None,
    *,
    level: str = "note",
    column: str = "",
    value: str = "",
    **detail: Any,
) -> Finding:
    """Make a finding about a sheet or one of its rows, from 0."""
    return Finding(
        code,
        level,
        page.grid.file,
        page.grid.sheet,
        None if row is None else page.grid.place(row),
        column,
        value,
        MappingProxyType(detail),
    )


class Tally:
    """Adds up the cells of a cross table while they are read."""

    def __init__(self, page: Page, cross: Cross) -> None:
        """Begin with nothing."""
        self.page, self.cross = page, cross
        self._sums = np.zeros((2, page.matrix.kind.shape[1]))
        self._all = self._sums.copy()
        self._row = -1
        self._across = np.zeros(2)
        self._found: list[Finding] = []
        self._closed = False

    def add(self, row: int, place: int, cell: Told, count: int) -> None:
        """Take a cell in: its number, and the rows that it gave."""
        self._closed = False
        if row != self._row:
            self._check()
            self._row, self._across = row, np.zeros(2)
        number = cell.number if cell.kind == Cell.NUMBER else 0.0
        # What is written out, such as 6万, is added up by nobody here.
        number = np.nan if cell.kind == Cell.TEXT and not count else number
        more = np.array([number, count])
        self._sums[:, place] += more
        self._across += more

    def close(self, total: Line, label: str) -> None:
        """Compare a row of totals with the columns above it.

        A sub-total speaks of the rows since the one before it. What comes
        right after it may add up other tables of the sheet as well.
        """
        self._check()
        self._row = -1
        page = self.page
        self._found.append(
            noted(page, "total_row", total.row, level="skip", value=label)
        )
        self._all += self._sums
        wider, self._closed = self._closed and page.grid.area, True
        both = () if wider else (self._sums, self._all)
        for place, cell in total.cells.items():
            if cell.kind != Cell.NUMBER or not both:
                continue
            sums = [float(s) for part in both for s in part[:, place]]
            self._compare(total.row, place, cell.number, sums)
        self._sums = np.zeros_like(self._sums)

    def heading(self, place: int) -> str:
        """Give the heading of a column as written."""
        matrix, cross = self.page.matrix, self.cross
        rows = range(cross.bottom, cross.top - 1, -1)
        texts = (" ".join(str(matrix.text[r, place]).split()) for r in rows)
        if text := next(filter(None, texts), ""):
            return text
        given = cross.gives.get(place, {})
        told = next(iter(given.values()), "")
        if isinstance(told, tuple):
            return "-".join(f"{n:02d}" for n in told)
        return str(told)

    def findings(self) -> list[Finding]:
        """Give every total that does not agree."""
        self._check()
        self._row = -1
        return self._found

    def _check(self) -> None:
        """Compare the columns of totals with the row that was read."""
        if self._row < 0:
            return
        cells = line(self.page.matrix, self._row)
        for place in self.cross.totals:
            cell = cells[place]
            sums = [float(s) for s in self._across]
            if cell.kind == Cell.NUMBER:
                self._compare(self._row, place, cell.number, sums)

    def _compare(
        self, row: int, place: int, said: float, sums: list[float]
    ) -> None:
        """Note a total that is none of the sums, if all are known."""
        if np.isnan(sums).any() or any(abs(said - s) <= _NEAR for s in sums):
            return
        read = sums[-2] or sums[-1]
        self._found.append(
            noted(
                self.page,
                "cross_total_differs",
                row,
                column=self.heading(place),
                value=written(said),
                read=written(round(read, 4)),
            )
        )
