"""Sheets of a template that are not read: the guide, the next steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment

from salesdash import days, model
from salesdash.exports import columns, workbook
from salesdash.exports.workbook import fill, font, letter
from salesdash.intake import ours
from salesdash.model import Table
from salesdash.words import Words
from salesdash.words.column import meaning, title

STEPS = ("date", "customer", "person", "next_step", "next_date", "result")
"""What is told of a visit on which a next step was agreed."""

_LINES = ("rows", "as_of", "deals", "blanks", "required", "this")
_HEADS = ("sheet", "column", "required", "meaning", "how")
_GUIDE_WIDTHS = (16.0, 26.0, 10.0, 62.0, 62.0)
_STEP_WIDTHS = (13.0, 26.0, 16.0, 44.0, 14.0, 44.0)
_BIG, _BOLD = font(bold=True, size=14), font(bold=True)
_WRAP = Alignment(vertical="top", wrap_text=True)
_HEAD = fill("DCE6F1")


def guide(sheet: Any, tables: Sequence[Table], t: Words) -> None:
    """Write how to fill in a template.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        tables: The tables that the template has sheets for.
        t: The words of its language.
    """
    workbook.widths(sheet, _GUIDE_WIDTHS)
    workbook.printed(sheet)
    _title(sheet, t("templates.guide.title"), ours.GUIDE, 5)
    row = 1
    for row, name in enumerate(_LINES, start=2):
        sheet.append(
            [workbook.text(sheet, row, 1, t(f"templates.guide.{name}"))]
        )
    sheet.append([])
    heads = [t(f"templates.guide_column.{name}") for name in _HEADS]
    _line(sheet, row + 2, heads, head=True)
    for at, texts in enumerate(_columns(tables, t), start=row + 3):
        workbook.stretched(sheet, at, texts, _GUIDE_WIDTHS)
        _line(sheet, at, texts)


def _columns(tables: Sequence[Table], t: Words) -> Iterator[list[str]]:
    for table in tables:
        shown = t(f"model.table.{table.name}.title")
        for column in table.columns:
            yield [
                shown,
                title(t, table.name, column.name),
                "*" if columns.required(table, column.name) else "",
                meaning(t, table.name, column.name),
                columns.how(column, t),
            ]


def steps(sheet: Any, visits: Sequence[Mapping[str, Any]], t: Words) -> None:
    """Write the next steps that were agreed.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        visits: The visits, `STEPS` as stored.
        t: The words of its language.
    """
    workbook.widths(sheet, _STEP_WIDTHS)
    workbook.printed(sheet)
    sheet.freeze_panes = "A4"
    _title(sheet, t("templates.steps.title"), ours.STEPS, len(STEPS))
    sheet.append([workbook.text(sheet, 2, 1, t("templates.steps.why"))])
    heads = [title(t, "visits", name) for name in STEPS]
    _line(sheet, 3, heads, head=True)
    for row, visit in enumerate(visits, start=4):
        texts = [_said(name, visit[name]) for name in STEPS]
        workbook.stretched(sheet, row, texts, _STEP_WIDTHS)
        _line(sheet, row, texts)


def _said(name: str, stored: Any) -> str:
    if stored is None:
        return ""
    day = model.VISITS[name].kind is model.Kind.DAY
    return days.iso(stored) if day else str(stored)


def _title(sheet: Any, text: str, mark: str, size: int) -> None:
    """Write the title, and the mark in a hidden column beside the table."""
    sheet.column_dimensions[letter(size + 2)].hidden = True
    cell = workbook.text(sheet, 1, 1, text)
    cell.font = _BIG
    sheet.append([cell, *[None] * size, mark])


def _line(
    sheet: Any, row: int, texts: Sequence[str], *, head: bool = False
) -> None:
    line: list[Cell] = []
    for at, text in enumerate(texts, start=1):
        cell = workbook.text(sheet, row, at, text)
        cell.alignment = _WRAP
        if head:
            cell.font, cell.fill = _BOLD, _HEAD
        line.append(cell)
    sheet.append(line)
