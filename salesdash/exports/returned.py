"""The workbook that is handed back: the user's own, with what was found."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

from salesdash.exports import listed, marked, rebuilt, workbook
from salesdash.exports.marked import ASIDE, Tab
from salesdash.findings import Finding
from salesdash.intake import names, ours
from salesdash.intake.grid import Grid
from salesdash.intake.sheet import Sheet
from salesdash.words import Words

NOT_OURS = ("not_ours", "sheet_hidden", "replaces_import")
"""Findings of which alone no workbook is handed back."""


def counted(findings: Iterable[Finding], file: str | None = None) -> int:
    """Count the findings that somebody can correct in the workbook.

    Args:
        findings: What was found.
        file: Only those of this file.
    """
    return sum(
        not finding.code.startswith(NOT_OURS) and marked.way(finding) != ASIDE
        for finding in findings
        if file in (None, finding.file)
    )


def files(
    grids: Sequence[Grid],
    sheets: Sequence[Sheet],
    findings: Sequence[Finding],
    t: Words,
) -> dict[str, bytes]:
    """Make the workbooks to hand back, of files with something to correct.

    Args:
        grids: The cells of the files, as they were read.
        sheets: What was understood of them.
        findings: What was found.
        t: The words.

    Returns:
        Name of a file -> its bytes; a file whose cells could not be read
        has none.
    """
    found: dict[str, bytes] = {}
    for file in dict.fromkeys(grid.file for grid in grids):
        own = [f for f in findings if f.file == file]
        if counted(own):
            parts = [g for g in grids if g.file == file]
            read = [s for s in sheets if s.file == file]
            found[name(file, t)] = made(parts, read, own, t)
    return found


def made(
    grids: Sequence[Grid],
    sheets: Sequence[Sheet],
    findings: Sequence[Finding],
    t: Words,
) -> bytes:
    """Make the workbook of one file: the list, then its own sheets."""
    book = Workbook(write_only=True)
    listing = t("returned.sheet")
    tabs = _tabs(grids, sheets, listing)
    file = grids[0].file if grids else ""
    told = listed.ordered(findings)
    listed.write(book.create_sheet(listing), tabs, told, file, t)
    for title, tab in tabs.items():
        own = {tab.grid.tab, *(sheet.sheet for sheet in tab.sheets)}
        marks = marked.marks((f for f in told if f.sheet in own), tab, t)
        rebuilt.write(book.create_sheet(title), tab, marks)
    return workbook.saved(book)


def name(file: str, t: Words) -> str:
    """Name the workbook after the file that it came from.

    Example:
        >>> name("周报 11.20.xls", Words("zh"))
        '周报 11.20（待修正）.xlsx'
    """
    return t("returned.file", name=workbook.safe(names.bare(file)) or "-")


def mime(file: str) -> str:
    """Say what kind of file a name promises.

    Example:
        >>> mime("a.zip")
        'application/zip'
    """
    return "application/zip" if file.endswith(".zip") else workbook.MIME


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Put files into one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in contents.items():
            archive.writestr(file, content)
    return stream.getvalue()


def _tabs(
    grids: Iterable[Grid], sheets: Iterable[Sheet], listing: str
) -> dict[str, Tab]:
    """Give the sheets to rebuild by the names that they get.

    A hidden sheet that was not read is left out, and so is an older list.
    """
    found: dict[str, Tab] = {}
    for tab in marked.tabs(grids, sheets):
        taken = any(sheet.table for sheet in tab.sheets)
        if ours.written(tab.grid) or not (tab.grid.visible or taken):
            continue
        title = workbook.title(tab.grid.tab, [*found, listing])
        found[title] = tab
    return found
