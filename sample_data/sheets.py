"""A plain sheet, and workbooks that come out the same byte for byte."""

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
THEME = "xl/theme/theme1.xml"
THEMED = re.compile(
    rb'<(?:Override|Relationship)[^>]*theme/theme1\.xml"[^>]*/>'
    rb'|<color theme="1" ?/>|<scheme val="minor" ?/>'
)


@dataclass(frozen=True)
class Sheet:
    """A tab: title lines, a row of headings, rows of cells."""

    name: str
    above: list[list[Any]]
    headings: list[str]
    rows: list[list[Any]]


def write(path: Path, tabs: list[Sheet], saved: date) -> None:
    """Write a workbook whose bytes depend on its cells alone."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for tab in tabs:
        _fill(book.create_sheet(tab.name), tab)
    moment = datetime(saved.year, saved.month, saved.day, 17, 30)  # noqa: DTZ001 - Excel knows no zones
    book.properties.creator = "Sales"
    book.properties.created = moment
    raw = BytesIO()
    book.save(raw)
    path.write_bytes(_settled(raw, moment))


def _fill(page: Worksheet, tab: Sheet) -> None:
    """Put the cells of a tab into a worksheet."""
    for line in tab.above:
        page.append(line)
    if tab.headings:
        # `append` takes no empty row for granted: count, do not ask it.
        for place, heading in enumerate(tab.headings, 1):
            cell = page.cell(len(tab.above) + 1, place, heading)
            cell.font = Font(bold=True)
    start = len(tab.above) + bool(tab.headings) + 1
    for row, values in enumerate(tab.rows, start):
        for column, value in enumerate(values, 1):
            if value is not None and value != "":
                _put(page, row, column, value)
    if tab.above:
        page.cell(1, 1).font = Font(bold=True, size=14)
    for place, heading in enumerate(tab.headings, 1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = _width(heading)


def _put(page: Worksheet, row: int, column: int, value: Any) -> None:
    """Write one cell; dates get an unmistakable format."""
    cell = page.cell(row, column, value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _width(heading: str) -> float:
    """Give a column the width of its heading, within reason."""
    wide = sum(2 if letter > "\u2e80" else 1 for letter in heading)
    return min(28, max(11, wide + 2))


def _settled(raw: BytesIO, moment: datetime) -> bytes:
    """Pack the parts again: one time stamp, and no theme to weigh."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    packed = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(set(old.namelist()) - {THEME}, key=_part):
            part = SAVED.sub(rb"\g<1>" + stamp + rb"\g<2>", old.read(name))
            if not name.startswith("xl/worksheets/"):
                part = THEMED.sub(b"", part)
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, part, compresslevel=9)
    return packed.getvalue()


def _part(name: str) -> tuple[bool, str]:
    """Put the list of content types first, as Excel does."""
    return name != "[Content_Types].xml", name
