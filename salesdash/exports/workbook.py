"""Workbooks for spreadsheet programs: cells that never run, fair widths."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.properties import PageSetupProperties

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY, MOMENT, CLOCK = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"
LIVE = "=+-@＝＋－＠"
"""What begins so could be taken for a formula."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile(r'[\\/*?:\[\]<>|"]')
_LONGEST = 32_767
_TITLE, _NAME = 31, 80
_NARROW, _WIDE = 8, 44
_LINE = 15
"""Points that a line takes."""

_LINES = 20
_ACROSS = 300
_PER_LINE = 46


def clean(value: str) -> str:
    r"""Drop what no cell may hold, and keep `_x000D_` as it is written.

    Example:
        >>> clean("a\x00b\r\n"), clean("_x000D_")
        ('ab\n', '_x005F_x000D_')
    """
    return _CODED.sub("_x005F_", _UNSEEN.sub("", value))[:_LONGEST]


def text(sheet: Any, row: int, column: int, value: str) -> Cell:
    """Make a cell that holds a text, whatever it looks like.

    Args:
        sheet: The sheet that it will stand on.
        row: Its row, from 1.
        column: Its column, from 1.
        value: The text.
    """
    cell = Cell(sheet, row=row, column=column, value=clean(value))
    cell.data_type = "s"
    if value.lstrip().startswith(tuple(LIVE)):
        cell.quotePrefix = True
    return cell


def number(sheet: Any, row: int, column: int, value: float) -> Cell:
    """Make a cell that holds a number, to its last digit."""
    whole = value.is_integer() and abs(value) < 10**15
    cell = Cell(sheet, row=row, column=column)
    cell.value = str(int(value)) if whole else repr(float(value))
    cell.data_type = "n"
    return cell


def font(*, bold: bool = False, size: int = 11, **more: Any) -> Font:
    """Give a font of the family that spreadsheets begin with."""
    return Font(name="Calibri", size=size, bold=bold, **more)


def fill(colour: str) -> PatternFill:
    """Give the ground of a cell."""
    return PatternFill("solid", fgColor=colour)


def comment(told: str) -> Comment:
    """Make a comment that is large enough for its text."""
    lines = sum(1 + wide(line) // _PER_LINE for line in told.split("\n"))
    height = _LINE * (lines + 1)
    return Comment(clean(told), "salesdash", height=height, width=_ACROSS)


def wide(value: str) -> int:
    """Count how wide a text is: a Chinese character counts twice.

    Example:
        >>> wide("Ann"), wide("王敏")
        (3, 4)
    """
    if value.isascii():
        return len(value)
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in value)


def width(values: Iterable[str], most: int = _WIDE) -> float:
    """Give the width of a column that shows these values."""
    longest = max(
        (wide(line) for v in values for line in v.split("\n")), default=0
    )
    return float(min(max(longest + 2, _NARROW), most))


def widths(sheet: Any, columns: Sequence[float]) -> None:
    """Set how wide the columns of a sheet are."""
    for place, found in enumerate(columns, start=1):
        sheet.column_dimensions[letter(place)].width = found


def stretched(
    sheet: Any, row: int, texts: Iterable[str], columns: Sequence[float]
) -> bool:
    """Make a row as high as its wrapped texts need; tell if it was higher.

    Args:
        sheet: The sheet, the row not yet appended.
        row: The row, from 1.
        texts: What stands in it, from the first column on.
        columns: How wide the columns are.
    """
    most = max(
        (
            sum(1 + wide(line) // int(room - 1) for line in text.split("\n"))
            for text, room in zip(texts, columns, strict=False)
        ),
        default=1,
    )
    if most > 1:
        sheet.row_dimensions[row].height = _LINE * min(most, _LINES)
    return most > 1


def printed(sheet: Any) -> None:
    """Let a sheet be printed across, as wide as one page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def saved(book: Workbook) -> bytes:
    """Give the bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def title(name: str, taken: Iterable[str]) -> str:
    """Give the name of a sheet as a workbook allows it, and only once.

    Example:
        >>> title("a/b", ["A b"]), title("", [])
        ('a b (2)', 'Sheet')
    """
    bare = " ".join(_FORBIDDEN.sub(" ", _UNSEEN.sub("", name)).split())
    bare = bare.strip("'")[:_TITLE] or "Sheet"
    used = {t.casefold() for t in taken}
    found, count = bare, 1
    while found.casefold() in used:
        count += 1
        end = f" ({count})"
        found = bare[: _TITLE - len(end)] + end
    return found


def safe(name: str) -> str:
    """Make a name of a file out of what somebody wrote.

    Example:
        >>> safe("../Ann: Lee"), safe("王敏/李强")
        ('.. Ann Lee', '王敏 李强')
    """
    bare = _FORBIDDEN.sub(" ", _UNSEEN.sub("", name))
    seen = "".join(c for c in bare if c.isprintable())
    return " ".join(seen.split())[:_NAME].strip(" ")
