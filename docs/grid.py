"""Sheets drawn as spreadsheet programs show them: a page for the browser."""

from collections.abc import Iterator
from html import escape
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

STYLE = """
body { margin: 0; background: #fff; }
#sheet { display: inline-block; padding: 8px; }
table { border-collapse: collapse; font: 14px "Noto Sans CJK SC",
  "Noto Sans", sans-serif; color: #1b2430; }
td, th { border: 1px solid #d4dae1; padding: 3px 8px; text-align: left;
  max-width: 320px; vertical-align: top; }
th { background: #eef1f4; color: #5b6673; font-weight: normal;
  text-align: center; }
td.number { text-align: right; }
td.noted { position: relative; }
td.noted::after { content: ""; position: absolute; top: 0; right: 0;
  border: 5px solid #c62828; border-left-color: transparent;
  border-bottom-color: transparent; }
"""


def drawn(content: bytes, name: str, columns: int | None = None) -> str:
    """Write a sheet of a workbook as a page.

    Args:
        content: The workbook.
        name: The sheet.
        columns: Show no more of its columns than so many.
    """
    sheet = load_workbook(BytesIO(content))[name]
    width = min(columns or sheet.max_column, sheet.max_column)
    letters = "".join(
        f"<th>{get_column_letter(number + 1)}</th>" for number in range(width)
    )
    rows = "".join(_rows(sheet, width))
    return (
        f"<!doctype html><style>{STYLE}</style><div id=sheet>"
        f"<table><tr><th></th>{letters}</tr>{rows}</table></div>"
    )


def _rows(sheet: Worksheet, width: int) -> Iterator[str]:
    covered, spans = _merged(sheet, width)
    for number, row in enumerate(sheet.iter_rows(max_col=width), 1):
        cells = "".join(
            _cell(cell, spans.get(cell.coordinate, ""))
            for cell in row
            if isinstance(cell, Cell) and cell.coordinate not in covered
        )
        yield f"<tr><th>{number}</th>{cells}</tr>"


def _merged(sheet: Worksheet, width: int) -> tuple[set[str], dict[str, str]]:
    """Give the cells under merged ones, and how far those reach."""
    covered: set[str] = set()
    spans: dict[str, str] = {}
    for area in sheet.merged_cells.ranges:
        reach = min(area.max_col, width) - area.min_col + 1
        first, *rest = (
            f"{get_column_letter(column)}{row}" for row, column in area.cells
        )
        covered |= set(rest)
        down = area.max_row - area.min_row + 1
        spans[first] = f' colspan="{reach}" rowspan="{down}"'
    return covered, spans


def _cell(cell: Cell, span: str) -> str:
    number = isinstance(cell.value, int | float)
    names = [
        name
        for name, says in (("number", number), ("noted", cell.comment))
        if says
    ]
    text = "" if cell.value is None else escape(str(cell.value))
    said = f' class="{" ".join(names)}"' if names else ""
    return f"<td{said}{span} style='{_look(cell)}'>{text}</td>"


def _look(cell: Cell) -> str:
    """Say the colour and the weight of a cell."""
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
    parts = [f"background:#{fill[-6:]}"] if isinstance(fill, str) else []
    if cell.font.b:
        parts.append("font-weight:600")
    return ";".join(parts)
