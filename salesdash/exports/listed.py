"""The list of findings in front of a workbook that is handed back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from salesdash.exports import workbook
from salesdash.exports.findings import parts
from salesdash.exports.marked import LEFT, ORDER, Place, Tab, places, way
from salesdash.exports.rebuilt import COLOURS
from salesdash.exports.workbook import fill, font, letter
from salesdash.findings import Finding
from salesdash.intake import ours
from salesdash.words import Words

COLUMNS = ("way", "sheet", "cell", "column", "value", "found", "todo")
MOST = 5000
"""So many findings are listed."""

_WIDTHS = (11.0, 18.0, 9.0, 20.0, 24.0, 60.0, 60.0)
_HIDDEN = len(COLUMNS) + 2
"""The first of three hidden columns, for the note of the days."""

_TOP = 4
"""The row of the headings."""

_BIG, _BOLD = font(bold=True, size=14), font(bold=True)
_LINK = font(color="0563C1", underline="single")
_WRAP = Alignment(vertical="top", wrap_text=True)
_LINE = Border(bottom=Side("thin", color="D9D9D9"))
_VALUE = 200
"""Characters of a value that are shown."""


def write(
    sheet: Any,
    tabs: Mapping[str, Tab],
    findings: Sequence[Finding],
    file: str,
    t: Words,
) -> None:
    """Write the list.

    Args:
        sheet: The new sheet, in a workbook that only writes.
        tabs: Name of a sheet in the new workbook -> the sheet.
        findings: What was found.
        file: The name of the file as uploaded.
        t: The words.
    """
    workbook.printed(sheet)
    workbook.widths(sheet, _WIDTHS)
    for place in range(_HIDDEN, _HIDDEN + 4):
        sheet.column_dimensions[letter(place)].hidden = True
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.sheet_properties.tabColor = COLOURS[LEFT]
    body = [*_body(sheet, tabs, findings, t)]
    notes = [*_notes(sheet, tabs)]
    lines = [*_head(sheet, file, t), *body]
    lines += [[] for _ in range(len(notes) - len(lines))]
    for line, note in _side_by_side(lines, notes):
        blank = [None] * (_HIDDEN - 1 - len(line))
        sheet.append([*line, *blank, *note])


def _side_by_side(
    lines: Sequence[list[Any]], notes: Sequence[list[Cell]]
) -> Iterator[tuple[list[Any], list[Cell]]]:
    for place, line in enumerate(lines):
        yield line, notes[place] if place < len(notes) else []


def _notes(sheet: Any, tabs: Mapping[str, Tab]) -> Iterator[list[Cell]]:
    """Note of each sheet its day, and what a person said that it is."""
    lines = [[ours.LIST]]
    lines += [
        [told, read.as_of.isoformat(), read.as_of_source, read.covers]
        for name, tab in tabs.items()
        for read in tab.sheets
        for told in [name if len(tab.sheets) == 1 else read.sheet]
    ]
    for row, line in enumerate(lines, start=1):
        yield [
            workbook.text(sheet, row, at, text)
            for at, text in enumerate(line, start=_HIDDEN)
        ]


def _head(sheet: Any, file: str, t: Words) -> Iterator[list[Any]]:
    said = [t("returned.title", file=file), t("returned.how")]
    for row, (text, large) in enumerate(
        zip(said, (_BIG, None), strict=True), start=1
    ):
        cell = workbook.text(sheet, row, 1, text)
        if large:
            cell.font = large
        yield [cell]
    yield [_key(sheet, place, w, t) for place, w in enumerate(ORDER, 1)]
    heads = []
    for place, name in enumerate(COLUMNS, start=1):
        told = t(f"returned.column.{name}")
        cell = workbook.text(sheet, _TOP, place, told)
        cell.font, cell.border = _BOLD, _LINE
        heads.append(cell)
    yield heads


def _key(sheet: Any, place: int, told: str, t: Words) -> Cell:
    """Say what a colour stands for."""
    cell = workbook.text(sheet, _TOP - 1, place, t(f"returned.way.{told}"))
    cell.fill = fill(COLOURS[told])
    return cell


def _body(
    sheet: Any,
    tabs: Mapping[str, Tab],
    findings: Sequence[Finding],
    t: Words,
) -> Iterator[list[Any]]:
    row = _TOP
    for row, finding in enumerate(findings[:MOST], start=_TOP + 1):
        yield _line(sheet, row, finding, tabs, t)
    if not findings:
        yield [workbook.text(sheet, row + 1, 1, t("returned.none"))]
    if len(findings) > MOST:
        more = t("returned.more", n=len(findings) - MOST)
        yield [workbook.text(sheet, row + 1, 1, more)]


def _line(
    sheet: Any,
    row: int,
    finding: Finding,
    tabs: Mapping[str, Tab],
    t: Words,
) -> list[Cell]:
    told, place = way(finding), _place(finding, tabs)
    found, todo = parts(finding, t)
    area = place and f"{letter(place[1][1])}{place[1][0]}"
    shown = area if finding.row or finding.column else ""
    texts = (
        t(f"returned.way.{told}"),
        finding.sheet,
        shown or "",
        finding.column,
        finding.value[:_VALUE],
        found,
        todo,
    )
    high = workbook.stretched(sheet, row, texts, _WIDTHS)
    cells = [
        workbook.text(sheet, row, at, text) for at, text in enumerate(texts, 1)
    ]
    # Styles take most of the time, so only those that show are set.
    for cell in cells if high else ():
        cell.alignment = _WRAP
    cells[0].fill = fill(COLOURS[told])
    if place and area:
        _link(cells[2] if shown else cells[1], place[0], area)
    return cells


def _link(cell: Cell, name: str, area: str) -> None:
    """Let a cell lead to another one of the same workbook."""
    quoted = name.replace("'", "''")
    target = f"'{quoted}'!{area}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
    cell.font = _LINK


def _place(
    finding: Finding, tabs: Mapping[str, Tab]
) -> tuple[str, Place] | None:
    """Find the cell of a finding: the sheet by its new name, and where."""
    for name, tab in tabs.items():
        if finding.sheet in {tab.grid.tab, *(s.sheet for s in tab.sheets)}:
            return name, places(finding, tab)[0]
    return None


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Put what is left out first, sheet by sheet and row by row."""
    whole = list(dict.fromkeys(findings))
    first: dict[str, int] = {}
    for finding in whole:
        first.setdefault(finding.sheet, len(first))
    return sorted(
        whole,
        key=lambda f: (first[f.sheet], ORDER.index(way(f)), f.row or 0),
    )
