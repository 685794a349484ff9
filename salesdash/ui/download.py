"""Buttons that hand out files, made when they are clicked."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from salesdash.exports import csv as sheet
from salesdash.exports import names, tables
from salesdash.words import Words


def offer(
    make: Callable[[], bytes],
    file: str,
    label: str,
    mime: str = "text/csv",
    key: str = "",
) -> None:
    """Offer a file.

    Args:
        make: Makes its bytes, when it is clicked for.
        file: Its name.
        label: What the button says.
        mime: What kind of file it is.
        key: What sets it apart on a page; its name if ''.
    """
    st.download_button(
        label,
        make,
        file_name=file,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"download {key or file}",
    )


def rows(
    frame: Any,
    table: str,
    day: int,
    t: Words,
    what: str = "",
    key: str = "",
) -> None:
    """Offer the rows of a table, every column, under its stable name.

    Args:
        frame: The rows.
        table: Their table in the model.
        day: The as-of day.
        t: The words.
        what: What the rows are, for the name of the file.
        key: As `offer` takes it.
    """
    make = partial(_written, frame, table, day)
    file = names.name(what or table, day)
    offer(make, file, t("shell.table.download"), key=key)


def lines(heads: Sequence[str], body: Iterable[Sequence[str]]) -> bytes:
    r"""Write text as a file that opens rightly and safely.

    Example:
        >>> lines(["a", "b"], [["=1", "x"]]).decode("utf-8-sig")
        "a,b\r\n'=1,x\r\n"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([sheet.proof(cell) for cell in line] for line in body)
    return ("\ufeff" + out.getvalue()).encode()


def _written(frame: Any, table: str, day: int) -> bytes:
    text = tables.rows(frame, table, day)
    return sheet.table(text, tables.columns(table))
