"""Comma-separated files that open rightly and safely in a spreadsheet."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports.cells import texts
from salesdash.exports.headings import heading
from salesdash.words import Words

_MARK = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""

_BLANKS = r"(?:(?![\t\r\n])[\s\x00-\x1f\u200b-\u200f\u2060\ufeff])*"
_FORMULA = re.compile(
    rf"\A(?={_BLANKS}[=+\-@＝＋－＠\t\r])|(?<=[\r\n])(?={_BLANKS}[=+\-@＝＋－＠\t])"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def table(
    frame: nw.DataFrame[Any],
    columns: Sequence[str],
    t: Words | None = None,
    name: str = "",
) -> bytes:
    r"""Write a table as UTF-8 with a byte order mark, lines ended by CRLF.

    Args:
        frame: The rows.
        columns: The columns to write, in order.
        t: Headings in the words of a language; without it the stable
            names of the columns, which programs can rely on.
        name: The table that the columns belong to, for their headings.

    Example:
        >>> import polars as pl
        >>> visits = {"rep": ["王敏", "=1+1"], "minutes": [-5, None]}
        >>> frame = pl.DataFrame(visits)
        >>> written = table(nw.from_native(frame), ["rep", "minutes"])
        >>> written.decode("utf-8-sig")
        "rep,minutes\r\n王敏,-5\r\n'=1+1,\r\n"
    """
    heads = [heading(t, name, column) for column in columns] if t else columns
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([proof(head) for head in heads])
    cells = (_cells(frame[column]) for column in columns)
    writer.writerows(zip(*cells, strict=True))
    return (_MARK + lines.getvalue()).encode("utf-8")


def proof(text: str) -> str:
    r"""Put ' before each line that a spreadsheet would run as a formula.

    A plain number runs nothing and stays a number.

    Example:
        >>> proof("=1+1"), proof("a\n @b"), proof("-12.50"), proof("a=b")
        ("'=1+1", "a\n' @b", '-12.50', 'a=b')
    """
    if _NUMBER.fullmatch(text):
        return text
    return _FORMULA.sub("'", text)


def _cells(column: nw.Series[Any]) -> list[Any]:
    values = column.to_list()
    return texts(proof, values) if column.dtype == nw.String else values
