"""One sheet of a template: headings with notes, checks, and rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Side

from salesdash.exports import columns, workbook
from salesdash.exports.workbook import fill, font, letter
from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.model import Kind, Table
from salesdash.words import Words

SPARE = 500
"""So many rows below the last are ready to be written in."""

_TICKED = (Kind.YES, Kind.CRITERION)
_FROZEN = {"opportunities": "D", "customers": "B", "contacts": "D"}
"""The first column that moves when one scrolls to the right."""

_HIGH, _BAND = 62.0, 18.0
_BOLD = font(bold=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_CENTRE = Alignment(horizontal="center")
_THIN = Side("thin", color="BFBFBF")
_EDGE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MET, _NOT = fill("C6EFCE"), fill("F6C9C5")


@dataclass(frozen=True)
class Form:
    """What a sheet of a template holds.

    Attributes:
        table: The table that it is for.
        rows: Rows to begin with: column -> value as stored.
        day: The day that it will speak of, None to be written in.
        rep: The rep whose rows these are, '' where the rows say so.
        milestones: As the company has set them.
    """

    table: Table
    rows: Sequence[Mapping[str, Any]] = ()
    day: date | None = None
    rep: str = ""
    milestones: Sequence[Milestone] = field(default=MILESTONES)


def write(sheet: Any, form: Form, t: Words) -> None:
    """Write a sheet of a template.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        form: What it holds.
        t: The words of its language.
    """
    bands = [*columns.bands(form.table, t, form.milestones)]
    names = [name for _, _, own in bands for name in own]
    top = 3 if len(bands) > 1 else 2
    _shape(sheet, form, names, top, t)
    sheet.append(_told(sheet, form, t))
    if len(bands) > 1:
        sheet.append(_band(sheet, bands))
    colours = [colour for _, colour, own in bands for _ in own]
    sheet.append(
        [
            _heading(sheet, form.table, name, (top, at), colours[at - 1], t)
            for at, name in enumerate(names, start=1)
        ]
    )
    for row, stored in enumerate(form.rows, start=top + 1):
        sheet.append(
            [
                _cell(sheet, form.table[name], (row, at), stored[name], t)
                for at, name in enumerate(names, start=1)
            ]
        )


def _shape(
    sheet: Any, form: Form, names: Sequence[str], top: int, t: Words
) -> None:
    """Set widths, formats and checks of the columns, and what is frozen."""
    last = top + len(form.rows) + SPARE
    for at, name in enumerate(names, start=1):
        column = form.table[name]
        place = letter(at)
        dimension = sheet.column_dimensions[place]
        known = (row[name] for row in form.rows)
        dimension.width = columns.width(column, t, known)
        dimension.number_format = columns.form(column)
        area = f"{place}{top + 1}:{place}{last}"
        check = columns.checks(column, t)
        if check:
            check.add(area)
            sheet.data_validations.append(check)
        if column.kind in _TICKED:
            dimension.alignment = _CENTRE
            _colour(sheet, area)
    sheet.row_dimensions[top].height = _HIGH
    sheet.freeze_panes = f"{_FROZEN.get(form.table.name, 'A')}{top + 1}"
    end = max(top + len(form.rows), top + 1)
    sheet.auto_filter.ref = f"A{top}:{letter(len(names))}{end}"
    sheet.print_title_rows = f"{top}:{top}"
    workbook.printed(sheet)


def _colour(sheet: Any, area: str) -> None:
    for mark, ground in ((columns.YES, _MET), (columns.NO, _NOT)):
        rule = CellIsRule("equal", [f'"{mark}"'], fill=ground)
        sheet.conditional_formatting.add(area, rule)


def _told(sheet: Any, form: Form, t: Words) -> list[Any]:
    """Say above the table which day and whose rows it speaks of."""
    label = workbook.text(sheet, 1, 1, t("templates.label.as_of"))
    day = Cell(sheet, row=1, column=2, value=form.day)
    day.number_format = workbook.DAY
    line = [label, day]
    if "rep" in form.table.names:
        line.append(workbook.text(sheet, 1, 3, t("templates.label.rep")))
        line.append(workbook.text(sheet, 1, 4, form.rep))
    for cell in line:
        cell.font, cell.alignment = _BOLD, Alignment(horizontal="left")
    return line if form.rep or not form.rows else line[:2]


def _band(
    sheet: Any, bands: Sequence[tuple[str, str, list[str]]]
) -> list[Cell]:
    """Write the row of groups above the headings, each merged."""
    sheet.row_dimensions[2].height = _BAND
    line: list[Cell] = []
    for label, colour, own in bands:
        first = len(line) + 1
        for at, text in enumerate([label] + [""] * (len(own) - 1), first):
            cell = workbook.text(sheet, 2, at, text)
            if label:
                cell.fill, cell.font = fill(colour), _BOLD
                cell.alignment = _MIDDLE
            line.append(cell)
        if label and len(own) > 1:
            sheet.merged_cells.add(f"{letter(first)}2:{letter(len(line))}2")
    return line


def _heading(
    sheet: Any,
    table: Table,
    name: str,
    place: tuple[int, int],
    colour: str,
    t: Words,
) -> Cell:
    text = columns.heading(table, name, t)
    cell = workbook.text(sheet, *place, text)
    cell.font, cell.fill, cell.border = _BOLD, fill(colour), _EDGE
    cell.alignment = _MIDDLE
    cell.comment = workbook.comment(columns.note(table, name, t))
    return cell


def _cell(
    sheet: Any, column: Any, place: tuple[int, int], stored: Any, t: Words
) -> Cell:
    """Write a value that is known, as it will be read again."""
    value = columns.value(column, stored, t)
    if isinstance(value, str):
        cell = workbook.text(sheet, *place, value)
    elif isinstance(value, float):
        cell = workbook.number(sheet, *place, value)
    else:
        cell = Cell(sheet, *place, value=value)
    cell.number_format = columns.form(column)
    if column.kind in _TICKED:
        cell.alignment = _CENTRE
    return cell
