"""A sheet opened: its headings found, its facts and its day read."""

from dataclasses import dataclass, replace
from datetime import date

from salesdash import model
from salesdash.intake import (
    asof,
    facts,
    headings,
    joins,
    layout,
    tables,
    vocabulary,
)
from salesdash.intake.cells import times
from salesdash.intake.grid import Grid


@dataclass(frozen=True)
class Choice:
    """What a person changed in the preview, for one sheet.

    Attributes:
        as_of: The day that the sheet speaks of.
        covers: "complete" or "adds"; passed through.
        replaces: Whether it takes an older sheet's place; passed through.
        second: Whether visits that another file of the same as-of states
            otherwise are second visits and no corrections; passed through.
        skip: Whether the sheet is left out. A choice that does not skip
            takes a hidden sheet in.
    """

    as_of: date | None = None
    covers: str | None = None
    skip: bool = False
    replaces: bool | None = None
    second: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet, its headings found and its facts read."""

    grid: Grid
    matrix: layout.Matrix
    block: layout.Block | None
    table: model.Table | None
    reason: str
    title: facts.Title
    facts: facts.Facts
    as_of: date
    source: str


def opened(
    grid: Grid, today: date, choice: Choice | None, as_of: date | None
) -> Page:
    """Open a sheet as far as it can be without the other sheets.

    Args:
        grid: The cells.
        today: The day of the upload.
        choice: What a person changed.
        as_of: The day given for all sheets.
    """
    given = (choice.as_of if choice else None) or as_of
    matrix = layout.Matrix(grid)
    reason = _refused(grid, matrix, choice)
    block = None if reason else layout.find(matrix)
    block = block and _settled(matrix, block)
    title = facts.title(matrix, grid, block) if block else facts.Title()
    told = list(facts.when(title, grid, today))
    gathered = facts.gather(title, grid, told, today)
    day, source = asof.choose(told, today)
    day, source = (given, "given") if given else (day, source)
    table = tables.choose(block, grid, gathered.words) if block else None
    reason = reason or _unknown(block, table)
    return Page(
        grid, matrix, block, table, reason, title, gathered, day, source
    )


def _settled(matrix: layout.Matrix, block: layout.Block) -> layout.Block:
    """Let the cells say whether 时间 is the day or the time of day."""
    known = block.columns["visits"]
    free = "start" not in known.of.values()
    loose = vocabulary.others("visits")
    of = dict(known.of)
    for place, name in known.of.items():
        forms = headings.forms(block.texts[place])
        if name == "date" and free and any(f in loose for f in forms):
            below = slice(block.bottom + 1, None)
            kinds, texts = matrix.kind[below, place], matrix.text[below, place]
            if times.look(kinds, texts):
                of[place] = "start"
    columns = {**block.columns, "visits": replace(known, of=of)}
    return replace(block, columns=columns)


def _refused(grid: Grid, matrix: layout.Matrix, choice: Choice | None) -> str:
    if choice and choice.skip:
        return "not_ours_skipped"
    if not grid.visible and choice is None:
        return "sheet_hidden"
    return "" if matrix.filled().any() else "not_ours_blank"


def _unknown(block: layout.Block | None, table: model.Table | None) -> str:
    if table is not None:
        return ""
    few = block is None or block.hits < layout.FIELDS
    return "not_ours_no_headings" if few else "not_ours_columns"


def named(page: Page) -> frozenset[str]:
    """Give the reps that a sheet names in a column or a label."""
    labelled = {page.facts.words.get("rep", "")}
    if page.block is None or page.table is None:
        return frozenset(labelled - {""})
    places = page.block.columns[page.table.name].of
    column = [p for p, name in places.items() if name == "rep"]
    below = page.matrix.text[page.block.bottom + 1 :, column]
    split = {n for text in set(below.ravel()) for n in joins.people(text)}
    return frozenset((labelled | split) - {""})
