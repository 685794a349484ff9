"""Sheets that salesdash wrote itself: no data, but a note of the day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from salesdash.intake.grid import Cell, Grid

NAME = "salesdash"
"""The names of these sheets begin so, in every language."""

LIST, GUIDE, STEPS = "salesdash:list", "salesdash:guide", "salesdash:steps"
"""What stands in a cell of them: a list of findings, how to fill in a
template, and the next steps that were agreed."""

BRIEF = "salesdash:brief"
"""What stands in a cell of a brief, whose sheet is called as its customer."""

MATRIX = "salesdash:matrix"
"""What stands in the header of a daily report as a matrix, behind the reps;
below it stands the day that it speaks of."""

MARKS = frozenset({LIST, GUIDE, STEPS})
GIVEN = "given"
COVERS = ("complete", "adds")
_ROWS = 3
"""The mark stands in one of the first rows."""


@dataclass(frozen=True)
class Noted:
    """What a list of findings notes of a sheet beside it.

    Attributes:
        as_of: The day that the sheet was taken to speak of.
        given: Whether a person said so.
        covers: What a person said that it is: "complete", "adds" or ''.
    """

    as_of: date
    given: bool
    covers: str = ""


def written(grid: Grid) -> bool:
    """Tell whether salesdash wrote a sheet, by its name and its mark."""
    return _mark(grid) is not None or brief(grid)


def brief(grid: Grid) -> bool:
    """Tell whether a sheet is a brief that salesdash wrote, by its mark."""
    return _place(grid, {BRIEF}) is not None


def matrix(grid: Grid) -> tuple[int, int] | None:
    """Find the mark of a matrix that salesdash wrote: its row and column."""
    return _place(grid, {MATRIX})


def noted(grids: Iterable[Grid]) -> dict[tuple[str, str], Noted]:
    """Read what lists and matrices note: (file, sheet) -> the note."""
    found: dict[tuple[str, str], Noted] = {}
    for grid in grids:
        if (corner := matrix(grid)) and (day := _below(grid, *corner)):
            found[grid.file, grid.sheet] = Noted(day, given=True)
        place = _mark(grid)
        if place is None or grid.strips[place[1]].text[place[0]] != LIST:
            continue
        for sheet, note in _notes(grid, *place):
            found[grid.file, sheet] = note
    return found


def of(notes: Mapping[tuple[str, str], Noted], grid: Grid) -> Noted | None:
    """Give what is noted of a sheet, or of the sheet that it is cut from."""
    note = notes.get((grid.file, grid.sheet))
    return note or notes.get((grid.file, grid.tab))


def days(
    notes: Mapping[tuple[str, str], Noted],
    grid: Grid,
    today: date,
    as_of: date | None,
) -> tuple[date, date | None]:
    """Give the day of upload and the day given of a sheet.

    A sheet that was handed back is read as on the day that it was of: what
    it says itself means the same again, and what was assumed stays.
    """
    note = of(notes, grid)
    if note is None:
        return today, as_of
    return note.as_of, as_of or (note.as_of if note.given else None)


def _mark(grid: Grid) -> tuple[int, int] | None:
    if not grid.sheet.casefold().startswith(NAME):
        return None
    return _place(grid, MARKS)


def _place(grid: Grid, marks: Collection[str]) -> tuple[int, int] | None:
    for column, strip in enumerate(grid.strips):
        for row, text in enumerate(strip.text[:_ROWS].tolist()):
            if strip.kind[row] == Cell.TEXT and text in marks:
                return row, column
    return None


def _below(grid: Grid, row: int, column: int) -> date | None:
    """Read the day below the mark of a matrix."""
    texts = grid.strips[column].text[row + 1 : row + 2].tolist()
    try:
        return date.fromisoformat("".join(texts))
    except ValueError:
        return None


def _notes(grid: Grid, row: int, column: int) -> Iterable[tuple[str, Noted]]:
    """Read sheet, day, source and scope, side by side below the mark."""
    columns = grid.strips[column : column + 4]
    if len(columns) < 3:  # noqa: PLR2004 - sheet, day, source
        return
    texts = (strip.text[row + 1 :].tolist() for strip in columns)
    for sheet, day, source, *scope in zip(*texts, strict=True):
        try:
            told = date.fromisoformat(day), source == GIVEN
        except ValueError:
            continue
        known = scope and scope[0] in COVERS
        yield sheet, Noted(*told, scope[0] if known else "")
