"""The cells of a text file: its encoding, its delimiter, its rows."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from salesdash.intake import quoted, wide
from salesdash.intake.grid import Cell, Strip
from salesdash.intake.limits import AREA, CELL, COLUMNS, FILLED, ROWS
from salesdash.intake.refusal import Refused
from salesdash.intake.sniff import UTF16

ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")
"""Tried in this order: each takes more for text than the one before."""

MARKED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)""",
    re.IGNORECASE,
)
HEAD = 8192
"""Bytes in which a page says how it is encoded."""

SAID = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
}
"""Encodings as pages call them, taken as widely as they are meant."""

DELIMITERS = ",;\t|"
SAMPLE = 200
"""Rows looked at for the delimiter."""

SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)


def decode(content: bytes, said: str = "") -> tuple[str, str]:
    """Give the text and the encoding that it was read in.

    Args:
        content: The text in bytes.
        said: The encoding that it says it has; tried first.

    Raises:
        Refused: It is no text in any encoding known.
    """
    order = "utf-16" if content.startswith(UTF16) else wide.order(content)
    first = (said,) if said else ()
    if not order:
        # Some programs fill the last block of a file with zeros.
        content = content.rstrip(b"\0")
    for encoding in (order,) if order else (*first, *ENCODINGS):
        try:
            text = content.decode(encoding).rstrip("\0")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            # Files put one behind the other have their marks inside.
            return text.replace("\ufeff", ""), encoding
    raise Refused("text_unreadable")


def said(content: bytes) -> str:
    """Give the encoding that a page says it has, '' for none known.

    >>> said(b'<meta charset="GB2312">')
    'gb18030'
    """
    match = MARKED.search(content[:HEAD])
    return SAID.get(match[1].decode().lower(), "") if match else ""


def delimiter(text: str) -> str:
    r"""Tell what separates the cells.

    It is what cuts most rows into the same number of cells.

    >>> delimiter("name;amount\nA;1,5\nB;2,5")
    ';'
    """
    return max(DELIMITERS, key=lambda mark: _agreement(text, mark))


@dataclass(frozen=True)
class Cut:
    """A text cut into cells.

    Attributes:
        rows: The rows, as long as they are.
        mark: What separates the cells.
        torn: Rows, from 1, in which a quotation mark is never closed.
    """

    rows: list[list[str]]
    mark: str
    torn: tuple[int, ...] = ()


def cut(text: str) -> Cut:
    """Cut a text into rows of cells.

    Raises:
        Refused: It holds more than a sheet can.
    """
    found: list[list[str]] = []
    torn: list[int] = []
    told = SEPARATOR.match(text)
    if told:
        # Spreadsheets hide this line, yet it counts as a row of the file.
        found, text = [[]], text[told.end() :]
    mark = told[1] if told else delimiter(text)
    filled = 0
    for row in quoted.rows(text, mark):
        found.append(row.cells)
        filled += len(row.cells) - row.cells.count("")
        _check(found, filled)
        torn += [len(found)] if row.torn else []
    return Cut(found, mark, tuple(torn))


def strips(rows: list[list[str]]) -> tuple[Strip, ...]:
    """Turn rows of cells, as long as they are, into columns.

    Blank rows and columns behind the last cell are left out.
    """
    height, width = len(rows), max(map(len, rows), default=0)
    if height * width > AREA:
        raise _large(height, width, sum(map(len, rows)))
    high = next((p for p in range(height, 0, -1) if any(rows[p - 1])), 0)
    columns = list(zip_longest(*rows[:high], fillvalue=""))
    while columns and not any(columns[-1]):
        columns.pop()
    return tuple(map(_strip, columns))


def _strip(column: tuple[str, ...]) -> Strip:
    text = np.empty(len(column), object)
    text[:] = column
    filled = np.fromiter(map(bool, column), bool)
    return Strip(
        kind=np.where(filled, Cell.TEXT, Cell.BLANK).astype(np.int8),
        text=text,
        number=np.full(len(column), np.nan),
        percent=np.zeros(len(column), bool),
    )


def _check(rows: list[list[str]], filled: int) -> None:
    row = rows[-1]
    if len(rows) > ROWS or len(row) > COLUMNS or filled > FILLED:
        raise _large(len(rows), len(row), filled)
    if row and max(map(len, row)) > CELL:
        raise _long(len(rows))


def _long(row: int) -> Refused:
    return Refused("text_too_long", row, limit=CELL)


def _agreement(text: str, mark: str) -> tuple[int, int]:
    """Count the rows that have the most usual number of cells."""
    sample = "".join(text.splitlines(keepends=True)[:SAMPLE])
    widths = Counter(len(row.cells) for row in quoted.rows(sample, mark))
    return max(
        ((rows, width) for width, rows in widths.items() if width > 1),
        default=(0, 0),
    )


def _large(height: int, width: int, filled: int) -> Refused:
    return Refused("sheet_too_large", rows=height, columns=width, cells=filled)
