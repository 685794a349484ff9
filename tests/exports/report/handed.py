"""Sheets for the tests of the reports, made on the spot."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def made(*rows: Sequence[Any]) -> bytes:
    """Make a workbook in which every text is text."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([_spelled(value) for value in row])
    for cell in (c for row in sheet.iter_rows() for c in row):
        if isinstance(cell.value, str):
            cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _spelled(value: Any) -> Any:
    coded = isinstance(value, str) and "_x0" in value
    return value.replace("_x0", "_x005F_x0") if coded else value
