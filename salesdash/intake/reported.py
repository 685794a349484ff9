"""The matrix of customers by reps that salesdash itself wrote.

It is known by its mark, so that nothing of it has to be guessed: a
customer called Total is one, and so is a rep called Monday.
"""

from collections.abc import Iterator
from datetime import date

from salesdash.days import day
from salesdash.findings import Finding
from salesdash.intake import entries, headings, melt, ours, terms
from salesdash.intake.cross import Cross, line
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Matrix
from salesdash.intake.melt import Row
from salesdash.intake.page import Page
from salesdash.intake.tally import noted

RULES = entries.Rules(customers=False, letters=False)
"""How its cells are read, whatever else stands on the sheet."""


def find(matrix: Matrix, grid: Grid) -> Cross | None:
    """Find the matrix of a sheet by its mark, None for any other sheet."""
    corner = ours.matrix(grid)
    if corner is None or not corner[1]:
        return None
    row, end = corner
    heads = line(matrix, row)
    teams = _teams(matrix, row)
    gives = {
        place: {
            "rep": "" if nobody(heads[place].text) else heads[place].text,
            **({"team": teams[place]} if teams.get(place) else {}),
        }
        for place in range(1, end)
        if heads[place].text
    }
    # What stands above is said again in each row, and so is left out.
    return Cross(
        0, row, gives, {0: "customer"}, {0: heads[0].text}, (), (),
        "visits", sure=True, ours=True,
    )  # fmt: skip


def nobody(text: str) -> bool:
    """Tell whether a heading stands for visits that name no rep."""
    return text in terms.words()["nobody"].values()


def _teams(matrix: Matrix, row: int) -> dict[int, str]:
    """Read the teams above the names of the reps."""
    above = line(matrix, row - 1) if row else []
    hit = headings.match(above[0].text, "visits") if above else None
    if not hit or hit[0] != "team":
        return {}
    return {place: cell.text for place, cell in enumerate(above)}


def rows(page: Page, cross: Cross) -> tuple[list[Row], list[Finding]]:
    """Give a visit for what each cell says, and what was found.

    Args:
        page: The sheet.
        cross: Its matrix, as `find` gives it.
    """
    found: list[Row] = []
    findings: list[Finding] = []
    when: date | None = None
    for told in melt.lines(page.matrix, cross, bare=True):
        first = line(page.matrix, told.row)[0]
        if first.kind == Cell.DATE:
            when = day(int(first.number // 1))
        elif not told.cells:
            findings += _unmarked(page, told.row, first.text)
        for place, cell in told.cells.items():
            if first.kind == Cell.DATE:
                continue
            entry = entries.read(cell, RULES)
            if entry.code:
                findings.append(_refused(page, cross, told.row, place))
            said = {"date": when, **cross.gives[place]}
            found += [Row(told.row, {**said, **v}) for v in entry.visits]
    return found, findings


def _unmarked(page: Page, row: int, text: str) -> Iterator[Finding]:
    """Note a row that says nothing of any rep, such as a remark."""
    if text:
        yield noted(page, "note_row", row, level="skip", value=text)


def _refused(page: Page, cross: Cross, row: int, place: int) -> Finding:
    """Say that a cell could not be read, and why."""
    cell = line(page.matrix, row)[place]
    entry = entries.read(cell, RULES)
    return noted(
        page,
        entry.code,
        row,
        level="skip",
        column=line(page.matrix, cross.bottom)[place].text,
        value=entries.shown(cell),
        **entry.detail,
    )
